"""What holds of every report, whatever the draft: hypothesis on text built of nasty pieces, all packs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests import fuzz
from tests.conftest import ROOT
from voicecheck.batch.run import check_files
from voicecheck.checker import Checker, CheckOptions
from voicecheck.core.report import FileReport, Report
from voicecheck.filters import at_least, order
from voicecheck.parsers import PARSERS, parse, parse_text
from voicecheck.reporters import REPORTERS, reporter
from voicecheck.reporters.view import View
from voicecheck.rule_tests import apply_fixes

FORMATS = tuple(name for name in PARSERS if name not in ("jsonl", "csv", "tsv", "docx"))
HITS = (
    *(
        "revolutionary",
        "re\u200bvolutionary",
        "ｗｏｒｌｄ－ｃｌａｓｓ",
        "u n b e a t a b l e",
        "UTILIZES",
        "in order\nto",
        "e-mail email",
    ),
    *(
        "全网最低价",
        "全 网 最 低 价",
        "行业第一",
        "頂級",
        "国*家*级",
        "最近",
        "大麻烦",
        "您 你",
        "点击购买",
        "的的",
        "得，地",
        "yyds",
        "ＮＯ．１",
    ),
    *(
        "Our company",
        "#tag #tag2",
        "@name",
        "🎉🎉🎉",
        "!!!",
        "。。。",
        "...",
        "“q”",
        "「q」",
        "10 %",
        "3~5",
        "https://a.b/c?d=revolutionary",
    ),
    *(
        "a " * 60,
        "很长的句子，" * 40,
        "WHY SHOUT AT ME",
        "1st 2nd",
        "10/11/2025",
        "guys",
        "master/slave",
        "[click here](x)",
        "![image.png](x)",
    ),
    *(
        "<!-- voicecheck off-next-line hype.*: r -->\n",
        "<!-- voicecheck off: r -->",
        "<!-- voicecheck on -->",
        "<!-- voicecheck off-file x.y: r -->",
    ),
    *(
        "---\nad: true\ntitle: 全网最低价\n---\n",
        "---\nvoicecheck: {off: {hype.*: r}}\n---\n",
        "+++\nad = true\n+++\n",
        "channel: x\n",
    ),
)
piece = st.sampled_from((*fuzz.NASTY, *HITS, *HITS)) | st.text(max_size=12)
draft = (st.lists(piece, max_size=20) | st.lists(piece, min_size=25, max_size=90)).map("".join)
some = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
few = settings(some, max_examples=60)


@cache
def checker(profile: str | None = None, **options: object) -> Checker:
    where = ROOT / "tests" / "property"
    return Checker.from_config(where, profile=profile, options=CheckOptions(**options))  # type: ignore[arg-type]


@cache
def with_brand() -> Checker:
    """Word rules of a brand, with names, channels and an advertising shop; its concepts are tried elsewhere."""
    return checker("banmu", channel="weibo", role="employee", ignore=("concept",))


@some
@given(draft, st.sampled_from(FORMATS))
@example("\ufeff最\u200b佳\r\n\r\n# 全网最低价\r", "markdown")
@example("a<b>\ufeffrevolution</b>ary\ud800 revolution&#97;ry", "html")
def test_spans_cut_what_matched(text: str, form: str) -> None:
    document = parse_text(text, path="post", format=form)
    assert list(fuzz.problems_of_document(document)) == []
    for each in (checker(), with_brand()):
        report = each.check(document)
        assert list(fuzz.problems_of_report(report)) == []
        assert report.error is None


@some
@given(draft, st.sampled_from(FORMATS), st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "gb18030", "big5")))
def test_bytes_never_raise(text: str, form: str, encoding: str) -> None:
    for report in checker(format=form).check_read(checker(format=form).read("post", text.encode(encoding, "replace"))):
        assert list(fuzz.problems_of_report(report)) == []
        assert report.error is None or not report.findings


@some
@given(draft)
def test_findings_are_in_order_and_stand_once(text: str) -> None:
    report = checker().check_text(text)
    assert list(report.findings) == order(report.findings)
    assert len({(each.rule, each.span, each.message) for each in report.findings}) == len(report.findings)
    assert all(each.message and "{match}" not in each.message for each in report.findings)


@some
@given(draft)
def test_suppressed_and_left_are_what_was_found(text: str) -> None:
    """A suppression moves findings, it never makes or loses one."""
    report = checker().check_text(text)
    document = parse_text(text, path="draft.md")
    bare = replace(
        document, comments=(), meta={key: each for key, each in document.meta.items() if key != "voicecheck"}
    )
    found = Counter((each.rule, each.span) for each in checker().check(bare).findings)
    left = Counter((each.rule, each.span) for each in report.findings if not each.rule.startswith("voicecheck."))
    suppressed = Counter((each.finding.rule, each.finding.span) for each in report.suppressed)
    assert left + suppressed == found
    assert all(each.reason for each in report.suppressed)


@few
@given(draft, st.sampled_from(("error", "warning", "suggestion")))
def test_min_severity_only_leaves_out(text: str, level: str) -> None:
    everything = checker(min_severity="suggestion").check_text(text).findings
    assert list(checker(min_severity=level).check_text(text).findings) == at_least(everything, level)  # type: ignore[arg-type]


@few
@given(draft)
def test_packs_do_not_disturb_each_other(text: str) -> None:
    """What a pack finds does not depend on which others run."""
    everything = [each for each in checker().check_text(text).findings if each.kind != "suppression"]
    for pack in ("hype", "zh-ad-law", "zh-typography"):
        alone = [each for each in checker(select=(pack,)).check_text(text).findings if each.kind != "suppression"]
        assert alone == [each for each in everything if each.rule.startswith(f"{pack}.")]


@few
@given(st.lists(draft, max_size=6))
def test_together_is_as_one_by_one(texts: list[str]) -> None:
    documents = [parse_text(text, path=f"{place}.md") for place, text in enumerate(texts)]
    together = [comparable(each) for each in checker().check_many(documents)]
    assert together == [comparable(checker().check(document)) for document in documents]


@few
@given(st.lists(draft, max_size=5))
def test_the_summary_adds_up(texts: list[str]) -> None:
    files = [checker().check_text(text) for text in texts]
    files.append(FileReport(path="gone.md", error="No such file or directory"))
    report = Report(files)
    assert list(report) == files
    summary = report.summary
    assert summary.files == len(files)
    assert summary.errors == 1
    assert summary.findings == sum(len(file.findings) for file in files) == summary.by_rule.total()
    assert summary.at_least("suggestion") == summary.findings
    assert summary.suppressed == sum(len(file.suppressed) for file in files)
    assert summary.files_with_findings == sum(bool(file.findings) for file in files)
    points = sum(100 - file.score.value for file in files if file.score)
    assert summary.points_by_rule.total() == pytest.approx(points)


@few
@given(draft)
def test_every_form_can_write_it(text: str) -> None:
    file = checker().check_text(text, path="post.md")
    for name in REPORTERS:
        written = "".join(reporter(name)(Report([file]), View()))
        written.encode()
        assert "\x1b" not in written
        if name in ("json", "sarif", "gitlab", "rdjson"):
            json.loads(written)


@few
@given(draft)
def test_fixes_mend(text: str) -> None:
    """A fix takes its finding away, and brings no crash; fixing again and again comes to an end."""
    form = "text"
    source = text.encode("utf-8", "replace").decode()
    for _ in range(6):
        report = checker(format=form).check_text(source)
        for finding in report.findings:
            if finding.fix:
                assert finding.fix.replacement != finding.fix.span.cut(report.source)
        mended = apply_fixes(report.source, report.findings)
        if mended == source:
            return
        source = mended
    pytest.fail(f"fixes go in a circle: {source!r}")


def test_jobs_do_not_matter(tmp_path: Path) -> None:
    source = fuzz.random.Random(7)
    for number in range(80):
        text = "".join(source.choice((*fuzz.NASTY, *HITS)) for _ in range(source.randrange(60)))
        (tmp_path / f"{number}.{source.choice(fuzz.ENDINGS)}").write_text(text, "utf-8", errors="replace", newline="")
    files = sorted(map(str, tmp_path.iterdir()))
    alone, together = (list(check_files(Checker.from_config(tmp_path), files, jobs=jobs)) for jobs in (1, 3))
    assert [comparable(each) for each in alone] == [comparable(each) for each in together]


def comparable(report: FileReport) -> dict[str, object]:
    return {name: getattr(report, name) for name in FileReport.__dataclass_fields__ if name != "lines"}


@few
@given(st.lists(st.fixed_dictionaries({"id": st.integers(), "text": draft}), max_size=5))
def test_records_are_as_if_alone(rows: list[dict[str, object]]) -> None:
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    reports = checker().check_read(checker().read("posts.jsonl", data))
    assert len(reports) == len(rows)
    for row, report in zip(rows, reports, strict=True):
        assert list(fuzz.problems_of_report(report)) == []
        assert report.record is not None
        assert report.record.id == str(row["id"])


def test_mutated_real_posts(corpora: list[Path]) -> None:
    """A small share of `python tests/fuzz.py ../shared/corpora/*.gz --count 10000`."""
    said: list[str] = []
    posts = fuzz.read_posts(map(str, corpora))
    assert fuzz.fuzz(checker(), posts, 150, seed=20_260, say=said.append) == 0, said


def test_real_posts_as_they_are(corpora: list[Path]) -> None:
    posts = fuzz.read_posts(map(str, corpora))
    for text in posts[::60]:
        for form in ("markdown", "mdx", "html"):
            document = parse(f"post.{form}", text.encode(), format=form)[0]
            assert list(fuzz.problems_of_document(document)) == []
            assert list(fuzz.problems_of_report(with_brand().check(document))) == []  # type: ignore[arg-type]
