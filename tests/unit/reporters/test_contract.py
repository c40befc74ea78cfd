"""What holds of every format, over one report with everything that can go wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from lxml import etree

from voicecheck.core.report import Report
from voicecheck.reporters import REPORTERS, reporter
from voicecheck.reporters.view import View

from .sample import RULES, lazily, report

NEEDS_THE_WHOLE_RUN = {"github", "markdown"}
XML = {"junit", "checkstyle"}
JSON = {"json", "sarif", "gitlab", "rdjson"}
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@pytest.fixture(params=REPORTERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_writes_something_that_ends_its_line(name: str) -> None:
    text = "".join(reporter(name)(report(statistics=True), View()))
    assert text.strip()
    assert text.endswith("\n")


def test_nothing_that_a_screen_obeys_gets_out_raw(name: str) -> None:
    text = "".join(reporter(name)(report(statistics=True), View()))
    assert RAW.search(text) is None
    text.encode("utf-8")


def test_is_a_stream(name: str) -> None:
    seen: list[str] = []
    chunks = reporter(name)(Report(lazily(seen), rules=RULES), View())
    assert isinstance(chunks, Iterator)
    assert not seen
    if name not in NEEDS_THE_WHOLE_RUN:
        text = next(chunks)
        while "launch" not in text:
            text += next(chunks)
        assert len(seen) == 1


def test_a_report_without_files_is_whole(name: str) -> None:
    text = "".join(reporter(name)(Report([]), View()))
    if name in JSON:
        json.loads(text)
    elif name in XML:
        etree.fromstring(text.encode())


def test_machine_formats_parse_and_do_not_depend_on_the_view(name: str) -> None:
    text = "".join(reporter(name)(report(), View()))
    if name in JSON:
        json.loads(text)
    elif name in XML:
        etree.fromstring(text.encode())
    elif name == "jsonl":
        assert all(isinstance(json.loads(line), dict) for line in text.splitlines())
    else:
        return
    assert text == "".join(reporter(name)(report(), View(color=True, width=40, quiet=True, explain=False)))


def test_the_summary_is_whole_after_any_format(name: str) -> None:
    read = report()
    for _ in reporter(name)(read, View()):
        pass
    assert read.summary.files == 6
    assert read.summary.errors == 2


def test_an_unknown_format_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        reporter("pdf")
