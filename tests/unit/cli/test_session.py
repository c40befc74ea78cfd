from __future__ import annotations

from pathlib import Path

import pytest

from voicecheck.cli.session import exit_code, job_count, parse_columns
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.finding import Finding
from voicecheck.core.report import FileReport, Report
from voicecheck.core.span import Span


def report(*severities: str, error: str | None = None) -> Report:
    findings = tuple(Finding("a.b", "terms", severity, "m", Span(0, 1)) for severity in severities)  # type: ignore[arg-type]
    made = Report([FileReport("d.md", findings=findings, error=error)])
    list(made)
    return made


@pytest.mark.parametrize(
    ("severities", "fail_on", "code"),
    [
        ((), "suggestion", 0),
        (("suggestion",), "suggestion", 1),
        (("suggestion",), "warning", 0),
        (("suggestion", "warning"), "warning", 1),
        (("warning",), "error", 0),
        (("error",), "error", 1),
        (("error",), "suggestion", 1),
        (("error",), "never", 0),
    ],
)
def test_exit_code(severities: tuple[str, ...], fail_on: str, code: int) -> None:
    assert exit_code(report(*severities), fail_on) == code
    assert exit_code(report(*severities, error="gone"), fail_on) == 2


def test_columns() -> None:
    columns = parse_columns("text = body , id=post id")
    assert columns is not None
    assert (columns.text, columns.id, columns.author) == ("body", "post id", "")
    assert parse_columns(None) is None
    for wrong in ("body", "txt=body", "text=body,,", "=x"):
        with pytest.raises(VoicecheckError, match="--columns: got"):
            parse_columns(wrong)


def test_job_count() -> None:
    assert job_count(3) == 3
    assert job_count(0) >= 1


def test_reports_of_nothing(tmp_path: Path) -> None:
    from voicecheck import Checker
    from voicecheck.cli.session import reports

    with pytest.raises(VoicecheckError, match="no drafts found in"):
        list(reports(Checker.from_config(tmp_path), [str(tmp_path)], stdin_filename="x.md", jobs=1))
