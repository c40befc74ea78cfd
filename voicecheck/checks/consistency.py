"""Kind `consistency`: of several ways to write a thing, one draft keeps to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from voicecheck.checks.literals import ALLOW, FORMS, WHOLE_WORDS, LiteralRule, prepared_literals
from voicecheck.checks.swap import with_case_of
from voicecheck.checks.tricks import note_of
from voicecheck.core.finding import Finding
from voicecheck.core.rule import Draft, Hit, OptionError, RuleSpec, fill
from voicecheck.language.fold import fold_term


class Consistency(LiteralRule):
    """Reports each place that is written otherwise than most, or than the first; carries a fix.

    Of two ways that are as frequent the one seen first wins. Ways that differ only in upper and lower case, or as
    Simplified and Traditional, are told apart as they are written.

    Placeholders: {match} {suggestion}.
    """

    options: ClassVar[Mapping[str, Any]] = {
        "either": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "array", "minItems": 2, "items": {"type": "string", "minLength": 1}},
            "description": "Lists of ways to write one thing, such as [email, e-mail]; a draft must not mix them.",
        },
        "prefer": {
            "enum": ["majority", "first"],
            "default": "majority",
            "description": "Which way wins in a draft that mixes them: the most frequent, or the first used.",
        },
        "forms": FORMS,
        "allow": ALLOW,
        "whole_words": WHOLE_WORDS,
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("either",),)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        """Each form of each way, with the same form of the other ways."""
        options = spec.options
        literals: dict[str, list[Any]] = {}
        for place, ways in enumerate(options["either"]):
            for index, way in enumerate(ways):
                if not fold_term(way) or way in ways[:index]:
                    raise OptionError(("either", place, index), f"got '{way}'; expected another way to write the same")
                for form, others in _forms(ways, index, options.get("forms", False)):
                    literals.setdefault(form, [place, index, others])
        alike = Counter(map(fold_term, literals))
        return {
            **prepared_literals(spec, list(literals), options.get("allow", ())),
            "ways": list(literals.values()),
            "names": options["either"],
            "exact": [alike[fold_term(form)] > 1 for form in literals],
            "first": options.get("prefer") == "first",
        }

    def check(self, draft: Draft) -> Iterable[Finding]:
        hits = draft.hits(self)
        if len(hits) < 2:
            return
        seen: dict[int, list[tuple[Hit, str, int, list[str | None]]]] = {}
        for hit in hits:
            written = draft.document.text[hit.start : hit.end]
            literal = self._literal(hit, written)
            if literal is not None:
                place, way, others = self.spec.options["ways"][literal]
                seen.setdefault(place, []).append((hit, written, way, others))
        for place, uses in seen.items():
            counts = Counter(way for _, _, way, _ in uses)
            if len(counts) == 1:
                continue
            # `Counter` keeps the order of first use, and `max` the first of equals.
            wins = uses[0][2] if self.spec.options["first"] else max(counts, key=counts.__getitem__)
            names = self.spec.options["names"][place]
            evidence = {"counts": {names[way]: count for way, count in counts.items()}}
            for hit, written, way, others in uses:
                if way != wins and not draft.excused(self, hit.start):
                    instead = others[wins]
                    suggestion = with_case_of(written, instead or names[wins])
                    yield self.finding(
                        draft,
                        hit.start,
                        hit.end,
                        block=hit.block,
                        fields={"suggestion": suggestion},
                        replacement=suggestion if instead else None,
                        remedy=""
                        if instead
                        else fill(
                            draft.told("Write '{to}', inflected alike.", "写作“{to}”，词形跟着变。"), {"to": suggestion}
                        ),
                        note=note_of(draft, hit.trick),
                        evidence=evidence,
                    )

    def _literal(self, hit: Hit, written: str) -> int | None:
        """The literal that was hit; None where it may be several and is written as none of them."""
        options = self.spec.options
        if not options["exact"][hit.literal]:
            return hit.literal
        literals: list[str] = options["literals"]
        return literals.index(written) if written in literals else None


def _forms(ways: Sequence[str], index: int, forms: bool) -> Iterator[tuple[str, list[str | None]]]:
    """Each form of a way with the same form of every way; None where that is not certain."""
    yield ways[index], list(ways)
    if not forms or not ways[index].isascii():
        return
    from voicecheck.language.inflect import inflections

    head, hyphen, core = ways[index].rpartition("-")
    for form in inflections(core)[1:]:
        yield head + hyphen + form, [_like(form, core, other) for other in ways]


def _like(form: str, core: str, other: str) -> str | None:
    """Another way, of whose hyphenated words the last is inflected, in the form that `form` is of `core`."""
    from voicecheck.language.inflect import inflect_like

    head, hyphen, last = other.rpartition("-")
    inflected = inflect_like(form, core, last)
    return head + hyphen + inflected if inflected else None
