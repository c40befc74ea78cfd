"""Drafts with the findings that are right for them: each folder here is a case.

A case holds `draft.*`, may hold a `voicecheck.yaml`, and expects what `expected.json` says. A Word document is
made of the paragraphs in `draft.docx.json`. To write what the code finds now, and then to read the difference:

    VOICECHECK_UPDATE_GOLDEN=1 pytest tests/golden && git diff tests/golden
"""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pytest

from voicecheck import Checker
from voicecheck.core.report import FileReport, Report
from voicecheck.reporters import reporter
from voicecheck.reporters.view import View
from voicecheck.rule_tests import apply_fixes

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"
CASES = sorted(path.parent.name for path in HERE.glob("*/draft.*"))
UPDATE = bool(os.environ.get("VOICECHECK_UPDATE_GOLDEN"))
SHOWN = ("rule", "line", "column", "end_line", "end_column", "matched")


def draft_of(case: Path, tmp_path: Path) -> Path:
    [draft] = case.glob("draft.*")
    if draft.suffixes != [".docx", ".json"]:
        return draft
    written = tmp_path / "draft.docx"
    document = docx.Document()
    for part in json.loads(draft.read_text("utf-8")):
        if "table" in part:
            rows = part["table"]
            table = document.add_table(len(rows), len(rows[0]))
            for row, texts in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
        else:
            paragraph = document.add_paragraph(style=part.get("style", "Normal"))
            for text in part["runs"]:
                paragraph.add_run(text.strip("*")).bold = text.startswith("*")
    document.save(str(written))
    config = (case / "voicecheck.yaml").read_text("utf-8").replace("../rules.yaml", str(HERE / "rules.yaml"))
    (tmp_path / "voicecheck.yaml").write_text(config, "utf-8")
    return written


def found_in(reports: list[FileReport]) -> dict[str, Any]:
    """What a report says, as compact as a person wants to compare it."""
    text = "".join(reporter("json")(Report(reports), View()))
    files = json.loads(text)["files"]
    found: dict[str, Any] = {"findings": [], "suppressed": [], "notes": [], "errors": []}
    for file in files:
        at = {} if file["record"] is None else {"record": file["record"]["id"], "row": file["record"]["line"]}
        for key in ("findings", "suppressed"):
            for finding in file[key]:
                where = finding.get("in_record", {})
                row = {**at, **{name: {**finding, **where}[name] for name in SHOWN}}
                if finding["rule"].startswith(("golden.", "voicecheck.")):  # the wording of a pack may change
                    row["message"] = finding["message"]
                if finding["fix"]:
                    row["fix"] = finding["fix"]["replacement"]
                if finding["note"]:
                    row["note"] = finding["note"]
                if key == "suppressed":
                    row["reason"] = finding["reason"]
                found[key].append(row)
        found["notes"] += [{**at, "note": note} for note in file["notes"]]
        found["errors"] += [{**at, "error": file["error"]}] if file["error"] else []
    return {key: rows for key, rows in found.items() if rows or key == "findings"}


def written(expected: dict[str, Any]) -> str:
    """JSON with one finding a line, so that a difference shows what changed."""
    parts = []
    for key, rows in expected.items():
        lines = ",".join(f"\n    {json.dumps(row, ensure_ascii=False)}" for row in rows)
        parts.append(f'  "{key}": [{lines}' + ("\n  ]" if rows else "]"))
    return "{\n" + ",\n".join(parts) + "\n}\n"


def compare(path: Path, found: dict[str, Any]) -> None:
    if UPDATE:
        path.write_text(written(found), "utf-8")
    assert found == json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, tmp_path: Path) -> None:
    case = HERE / name
    draft = draft_of(case, tmp_path)
    reports = Checker.from_config(draft).check_file(str(draft))
    compare(case / "expected.json", found_in(reports))


@pytest.mark.parametrize("name", CASES)
def test_lines_and_columns_cut_the_match(name: str, tmp_path: Path) -> None:
    draft = draft_of(HERE / name, tmp_path)
    for report in Checker.from_config(draft).check_file(str(draft)):
        lines = report.source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for finding in report.findings:
            line, column = report.lines.position(finding.span.start)
            end_line, end_column = report.lines.position(finding.span.end)
            if line == end_line:
                assert lines[line - 1][column - 1 : end_column - 1] == finding.matched
            else:
                cut = [
                    lines[line - 1][column - 1 :],
                    *lines[line : end_line - 1],
                    lines[end_line - 1][: end_column - 1],
                ]
                assert "\n".join(cut) == finding.matched.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("name", CASES)
def test_a_text_with_its_fixes_made_has_nothing_left_to_fix(name: str, tmp_path: Path) -> None:
    draft = draft_of(HERE / name, tmp_path)
    checker = Checker.from_config(draft)
    for report in checker.check_file(str(draft)):
        if report.record is None and draft.suffix != ".docx":
            once = apply_fixes(report.source, report.findings)
            again = checker.check_text(once, path=str(draft))
            left = [finding for finding in again.findings if finding.fix]
            assert apply_fixes(once, again.findings) == once or len(left) < len(report.findings)


@pytest.mark.parametrize("brand", ["banmu", "pannier-and-pine"])
def test_drafts_of_the_example_brands(brand: str) -> None:
    """Counts by rule only: what each draft is there to show, and that the clean ones are clean."""
    found = {}
    checker = Checker.from_config(EXAMPLES / brand)
    for draft in sorted((EXAMPLES / brand / "drafts").iterdir()):
        [report] = checker.check_file(str(draft))
        assert report.error is None
        found[draft.name] = dict(sorted(Counter(finding.rule for finding in report.findings).items()))
    path = HERE / f"{brand}.json"
    if UPDATE:
        rows = ",\n".join(f'  "{name}": {json.dumps(rules)}' for name, rules in found.items())
        path.write_text("{\n" + rows + "\n}\n", "utf-8")
    assert found == json.loads(path.read_text("utf-8"))
    clean = [name for name in found if name.endswith(("-clean.md", "-lookalikes.md"))]
    assert clean
    assert not any(found[name] for name in clean)
