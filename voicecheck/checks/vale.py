"""`vale`: a rule of a Vale style, run as Vale runs it. Written by `styles` in the configuration, not by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from voicecheck.core.errors import RuleFault
from voicecheck.core.finding import Finding, Fix
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec, replacing
from voicecheck.core.span import Span


class Vale(Rule):
    """One rule of a style. All such rules of a draft run together, in the facet `vale`.

    Attributes:
        linter: The linter of all rules that were compiled with this one; kept here between batches.
    """

    needs = frozenset(("vale",))
    options: ClassVar[Mapping[str, Any]] = {
        "rule": {"type": "object", "description": "The rule as its style states it."},
        "literals": {"type": ["array", "null"], "description": "Of these a text must hold one for the rule to fire."},
        "reaches": {"type": ["array", "null"], "description": "How far each alternative looks beyond its match."},
        "reading": {"type": "object", "description": "What of a draft the rule sees, as `vale` configures it."},
        "vocabulary": {"type": "array", "description": "Terms that are accepted."},
        "problem": {"type": "string", "description": "Why the rule cannot be run."},
    }
    required = (("rule", "problem"),)

    linter: Any = None

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        raise OptionError(("kind",), "rules of kind 'vale' come from 'styles' in voicecheck.yaml, not from rule files")

    def __getstate__(self) -> dict[str, Any]:
        return {"spec": self.spec}

    def repeatable(self, draft: Draft) -> bool:
        return bool(self.spec.options.get("rule", {}).get("extends") != "spelling")  # dictionaries are read later

    def check(self, draft: Draft) -> Iterator[Finding]:
        spec = self.spec
        if "problem" in spec.options:
            raise RuleFault(spec.options["problem"])
        found = draft.facet("vale")
        if spec.id in found.faults:
            raise RuleFault(found.faults[spec.id])
        alerts = found.alerts.get(spec.id)
        if not alerts:
            return
        source = draft.document.source
        for alert in alerts:
            span = Span(alert.start, alert.end)
            matched = source[alert.start : alert.end]
            fix, remedy = None, spec.remedy
            if len(alert.suggestions) == 1 and alert.suggestions[0] != matched:
                replacement = alert.suggestions[0]
                title = replacing(draft, replacement)
                if matched == alert.match and matched:
                    fix = Fix(span, replacement, title)
                else:
                    remedy = remedy or title + draft.told(".", "。")
            yield Finding(
                rule=spec.id,
                kind=spec.kind,
                severity=spec.severity,
                message=alert.message,
                span=span,
                matched=matched,
                why=spec.why,
                remedy=remedy,
                scope=alert.scope,
                fix=fix,
                source=spec.source,
            )
