"""`vale`: a rule of a Vale style, run as Vale runs it. Written by `styles` in the configuration, not by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from voicecheck.core.errors import RuleFault
from voicecheck.core.finding import Finding, Fix
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec, replacing
from voicecheck.core.span import Span

if TYPE_CHECKING:
    from voicecheck.vale.run import Alert


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

    def check(self, draft: Draft) -> Iterable[Finding]:
        spec = self.spec
        if "problem" in spec.options:
            raise RuleFault(spec.options["problem"])
        found = draft.facet("vale")
        if found.faults and spec.id in found.faults:
            raise RuleFault(found.faults[spec.id])
        alerts = found.alerts.get(spec.id)
        return [self._finding(alert, draft) for alert in alerts] if alerts else ()

    def _finding(self, alert: Alert, draft: Draft) -> Finding:
        spec = self.spec
        _, start, end, message, match, scope, suggestions, _ = alert
        span = Span(start, end)
        matched = draft.document.source[start:end]
        fix, remedy = None, spec.remedy
        if len(suggestions) == 1 and suggestions[0] != matched:
            replacement = suggestions[0]
            title = replacing(draft, replacement)
            if matched == match and matched:
                fix = Fix(span, replacement, title)
            else:
                remedy = remedy or title + draft.told(".", "。")
        return Finding(
            spec.id, spec.kind, spec.severity, message, span, matched, spec.why, remedy, "", scope, fix, spec.source
        )
