"""What cannot be read, or hardly: one clear line for each, and the rest of the run goes on."""

from __future__ import annotations

import json
import os
import threading
import zipfile
from pathlib import Path

import pytest

HYPE = "Our revolutionary lamp.\n"
AD = "---\nad: true\n---\n\n"
SIMPLIFIED = "我们的台灯是全网最低价，行业第一。这次活动的优惠价格只有 799 元，请大家点击购买。\n"
TRADITIONAL = "我們的檯燈是全網最低價，行業第一。這次活動的優惠價格只有 799 元，請大家點擊購買。\n"


def check_beside_a_good_one(folder: Path, voicecheck, *options: str) -> tuple[int, dict[str, dict]]:
    """The exit code and the report by path of all drafts in a folder that has one good draft more."""
    (folder / "zz-good.md").write_text(HYPE, "utf-8")
    done = voicecheck("check", ".", "-f", "json", *options)
    files = {file["path"]: file for file in done.report["files"]}
    assert [finding["rule"] for finding in files["zz-good.md"]["findings"]] == ["hype.revolutionary"]
    return done.code, files


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x" * 100)


def test_binary_files(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "image.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    zipped(tmp_path / "archive.txt")
    zipped(tmp_path / "no-word.docx")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 and then nothing")
    (tmp_path / "nul.md").write_bytes(b"Our revolutionary\x00 lamp\x01\x00\x02 " * 20)
    code, files = check_beside_a_good_one(tmp_path, voicecheck)
    assert code == 2
    assert "PNG" in files["image.md"]["error"]
    assert "zip" in files["archive.txt"]["error"]
    assert "Word" in files["no-word.docx"]["error"]
    assert "Word" in files["broken.docx"]["error"]
    assert "binary" in files["nul.md"]["error"]
    for path, file in files.items():
        assert path == "zz-good.md" or (file["score"] is None and file["findings"] == [])
    lines = voicecheck("check", ".", "-f", "line").lines
    assert sum("[unreadable]" in line for line in lines) == 5


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        (SIMPLIFIED, "gb18030", "GB18030"),
        (TRADITIONAL, "big5", "Big5"),
        (SIMPLIFIED, "utf-16", "UTF-16"),
        (SIMPLIFIED, "utf-16-le", "UTF-16"),
        (TRADITIONAL, "utf-16-be", "UTF-16"),
        (SIMPLIFIED, "utf-8-sig", ""),
    ],
)
def test_other_encodings_are_read_and_said(tmp_path: Path, voicecheck, text: str, encoding: str, said: str) -> None:
    (tmp_path / "d.md").write_bytes((AD + text).encode(encoding))
    done = voicecheck("check", "d.md", "-f", "json")
    assert done.code == 1
    assert {"zh-ad-law.number-one", "zh-ad-law.lowest-price"} <= set(done.rules())
    assert [said in note for note in done.report["files"][0]["notes"]] == ([True] if said else [])
    assert not said or said in voicecheck("check", "d.md").out


def test_an_encoding_named_wrongly(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "d.md").write_bytes(SIMPLIFIED.encode("gb18030"))
    wrong = voicecheck("check", "d.md", "--encoding", "utf-8", "-f", "json")
    assert wrong.code == 2
    assert "utf-8" in wrong.report["files"][0]["error"]
    unknown = voicecheck("check", "d.md", "--encoding", "klingon")
    assert unknown.code == 2
    assert "klingon" in unknown.out + unknown.err


def test_a_few_broken_bytes(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "d.md").write_bytes((AD + SIMPLIFIED * 3).encode() + b"\xff\xfe \xe5\n\n" + HYPE.encode())
    done = voicecheck("check", "d.md", "-f", "json")
    assert {"zh-ad-law.number-one", "hype.revolutionary"} <= set(done.rules())
    assert "could not be read" in done.report["files"][0]["notes"][0]


def test_an_empty_file(tmp_path: Path, voicecheck) -> None:
    for name in ("a.md", "b.txt", "c.html", "d.rst", "e.adoc", "f.mdx"):
        (tmp_path / name).write_bytes(b"" if name < "c" else b"\xef\xbb\xbf \n\n")
    code, files = check_beside_a_good_one(tmp_path, voicecheck)
    assert code == 0
    assert all(not file["findings"] for path, file in files.items() if path != "zz-good.md")


def test_one_line_of_megabytes(tmp_path: Path, voicecheck) -> None:
    """The run ends; how fast is measured elsewhere."""
    (tmp_path / "d.md").write_text("Our revolutionary lamp is here and we leverage it, " * 100_000, "utf-8")
    done = voicecheck("check", "d.md", "-f", "json", "--select", "hype.revolutionary", seconds=300)
    assert len(done.rules()) == 100_000
    shown = voicecheck("check", "d.md", "--select", "plain-language.long-paragraph", seconds=300)
    assert all(len(line) < 2000 for line in shown.lines)


def test_a_chinese_line_of_megabytes(tmp_path: Path, voicecheck) -> None:
    text = "我们的台灯在桌子上，光线柔和。灯臂可以转动，全网最低。" * 12_000
    (tmp_path / "d.md").write_text(AD + text, "utf-8")
    done = voicecheck("check", "d.md", "-f", "json", "--select", "zh-ad-law.lowest-price", seconds=300)
    assert len(done.rules()) == 12_000


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("quotes.md", "> " * 100_000 + HYPE),
        ("quotes.mdx", ">" * 100_000 + HYPE),
        ("lists.md", "- " * 100_000 + HYPE),
        ("brackets.md", "[" * 100_000 + HYPE),
        ("stars.md", "*a " * 50_000 + HYPE),
        ("divs.html", "<div>" * 100_000 + HYPE),
        ("tags.html", "<b" * 100_000 + ">" + HYPE),
        ("comments.html", "<!--" * 100_000 + "-->" + HYPE),
        ("ticks.md", "`" * 100_000 + " " + HYPE),
        ("rst.rst", "   " * 1000 + HYPE),
        ("blocks.adoc", "====\n" * 20_001 + HYPE),
        ("braces.mdx", "{" * 100_000 + "}" * 100_000 + "\n\n" + HYPE),
    ],
)
def test_deep_nesting(tmp_path: Path, voicecheck, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    code, files = check_beside_a_good_one(tmp_path, voicecheck, "--select", "hype")
    assert code == 0
    assert files[name]["error"] is None


def test_what_is_no_ordinary_file(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "dangling.md").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "loop").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "self.md").symlink_to("self.md")
    (tmp_path / "a" / "b" / "d.md").write_text(HYPE, "utf-8")
    (tmp_path / "a" / "linked.md").symlink_to("b/d.md")
    code, files = check_beside_a_good_one(tmp_path, voicecheck)
    assert code == 2
    assert {path for path, file in files.items() if file["error"]} == {"dangling.md", "pipe.md", "a/self.md"}
    assert sorted(files) == ["a/linked.md", "a/self.md", "dangling.md", "pipe.md", "zz-good.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_a_file_that_may_not_be_read(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "secret.md").write_text(HYPE, "utf-8")
    (tmp_path / "secret.md").chmod(0)
    code, files = check_beside_a_good_one(tmp_path, voicecheck)
    assert code == 2
    assert "ermission" in files["secret.md"]["error"]


def test_a_file_that_vanishes(tmp_path: Path) -> None:
    """Between the walk through the folder and the reading."""
    from voicecheck import Checker
    from voicecheck.batch.run import check_files, find_files

    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text(HYPE, "utf-8")
    checker = Checker.from_config(tmp_path)
    files = list(find_files(checker, [str(tmp_path)]))
    (tmp_path / "b.md").unlink()
    reports = list(check_files(checker, files))
    assert [report.error for report in reports] == [None, "No such file or directory", None]


def test_files_that_vanish_while_it_runs(tmp_path: Path, voicecheck) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.md").write_text(HYPE, "utf-8")

    def remove() -> None:
        for number in range(299, 100, -1):
            (tmp_path / f"{number:03}.md").unlink()

    timer = threading.Timer(0.3, remove)
    timer.start()
    done = voicecheck("check", ".", "-f", "jsonl", "-j", "2")
    timer.join()
    assert done.code in (0, 2)
    assert all(json.loads(line) for line in done.lines)


def test_broken_front_matter(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "yaml.md").write_text(f"---\ntitle: [unclosed\nfoo: : bar\n---\n\n{HYPE}", "utf-8")
    (tmp_path / "toml.md").write_text(f"+++\ntitle = never\n+++\n\n{HYPE}", "utf-8")
    (tmp_path / "open.md").write_text(f"---\ntitle: never closed\n\n{HYPE}", "utf-8")
    aliases = "".join(f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdef", "bcdefg", strict=True))
    (tmp_path / "bomb.md").write_text(f"---\na: &a [x,x,x,x,x,x,x,x,x]\n{aliases}---\n\n{HYPE}", "utf-8")
    (tmp_path / "python.md").write_text(
        f"---\nx: !!python/object/apply:os.system ['touch owned']\n---\n\n{HYPE}", "utf-8"
    )
    code, files = check_beside_a_good_one(tmp_path, voicecheck)
    assert code == 0
    assert not (tmp_path / "owned").exists()
    for name in ("yaml.md", "toml.md", "open.md", "bomb.md", "python.md"):
        assert [finding["matched"] for finding in files[name]["findings"]] == ["revolutionary"], name
    for name in ("yaml.md", "toml.md", "bomb.md"):
        [note] = files[name]["notes"]
        assert note.startswith("front matter could not be read: ")


def test_records_that_cannot_be_read(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "posts.jsonl").write_text(
        '{"id":1,"text":"Our revolutionary lamp."}\nnot json\n{"id":3}\n{"id":4,"text":null}\n{"id":5,"text":""}\n'
        '[1,2]\n{"id":7,"text":5}\n' + "[" * 100_000 + "\n" + '{"id":9,"text":"\\ud800 revolutionary \\u0000 lamp"}\n',
        "utf-8",
    )
    done = voicecheck("check", "posts.jsonl", "-f", "json")
    assert done.code == 2
    files = done.report["files"]
    assert [file["record"]["line"] for file in files] == list(range(1, 10))
    assert [file["error"] is None for file in files] == [True, *[False] * 7, True]
    assert done.rules() == ["hype.revolutionary", "hype.revolutionary"]
    lines = voicecheck("check", "posts.jsonl", "-f", "line").lines
    assert [line.split(":")[1] for line in lines] == [str(number) for number in range(1, 10)]
    assert all(len(line) < 400 for line in lines)


def test_tables_without_text(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n", "utf-8")
    (tmp_path / "b.csv").write_text('id,text\n1,"never closed revolutionary\n', "utf-8")
    (tmp_path / "c.csv").write_text("id,text\n1\n2,Our revolutionary lamp.\n", "utf-8")
    code, files = check_beside_a_good_one(tmp_path, voicecheck)
    assert code == 2
    assert files["a.csv"]["error"].startswith("no column of text: got a, b; expected one of text, ")
    assert files["c.csv"]["findings"]


ESCAPES = "\x1b[31mred\x1b[0m \x1b]0;owned\x07 \x9b2J \u202eevil\u202c \x08\x08 \r"


def control_characters(text: str) -> set[str]:
    return {
        char for char in text if (ord(char) < 32 and char != "\n") or 0x7F <= ord(char) < 0xA0 or char in "\u202e\u2066"
    }


@pytest.mark.parametrize("form", ["terminal", "line", "github", "markdown", "checkstyle", "junit", "json", "sarif"])
def test_no_control_character_reaches_the_terminal(tmp_path: Path, voicecheck, form: str) -> None:
    """From the draft, its name, its front matter, a rule's message, a suppression's reason."""
    (tmp_path / "voicecheck.yaml").write_text("rule_files: [r.yaml]\nembedder: hash\n", "utf-8")
    escaped = json.dumps(ESCAPES)[1:-1]
    (tmp_path / "r.yaml").write_text(
        "rules:\n"
        f'  - {{id: a.b, kind: pattern, pattern: "lamp.*", message: "{escaped} {{match}}", why: "{escaped}",\n'
        f'     remedy: "{escaped}"}}\n',
        "utf-8",
    )
    draft = (
        f'---\ntitle: x\nauthor: "{escaped}"\n---\n\nOur revolutionary{ESCAPES} lamp {ESCAPES}.\n\n'
        f"<!-- voicecheck off-next-line hype.*: {ESCAPES} -->\n{HYPE}"
    )
    (tmp_path / "a\x1b[31m\x9b\u202eb\n.md").write_text(draft, "utf-8", newline="")
    (tmp_path / "missing\x1b[31m.md").symlink_to("nowhere")
    done = voicecheck("check", ".", "-f", form)
    assert "lamp" in done.out
    assert control_characters(done.out) == set()
    assert control_characters(done.err) == set()
    assert voicecheck("check", "no\x1b[31m.md", "-f", form).out.count("\x1b") == 0
    assert "\x1b" not in voicecheck("check", "--select", "\x1b[31m").err


def test_a_pattern_that_never_ends_is_stopped(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "voicecheck.yaml").write_text("packs: []\nrule_files: [r.yaml]\n", "utf-8")
    (tmp_path / "r.yaml").write_text(
        "rules:\n"
        '  - {id: a.slow, kind: pattern, message: m, pattern: "(?=(a+)+$)a"}\n'
        '  - {id: a.quick, kind: pattern, message: m, pattern: "(a+)+b"}\n',
        "utf-8",
    )
    (tmp_path / "d.md").write_text("a" * 5000 + "c\n\naab\n", "utf-8")
    done = voicecheck("check", "d.md", "-f", "json", seconds=60)
    assert done.code == 2
    [file] = done.report["files"]
    assert "rule 'a.slow' could not be checked: pattern took longer" in file["error"]
    assert [finding["rule"] for finding in file["findings"]] == ["a.quick"]


def test_a_model_that_is_missing_is_said_for_its_rule_alone(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "voicecheck.yaml").write_text(
        "packs: [hype]\nrule_files: [r.yaml]\nspacy: {en: no_such_model}\n", "utf-8"
    )
    (tmp_path / "r.yaml").write_text(
        "rules: [{id: a.b, kind: pattern, message: m, tokens: [[{POS: NOUN}]]}]\n", "utf-8"
    )
    (tmp_path / "d.md").write_text(HYPE, "utf-8")
    done = voicecheck("check", "d.md", "-f", "json")
    assert done.code == 2
    assert "rule 'a.b' could not be checked" in done.report["files"][0]["error"]
    assert done.rules() == ["hype.revolutionary"]
