"""The rule kind `typography`: marks and spaces as the language of the sentence wants them.

Sources, by check:
    cjk-latin-space: W3C, Requirements for Chinese Text Layout (clreq), "Mixed text composition in Chinese and Western";
        中文文案排版指北 (github.com/sparanoid/chinese-copywriting-guidelines), 空格.
    fullwidth-punctuation: GB/T 15834-2011, 4 and 5.1; what stands in foreign words stays half-width (CY/T 154-2017).
    halfwidth-latin: GB/T 15835-2011; 中文文案排版指北, 全角和半角.
    no-space-around-fullwidth: GB/T 15834-2011, 5.1 (a mark fills the square of a character); clreq, "Punctuation".
    ellipsis: GB/T 15834-2011, 4.11; The Chicago Manual of Style, 17th ed., 13.50.
    dash: GB/T 15834-2011, 4.10; Chicago, 6.85.
    quotes: GB/T 15834-2011, 4.8; 《重訂標點符號手冊》 (Ministry of Education, Taiwan, 2008), 引號; Chicago, 6.115.
    repeated-punctuation: GB/T 15834-2011, 4.3 (up to three marks only for great force); 中文文案排版指北, 标点符号.
    space-before-punctuation: Chicago, 6.7.
    range-dash: GB/T 15834-2011, 4.13.3; GB/T 15835-2011, 5.1.3; Chicago, 6.78.
    percent-sign: Chicago, 9.18; 中文文案排版指北, 空格.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any, ClassVar

from voicecheck.checks.typography.passage import Change, Passage
from voicecheck.core.document import Block
from voicecheck.core.finding import Finding
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec

CHECKS: Mapping[str, str] = {
    "cjk-latin-space": "spacing",
    "no-space-around-fullwidth": "spacing",
    "space-before-punctuation": "spacing",
    "fullwidth-punctuation": "widths",
    "halfwidth-latin": "widths",
    "ellipsis": "marks",
    "dash": "marks",
    "repeated-punctuation": "marks",
    "quotes": "quotes",
    "range-dash": "figures",
    "percent-sign": "figures",
}
"""Each check, and the module beside this one that has it, as a function of the same name with `_` for `-`."""

STYLES: Mapping[str, tuple[str, ...]] = {
    "cjk-latin-space": ("space", "none"),
    "quotes": ("curly", "corner", "straight"),
    "dash": ("em", "double-em"),
    "ellipsis": ("double", "single", "dots"),
}
"""The styles of the checks that have any."""

_OWN_OPTIONS = {"digits": "cjk-latin-space", "exceptions": "cjk-latin-space", "max": "repeated-punctuation"}
"""Options that one check alone has."""

_CHINESE = frozenset({"cjk-latin-space", "fullwidth-punctuation", "no-space-around-fullwidth"})
"""Checks that concern Chinese sentences only."""

_DOUBLED = (
    "!! !? ?! ?? ,, .. ;; ！！ ！？ ？！ ？？ ，， 、、 ，、 、， ；； 。。 !！ ！! ?？ ？? !？ ！? ?！ ？! ,， ，,"
)

_SIGNS: Mapping[str, tuple[str, ...]] = {
    "ellipsis": ("...", "…", "。。。", "⋯"),
    "dash": ("--", "—", "──", "－－", "―", "––"),
    "quotes": ('"', "'", "“", "”", "‘", "’", "「", "『"),
    "repeated-punctuation": tuple(_DOUBLED.split()),
    "space-before-punctuation": (" ,", " .", " ;", " :", " !", " ?"),
    "range-dash": ("-", "~"),
    "percent-sign": (" %", "％", "\u00a0%"),
}
"""What must stand in a text for a check to find anything."""


class Typography(Rule):
    """Reports marks and spaces, each with a fix.

    A sentence is judged by its own language, whatever the draft's. Code, addresses, hashtags and handles are left
    alone.

    Placeholders: {match} {suggestion}.
    """

    options: ClassVar[Mapping[str, Any]] = {
        "check": {
            "enum": list(CHECKS),
            "description": "What to look at. cjk-latin-space, fullwidth-punctuation and no-space-around-fullwidth are "
            "for Chinese sentences, space-before-punctuation for English ones.",
        },
        "style": {
            "enum": sorted({style for styles in STYLES.values() for style in styles}),
            "description": "cjk-latin-space: space (default) or none. quotes: curly, corner or straight; left out, "
            "straight marks of Chinese sentences become curly in Simplified and corner in Traditional. dash: em "
            "(English) or double-em (Chinese); left out, each in its language. ellipsis: double (Chinese, default), "
            "single or dots (English; Chinese too if `languages` names Chinese only).",
        },
        "digits": {
            "type": "boolean",
            "default": True,
            "description": "cjk-latin-space: whether figures are spaced as Latin words are.",
        },
        "exceptions": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "description": "cjk-latin-space: words that are fine as they are, such as 豆瓣FM.",
        },
        "max": {
            "type": "integer",
            "minimum": 1,
            "default": 1,
            "description": "repeated-punctuation: how many exclamation or question marks may stand together.",
        },
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("check",),)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        """Refuses a style or an option that the check does not have."""
        options = spec.options
        check = options["check"]
        style = options.get("style")
        if style is not None and style not in STYLES.get(check, ()):
            known = " or ".join(STYLES.get(check, ())) or "no style"
            raise OptionError(("style",), f"got {style} for {check}; expected {known}")
        for name, owner in _OWN_OPTIONS.items():
            if name in options and check != owner:
                raise OptionError((name,), f"got {name} for {check}; it belongs to {owner}")
        chinese_too = bool(spec.languages) and all(tag.startswith("zh") for tag in spec.languages)
        return {**options, "chinese_too": chinese_too}

    def check(self, draft: Draft) -> Iterable[Finding]:
        options = self.spec.options
        name = options["check"]
        text = draft.document.text
        signs = _SIGNS.get(name)
        chinese = name in _CHINESE or (name == "quotes" and "style" not in options)
        if (chinese and text.isascii()) or (signs and not any(sign in text for sign in signs)):
            return
        changes = _changes(name)
        for block in draft.blocks(self.spec):
            if not (chinese and block.language == "en"):
                yield from self._check_block(draft, block, changes)

    def _check_block(
        self, draft: Draft, block: Block, changes: Callable[[Passage], Iterator[Change]]
    ) -> Iterable[Finding]:
        spaces = self.spec.options["check"] == "no-space-around-fullwidth"
        for start, end, replacement in changes(Passage(draft, block, self.spec.options)):
            # In Markdown a space beside a full-width mark may be what ends the emphasis before it.
            if spaces and not draft.document.is_verbatim(max(start - 1, block.start), min(end + 1, block.end)):
                continue
            if not draft.excused(self, start) and not draft.allows(start, end):
                fields = {"suggestion": replacement}
                yield self.finding(draft, start, end, block=block, fields=fields, replacement=replacement)


def _changes(name: str) -> Callable[[Passage], Iterator[Change]]:
    module = import_module(f"voicecheck.checks.typography.{CHECKS[name]}")
    found: Callable[[Passage], Iterator[Change]] = getattr(module, name.replace("-", "_"))
    return found
