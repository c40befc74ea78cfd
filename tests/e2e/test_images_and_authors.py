"""The command on drafts with images that tell of people, and on drafts whose author git knows."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.command import run
from tests.unit.images.pictures import GPS, NAME, exif, picture, png
from voicecheck.reporters import REPORTERS

SECRETS = (NAME, "Kowalski", "SN-40771", "wanglei", "52.52", "13.405")
DRAFT = "# Our desk\n\nIt is new: ![A desk](img/desk.jpg)\n\n<img src='shot.png' alt='截图'> 我们的桌子。\n"
LEAKS = ["leaks.image-location", "leaks.image-metadata", "leaks.image-metadata"]


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    (tmp_path / "voicecheck.yaml").write_text("packs: [leaks]\n", "utf-8")
    (tmp_path / "posts" / "img").mkdir(parents=True)
    photo = picture(exif=exif(gps=GPS, t013B=NAME, cA430=NAME, cA431="SN-40771"))
    (tmp_path / "posts" / "img" / "desk.jpg").write_bytes(photo)
    (tmp_path / "posts" / "shot.png").write_bytes(png(Comment="/home/wanglei/Desktop/a.png"))
    (tmp_path / "posts" / "a.md").write_text(DRAFT, "utf-8")
    return tmp_path


@pytest.mark.parametrize("form", list(REPORTERS))
def test_every_format_reports_and_none_shows_a_value(blog: Path, form: str) -> None:
    outcome = run("check", "posts", "-f", form, cwd=blog)
    assert outcome.code == 1, outcome.err
    assert [secret for secret in SECRETS if secret in outcome.out + outcome.err] == []
    assert form == "coverage" or "leaks.image-location" in outcome.out


def test_places_and_standard_input(blog: Path) -> None:
    line = run("check", "posts/a.md", "-f", "line", cwd=blog)
    assert line.lines[0].startswith("posts/a.md:3:12: error: 这张图片的文件里还留着拍摄地点")
    assert run("check", "posts/a.md", "-f", "json", cwd=blog).rules() == LEAKS
    assert run("check", "a.md", "-f", "json", cwd=blog / "posts").rules() == LEAKS
    named = ("check", "-", "--stdin-filename", "posts/new.md", "-f", "json")
    assert run(*named, cwd=blog, input=DRAFT).rules() == LEAKS
    assert run("check", "-", "-f", "json", cwd=blog / "posts", input=DRAFT).rules() == []
    assert run("check", "posts", "-j", "2", "-f", "json", cwd=blog).rules() == LEAKS


def test_a_broken_image_ends_with_2_and_its_place(blog: Path) -> None:
    (blog / "posts" / "shot.png").write_bytes(png(Comment="/home/wanglei/a")[:-16])
    outcome = run("check", "posts/a.md", "-f", "line", cwd=blog)
    assert outcome.code == 2
    assert "posts/a.md:5:1: the image 'shot.png' cannot be read: the image is damaged" in outcome.out + outcome.err
    assert [secret for secret in SECRETS if secret in outcome.out + outcome.err] == []


def test_redact_leaves_references_to_files_alone(blog: Path) -> None:
    outcome = run("redact", "posts/a.md", cwd=blog)
    assert (outcome.code, outcome.out) == (0, DRAFT), outcome.err


def test_the_author_is_known_from_git(tmp_path: Path) -> None:
    profile = tmp_path / "brand_profiles" / "pine"
    profile.mkdir(parents=True)
    channels = "channels: {mine: {personal: true}}\nroles: {spokesperson: Speaks, employee: Works}\n"
    (profile / "profile.yaml").write_text(f"title: Pine\npacks: [identity]\n{channels}", "utf-8")
    (profile / "people.yaml").write_text(
        "people:\n  - {name: Ada Berg, role: spokesperson, emails: [ada@pine.example]}\n", "utf-8"
    )
    (tmp_path / "voicecheck.yaml").write_text("profile: pine\nchannel: mine\n", "utf-8")
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("We at Pine wish you well.\n", "utf-8")
    who = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, env={**os.environ, **who})

    git("init", "-q")
    git("config", "user.name", "Cy Dahl")
    git("config", "user.email", "cy@pine.example")
    git("add", "a.md")
    git("commit", "-q", "-m", "m", "--author", "A. Berg <ada@pine.example>")
    outcome = run("check", "a.md", "b.md", "-f", "json", cwd=tmp_path, **who)
    assert outcome.rules() == ["identity.speaks-for-company"]
    known, stranger = outcome.report["files"]
    assert (known["author"], known["findings"]) == ("Ada Berg", [])
    assert known["notes"][0].startswith("the author Ada Berg is known from git, commit ")
    assert stranger["notes"] == [
        "the author 'Cy Dahl' (git, user.name: not committed yet) is not in people.yaml; checked as 'employee'"
    ]
    (tmp_path / "voicecheck.yaml").write_text("profile: pine\nchannel: mine\nauthor_from_git: false\n", "utf-8")
    assert len(run("check", "a.md", "-f", "json", cwd=tmp_path, **who).rules()) == 1
