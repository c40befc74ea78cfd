from __future__ import annotations

import os
from pathlib import Path

import pytest

from voicecheck.batch.run import check_files, find_files
from voicecheck.checker import Checker, CheckOptions
from voicecheck.core.errors import ConfigError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "voicecheck.yaml").write_text("packs: []\nrule_files: [r.yaml]\n", "utf-8")
    (tmp_path / "r.yaml").write_text("rules: [{id: a.b, kind: terms, message: m, terms: [lamp]}]\n", "utf-8")
    return tmp_path


def write(folder: Path, count: int) -> list[str]:
    for number in range(count):
        (folder / f"{number:04}.md").write_text("A lamp. " * (number % 5), "utf-8")
    return [str(folder / f"{number:04}.md") for number in range(count)]


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 31, 33, 150])
def test_reports_come_in_order(folder: Path, count: int, jobs: int) -> None:
    files = write(folder, count)
    reports = list(check_files(Checker.from_config(folder), files, jobs=jobs))
    assert [report.path for report in reports] == files
    assert [len(report.findings) for report in reports] == [number % 5 for number in range(count)]


def test_files_are_taken_as_they_are_needed(folder: Path) -> None:
    """A batch of a million never stands in memory: the first report comes before the last file is asked for."""
    files = write(folder, 400)
    asked = []

    def ask() -> object:
        for file in files:
            asked.append(file)
            yield file

    reports = check_files(Checker.from_config(folder), ask(), jobs=1)  # type: ignore[arg-type]
    next(reports)
    assert len(asked) < 100
    asked.clear()
    parallel = check_files(Checker.from_config(folder), ask(), jobs=2)  # type: ignore[arg-type]
    next(parallel)
    assert len(asked) < 300
    assert len(list(parallel)) == 399


def test_records_are_taken_as_they_are_needed(folder: Path) -> None:
    """Nor does a table of a million records."""
    import tracemalloc

    table = folder / "posts.jsonl"
    table.write_text(
        '{"text": "A lamp on a table, and more words so that the post is of some length."}\n' * 8_000, "utf-8"
    )
    checker = Checker.from_config(folder)
    next(check_files(checker, [str(table)], jobs=1))
    tracemalloc.start()
    count = sum(len(report.findings) for report in check_files(checker, [str(table)], jobs=1))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 8_000
    assert peak < 20_000_000


def test_workers_have_the_options(folder: Path) -> None:
    checker = Checker.from_config(folder, options=CheckOptions(channel="x", author="Ada"))
    reports = list(check_files(checker, write(folder, 70), jobs=2))
    assert {(report.channel, report.author) for report in reports} == {("x", "Ada")}


def test_styles_alone_are_checked_here_until_it_is_worth_a_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "voicecheck.yaml").write_text("packs: []\nstyles: [styles]\n", "utf-8")
    (tmp_path / "styles" / "S").mkdir(parents=True)
    (tmp_path / "styles" / "S" / "R.yml").write_text("extends: existence\nmessage: m\ntokens: [lamp]\n", "utf-8")
    files = write(tmp_path, 100)
    expected = [number % 5 for number in range(100)]
    monkeypatch.setattr("voicecheck.batch.run._check", None)  # so that no other process can check anything
    reports = list(check_files(Checker.from_config(tmp_path), files, jobs=2))
    assert [len(report.findings) for report in reports] == expected
    monkeypatch.undo()
    monkeypatch.setattr("voicecheck.batch.run.WORTH_A_PROCESS", 0.0)
    reports = list(check_files(Checker.from_config(tmp_path), files, jobs=2))
    assert [len(report.findings) for report in reports] == expected


def test_each_file_by_its_own_configuration(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "voicecheck.yaml").write_text("packs: []\n", "utf-8")
    files = write(folder, 40) + write(folder / "sub", 40)
    for jobs in (1, 2):
        reports = list(check_files(Checker.from_config(folder), files, jobs=jobs))
        assert [bool(report.findings) for report in reports[40:]] == [False] * 40


def test_a_configuration_that_does_not_do_stops_the_run(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "voicecheck.yaml").write_text("nonsense: 1\n", "utf-8")
    files = write(folder, 40) + write(folder / "sub", 40)
    with pytest.raises(ConfigError, match="unknown key 'nonsense'"):
        list(find_files(Checker.from_config(folder), [str(folder)]))
    for jobs in (1, 2):
        with pytest.raises(ConfigError, match="unknown key 'nonsense'") as caught:
            list(check_files(Checker.from_config(folder), files, jobs=jobs))
        assert caught.value.line == 1


def test_no_process_stays_behind_when_a_reader_stops_early(folder: Path) -> None:
    import multiprocessing

    reports = check_files(Checker.from_config(folder), write(folder, 400), jobs=2)
    next(reports)
    reports.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_folder_of_a_config_is_searched(folder: Path) -> None:
    write(folder, 3)
    (folder / "voicecheck.yaml").write_text("packs: []\nexclude: ['0001.md']\n", "utf-8")
    found = find_files(Checker.from_config(folder), [str(folder)])
    assert [os.path.basename(path) for path in found] == ["0000.md", "0002.md"]  # noqa: PTH119
