from __future__ import annotations

from markdown_it import MarkdownIt

from voicecheck.core.report import FileReport, Report
from voicecheck.reporters.markdown import render
from voicecheck.reporters.view import View

from .sample import HOSTILE, file_of, finding, launch, rendered, report


def html(text: str) -> str:
    return MarkdownIt("commonmark").enable("table").enable("strikethrough").render(text)


def test_the_summary_comes_first() -> None:
    assert rendered("markdown").startswith("## voicecheck\n\n4 drafts checked: 4 errors, 4 warnings, 4 suggestions")


def test_a_table_a_draft_and_the_reasons_folded_away() -> None:
    text = rendered("markdown", only=launch())
    assert "### drafts/launch post.md: 59/100\n" in text
    assert (
        "| 3:5 | warning | 'revolutionary' is a claim that a reader cannot check. | <code>hype.superlative</code> |"
        in text
    )
    assert "<br>Fix: Replace with 'uses' |" in text
    assert text.count("<details>") == text.count("</details>") == 1
    assert text.count("- <code>hype.superlative</code>: Readers trust") == 1
    assert "The score 59/100: -14 hype.superlative" in text


def test_every_row_has_four_cells_whatever_the_text() -> None:
    page = html(rendered("markdown"))
    for row in page.split("<tr>")[1:]:
        cells = row.partition("</tr>")[0]
        assert cells.count("</td>") + cells.count("</th>") == 4


def test_a_draft_cannot_bring_in_markup_html_or_mentions() -> None:
    source = HOSTILE
    hostile = "# [a](javascript:x) ![i](x) <script> **b** `c` @all ~~d~~"
    page = html(rendered("markdown", only=file_of(hostile, source, finding(source, "evil", "r", "error", hostile))))
    for tag in ("<a ", "<img", "<script", "<strong>", "<s>", "@all"):
        assert tag not in page
    assert "<code>c" not in page


def test_without_explanations() -> None:
    assert "<details>" not in rendered("markdown", View(explain=False), only=launch())


def test_stays_under_the_limit_of_a_comment_and_counts_the_rest() -> None:
    text = "".join(render(Report(launch() for _ in range(200)), View()))
    assert len(text) < 65_536
    assert "more drafts with findings are left out here." in text


def test_one_long_draft_is_cut_too() -> None:
    source = "bad"
    file = file_of("a.md", source, *(finding(source, "bad", "r", "error", "x" * 2000) for _ in range(1000)))
    text = "".join(render(Report([file]), View()))
    assert len(text) < 65_536
    assert "950 more findings" in text


def test_statistics() -> None:
    text = "".join(render(report(statistics=True), View()))
    assert "| <code>hype.superlative</code> | 2 | 14.0 |" in text


def test_statistics_tell_what_a_cascade_saved() -> None:
    text = "".join(render(Report([FileReport("a", screened=(3, 40))], statistics=True), View()))
    assert text.rstrip().endswith("Second embedder: 3 of 40 sentences (7.5 %)")
