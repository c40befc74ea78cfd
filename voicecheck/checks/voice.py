"""Kind `voice`: a habit that the brand's own posts do not have, or one of theirs that the draft lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from voicecheck.config.shipped import profiles_folder
from voicecheck.core.finding import Finding
from voicecheck.core.habits import COUNTED, HABITS
from voicecheck.core.profile import Profile
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec
from voicecheck.core.voice import Deviation, VoiceResult
from voicecheck.language.scripts import speaks

_UNITS = {"words": ("", "字"), "sentences": (" sentences", "句"), "paragraphs": (" paragraphs", "段")}
_BRANDS = ("pannier-and-pine", "banmu")


class Voice(Rule):
    """Reports one habit once for each draft, at the first place where it shows."""

    needs = frozenset({"voice"})
    gates_first = True
    options: ClassVar[Mapping[str, Any]] = {
        "habit": {"enum": list(HABITS), "description": "The habit that is watched: see docs/voice.md."},
        "message_fewer": {
            "type": "string",
            "minLength": 1,
            "description": "The message where the draft has too little of the habit. Placeholders as in `message`.",
        },
        "remedy_fewer": {"type": "string", "description": "What the writer should do then."},
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("habit",),)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        """Refuses a habit that no language of the rule has."""
        habit = HABITS[spec.options["habit"]]
        if spec.languages and not any(speaks(spec.languages, language) for language in habit.languages):
            spoken = " and ".join(habit.languages)
            raise OptionError(("habit",), f"got {habit.id}, which is counted in {spoken} alone; the rule never fires")
        return spec.options

    @classmethod
    def profile_of_examples(cls, spec: RuleSpec, profile: Profile) -> Profile:
        habit = spec.options["habit"]
        if habit not in COUNTED:
            # How a text reads cannot be stated; the examples are held against the brands that come with voicecheck.
            folders = tuple(str(Path(profiles_folder(), brand, "voice")) for brand in _BRANDS)
            return replace(profile, voice={}, voice_folders=folders)
        return replace(profile, voice={habit: "never"}, voice_folders=())

    def check(self, draft: Draft) -> Iterable[Finding]:
        result: VoiceResult = draft.facet("voice")
        for deviation in result.deviations:
            if deviation.habit == self.spec.options["habit"]:
                yield self._finding(draft, result, deviation)

    def _finding(self, draft: Draft, result: VoiceResult, deviation: Deviation) -> Finding:
        options = self.spec.options
        message = options.get("message_fewer", "") if deviation.fewer else ""
        remedy = options.get("remedy_fewer", "") if deviation.fewer else ""
        chinese = result.language == "zh"
        fields = {
            "count": deviation.count,
            "length": deviation.exposure,
            "usual": _usual(deviation, chinese=chinese),
        }
        evidence = _evidence(draft, result, deviation)
        if not deviation.spans:
            found = self.missing(draft, fields=fields, message=message, remedy=remedy, evidence=evidence)
        else:
            start, end = deviation.spans[0]
            block = draft.document.block_at(start)
            found = self.finding(
                draft, start, end, block=block, fields=fields, message=message, remedy=remedy, evidence=evidence
            )
        mild = result.warn_only and found.severity == "error"
        return found._replace(severity="warning") if mild else found


def _usual(deviation: Deviation, *, chinese: bool) -> str:
    """What is usual in a text of this length, in words."""
    low, high = deviation.usual
    if deviation.brand_count is None:
        stated = deviation.declared
        return (f"“{stated}”（品牌档案）" if chinese else f"'{stated}' (profile)") if stated else ""
    if deviation.brand_count == 0:
        unit, unit_zh = _UNITS[HABITS[deviation.habit].per]
        return (
            f"{deviation.brand_exposure:,} {unit_zh}里没有"
            if chinese
            else f"none in {deviation.brand_exposure:,}{unit}"
        )
    if high == 0:
        return "没有" if chinese else "none"
    if low == 0:
        return f"至多 {high}" if chinese else f"{high} at most"
    span = f"{low}" if low == high else f"{low}–{high}" if chinese else f"{low} to {high}"
    return f"有 {span} 处" if chinese else span


def _evidence(draft: Draft, result: VoiceResult, deviation: Deviation) -> dict[str, Any]:
    spans = [draft.document.source_span(start, end) for start, end in deviation.spans]
    return {
        "habit": deviation.habit,
        "voice": result.voice,
        "count": deviation.count,
        "exposure": deviation.exposure,
        "per": HABITS[deviation.habit].per,
        "usual": list(deviation.usual),
        "ours_count": deviation.brand_count,
        "ours_exposure": deviation.brand_exposure,
        "p": float(f"{deviation.p:.3g}"),
        "spans": [list(span) for span in spans],
        "ours": list(deviation.ours),
        **({"declared": deviation.declared} if deviation.declared else {}),
    }
