"""Vale's spelling rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from voicecheck.vale.linter import Linter
from voicecheck.vale.project import Vocabulary, built_in, ignored, prepared
from voicecheck.vale.spelling import default_path
from voicecheck.vale.styles import StyleRule


def wrong(text: str, **options: Any) -> list[str]:
    options = {"dictionary_paths": [default_path()], **options}
    rule = StyleRule("S.R", "spelling", "warning", "Not '%s'", ("text",), options=options)
    alerts, faults = Linter([rule]).lint(text, "md")
    assert faults == {}
    return [alert.match for alert in alerts]


def test_case_counts() -> None:
    assert wrong("Paris paris PARIS House HOUSE hoUse.\n", custom=True) == ["paris", "PARIS"]


def test_words_to_pass_over_hold_in_their_case_and_in_small_letters() -> None:
    assert wrong("zorkify Zorkify ZORKify Blint blint.\n", custom=True, words=["zorkify", "Blint"]) == ["blint"]


@pytest.mark.parametrize(
    "word", ["colourful", "organisations", "analysed", "centre", "travelling", "defence", "whilst"]
)
def test_british_spellings_are_known(word: str) -> None:
    assert wrong(f"A {word} and {word.title()}.\n") == []


def test_words_of_the_web_are_known_in_their_case() -> None:
    assert wrong("Kubernetes webhooks Webhook frontend's kubernetes.\n") == ["kubernetes"]


def test_misspellings_are_still_found() -> None:
    words = ["seperate", "recieve", "definately", "colur", "organissation"]
    assert wrong(" ".join(words) + "\n") == words


def test_british_spellings_are_wrong_where_a_rule_has_its_own_dictionary(tmp_path: Path) -> None:
    (tmp_path / "own.aff").write_text("SET UTF-8\n", "utf-8")
    (tmp_path / "own.dic").write_text("1\ncolor\n", "utf-8")
    assert wrong("color colour\n", dictionary_paths=[str(tmp_path / "own")]) == ["colour"]


def test_files_of_words(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "ignore" / "more"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("zorkify\n\n#\nBlint\n", "utf-8")
    (folder / "a.md").write_text("other\n", "utf-8")

    def read(path: str) -> bytes:
        return Path(path).read_bytes()

    words = ignored(str(tmp_path), read)
    assert words == ["zorkify", "Blint"]
    spelling = next(rule for rule in built_in(Vocabulary(), words) if rule.point == "spelling")
    assert spelling.options["words"] == ["Blint", "zorkify"]
    (tmp_path / "a.txt").write_text("third\n", "utf-8")
    rule = StyleRule("S.R", "spelling", "warning", "m", ("text",), options={"ignore": ["a.txt", "more/a.txt", "b.txt"]})
    made = prepared(rule, str(tmp_path), read)
    assert isinstance(made, StyleRule)
    assert made.options["words"] == ["Blint", "third", "zorkify"]
