"""Learning a voice and living with it, by the installed command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.command import run
from tests.conftest import ROOT

POSTS = ROOT / "examples" / "pannier-and-pine" / "posts"
OFF = "\n\nOMG, y'all!! This game-changing, revolutionary bike will blow your mind!! 🚀🔥 LOL, so stoked!!\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile whose voice was learned from 36 posts; four are new to it."""
    made: Path = tmp_path_factory.mktemp("project")
    folder = made / "brand_profiles" / "pine"
    folder.mkdir(parents=True)
    (folder / "profile.yaml").write_text("title: Pine\nlanguages: [en]\npacks: [voice]\n", "utf-8")
    (made / "voicecheck.yaml").write_text("profile: pine\n", "utf-8")
    posts = sorted(POSTS.glob("*.md"))
    for name, chosen in (("old", posts[:36]), ("new", posts[36:])):
        (made / name).mkdir()
        for post in chosen:
            shutil.copy(post, made / name / post.name)
    (made / "off.md").write_text(posts[-1].read_text("utf-8") + OFF, "utf-8")
    outcome = run("learn", "old", "--profile", "pine", cwd=made)
    assert outcome.code == 0, outcome.err
    assert "en: 36 posts" in outcome.out
    return made


def test_the_learned_files_are_small_and_told_apart_by_git(project: Path) -> None:
    voice = project / "brand_profiles" / "pine" / "voice"
    assert sorted(path.name for path in voice.iterdir()) == ["en.json", "en.similarity"]
    assert all(path.stat().st_size < 2_000_000 for path in voice.iterdir())
    assert json.loads((voice / "en.json").read_text("utf-8"))["learned_from"]["posts"] == 36


def test_learning_again_gives_the_same_bytes(project: Path) -> None:
    before = (project / "brand_profiles" / "pine" / "voice" / "en.json").read_bytes()
    outcome = run("learn", "old", "--profile", "pine", "--output", "again", cwd=project)
    assert outcome.code == 0
    assert (project / "again" / "en.json").read_bytes() == before
    assert "drifted" not in outcome.out


def test_an_off_voice_draft_is_told_with_our_own_sentences(project: Path) -> None:
    outcome = run("check", "off.md", cwd=project)
    assert outcome.code == 0  # warnings
    assert "voice.hype" in outcome.out
    assert "none in" in outcome.out
    assert "Ours:" in outcome.out
    assert "off our voice" in outcome.out
    assert run("check", "off.md", "--fail-on", "warning", cwd=project).code == 1


def test_spans_of_a_habit_cut_its_places(project: Path) -> None:
    source = (project / "off.md").read_text("utf-8")
    [file] = run("check", "off.md", "--format", "json", "--similarity", cwd=project).report["files"]
    assert file["voice"]["p"] <= 0.05
    assert 0 < file["voice"]["similarity_p"] <= 1
    [runs] = [found for found in file["findings"] if found["rule"] == "voice.exclamation-runs"]
    assert [source[start:end] for start, end in runs["evidence"]["spans"]] == ["!!"] * 3


def test_a_new_own_post_says_that_it_sounds_like_us(project: Path) -> None:
    outcome = run("check", "new", "--format", "json", cwd=project)
    assert sum(file["voice"]["p"] > 0.05 for file in outcome.report["files"]) >= 3


def test_a_habit_can_be_switched_off_and_answered_for(project: Path) -> None:
    (project / "answered.md").write_text(
        (project / "off.md")
        .read_text("utf-8")
        .replace("\n\nOMG", "\n\n<!-- voicecheck off voice.hype: a quote -->\n\nOMG"),
        "utf-8",
    )
    assert "voice.hype" not in run("check", "answered.md", "--format", "json", cwd=project).rules()
    assert run("check", "off.md", "--ignore", "voice", "--format", "json", cwd=project).rules() == []


def test_the_voice_can_be_seen(project: Path) -> None:
    text = run("profile", "show", cwd=project)
    assert text.code == 0
    assert "exclamation marks" in text.out
    assert "●" in text.out
    assert run("profile", "show", "--format", "html", "--output", "voice.html", cwd=project).code == 0
    assert "<svg" in (project / "voice.html").read_text("utf-8")
    assert run("profile", "show", "--format", "svg", cwd=project).out.startswith("<svg")


def test_evaluate_leaves_out_what_was_learned_from(project: Path) -> None:
    outcome = run("evaluate", "old", "new", "--profile", "pine", "--format", "json", cwd=project)
    assert outcome.code == 0, outcome.err
    assert "36 posts were learned from" in outcome.err
    whole = json.loads(outcome.out)["en"][-1]
    assert whole["own"] == 4
    nothing_new = run("evaluate", "old", "--profile", "pine", cwd=project)
    assert nothing_new.code == 2
    assert "all 36 posts were learned from" in nothing_new.err


def test_evaluate_tells_others_apart(project: Path) -> None:
    (project / "others").mkdir(exist_ok=True)
    (project / "others" / "off.md").write_text(OFF * 30, "utf-8")
    outcome = run("evaluate", "new", "--profile", "pine", "--other", "others", "--format", "json", cwd=project)
    row = json.loads(outcome.out)["en"][0]
    assert row["noticed"][0] == 1.0
    assert row["deviation_auc"][0] > 0.9


def test_evaluate_takes_a_column_of_labels(project: Path) -> None:
    own = [{"text": path.read_text("utf-8"), "brand": "pine"} for path in sorted((project / "new").glob("*.md"))]
    rows = [*own, {"text": OFF * 30, "brand": "other"}]
    (project / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    labelled = ("evaluate", "rows.jsonl", "--profile", "pine", "--format", "json", "--label")
    whole = json.loads(run(*labelled, "brand=pine", cwd=project).out)["en"][-1]
    assert (whole["own"], whole["others"]) == (4, 1)


def test_a_picture_has_every_voice(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project / "brand_profiles", tmp_path / "brand_profiles")
    voice = tmp_path / "brand_profiles" / "pine" / "voice" / "en.json"
    data = json.loads(voice.read_text("utf-8"))
    voice.with_name("en.blog.json").write_text(json.dumps({**data, "channel": "blog"}), "utf-8")
    picture = run("profile", "show", "pine", "--format", "svg", cwd=tmp_path).out
    assert picture.count("<svg") == picture.count("</svg>") == 1
    assert "The voice in en<" in picture
    assert "The voice in en, blog<" in picture
    page = run("profile", "show", "pine", "--format", "html", cwd=tmp_path).out
    assert page.count("<svg") == page.count("<h2>") == 2
    assert page.count("</html>") == 1


def test_compare_names_the_nearer_brand(project: Path) -> None:
    outcome = run("compare", "new/2026-10-08-ten-years.md", "pine", "pannier-and-pine", cwd=project)
    assert outcome.code == 0, outcome.err
    assert "It sounds" in outcome.out
    assert run("compare", "off.md", "pine", cwd=project).code == 2


def test_channels_have_voices_of_their_own(project: Path, tmp_path: Path) -> None:
    outcome = run("learn", "old", "--profile", "pine", "--channel", "blog", "--output", str(tmp_path), cwd=project)
    assert outcome.code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["en.blog.json", "en.blog.similarity"]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("learn", "old"), "no profile"),
        (("learn", "old", "--profile", "pannier-and-pine"), "--output"),
        (("learn", "--output", "x"), "no posts to learn from"),
        (("evaluate", "old", "--profile", "banmu"), "has no voice in en"),
    ],
)
def test_mistakes_are_one_clear_line(project: Path, tmp_path: Path, arguments: tuple[str, ...], problem: str) -> None:
    shutil.copytree(project / "old", tmp_path / "old")
    outcome = run(*arguments, cwd=tmp_path)
    assert outcome.code == 2
    assert problem in outcome.err


def test_a_damaged_voice_is_named(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project, tmp_path / "copy")
    (tmp_path / "copy/brand_profiles/pine/voice/en.json").write_text("{", "utf-8")
    outcome = run("check", "off.md", cwd=tmp_path / "copy")
    assert outcome.code == 2
    assert "learn the voice again" in outcome.out + outcome.err


def test_a_stated_voice_holds_without_posts(tmp_path: Path) -> None:
    (tmp_path / "voicecheck.yaml").write_text(
        "profile: {name: p, packs: [voice], voice: {person: we, exclamations: never}}\n", "utf-8"
    )
    (tmp_path / "draft.md").write_text("I made a lamp!\n", "utf-8")
    outcome = run("check", "draft.md", "--format", "json", cwd=tmp_path)
    assert sorted(outcome.rules()) == ["voice.exclamations", "voice.first-person-singular"]


def test_an_unknown_habit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "voicecheck.yaml").write_text("profile: {name: p, voice: {exclamation: never}}\n", "utf-8")
    (tmp_path / "draft.md").write_text("A lamp.\n", "utf-8")
    outcome = run("check", "draft.md", cwd=tmp_path)
    assert outcome.code == 2
    assert "did you mean 'exclamations'" in outcome.err


def test_the_words_that_we_never_use_are_shown_and_pointed_at(project: Path) -> None:
    shown = run("profile", "show", "pine", cwd=project).out
    never = next(line for line in shown.splitlines() if line.startswith("Never: "))
    assert "create" in never.split(": ", 1)[1].split(", ")
    assert any(line.startswith("Leans on: ") for line in shown.splitlines())
    words = "\n\nWe create multiple specific improvements, and we create such available, single, multiple ones."
    (project / "words.md").write_text(sorted((project / "new").glob("*.md"))[0].read_text("utf-8") + words * 6, "utf-8")
    report = json.loads(run("check", "words.md", "--format", "json", "--select", "voice.word-choice", cwd=project).out)
    [finding] = report["files"][0]["findings"]
    assert "'create'" in finding["message"]
