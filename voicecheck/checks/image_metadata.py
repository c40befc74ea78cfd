"""Kind `image-metadata`: images whose files say where they were taken, by whom, or with whose camera."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from voicecheck.core.errors import RuleFault
from voicecheck.core.finding import Finding
from voicecheck.core.masking import masked
from voicecheck.core.rule import Draft, Rule, RuleSpec, fill
from voicecheck.images.data import ENTITIES, LABELS

if TYPE_CHECKING:
    from voicecheck.images.facet import Seen

_MOST_SHOWN = 40


class ImageMetadata(Rule):
    """Reports each image that carries data of the named kinds. Their values are masked; the image's address is not.

    Placeholders: {match} {what}.
    """

    needs = frozenset({"images"})
    options: ClassVar[Mapping[str, Any]] = {
        "entities": {
            "type": "array",
            "minItems": 1,
            "items": {"enum": list(ENTITIES)},
            "description": "What to look for: " + "; ".join(f"{name}: {LABELS[name][0]}" for name in ENTITIES) + ".",
        },
        "allow": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "description": "Names that may stand there, such as an agency's. The company's own names, and people whom "
            "people.yaml calls public, always may.",
        },
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("entities",),)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        return {
            "entities": list(spec.options["entities"]),
            "allow": [_canonical(each) for each in spec.options.get("allow", ())],
        }

    def repeatable(self, draft: Draft) -> bool:
        return not draft.document.images

    def check(self, draft: Draft) -> Iterable[Finding]:
        seen: Sequence[Seen] = draft.facet("images")
        if not seen:
            return
        problems = dict.fromkeys(_problem(draft, each) for each in seen if each.problem)
        if problems:
            raise RuleFault("; ".join(problems))
        profile = draft.profile
        public = (name for person in profile.people if person.public for name in (person.name, *person.names))
        company = (profile.name, profile.title, *profile.aliases)
        allowed = frozenset((*map(_canonical, (*company, *public)), *self.spec.options["allow"]))
        for each in seen:
            found: dict[str, list[str]] = {}
            for datum in each.data:
                if datum.entity in self.spec.options["entities"] and _canonical(datum.value) not in allowed:
                    found.setdefault(datum.entity, []).append(datum.value)
            if found:
                yield self._finding(draft, each, found)

    def _finding(self, draft: Draft, seen: Seen, found: Mapping[str, Sequence[str]]) -> Finding:
        spec, span = self.spec, seen.image.span
        wording = draft.wording(spec)
        matched = span.cut(draft.document.source)
        shown = masked(_short(matched)) if seen.inside else matched
        said = {
            "match": shown,
            "what": _what(draft, spec, {name: list(map(masked, values)) for name, values in found.items()}),
        }
        return Finding(
            rule=spec.id,
            kind=spec.kind,
            severity=spec.severity,
            message=fill(wording.message, said),
            span=span,
            matched=matched,
            why=wording.why,
            remedy=wording.remedy,
            source=spec.source,
            evidence={"entity": next(iter(found)), "entities": list(found)},
            sensitive=seen.inside,
            revealed=fill(wording.message, {"match": matched, "what": _what(draft, spec, found)}),
        )


def _what(draft: Draft, spec: RuleSpec, found: Mapping[str, Sequence[str]]) -> str:
    comma, last = draft.told(", ", "、", spec), draft.told(" and ", "和", spec)
    listed = draft.told("{label} ({values})", "{label}（{values}）", spec)
    parts = [
        fill(listed, {"label": draft.told(*LABELS[name], spec), "values": comma.join(values)})
        for name, values in found.items()
    ]
    return last.join(filter(None, (comma.join(parts[:-1]), parts[-1])))


def _problem(draft: Draft, seen: Seen) -> str:
    document = draft.document
    line, column = document.lines.position(seen.image.span.start)[:2]
    return f"{document.path}:{line}:{column}: the image '{_short(seen.image.target)}' cannot be read: {seen.problem}"


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"


def _canonical(name: str) -> str:
    return " ".join(name.lstrip("@").split()).casefold()
