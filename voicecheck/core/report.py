"""What a run says: for each draft, and in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from voicecheck.core.document import Record
from voicecheck.core.finding import SEVERITIES, Finding
from voicecheck.core.lines import LineIndex

if TYPE_CHECKING:
    from voicecheck.core.message import Said
    from voicecheck.core.score import Score
    from voicecheck.core.voice import VoiceResult


class Suppressed(NamedTuple):
    """A finding that a comment in the draft answers for."""

    finding: Finding
    reason: str


@dataclass(frozen=True)
class FileReport:
    """One draft's result. A draft that could not be checked has an `error` and no score.

    Attributes:
        path: As the user named it.
        source: The decoded source, to which all spans refer.
        record: Set if the draft is one record of a table; then lines and columns count within the record's text.
        words: Length of the prose; a Chinese character counts as 0.6 word.
        notes: What to tell the reader besides findings ("read as GB18030").
        messages: What the draft says of the company's key messages, if a rule asked for it.
        voice: How the draft holds against the brand's voice, if there is one.
        similar: For `--similarity`: nearest own posts by paragraph.
        repeatable: Whether it hangs on the draft, its settings and the day alone.
        screened: By a cascade of embedders, how many sentences the second one saw, and of how many.
    """

    path: str
    source: str = ""
    lines: LineIndex = field(default_factory=lambda: LineIndex(""))
    record: Record | None = None
    language: str = ""
    channel: str | None = None
    author: str | None = None
    role: str | None = None
    words: float = 0.0
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    score: Score | None = None
    notes: tuple[str, ...] = ()
    similar: tuple[Similar, ...] = ()
    voice: VoiceResult | None = None
    messages: tuple[Said, ...] = ()
    screened: tuple[int, int] | None = None
    repeatable: bool = True
    error: str | None = None


class Similar(NamedTuple):
    """A paragraph of the draft and the passage of the brand's posts nearest to it.

    Attributes:
        start, end: Code points of the draft's source.
        cosine: In [-1, 1].
    """

    start: int
    end: int
    post: str
    passage: str
    cosine: float


@dataclass(slots=True)
class Summary:
    """Running totals; `add` is called once for each file.

    Attributes:
        by_message: Number of files by message and verdict.
        wordings: The first sentence that carries a message as it should, by message.
    """

    files: int = 0
    files_with_findings: int = 0
    errors: int = 0
    suppressed: int = 0
    words: float = 0.0
    by_severity: Counter[str] = field(default_factory=Counter)
    by_rule: Counter[str] = field(default_factory=Counter)
    points_by_rule: Counter[str] = field(default_factory=Counter)
    by_message: Counter[tuple[str, str]] = field(default_factory=Counter)
    wordings: dict[str, str] = field(default_factory=dict)
    score_sum: float = 0.0
    scored: int = 0
    screened: tuple[int, int] = (0, 0)

    def add(self, file: FileReport) -> None:
        """Count one file in."""
        self.files += 1
        self.files_with_findings += bool(file.findings)
        self.errors += file.error is not None
        self.suppressed += len(file.suppressed)
        self.words += file.words
        said = {(each.message.id, each.verdict): each for each in file.messages if each.message is not None}
        self.by_message.update(said.keys())
        for (name, verdict), each in said.items():
            if verdict == "consistent":
                self.wordings.setdefault(name, each.text)
        if file.screened is not None:
            self.screened = (self.screened[0] + file.screened[0], self.screened[1] + file.screened[1])
        for finding in file.findings:
            self.by_severity[finding.severity] += 1
            self.by_rule[finding.rule] += 1
        if file.score is not None:
            self.scored += 1
            self.score_sum += file.score.value
            self.points_by_rule.update(file.score.points)

    @property
    def findings(self) -> int:
        """The number of findings of every severity."""
        return self.by_severity.total()

    @property
    def score(self) -> float | None:
        """The mean of the files' scores, or None if no file has one."""
        return self.score_sum / self.scored if self.scored else None

    def at_least(self, severity: str) -> int:
        """The number of findings as grave as `severity` or graver."""
        return sum(self.by_severity[name] for name in SEVERITIES[: SEVERITIES.index(severity) + 1])


class RuleInfo(NamedTuple):
    """What reports say of a rule itself, besides its findings."""

    id: str
    kind: str
    severity: str
    message: str
    why: str = ""
    source: str = ""


class Faults:
    """Why drafts could not be checked, a long reason told once: a fault in the settings hits each draft alike."""

    _LONG = 80

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def told(self, where: str, error: str) -> str:
        """The error, or where it was told."""
        first = self._first.setdefault(error, where) if len(error) > self._LONG else where
        return error if first == where else f"as {first}"


class Report:
    """The files of a run, one by one, in order; `summary` is whole when they have all been read.

    With `coverage`, the ids of the company's messages, reports say which of them the drafts carry.

    A report is read once: a batch of a million drafts never stands in memory.
    """

    def __init__(
        self,
        files: Iterable[FileReport],
        *,
        rules: Sequence[RuleInfo] = (),
        version: str = "",
        statistics: bool = False,
        coverage: Sequence[str] | None = None,
    ) -> None:
        self._files = files
        self.rules: Mapping[str, RuleInfo] = {rule.id: rule for rule in rules}
        self.version = version
        self.statistics = statistics
        self.coverage = coverage
        self.summary = Summary()

    def __iter__(self) -> Iterator[FileReport]:
        for file in self._files:
            self.summary.add(file)
            yield file
