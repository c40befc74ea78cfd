"""The Checker: the only way from documents to reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from voicecheck import checks, config, filters
from voicecheck.checks.conditions import holds
from voicecheck.config.globs import expand, matches
from voicecheck.core.document import Document
from voicecheck.core.errors import RuleFault, UnreadableError, VoicecheckError
from voicecheck.core.finding import Finding, Severity
from voicecheck.core.report import FileReport, RuleInfo, Similar
from voicecheck.core.rule import Rule, RuleSpec
from voicecheck.core.score import score
from voicecheck.language.draft import AnalysedDraft, RuleIndex, identify, languages_of
from voicecheck.language.scripts import count_words, speaks

if TYPE_CHECKING:
    from voicecheck.parsers import Columns, Unparsed
    from voicecheck.voice.nearest import NearestPosts


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What a caller asks for besides the configuration; each value wins over it.

    Attributes:
        select, ignore: Rules by id, glob of ids, pack or kind.
        similarity: Also find, for each paragraph, the nearest of the brand's own posts.
        format: How to parse, whatever the path's ending.
    """

    channel: str | None = None
    author: str | None = None
    role: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_severity: Severity | None = None
    similarity: bool = False
    format: str | None = None
    encoding: str | None = None
    columns: Columns | None = None


class _Active:
    """The rules that hold for some path. Those of a language are compiled when a draft is written in it."""

    def __init__(self, specs: Iterable[RuleSpec], settings: config.Settings) -> None:
        self.specs = tuple(specs)
        self.settings = settings
        self.ids = frozenset(spec.id for spec in self.specs)
        profile = settings.profile
        names = (profile.title, *profile.aliases, *(product.name for product in profile.products))
        self._allowed = (*settings.allow, *filter(None, names))
        self._rules: dict[str, Rule] = {}
        self._indexes: dict[frozenset[str], RuleIndex] = {}

    def index(self, languages: frozenset[str]) -> RuleIndex:
        """The rules that may fire in a draft with blocks of these languages, compiled to be looked for together."""
        found = self._indexes.get(languages)
        if found is None:
            rules = [
                self._rule(spec)
                for spec in self.specs
                if not spec.languages or any(speaks(spec.languages, language) for language in languages)
            ]
            found = self._indexes[languages] = RuleIndex(rules, self._allowed)
        return found

    def _rule(self, spec: RuleSpec) -> Rule:
        if spec.id not in self._rules:
            self._rules[spec.id] = checks.kind(spec.kind)(spec)
        return self._rules[spec.id]


class Checker:
    """Checks documents with the rules of one configuration. Pickles."""

    def __init__(self, configuration: config.Config, options: CheckOptions | None = None) -> None:
        self.config = configuration
        self.options = options or CheckOptions()
        self._active: dict[int, _Active] = {}
        self._nearest: dict[int, NearestPosts] = {}

    def __getstate__(self) -> dict[str, object]:
        return {"config": self.config, "options": self.options}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__init__(**{"configuration": state["config"], "options": state["options"]})  # type: ignore[misc]

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
        return cls(loaded, options)

    def check_text(
        self,
        text: str,
        *,
        path: str = "draft.md",
        channel: str | None = None,
        author: str | None = None,
        role: str | None = None,
    ) -> FileReport:
        """Check one draft given as text; `path` tells its format and which settings hold."""
        from voicecheck.parsers import parse_text

        document = parse_text(text, path=path, format=self.options.format, channel=channel, author=author, role=role)
        return self.check(document)

    def check(self, document: Document) -> FileReport:
        """Check one document."""
        return self.check_many([document])[0]

    def check_many(self, documents: Sequence[Document]) -> list[FileReport]:
        """Check documents together; what is costly is computed once for all of them."""
        reports: dict[int, FileReport] = {}
        groups: dict[int, list[int]] = {}
        for place, document in enumerate(documents):
            groups.setdefault(id(self.config.settings_for(document.path)), []).append(place)
        for places in groups.values():
            active = self._rules_for(documents[places[0]].path)
            checked = self._check_together([documents[place] for place in places], active)
            reports.update(zip(places, checked, strict=True))
        return [reports[place] for place in range(len(documents))]

    def check_rule(self, spec: RuleSpec, document: Document) -> FileReport:
        """Check one document with one rule alone."""
        settings = self.config.settings_for(document.path)
        return self._check_together([document], _Active([spec], settings))[0]

    def check_file(self, path: str) -> list[FileReport]:
        """Read and check a file: one report, or one for each record of a table. Never raises for the file's sake."""
        return self.check_read(self.read(path))

    def read(self, path: str, data: bytes | None = None) -> list[Document | Unparsed | FileReport]:
        """Parse a file into documents; what cannot be read becomes a report that says so."""
        from voicecheck.parsers import parse

        settings = self.config.settings_for(path)
        options = self.options
        try:
            if data is None:
                data = read_bytes(path)
            return list(
                parse(
                    path,
                    data,
                    format=options.format,
                    encoding=options.encoding or settings.encoding,
                    columns=options.columns or _columns(settings),
                    channel=options.channel,
                    author=options.author,
                    role=options.role,
                )
            )
        except (UnreadableError, OSError) as error:
            return [FileReport(path=path, error=_reason(error))]

    def check_read(self, parts: Iterable[Document | Unparsed | FileReport]) -> list[FileReport]:
        """Check what `read` gave; the order stays."""
        parts = list(parts)
        checked = iter(self.check_many([part for part in parts if isinstance(part, Document)]))
        return [next(checked) if isinstance(part, Document) else _unread(part) for part in parts]

    def rule_infos(self, path: str) -> list[RuleInfo]:
        """What reports say of the rules that hold for a path."""
        return [
            RuleInfo(spec.id, spec.kind, spec.severity, spec.message, spec.why, spec.source)
            for spec in self._rules_for(path).specs
        ]

    def _rules_for(self, path: str) -> _Active:
        settings = self.config.settings_for(path)
        active = self._active.get(id(settings))
        if active is None:
            active = _Active([spec for spec in settings.rules if self._selected(spec)], settings)
            self._active[id(settings)] = active
        return active

    def _selected(self, spec: RuleSpec) -> bool:
        def named(patterns: Sequence[str]) -> bool:
            return any(
                pattern in (spec.pack, spec.kind) or fnmatchcase(spec.id, pattern) or spec.id.startswith(pattern + ".")
                for pattern in patterns
            )

        return (not self.options.select or named(self.options.select)) and not named(self.options.ignore)

    def _check_together(self, documents: Sequence[Document], active: _Active) -> list[FileReport]:
        drafts = [self._draft(document, active) for document in documents]
        faults = self._compute(drafts, active.settings)
        return [self._check_draft(draft, active, faults) for draft in drafts]

    def _draft(self, document: Document, active: _Active) -> AnalysedDraft:
        settings = active.settings
        defaults = {
            name: getattr(settings, name)
            for name in ("channel", "author", "role")
            if getattr(document, name) is None and getattr(settings, name)
        }
        document = identify(replace(document, **defaults) if defaults else document)
        return AnalysedDraft(document, active.index(languages_of(document)), settings.profile)

    @staticmethod
    def _compute(drafts: Sequence[AnalysedDraft], settings: config.Settings) -> dict[str, str]:
        """Compute what the rules need; gives, for each need that could not be met, the reason."""
        rules = {rule.spec.id: rule for draft in drafts for rule in draft.index.rules if rule.needs}
        if not rules:
            return {}
        from voicecheck.language import facets

        faults: dict[str, str] = {}
        models = facets.Models(_embedder(settings), settings.spacy)
        for need in sorted(frozenset().union(*(rule.needs for rule in rules.values()))):
            needy = [rule for rule in rules.values() if need in rule.needs]
            try:
                facets.compute({need}, [draft for draft in drafts if draft.index.needs(need)], needy, models)
            except VoicecheckError as error:
                faults[need] = str(error)
        return faults

    def _check_draft(self, draft: AnalysedDraft, active: _Active, faults: dict[str, str]) -> FileReport:
        document = draft.document
        found: list[Finding] = []
        errors: dict[str, None] = {}
        for rule in draft.index.rules:
            if not self._applies(rule.spec, draft):
                continue
            missing = next((faults[need] for need in rule.needs if need in faults), None)
            try:
                if missing is not None:
                    raise RuleFault(missing)
                if rule.gates_first and not self._holds(rule.spec, draft):
                    continue
                findings = list(rule.check(draft))
                if findings and (rule.gates_first or self._holds(rule.spec, draft)):
                    found += findings
            except RuleFault as fault:
                errors[f"rule '{rule.spec.id}' could not be checked: {fault}"] = None
        left, suppressed = filters.suppress(document, filters.order(found), self._chosen(active))
        limit = self.options.min_severity or active.settings.min_severity
        shown = filters.order(filters.at_least(left, limit) if limit else left)
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
            similar=self._similar(draft, active) if self.options.similarity else (),
            error="; ".join(errors) or None,
        )

    def _chosen(self, active: _Active) -> frozenset[str] | None:
        """The rules that run, if the caller chose some; None if all run that the configuration names."""
        return active.ids if self.options.select or self.options.ignore else None

    def _applies(self, spec: RuleSpec, draft: AnalysedDraft) -> bool:
        """The gates that cost nothing: role, channel, path."""
        document = draft.document
        if spec.roles and document.role not in spec.roles:
            return False
        if spec.channels:
            channel = draft.profile.channels.get(document.channel or "")
            if document.channel not in spec.channels and (channel is None or channel.network not in spec.channels):
                return False
        if spec.paths:
            path = self.config.relative(document.path)
            return any(matches(pattern, path) for pattern in spec.paths)
        return True

    @staticmethod
    def _holds(spec: RuleSpec, draft: AnalysedDraft) -> bool:
        """The conditions, which most kinds ask only once there is something to report."""
        return (not spec.when or holds(spec.when, draft)) and not (spec.unless and holds(spec.unless, draft))

    def _similar(self, draft: AnalysedDraft, active: _Active) -> tuple[Similar, ...]:
        nearest = self._nearest.get(id(active))
        if nearest is None:
            from voicecheck.language.embed import embedder
            from voicecheck.voice.nearest import NearestPosts

            posts = [
                (path, part)
                for pattern in active.settings.profile.posts
                for path in expand("/", pattern)
                for part in self.read(path)
                if isinstance(part, Document)
            ]
            nearest = self._nearest[id(active)] = NearestPosts(posts, embedder(_embedder(active.settings)))
        return nearest.similar(draft.document)


def read_bytes(path: str) -> bytes:
    """The content of a file.

    Raises:
        UnreadableError: it is no ordinary file, or cannot be read.
    """
    file = Path(path)
    try:
        if file.exists() and not file.is_file():
            raise UnreadableError("not an ordinary file")
        return file.read_bytes()
    except OSError as error:
        raise UnreadableError(_reason(error)) from None


def _reason(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _unread(part: Unparsed | FileReport) -> FileReport:
    if isinstance(part, FileReport):
        return part
    return FileReport(path=part.path, record=part.record, error=part.error)


def _embedder(settings: config.Settings) -> str | dict[str, str]:
    if settings.embedder is None:
        return "use"
    name, argument = settings.embedder
    return {name: argument} if argument else name


def _columns(settings: config.Settings) -> Columns | None:
    if not settings.columns:
        return None
    from voicecheck.parsers import Columns

    return Columns(**settings.columns)
