from __future__ import annotations

from voicecheck.core.report import FileReport
from voicecheck.core.span import Span
from voicecheck.reporters.fingerprint import fingerprints

from .sample import file_of, finding, launch


def marks(file: FileReport) -> list[str]:
    return list(fingerprints(file, file.findings))


def best(source: str, message: str = "no") -> FileReport:
    return file_of("a.md", source, finding(source, "best", "hype", "warning", message))


def test_each_finding_of_a_file_has_its_own() -> None:
    found = marks(launch())
    assert len(set(found)) == len(found)
    assert all(len(mark) == 32 for mark in found)


def test_moved_lines_do_not_matter() -> None:
    assert marks(best("The best lamp.")) == marks(best("New intro.\r\n\r\nThe best lamp.\r\nMore."))


def test_white_space_case_and_message_do_not_matter() -> None:
    assert marks(best("The best lamp.")) == marks(best("the  best   LAMP.", "another message"))


def test_a_change_far_off_on_the_same_line_does_not_matter() -> None:
    middle = "m" * 45
    assert marks(best(f"One. {middle} best {middle} two.")) == marks(best(f"1. {middle} best {middle} 2."))


def test_other_words_around_or_another_rule_do_matter() -> None:
    source = "The best lamp."
    other = file_of("a.md", source, finding(source, "best", "law", "warning"))
    assert len({*marks(best(source)), *marks(best("The best chair.")), *marks(other)}) == 3


def test_equal_findings_are_told_apart_by_their_number() -> None:
    source = "best\nbest\n"
    first = finding(source, "best", "hype", "warning")
    file = file_of("a.md", source, first, first._replace(span=Span(5, 9)))
    one, two = marks(file)
    assert one != two
    assert one == marks(best("best"))[0]


def test_lone_surrogates_have_a_fingerprint() -> None:
    assert marks(best("best \ud800"))
