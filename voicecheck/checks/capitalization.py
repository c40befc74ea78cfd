"""Kind `capitalization`: the case of headings, and names with one right spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from voicecheck.checks.names import misspelt
from voicecheck.core.finding import Finding
from voicecheck.core.profile import Profile
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec, fill
from voicecheck.language.scripts import speaks

if TYPE_CHECKING:
    from voicecheck.checks.casing import Recased

_HEADINGS = ("title", "heading")
_UNSURE = ("Write '{to}', but leave names and acronyms as they are.", "写作“{to}”，专名和缩写不动。")
_PROFILE = "profile"
_LONGEST = 1000
"""Characters; what is longer is no heading, whatever its markup says."""
_LOWER_WORD = re.compile(r"(?<![\w'\u2019])[a-z]{3,}(?![\w])")
_INNER_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+(?!\w)")


class Capitalization(Rule):
    """Reports a heading in another case, or a name in another spelling; carries a fix where it is certain.

    Case is judged in English text only; exact names are found in every language.

    Placeholders: {match} {suggestion}.
    """

    options: ClassVar[Mapping[str, Any]] = {
        "style": {
            "enum": ["title", "sentence", "lower", "upper", "exact"],
            "description": "title: Headline Style (what AP or Chicago allows is fine). sentence: as in a "
            "sentence, names apart. exact: the names of `names` in their one spelling, everywhere in the text. The "
            "others look at titles and headings unless `scopes` says otherwise.",
        },
        "names": {
            "anyOf": [
                {"const": _PROFILE},
                {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
            ],
            "description": "exact: the right spellings, or `profile` for the product names of the profile. Any other "
            "case or spacing of them is reported.",
        },
        "exceptions": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "description": "Words and phrases that are fine as they are spelt here. The profile's names always are.",
        },
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("style",),)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        """Refuses a style without names, and names without the style."""
        exact = spec.options["style"] == "exact"
        names = spec.options.get("names")
        if exact and names is None:
            raise OptionError(("style",), "exact needs names; expected names: [..] or names: profile")
        if names is not None and not exact:
            raise OptionError(("names",), f"got names with style {spec.options['style']}; expected style: exact")
        if names and names != _PROFILE:
            for place, name in enumerate(names):
                if not any(map(str.isalnum, name)):
                    raise OptionError(("names", place), f"got '{name}'; expected a name with letters")
        return spec.options

    def check(self, draft: Draft) -> Iterable[Finding]:
        if self.spec.options["style"] == "exact":
            yield from self._check_names(draft)
            return
        known = _Known(draft.document.text)
        for block in draft.blocks(self.spec):
            if block.language != "en" or block.end - block.start > _LONGEST:
                continue
            if not self.spec.scopes and block.scope not in _HEADINGS:
                continue
            text = draft.document.block_text(block)
            wanted, certain = self._wanted(text, draft.profile, known)
            if wanted != text and not draft.excused(self, block.start):
                yield self.finding(
                    draft,
                    block.start,
                    block.end,
                    block=block,
                    fields={"suggestion": wanted},
                    replacement=wanted if certain else None,
                    remedy="" if certain else fill(draft.told(*_UNSURE), {"to": wanted}),
                )

    def _wanted(self, text: str, profile: Profile, known: _Known) -> Recased:
        from voicecheck.checks import casing

        kept = list(_occurrences(text, (*self.spec.options.get("exceptions", ()), *_names(profile))))
        match self.spec.options["style"]:
            case "title":
                return casing.title_case(text, kept)
            case "sentence":
                return casing.sentence_case(text, kept, known.is_name)
            case "lower":
                return casing.one_case(text, kept, str.lower)
            case _:
                return casing.one_case(text, kept, str.upper)

    def _check_names(self, draft: Draft) -> Iterable[Finding]:
        spec = self.spec
        stated = spec.options["names"]
        if stated == _PROFILE:
            names: list[tuple[str, Sequence[str]]] = [(each.name, each.wrong) for each in draft.profile.products]
        else:
            names = [(name, ()) for name in stated]
        for start, end, name in misspelt(draft, names):
            block = draft.document.block_at(start)
            if block is None or (spec.scopes and block.scope not in spec.scopes):
                continue
            written = draft.document.text[start:end]
            # `Draft.allows` would allow every spelling of an allowed name.
            fine = written in spec.options.get("exceptions", ()) or written in draft.profile.allow
            if fine or not speaks(spec.languages, block.language):
                continue
            if _shouted(draft.document.block_text(block), written):
                continue
            if not draft.excused(self, start):
                yield self.finding(draft, start, end, block=block, fields={"suggestion": name}, replacement=name)


class _Known:
    """What a draft shows of its words; gathered when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _lower(self) -> frozenset[str]:
        return frozenset(_LOWER_WORD.findall(self._text))

    @cached_property
    def _capitalised(self) -> frozenset[str]:
        # A heading in title case would vouch for its own words.
        prose = (line for line in self._text.split("\n") if line.endswith((".", "!", "?")) or len(line) > 100)
        return frozenset(word for line in prose for word in _INNER_CAPITAL.findall(line))

    def is_name(self, word: str) -> bool | None:
        """True if the text has the word capitalised inside a sentence, False if it has it in lower case, else None."""
        if word in self._capitalised:
            return True
        return False if word.lower() in self._lower else None


def _names(profile: Profile) -> Iterable[str]:
    yield from (profile.title, profile.name)
    yield from profile.aliases
    yield from (product.name for product in profile.products)


def _occurrences(text: str, phrases: Iterable[str]) -> Iterable[tuple[int, int]]:
    for phrase in phrases:
        at = text.find(phrase) if phrase else -1
        while at >= 0:
            yield at, at + len(phrase)
            at = text.find(phrase, at + len(phrase))


def _shouted(text: str, written: str) -> bool:
    """Whether a name is in capitals because the whole block is."""
    return written.isupper() and text.isupper() and any(map(str.isupper, text.replace(written, "")))
