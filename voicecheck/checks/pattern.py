"""Kind `pattern`: regular expressions, or spaCy token patterns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from voicecheck.checks.expressions import live, needed, refuse
from voicecheck.checks.literals import CASE
from voicecheck.checks.tricks import note_of
from voicecheck.core.document import Block
from voicecheck.core.finding import Finding
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec
from voicecheck.language import patterns as regexes
from voicecheck.language.fold import trick
from voicecheck.language.variants import in_variant_of

_REGEX = {"type": "string", "minLength": 1}


class Pattern(Rule):
    """Reports each match; with `replace`, carries a fix."""

    options: ClassVar[Mapping[str, Any]] = {
        "sensitive": {
            "type": "boolean",
            "description": "Whether what is found is hidden in reports. Default: false.",
        },
        "pattern": {
            **_REGEX,
            "description": r"A regular expression (RE2 syntax; \w \d \b are ASCII, \p{L} any letter, \p{Han} Chinese).",
        },
        "patterns": {
            "type": "array",
            "minItems": 1,
            "items": _REGEX,
            "description": "Several regular expressions; any match is reported.",
        },
        "tokens": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "array", "minItems": 1, "items": {"type": "object"}},
            "description": "spaCy Matcher patterns, each a list of token descriptions such as {LOWER: very}.",
        },
        "case": CASE,
        "allow": {
            "type": "array",
            "items": _REGEX,
            "description": "Regular expressions; a match that one of them matches wholly is fine.",
        },
        "folded": {
            "type": "boolean",
            "default": True,
            "description": "Match also the text as it reads without tricks, and Traditional text as Simplified.",
        },
        "replace": {
            "type": "string",
            "description": r"What to write instead; \1 stands for the first group. Makes a fix.",
        },
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("pattern", "patterns", "tokens"),)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        """Every expression is tried, so that a bad one is told at its line."""
        options = spec.options
        sources: list[str] = []
        for path, source in _sources(options):
            refuse(source, path, may_be_empty=path[0] == "allow")
            if path[0] != "allow":
                sources.append(source)
        tokens = options.get("tokens", [])
        if tokens:
            from voicecheck.language.tokens import validate

            wrong = validate(tokens)
            if wrong:
                raise OptionError(("tokens",), wrong)
            if "replace" in options:
                raise OptionError(("replace",), "replace goes with a regular expression, not with tokens")
        if "replace" in options:
            groups = min((regexes.group_count(source) for source in sources), default=0)
            wrong = regexes.unknown_group(options["replace"], groups)
            if wrong:
                raise OptionError(("replace",), f"got {wrong}; expected one of the {groups} groups of the pattern")
        return {
            "sources": sources,
            "needed": needed(sources),
            "tokens": tokens,
            "allow": [rf"\A(?:{source})\z" for source in options.get("allow", ())],
            "replace": options.get("replace"),
            "ignore_case": options.get("case") != "exact",
            "folded": options.get("folded", True),
            "sensitive": options.get("sensitive", False),
        }

    def __init__(self, spec: RuleSpec) -> None:
        super().__init__(spec)
        options = spec.options
        self.sensitive = options["sensitive"]
        ignore_case = options["ignore_case"]
        self._patterns = [regexes.Pattern(source, ignore_case=ignore_case) for source in options["sources"]]
        self._allow = [regexes.Pattern(source, ignore_case=ignore_case) for source in options["allow"]]
        if options["tokens"]:
            self.needs = frozenset({"tokens"})

    def patterns(self) -> Sequence[str]:
        found: Sequence[str] = self.spec.options["sources"]
        return found

    def check(self, draft: Draft) -> Iterable[Finding]:
        if here := live(self._patterns, draft):
            for block in draft.blocks(self.spec):
                if block.start in here:
                    yield from self._check_block(draft, block, here[block.start])
        if self.spec.options["tokens"]:
            for start, end in draft.facet("tokens").find(self.spec.options["tokens"]):
                place = draft.document.block_at(start)
                if place in draft.blocks(self.spec) and not draft.excused(self, start) and not draft.allows(start, end):
                    yield self.finding(draft, start, end, block=place)

    def _check_block(self, draft: Draft, block: Block, patterns: Sequence[regexes.Pattern]) -> Iterable[Finding]:
        text = draft.document.block_text(block)
        template = self.spec.options["replace"]
        found = [(*match.span(), match) for match in self._matches(patterns, text)]
        folded = draft.plain(block) if self.spec.options["folded"] else None
        if folded is not None:
            found += [
                (folded.start(match.start()), folded.end(match.end()), match)
                for match in self._matches(patterns, folded.text)
            ]
        reached = -1
        for start, end, match in sorted(found, key=lambda each: (each[0], -each[1])):
            at, to = block.start + start, block.start + end
            if start < reached or draft.excused(self, at) or draft.allows(at, to):
                continue
            reached = end
            hidden = trick(text[start:end], latin=match.group().isascii()) if match.group() != text[start:end] else ""
            replacement = None
            if template is not None:
                replacement = in_variant_of(block.language, regexes.expand(template, match))
            yield self.finding(draft, at, to, block=block, replacement=replacement, note=note_of(draft, hidden))

    def _matches(self, patterns: Sequence[regexes.Pattern], text: str) -> Iterable[Any]:
        for pattern in patterns:
            for match in pattern.finditer(text):
                if not any(allow.found_in(match.group()) for allow in self._allow):
                    yield match


def _sources(options: Mapping[str, Any]) -> Iterable[tuple[tuple[str | int, ...], str]]:
    if "pattern" in options:
        yield ("pattern",), options["pattern"]
    for key in ("patterns", "allow"):
        for place, source in enumerate(options.get(key, ())):
            yield (key, place), source
