from __future__ import annotations

from pathlib import Path

import pytest

from voicecheck import Checker
from voicecheck.cli.session import Verdict, job_count, parse_columns
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.finding import Finding
from voicecheck.core.report import FileReport
from voicecheck.core.span import Span


def verdict(fail_on: str, *severities: str, error: str | None = None) -> int:
    findings = tuple(Finding("a.b", "terms", severity, "m", Span(0, 1)) for severity in severities)  # type: ignore[arg-type]
    watched = Verdict(Checker.from_config("/"), fail_on)
    list(watched.watch([FileReport("d.md", findings=findings, error=error)]))
    return watched.exit_code


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
    assert verdict(fail_on, *severities) == code
    assert verdict(fail_on, *severities, error="gone") == 2


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
    from voicecheck.cli.session import reports

    with pytest.raises(VoicecheckError, match="no drafts found in"):
        list(reports(Checker.from_config(tmp_path), [str(tmp_path)], stdin_filename="x.md", jobs=1))
