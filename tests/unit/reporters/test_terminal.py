from __future__ import annotations

import re
from dataclasses import replace

from voicecheck.core.finding import Finding
from voicecheck.core.report import FileReport, Report
from voicecheck.core.span import Span
from voicecheck.reporters.cells import cell_width
from voicecheck.reporters.terminal import render
from voicecheck.reporters.view import View

from .sample import WHY, file_of, finding, launch, rendered, report

SGR = re.compile(r"\x1b\[[0-9;]*m")


def blocks(text: str) -> list[list[str]]:
    """The lines between empty lines."""
    return [block.split("\n") for block in text.strip("\n").split("\n\n")]


def block_at(text: str, position: str) -> list[str]:
    return next(block for block in blocks(text) if block[0].split()[:1] == [position])


def test_a_finding_is_place_severity_message_rule_then_the_line_and_advice() -> None:
    text = rendered("terminal", only=launch())
    assert text.startswith("drafts/launch post.md\n")
    assert block_at(text, "3:5") == [
        "  3:5   warning     'revolutionary' is a claim that a reader cannot check.  hype.superlative",
        "      Our revolutionary lamp is the best lamp. 👩‍👩‍👧 Cafe\u0301 utilizes light.",
        "          ~~~~~~~~~~~~~             ^^^^               ~~~~~~~~",
        "      Why:  Readers trust what they can check. A superlative without a measure tells them only that",
        "            we like ourselves.",
        "      Do:   Say what you measured.",
    ]


def test_findings_on_one_line_share_it_and_a_reason_is_given_once() -> None:
    text = rendered("terminal", only=launch())
    assert block_at(text, "3:31") == [
        "  3:31  error       'best' is a claim that a reader cannot check.  hype.superlative"
    ]
    assert text.count("Our revolutionary lamp") == 1
    assert text.count("Readers trust") == 1
    assert block_at(text, "3:54")[1] == "      Fix:  Replace with 'uses'"


def test_underlines_stand_under_wide_characters() -> None:
    _, line, marks, _ = block_at(rendered("terminal", only=launch()), "4:8")
    before = line[: line.index("最佳")]
    assert cell_width(before) == marks.index("^")
    assert marks.strip().startswith("^^^^ ")
    assert cell_width(line[: line.index("👍")]) == marks.index("~")


def test_a_match_over_lines_is_underlined_on_its_first_and_says_where_it_ends() -> None:
    block = block_at(rendered("terminal", only=launch()), "6:10")
    assert block[1:3] == ["      It was a long", "               ~~~~ … to line 7"]


def test_something_missing_has_no_underline() -> None:
    assert len(block_at(rendered("terminal", only=launch()), "1:1")) == 1


def test_a_tab_is_four_spaces() -> None:
    block = block_at(rendered("terminal", only=launch()), "5:10")
    assert block[1:3] == ["          Tabbed: very very good.", "                  ~~~~~~~~~"]


def test_the_score_says_what_each_rule_took() -> None:
    text = rendered("terminal", only=launch())
    assert "3 errors, 2 warnings, 3 suggestions, 1 suppressed; score 59/100: -14 hype.superlative" in text
    assert "-2 from 2 other rules" in text
    assert text.endswith("1 finding suppressed. Score 59/100.\n")


def test_no_line_is_wider_than_the_screen() -> None:
    source = "word " * 50 + "最佳" * 50 + " tail" * 50
    file = file_of("a.md", source, finding(source, "最佳", "law.absolute", "error", "很长" * 60, why="原因。" * 60))
    for width in (40, 60, 100):
        lines = rendered("terminal", View(width=width), only=file).splitlines()
        assert max(map(cell_width, lines)) <= width


def test_a_long_line_is_clipped_around_the_match() -> None:
    source = "x" * 500 + " here " + "y" * 500
    block = block_at(
        rendered("terminal", View(width=60), only=file_of("a.md", source, finding(source, "here", "r", "error"))),
        "1:502",
    )
    line, marks = block[-2:]
    assert line.strip()[0] == line[-1] == "…"
    assert line[marks.index("^") : marks.rindex("^") + 1] == "here"


def test_far_apart_findings_of_one_long_line_are_each_shown() -> None:
    source = "first " + "x" * 500 + " last"
    file = file_of("a.md", source, finding(source, "first", "r", "error"), finding(source, "last", "r", "error"))
    text = rendered("terminal", View(width=60), only=file)
    assert text.count("^^^^") == 2
    assert "      first xxx" in text


def test_overlapping_findings_keep_the_marks_aligned() -> None:
    source = "one two three"
    file = file_of("a", source, finding(source, "one two", "a", "error"), finding(source, "two three", "b", "warning"))
    assert "      ^^^^^^^~~~~~~" in rendered("terminal", only=file)


def test_a_match_of_only_line_ends_is_marked_after_the_text() -> None:
    source = "end\n\n\nmore"
    text = rendered(
        "terminal", only=file_of("a", source, finding(source, "\n\n\n", "blank", "warning", "Blank lines."))
    )
    assert "      end\n         ~ … to line 3\n" in text


def test_a_clean_file_is_only_counted() -> None:
    text = rendered("terminal", only=file_of("drafts/clean.md", "All is well."))
    assert text == "1 draft checked: no findings. Score 100/100.\n"


def test_a_record_is_named_by_line_and_id_and_places_count_inside() -> None:
    text = rendered("terminal")
    assert "posts.jsonl:17 (id 4711)\n\n  2:5  warning  " in text


def test_a_file_that_could_not_be_checked_is_said_plainly() -> None:
    assert "drafts/photo.png\n  not checked  it is not text: got binary data; expected UTF-8\n" in rendered("terminal")


def test_a_long_reason_is_told_once() -> None:
    error = f"brand_profiles/me/messages.yaml:9: message 'a': {'contradicts ' * 8}"
    files = [replace(file_of(path, "A."), error=error) for path in ("a.md", "b.md")]
    text = "".join(render(Report(iter(files)), View()))
    assert text.count(error.strip()) == 1
    assert "b.md\n  not checked  as a.md\n" in text


def test_quiet_leaves_what_could_not_be_read_and_the_last_line() -> None:
    text = rendered("terminal", View(quiet=True))
    assert "revolutionary" not in text
    assert "drafts/photo.png" in text
    assert blocks(text)[-1][0].startswith("4 drafts checked: 4 errors, 4 warnings, 4 suggestions in 3 drafts.")


def test_without_explanations_what_to_do_stays() -> None:
    text = rendered("terminal", View(explain=False), only=launch())
    assert "Why:" not in text
    assert WHY[:20] not in text
    assert "Do:   Say what you measured." in text


def test_statistics_list_rules_by_points() -> None:
    text = "".join(render(report(statistics=True), View()))
    table = text[text.index("  Rule") :].splitlines()
    assert table[0].split() == ["Rule", "Findings", "Points"]
    assert table[1].split() == ["hype.superlative", "2", "-14"]


def test_statistics_tell_what_a_cascade_saved() -> None:
    files = [FileReport("a", screened=(3, 40)), FileReport("b", screened=(0, 60)), FileReport("c")]
    text = "".join(render(Report(files, statistics=True), View()))
    assert "  Second embedder: 3 of 100 sentences (3.0 %)\n" in text
    assert "Second embedder" not in "".join(render(report(statistics=True), View()))


def test_similar_posts_are_shown() -> None:
    text = rendered("terminal", only=launch())
    assert "  Nearest of our own posts\n  1:4  0.81  posts/2025.md\n      Our lamp lights a desk.\n" in text


def test_colour_adds_nothing_but_our_own_codes() -> None:
    colored = rendered("terminal", View(color=True))
    assert "\x1b[1;31merror" in colored
    plain = SGR.sub("", colored)
    assert "\x1b" not in plain
    assert plain == rendered("terminal")


def test_hostile_text_is_shown_in_visible_forms() -> None:
    text = rendered("terminal")
    assert "␛[31mred␛[0m <U+202E>evil<U+202C> <U+009B>2J <U+D800> ␀" in text
    assert "Plain text ␛]0;title␇ and <U+D83D> half" in text


def test_a_hundred_thousand_findings_on_one_long_line_come_through() -> None:
    source = "最佳 lamp " * 100_000
    found = tuple(Finding("r", "terms", "warning", "no", Span(at, at + 2), "最佳") for at in range(0, len(source), 800))
    file = FileReport("a", source, file_of("a", source).lines, findings=found)
    assert "".join(render(Report([file]), View())).count("~~~~") >= len(found)


def test_a_match_of_megabytes_is_quoted_in_part() -> None:
    source = "最" * 1_000_000
    file = file_of("a", source, finding(source, source, "r", "error"))
    text = rendered("terminal", View(width=60), only=file)
    assert len(text) < 5_000
    assert "…" in text


def test_a_draft_in_chinese_is_answered_with_chinese_labels() -> None:
    text = rendered("terminal", only=replace(launch(), language="zh-Hant"))
    assert "原因:" in text
    assert "建議:" in text
    assert "Why:" not in text
