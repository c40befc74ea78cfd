"""The rules that hold for some drafts: chosen, and compiled for those that a kind of draft can break."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from voicecheck import checks
from voicecheck.config import Settings
from voicecheck.core.document import Document
from voicecheck.core.profile import Profile, Topic
from voicecheck.core.rule import Rule, RuleSpec
from voicecheck.language.draft import AnalysedDraft, languages_of
from voicecheck.language.rule_index import RuleIndex
from voicecheck.language.scripts import overlap, speaks


class RuleSet:
    """The rules of some settings. Those of a language or channel are compiled when a draft is written in or for it.

    Rules for languages that the profile does not name are left out.

    Args:
        select: Only these: by id, glob of ids, pack or kind; empty: all.
        ignore: Not these.
    """

    def __init__(self, settings: Settings, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> None:
        self.settings = settings
        spoken = settings.profile.languages
        has_voice = _has_voice(settings.profile)
        self.specs = tuple(
            spec
            for spec in settings.rules
            if (not select or named(spec, select))
            and not named(spec, ignore)
            and (spec.kind != "voice" or has_voice)
            and (spec.kind != "message" or settings.profile.messages)
            and _left_to_some(spec, settings.profile)
            and (not spoken or not spec.languages or overlap(spec.languages, spoken))
        )
        self.ids = frozenset(spec.id for spec in self.specs)
        self.reads_source = bool(self.specs) and all(map(_reads_source, self.specs))
        self._rules: dict[str, Rule] = {}
        self._indexes: dict[tuple[frozenset[str], str | None, str | None], RuleIndex] = {}

    @classmethod
    def of(cls, specs: Iterable[RuleSpec], settings: Settings) -> RuleSet:
        """A set of given rules, whatever the settings name."""
        found = cls(settings, ignore=("*",))
        found.specs = tuple(specs)
        found.ids = frozenset(spec.id for spec in found.specs)
        return found

    def index(self, document: Document) -> RuleIndex:
        """The rules that may fire in a draft, by its languages, channel and role, compiled together."""
        languages = languages_of(document)
        key = (languages, document.channel, document.role)
        found = self._indexes.get(key)
        if found is None:
            rules = [self._rule(spec) for spec in self.specs if self._may_fire(spec, document, languages)]
            found = self._indexes[key] = RuleIndex(rules, self._allowed(), self.settings.gate)
        return found

    def _may_fire(self, spec: RuleSpec, document: Document, languages: frozenset[str]) -> bool:
        if spec.languages and not any(speaks(spec.languages, language) for language in languages):
            return False
        if spec.roles and document.role not in spec.roles:
            return False
        if not spec.channels or document.channel in spec.channels:
            return True
        channel = self.settings.profile.channels.get(document.channel or "")
        return channel is not None and channel.network in spec.channels

    def _rule(self, spec: RuleSpec) -> Rule:
        if spec.id not in self._rules:
            self._rules[spec.id] = checks.kind(spec.kind)(spec)
        return self._rules[spec.id]

    def _allowed(self) -> list[str]:
        """Terms that no rule reports: those that the profile allows, and the brand's own names."""
        return [*self.settings.allow, *self.settings.profile.brand_names]


def _reads_source(spec: RuleSpec) -> bool:
    """Whether a rule is one of a style of Vale, which are run on the source itself, and nothing else is asked of it."""
    return spec.kind == "vale" and "rule" in spec.options and not spec.when and not spec.unless


def _has_voice(profile: Profile) -> bool:
    """Whether a voice is declared, or may have been learned: without one no habit is counted."""
    return bool(profile.voice) or any(map(os.path.isdir, profile.voice_folders))


def _left_to_some(spec: RuleSpec, profile: Profile) -> bool:
    """Whether a rule about a topic may fire: one that the profile does not name is open to anybody."""
    topic = spec.when.get("not", {}).get("may_speak") if len(spec.when) == 1 else None
    return topic is None or topic in profile.topics


def with_topics(spec: RuleSpec, profile: Profile) -> Profile:
    """The profile with each topic that the rule asks about left to nobody who is known, as its examples need."""
    from voicecheck.checks.conditions import topics_of

    topics = {name: Topic(roles=("spokesperson",)) for name in topics_of((spec.when, spec.unless))}
    return replace(profile, topics={**topics, **profile.topics}) if topics else profile


def named(spec: RuleSpec, patterns: Sequence[str]) -> bool:
    """Whether a rule is meant by one of `patterns`: its id, a glob of ids, the beginning of ids, its pack or kind."""
    return any(
        pattern in (spec.pack, spec.kind) or fnmatchcase(spec.id, pattern) or spec.id.startswith(pattern + ".")
        for pattern in patterns
    )


def conditions_hold(spec: RuleSpec, draft: AnalysedDraft) -> bool:
    """The rule's `when` and `unless`, which most kinds ask only once there is something to report."""
    if not spec.when and not spec.unless:
        return True
    from voicecheck.checks.conditions import holds

    return (not spec.when or holds(spec.when, draft)) and not (spec.unless and holds(spec.unless, draft))
