"""The rules that hold for some drafts: chosen, compiled language by language, and gated for each draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from voicecheck import checks
from voicecheck.checks.conditions import holds
from voicecheck.config import Settings
from voicecheck.config.globs import matches
from voicecheck.core.rule import Rule, RuleSpec
from voicecheck.language.draft import AnalysedDraft, RuleIndex
from voicecheck.language.scripts import overlap, speaks


class RuleSet:
    """The rules of some settings. Those of a language are compiled when a draft is written in it.

    Rules for languages that the profile does not name are left out.

    Args:
        select: Only these: by id, glob of ids, pack or kind; empty: all.
        ignore: Not these.
    """

    def __init__(self, settings: Settings, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> None:
        self.settings = settings
        spoken = settings.profile.languages
        self.specs = tuple(
            spec
            for spec in settings.rules
            if (not select or named(spec, select))
            and not named(spec, ignore)
            and (not spoken or not spec.languages or overlap(spec.languages, spoken))
        )
        self.ids = frozenset(spec.id for spec in self.specs)
        self._rules: dict[str, Rule] = {}
        self._indexes: dict[frozenset[str], RuleIndex] = {}

    @classmethod
    def of(cls, specs: Iterable[RuleSpec], settings: Settings) -> RuleSet:
        """A set of given rules, whatever the settings name."""
        found = cls(settings, ignore=("*",))
        found.specs = tuple(specs)
        found.ids = frozenset(spec.id for spec in found.specs)
        return found

    def index(self, languages: frozenset[str]) -> RuleIndex:
        """The rules that may fire in a draft with blocks of these languages, compiled to be looked for together."""
        found = self._indexes.get(languages)
        if found is None:
            rules = [
                self._rule(spec)
                for spec in self.specs
                if not spec.languages or any(speaks(spec.languages, language) for language in languages)
            ]
            found = self._indexes[languages] = RuleIndex(rules, self._allowed())
        return found

    def _rule(self, spec: RuleSpec) -> Rule:
        if spec.id not in self._rules:
            self._rules[spec.id] = checks.kind(spec.kind)(spec)
        return self._rules[spec.id]

    def _allowed(self) -> list[str]:
        """Terms that no rule reports: those that the profile allows, and the brand's own names."""
        profile = self.settings.profile
        names = (profile.title, *profile.aliases, *(product.name for product in profile.products))
        return [*self.settings.allow, *filter(None, names)]


def named(spec: RuleSpec, patterns: Sequence[str]) -> bool:
    """Whether a rule is meant by one of `patterns`: its id, a glob of ids, the beginning of ids, its pack or kind."""
    return any(
        pattern in (spec.pack, spec.kind) or fnmatchcase(spec.id, pattern) or spec.id.startswith(pattern + ".")
        for pattern in patterns
    )


def applies(spec: RuleSpec, draft: AnalysedDraft, path: str) -> bool:
    """The gates that cost nothing: role, channel and path.

    Args:
        path: The draft's path from the folder of its configuration.
    """
    document = draft.document
    if spec.roles and document.role not in spec.roles:
        return False
    if spec.channels:
        channel = draft.profile.channels.get(document.channel or "")
        if document.channel not in spec.channels and (channel is None or channel.network not in spec.channels):
            return False
    return not spec.paths or any(matches(pattern, path) for pattern in spec.paths)


def conditions_hold(spec: RuleSpec, draft: AnalysedDraft) -> bool:
    """The rule's `when` and `unless`, which most kinds ask only once there is something to report."""
    return (not spec.when or holds(spec.when, draft)) and not (spec.unless and holds(spec.unless, draft))
