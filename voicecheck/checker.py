"""The Checker: the only way from documents to reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voicecheck import checks, config, filters, masking, reading
from voicecheck.config.globs import matches
from voicecheck.core.document import Document
from voicecheck.core.errors import RuleFault
from voicecheck.core.finding import Finding
from voicecheck.core.report import FileReport, RuleInfo, Similar
from voicecheck.core.rule import Rule, RuleSpec
from voicecheck.core.score import score
from voicecheck.language.draft import AnalysedDraft, identify
from voicecheck.language.scripts import count_words
from voicecheck.needs import compute, sentences_of, store
from voicecheck.people import Bylines, asks_git
from voicecheck.reading import CheckOptions, Draft, Part
from voicecheck.ruleset import RuleSet, conditions_hold, with_topics

if TYPE_CHECKING:
    from voicecheck.voice.nearest import NearestPosts

__all__ = ["CheckOptions", "Checker"]


class Checker:
    """Checks documents with the rules that their configuration names. Pickles."""

    def __init__(
        self, configuration: config.Config, options: CheckOptions | None = None, folder: Path = Path()
    ) -> None:
        self.config = configuration
        self.options = options or CheckOptions()
        self.folder = folder
        self._rule_sets: dict[int, RuleSet] = {}
        self._nearest: dict[int, NearestPosts] = {}
        self._bylines = Bylines()

    def __getstate__(self) -> dict[str, Any]:
        return {"configuration": self.config, "options": self.options, "folder": self.folder}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]

    @classmethod
    def from_config(
        cls,
        path: str | Path = ".",
        *,
        config_file: str | Path | None = None,
        profile: str | None = None,
        options: CheckOptions | None = None,
    ) -> Checker:
        """A checker with the configuration at `path`.

        Args:
            path: A `voicecheck.yaml`, which then holds for every draft; or a draft or folder, for which the
                nearest `voicecheck.yaml` upward holds, as for each other draft its own nearest one.
            config_file: A configuration that holds for every draft.
            profile: Name or path of a brand profile, instead of the configuration's.

        Raises:
            ConfigError: a file of the configuration does not do.
        """
        path = Path(path)
        if config_file is None and path.suffix in (".yaml", ".yml"):
            config_file = path
        loaded = config.load(
            path, kinds=checks.kind, kind_names=tuple(checks.KINDS), config=config_file, profile=profile
        )
        return cls(loaded, options, path if path.is_dir() else path.parent)

    def check_text(
        self,
        text: str,
        *,
        path: str = "draft.md",
        channel: str | None = None,
        author: str | None = None,
        role: str | None = None,
    ) -> FileReport:
        """Check one draft given as text.

        Args:
            path: Tells the format and which settings hold; it need not exist, and is then taken to lie in the
                folder that the checker was made for.
        """
        from voicecheck.parsers import parse_text

        document = parse_text(text, path=path, format=self.options.format, channel=channel, author=author, role=role)
        where = path if Path(path).exists() else str(self.folder / path)
        return self._check_together([document], self.rules_for(where))[0]

    def check(self, document: Document) -> FileReport:
        """Check one document."""
        return self.check_many([document])[0]

    def check_many(self, documents: Sequence[Document]) -> list[FileReport]:
        """Check documents together; what is costly is computed once for all that share their settings."""
        groups: dict[RuleSet, list[int]] = {}
        for place, document in enumerate(documents):
            groups.setdefault(self.rules_for(document.path), []).append(place)
        reports: dict[int, FileReport] = {}
        for rules, places in groups.items():
            reports.update(zip(places, self._check_together([documents[at] for at in places], rules), strict=True))
        return [reports[place] for place in range(len(documents))]

    def check_rule(self, spec: RuleSpec, document: Document) -> FileReport:
        """Check one document with one rule alone, as its examples are."""
        settings = self.config.settings_for(document.path)
        profile = with_topics(spec, checks.kind(spec.kind).profile_of_examples(spec, settings.profile))
        return self._check_together([document], RuleSet.of([spec], settings._replace(profile=profile)), reveal=True)[0]

    def check_file(self, path: str) -> list[FileReport]:
        """Read and check a file: one report, or one for each record of a table. Never raises for the file's sake."""
        return self.check_read(self.read(path))

    def read(self, path: str, data: bytes | None = None) -> Iterator[Part]:
        """Parse a file, or the bytes that stand for it; what cannot be read becomes a report that says so.

        The records of a table come one at a time, so that a large one never stands in memory as documents.
        """
        return reading.read(path, self.config.settings_for(path), self.options, data)

    def drafts(self, path: str, data: bytes | None = None) -> Iterator[Draft]:
        """As `read`, without parsing what can be parsed later."""
        return reading.drafts(path, self.config.settings_for(path), self.options, data)

    def check_drafts(self, drafts: Iterable[Draft]) -> list[FileReport]:
        """Parse and check drafts; the order stays."""
        return self.check_read(reading.parse(draft, bare=self._may_be_bare(draft)) for draft in drafts)

    def _may_be_bare(self, draft: Draft) -> bool:
        """Whether all rules that hold for a draft read its source themselves."""
        if isinstance(draft, FileReport) or self.options.similarity:
            return False
        return self.rules_for(draft.given.path).reads_source

    def check_read(self, parts: Iterable[Part]) -> list[FileReport]:
        """Check what `read` gave; the order stays."""
        parts = list(parts)
        checked = iter(self.check_many([part for part in parts if isinstance(part, Document)]))
        return [next(checked) if isinstance(part, Document) else part for part in parts]

    def rule_infos(self, path: str) -> list[RuleInfo]:
        """What reports say of the rules that hold for a path."""
        return [
            RuleInfo(spec.id, spec.kind, spec.severity, spec.message, spec.why, spec.source)
            for spec in self.rules_for(path).specs
        ]

    def rules_for(self, path: str) -> RuleSet:
        """The rules that hold for a path.

        Raises:
            ConfigError: the configuration nearest to it does not do.
        """
        settings = self.config.settings_for(path)
        rules = self._rule_sets.get(id(settings))
        if rules is None:
            rules = RuleSet(settings, select=self.options.select, ignore=self.options.ignore)
            self._rule_sets[id(settings)] = rules
        return rules

    def _check_together(
        self, documents: Sequence[Document], rules: RuleSet, *, reveal: bool = False
    ) -> list[FileReport]:
        settings = rules.settings
        known = map(identify, self._bylines.settle(documents, settings))
        drafts = [AnalysedDraft(document, rules.index(document), settings.profile) for document in known]
        faults = compute(
            drafts,
            settings,
            posts=lambda: self._own_sentences(settings.profile.posts),
            similarity=self.options.similarity,
        )
        reveal = reveal or self.options.reveal
        reports = [self._check_draft(draft, rules, faults, reveal=reveal) for draft in drafts]
        return [
            replace(report, repeatable=False) if asks_git(document, settings) else report
            for document, report in zip(documents, reports, strict=True)
        ]

    def _check_draft(self, draft: AnalysedDraft, rules: RuleSet, faults: dict[str, str], *, reveal: bool) -> FileReport:
        document = draft.document
        found, errors = self._findings(draft, faults)
        found = masking.settle(found, reveal=reveal)
        said = tuple(draft.facets.get("messages", ()))
        if not reveal and any(finding.sensitive for finding in found):
            said = masking.mask_said(document, found, said)
            document, found = masking.mask(document, found)
        left, suppressed = filters.suppress(document, filters.order(found), self._chosen(rules))
        limit = self.options.min_severity or rules.settings.min_severity
        left = filters.beside_words(filters.one_stance(filters.one_concept(filters.at_least(left, limit))))
        shown = [finding for finding in left if not self._ignored(finding)]
        if document.comments or len(shown) > len(found):  # findings about suppressions stand first
            shown = filters.order(shown)
        if document.bare:
            words = draft.facet("vale").words
        else:
            words = sum(count_words(document.block_text(block)) for block in document.blocks)
        return FileReport(
            path=document.path,
            source=document.source,
            lines=document.lines,
            record=document.record,
            language=document.language,
            channel=document.channel,
            author=document.author,
            role=document.role,
            words=words,
            findings=tuple(shown),
            suppressed=tuple(suppressed),
            score=None if errors else score(shown, words),
            notes=document.notes,
            similar=self._similar(document, rules) if self.options.similarity else (),
            voice=draft.facets.get("voice"),
            messages=said,
            screened=vectors.screened if (vectors := draft.facets.get("vectors")) else None,
            error="; ".join(errors) or None,
            repeatable=all(rule.repeatable(draft) for rule in draft.index.rules),
        )

    def _findings(self, draft: AnalysedDraft, faults: dict[str, str]) -> tuple[list[Finding], list[str]]:
        """What the rules find, and which of them could not be checked."""
        found: list[Finding] = []
        errors: dict[str, list[str]] = {}
        for rule in draft.index.rules:
            if rule.spec.paths and not self._stands_in(draft.document.path, rule.spec.paths):
                continue
            try:
                found += _check_rule(rule, draft, faults)
            except RuleFault as fault:
                errors.setdefault(str(fault), []).append(f"rule '{rule.spec.id}'")
        return found, [f"{', '.join(rules)} could not be checked: {fault}" for fault, rules in errors.items()]

    def _stands_in(self, path: str, patterns: Sequence[str]) -> bool:
        relative = self.config.relative(path)
        return any(matches(pattern, relative) for pattern in patterns)

    def _chosen(self, rules: RuleSet) -> frozenset[str] | None:
        """The rules that run, if the caller chose some; None if all run that the configuration names."""
        return rules.ids if self.options.select or self.options.ignore else None

    def _ignored(self, finding: Finding) -> bool:
        """Whether a finding about a suppression, which no rule makes, is one that the caller does not want."""
        return finding.kind == "suppression" and any(fnmatchcase(finding.rule, each) for each in self.options.ignore)

    @lru_cache(maxsize=4)  # noqa: B019 - a checker lives as long as its run
    def _posts_below(self, patterns: tuple[str, ...]) -> tuple[Document, ...]:
        from voicecheck.config.globs import expand

        found = (part for pattern in patterns for path in expand("/", pattern) for part in self.read(path))
        return tuple(part for part in found if isinstance(part, Document))

    @lru_cache(maxsize=4)  # noqa: B019 - as above
    def _own_sentences(self, patterns: tuple[str, ...]) -> tuple[str, ...]:
        return sentences_of(self._posts_below(patterns))

    def _posts(self, settings: config.Settings) -> tuple[Document, ...]:
        """The brand's own posts, read once."""
        return self._posts_below(settings.profile.posts)

    def _similar(self, document: Document, rules: RuleSet) -> tuple[Similar, ...]:
        nearest = self._nearest.get(id(rules))
        if nearest is None:
            from voicecheck.config.places import shown
            from voicecheck.language.embed import embedder
            from voicecheck.voice.nearest import NearestPosts

            posts = [(shown(post.path), post) for post in self._posts(rules.settings)]
            nearest = self._nearest[id(rules)] = NearestPosts(posts, embedder(rules.settings.embedder, store()))
        return nearest.similar(document)


def _check_rule(rule: Rule, draft: AnalysedDraft, faults: dict[str, str]) -> list[Finding]:
    if faults:
        missing = next((faults[need] for need in rule.needs if need in faults), None)
        if missing is not None:
            raise RuleFault(missing)
    if rule.gates_first and not conditions_hold(rule.spec, draft):
        return []
    findings = list(rule.check(draft))
    return findings if findings and (rule.gates_first or conditions_hold(rule.spec, draft)) else []
