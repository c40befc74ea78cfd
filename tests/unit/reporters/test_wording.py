from __future__ import annotations

import pytest

from voicecheck.core.report import Report
from voicecheck.core.score import Score
from voicecheck.reporters.wording import points_taken, run_line, score_line, score_value

from .sample import file_of


@pytest.mark.parametrize(("value", "text"), [(100.0, "100"), (99.97, "99.9"), (84.0, "84"), (83.96, "84"), (0.0, "0")])
def test_score_value(value: float, text: str) -> None:
    assert score_value(value) == text


@pytest.mark.parametrize(("points", "text"), [(10.0, "-10"), (0.8, "-0.8"), (0.04, "-<0.1")])
def test_points_taken(points: float, text: str) -> None:
    assert points_taken(points) == text


def test_a_score_names_the_five_dearest_rules() -> None:
    score = Score(
        79.0, {name: float(points) for name, points in zip("abcdefg", (6, 5, 4, 3, 2, 0.5, 0.5), strict=True)}
    )
    assert score_line(score) == "score 79/100: -6 a, -5 b, -4 c, -3 d, -2 e, -1 from 2 other rules"


def test_a_run_without_files() -> None:
    assert run_line(Report([]).summary) == "No drafts to check."


def test_a_clean_run() -> None:
    report = Report([file_of("a", ""), file_of("b", "")])
    assert list(report)
    assert run_line(report.summary) == "2 drafts checked: no findings. Mean score 100/100."
