"""Kind `image-metadata`: which files are looked at, what is reported where, and what is never shown."""

from __future__ import annotations

import os
import sys
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.images.pictures import GPS, NAME, exif, picture, png
from voicecheck.checker import Checker, CheckOptions
from voicecheck.core.finding import Finding
from voicecheck.core.report import FileReport

PHOTO = picture(exif=exif(gps=GPS, t013B=NAME, cA431="SN-40771"))


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "voicecheck.yaml").write_text("packs: [leaks]\n", "utf-8")
    (tmp_path / "posts" / "img").mkdir(parents=True)
    (tmp_path / "posts" / "img" / "photo 1.jpg").write_bytes(PHOTO)
    (tmp_path / "posts" / "shot.png").write_bytes(png(Comment="/home/wanglei/a"))
    (tmp_path / "posts" / "clean.jpg").write_bytes(picture())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(blog: Path, text: str, name: str = "posts/a.md", **options: bool) -> FileReport:
    (blog / name).write_text(text, "utf-8")
    [found] = Checker.from_config(blog, options=CheckOptions(**options)).check_file(name)
    return found


def findings(blog: Path, text: str, name: str = "posts/a.md") -> list[Finding]:
    found = report(blog, text, name)
    assert found.error is None
    return list(found.findings)


def test_a_finding_stands_at_the_reference_and_hides_the_values(blog: Path) -> None:
    found = findings(blog, "我们 Our desk: ![A desk](img/photo%201.jpg) is new.\n")
    assert [(each.rule, each.severity, each.matched) for each in found] == [
        ("leaks.image-location", "error", "![A desk](img/photo%201.jpg)"),
        ("leaks.image-metadata", "warning", "![A desk](img/photo%201.jpg)"),
    ]
    assert found[0].message == "The file of this image carries the place where it was taken (5******** ********)."
    assert found[1].message == (
        "The file of this image carries the name of who made it (M**** ********) and a serial number (S*******)."
    )
    assert found[1].evidence == {"entity": "author", "entities": ["author", "serial"]}
    assert "exiftool" in found[0].remedy
    for secret in (NAME, "Kowalski", "40771", "52.52", "13.40"):
        assert secret not in repr(found)


def test_a_chinese_draft_is_told_in_chinese_what_an_image_carries(blog: Path) -> None:
    said = "{match}：图片里有{what}。"
    (blog / "voicecheck.yaml").write_text(
        f"packs: [leaks]\nrules: {{leaks.image-metadata: {{message: '{said}'}}}}\n", "utf-8"
    )
    *_, found = findings(blog, "我们的新桌子：![桌子](img/photo%201.jpg)\n")
    assert found.message == "![桌子](img/photo%201.jpg)：图片里有作者姓名（M**** ********）和序列号（S*******）。"


def test_reveal_shows_them(blog: Path) -> None:
    found = report(blog, "![A desk](<img/photo 1.jpg>)\n", reveal=True).findings
    assert "(52.52000, 13.40500)" in found[0].message
    assert f"({NAME})" in found[1].message


@pytest.mark.parametrize(
    "text",
    [
        "![a](shot.png)",
        "![a](./shot.png?v=2#top 'title')",
        "![a][s]\n\n[s]: shot.png",
        "[the picture](shot.png)",
        "> * **![a](../posts/shot.png)**",
        '<img alt="" src="shot.png">',
        'Text <img src=shot.png> and <a href="shot.png">more</a>',
        '<picture><source srcset="none.webp 1x, shot.png 2x"><img src="clean.jpg"></picture>',
        "a ![x ![y](shot.png)](clean.jpg)",
    ],
)
def test_references_of_markdown_and_html(blog: Path, text: str) -> None:
    found = findings(blog, text + "\n")
    assert {each.rule for each in found} == {"leaks.image-metadata"}
    assert all("shot.png" in each.matched or "[s]" in each.matched for each in found)
    if not text.startswith(("!", "[", ">", "a ")):
        assert findings(blog, f"<p>{text}</p>", "posts/a.html")


@pytest.mark.parametrize(
    "text",
    [
        "![a](clean.jpg)",
        "![a](gone.jpg)",
        "![a](https://banyan.example/shot.png)",
        "![a](//banyan.example/shot.png)",
        "![a](/posts/shot.png)",
        "![a](file:shot.png)",
        "![a](img/)",
        "![a]()",
        "![a](%00.png)",
        "`![a](shot.png)`",
        "```\n![a](shot.png)\n```",
        "<!-- ![a](shot.png) -->",
        "![a]({{ site.url }}/shot.png)",
        "![a](film.mp4)",
    ],
)
def test_what_is_not_its_business(blog: Path, text: str) -> None:
    (blog / "posts" / "film.mp4").write_bytes(b"no image")
    assert findings(blog, text + "\n") == []


def test_a_suppression_answers_for_it(blog: Path) -> None:
    text = "<!-- voicecheck off-next-line leaks.image-*: the fair, public -->\n![A desk](<img/photo 1.jpg>)\n"
    assert findings(blog, text) == []


def test_an_image_in_the_draft_itself_is_hidden_with_its_source(blog: Path) -> None:
    inside = b64encode(png(Author=NAME)).decode()
    whole = report(blog, f"![a](data:image/png;base64,{inside}) and more\n")
    [finding] = whole.findings
    assert (finding.rule, finding.sensitive) == ("leaks.image-metadata", True)
    assert inside not in whole.source + repr(finding)
    assert whole.source.endswith(" and more\n")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"TOP SECRET by Marta", "it is no image of a kind that is known"),
        (png(Author=NAME)[:-30], "the image is damaged"),
        (b"", "it is no image of a kind that is known"),
    ],
)
def test_what_cannot_be_read_is_an_error_with_its_place(blog: Path, data: bytes, reason: str) -> None:
    (blog / "posts" / "bad.png").write_bytes(data)
    found = report(blog, "# Title\n\nAs ![a](bad.png) shows.\n")
    assert found.error == (
        "rule 'leaks.image-location', rule 'leaks.image-metadata' could not be checked: "
        f"posts/a.md:3:4: the image 'bad.png' cannot be read: {reason}"
    )
    assert "Marta" not in repr(found)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(blog: Path) -> None:
    (blog / "posts" / "shot.png").chmod(0)
    assert "permission denied" in (report(blog, "![a](shot.png)\n").error or "")


def test_a_pipe_does_not_hang(blog: Path) -> None:
    os.mkfifo(blog / "posts" / "pipe.png")
    assert findings(blog, "![a](pipe.png)\n") == []


def test_whom_everybody_may_know(blog: Path) -> None:
    for who, name in enumerate((NAME, "Pine Works", "Bo Lind", "Agence  Photo")):
        (blog / "posts" / f"{who}.jpg").write_bytes(picture(exif=exif(t013B=name)))
    profile = blog / "brand_profiles" / "pine"
    profile.mkdir(parents=True)
    (profile / "profile.yaml").write_text("title: Pine\naliases: [PINE WORKS]\n", "utf-8")
    (profile / "people.yaml").write_text("people: [{name: Bo Lind, public: true}, {name: Marta Kowalski}]\n", "utf-8")
    rules = "rules: {leaks.image-metadata: {allow: [agence photo]}}\n"
    (blog / "voicecheck.yaml").write_text(f"profile: pine\npacks: [leaks]\n{rules}", "utf-8")
    found = findings(blog, "".join(f"![a]({who}.jpg)\n" for who in range(4)))
    assert [each.matched for each in found] == ["![a](0.jpg)"]


def test_only_the_entities_that_a_rule_names(blog: Path) -> None:
    rules = "rules: {leaks.image-location: off, leaks.image-metadata: {entities: [serial]}}\n"
    (blog / "voicecheck.yaml").write_text(f"packs: [leaks]\n{rules}", "utf-8")
    assert [each.evidence["entities"] for each in findings(blog, "![a](<img/photo 1.jpg>)\n")] == [["serial"]]


def test_records_look_beside_their_table_and_texts_without_a_place_nowhere(blog: Path) -> None:
    (blog / "posts" / "t.csv").write_text("id,text\n1,![a](shot.png)\n2,![a](gone.png)\n", "utf-8")
    checker = Checker.from_config(blog)
    assert [len(each.findings) for each in checker.check_file("posts/t.csv")] == [1, 0]
    (blog / "shot.png").write_bytes(png(Author=NAME))
    assert checker.check_text("![a](shot.png)\n").findings == ()
    assert len(checker.check_text("![a](shot.png)\n", path="posts/new.md").findings) == 1


def test_a_file_is_read_once_for_a_batch(blog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from voicecheck.images import reading

    read, times = reading.read, []
    monkeypatch.setattr(reading, "read", lambda file: (times.append(file.name), read(file))[1])
    checker = Checker.from_config(blog)
    [document] = [part for part in checker.read(_draft(blog)) if not isinstance(part, FileReport)]
    reports = checker.check_many([document, replace(document, path="posts/b.md")])
    assert [len(each.findings) for each in reports] == [2, 2]
    assert len(times) == 1


def _draft(blog: Path) -> str:
    (blog / "posts" / "a.md").write_text("![a](shot.png) ![b](shot.png)\n", "utf-8")
    return "posts/a.md"


def test_pillow_is_not_loaded_without_a_local_image(blog: Path) -> None:
    import subprocess

    (blog / "posts" / "a.md").write_text("![a](https://x.example/a.png) ![b](gone.png)\n", "utf-8")
    script = (
        "import sys; from voicecheck import Checker\n"
        "Checker.from_config('.').check_file(sys.argv[1])\nprint('PIL' in sys.modules)"
    )
    for text, expected in (("![a](https://x.example/a.png) ![b](gone.png)\n", "False"), ("![a](shot.png)\n", "True")):
        (blog / "posts" / "a.md").write_text(text, "utf-8")
        done = subprocess.run(
            [sys.executable, "-c", script, "posts/a.md"], capture_output=True, text=True, check=True, cwd=blog
        )
        assert done.stdout.strip() == expected
