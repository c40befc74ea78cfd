from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from voicecheck import Checker
from voicecheck.checker import CheckOptions
from voicecheck.core.errors import ConfigError
from voicecheck.core.packed_words import PACKED
from voicecheck.language import screening
from voicecheck.language.use_embedder import UseEmbedder
from voicecheck.parsers import parse_text

RULES = """\
rules:
  - {id: a.lamp, kind: terms, severity: warning, message: m, terms: [lamp]}
  - {id: a.chair, kind: swap, severity: suggestion, message: m, swap: {chair: seat}}
  - {id: a.grave, kind: terms, severity: error, message: m, terms: [danger], languages: [en]}
  - {id: b.on-x, kind: terms, message: m, terms: [lamp], channels: [x]}
  - {id: b.boss, kind: terms, message: m, terms: [lamp], roles: [boss]}
  - {id: b.posts, kind: terms, message: m, terms: [lamp], paths: ["posts/**"]}
  - {id: b.ad, kind: terms, message: m, terms: [lamp], when: {front_matter: {ad: true}}}
  - {id: b.not-ad, kind: terms, message: m, terms: [lamp], unless: {front_matter: {ad: true}}}
  - {id: b.zh, kind: terms, message: m, terms: [台灯], languages: [zh]}
"""
BASE = ["a.lamp", "b.not-ad"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "voicecheck.yaml").write_text("packs: []\nrule_files: [r.yaml]\n", "utf-8")
    (tmp_path / "r.yaml").write_text(RULES, "utf-8")
    (tmp_path / "d.md").write_text("A lamp.\n", "utf-8")
    return tmp_path


@pytest.fixture
def rules(folder: Path) -> Callable[..., list[str]]:
    """The rules that find something in a text."""

    def found(text: str = "A lamp.", path: str = "d.md", **options: object) -> list[str]:
        given = {name: options.pop(name) for name in ("channel", "role", "author") if name in options}
        checker = Checker.from_config(folder, options=CheckOptions(**options))  # type: ignore[arg-type]
        return [each.rule for each in checker.check_text(text, path=str(folder / path), **given).findings]  # type: ignore[arg-type]

    return found


def test_gates_by_channel_role_path_and_condition(rules) -> None:
    assert rules() == BASE
    assert rules(channel="x") == ["a.lamp", "b.not-ad", "b.on-x"]
    assert rules(role="boss") == ["a.lamp", "b.boss", "b.not-ad"]
    assert rules(path="posts/2026/d.md") == ["a.lamp", "b.not-ad", "b.posts"]
    assert rules("---\nad: true\n---\nA lamp.") == ["a.lamp", "b.ad"]
    assert rules("---\nchannel: x\n---\nA lamp.") == ["a.lamp", "b.not-ad", "b.on-x"]
    assert rules("---\nchannel: x\n---\nA lamp.", channel="blog") == BASE


def test_languages_of_the_block_decide(rules) -> None:
    assert rules("A danger.") == ["a.grave"]
    assert rules("A danger.\n\n这盏台灯很好。") == ["a.grave", "b.zh"]
    assert rules("An English sentence about a 台灯 or two.") == ["b.zh"]


def test_select_and_ignore(rules) -> None:
    assert rules(select=("a.lamp",)) == ["a.lamp"]
    assert rules(select=("b.*",)) == ["b.not-ad"]
    assert rules(select=("b",)) == ["b.not-ad"]  # the first part of an id
    assert rules(select=("r",)) == BASE  # the pack, which is the file's name
    assert rules("A chair and a lamp.", select=("swap",)) == ["a.chair"]
    assert rules(ignore=("terms",)) == []
    assert rules(select=("a.*",), ignore=("a.lamp",)) == []


def test_min_severity_and_score(folder: Path) -> None:
    text = "A lamp, a chair, a danger."
    everything = Checker.from_config(folder).check_text(text, path=str(folder / "d.md"))
    assert everything.score is not None
    assert everything.score.value == 100 - 10 - 4 - 4 - 1
    grave = Checker.from_config(folder, options=CheckOptions(min_severity="error")).check_text(
        text, path=str(folder / "d.md")
    )
    assert [each.rule for each in grave.findings] == ["a.grave"]
    assert grave.score is not None
    assert grave.score.value == 90


def test_a_report_says_what_was_checked(folder: Path) -> None:
    text = "---\nauthor: Ada\nchannel: blog\n---\n\n# 台灯\n\n这盏台灯放在桌子上。\n"
    report = Checker.from_config(folder).check_text(text, path=str(folder / "d.md"), role="boss")
    assert (report.language, report.channel, report.author, report.role) == ("zh-Hans", "blog", "Ada", "boss")
    assert report.words == pytest.approx(0.6 * 11)
    assert report.source == text


def test_settings_give_channel_role_and_author_where_the_draft_says_nothing(folder: Path) -> None:
    (folder / "voicecheck.yaml").write_text(
        "packs: []\nrule_files: [r.yaml]\nchannel: x\nauthor: House\nrole: boss\n", "utf-8"
    )
    checker = Checker.from_config(folder)
    report = checker.check_text("A lamp.", path=str(folder / "d.md"))
    assert (report.channel, report.author, report.role) == ("x", "House", "boss")
    stated = checker.check_text("---\nauthor: Ada\n---\nA lamp.", path=str(folder / "d.md"), channel="blog")
    assert (stated.channel, stated.author, stated.role) == ("blog", "Ada", "boss")


def test_a_config_file_or_a_folder_or_a_draft(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "d.md"
    by_file = Checker.from_config(folder / "voicecheck.yaml")
    assert [each.rule for each in by_file.check_text("A lamp.", path=str(elsewhere)).findings] == BASE
    by_draft = Checker.from_config(folder / "new.md")
    assert [each.rule for each in by_draft.check_text("A lamp.", path=str(folder / "new.md")).findings] == BASE
    assert (
        Checker.from_config(folder).check_text("A revolutionary lamp.", path=str(elsewhere)).findings[0].rule
        != "a.lamp"
    )
    with pytest.raises(ConfigError):
        Checker.from_config(folder / "missing.yaml")


def test_text_without_a_path_lies_where_the_checker_is(folder: Path) -> None:
    assert [each.rule for each in Checker.from_config(folder).check_text("A lamp.").findings] == BASE


def test_products_and_aliases_of_the_profile_are_never_reported(folder: Path) -> None:
    (folder / "voicecheck.yaml").write_text(
        "packs: []\nrule_files: [r.yaml]\nallow: [danger zone]\n"
        "profile: {name: p, products: [Lamp One], aliases: [Chair & Co]}\n",
        "utf-8",
    )
    checker = Checker.from_config(folder)
    text = "A Lamp One by Chair & Co in the danger zone; a danger."
    assert [each.matched for each in checker.check_text(text, path=str(folder / "d.md")).findings] == ["danger"]


def test_pickles(folder: Path) -> None:
    checker = Checker.from_config(folder, options=CheckOptions(channel="x"))
    before = checker.check_file(str(folder / "d.md"))
    again = pickle.loads(pickle.dumps(checker))
    assert [each.findings for each in again.check_file(str(folder / "d.md"))] == [each.findings for each in before]


def test_many_with_different_settings_keep_their_order(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "voicecheck.yaml").write_text(
        "packs: []\nrule_files: [../r.yaml]\nrules: {a.lamp: off}\n", "utf-8"
    )
    paths = [folder / name for name in ("a.md", "sub/b.md", "c.md", "sub/d.md")]
    documents = [parse_text("A lamp.", path=str(path)) for path in paths]
    reports = Checker.from_config(folder).check_many(documents)
    assert [report.path for report in reports] == [str(path) for path in paths]
    assert [len(report.findings) for report in reports] == [2, 1, 2, 1]
    assert Checker.from_config(folder).check_many([]) == []


def test_what_cannot_be_read_is_a_report(folder: Path) -> None:
    checker = Checker.from_config(folder)
    [gone] = checker.check_file(str(folder / "gone.md"))
    assert (gone.error, gone.score, gone.findings) == ("No such file or directory", None, ())
    [folder_report] = checker.check_file(str(folder))
    assert folder_report.error == "not an ordinary file"


def test_a_rule_that_cannot_be_checked_does_not_stop_the_others(folder: Path) -> None:
    (folder / "r.yaml").write_text(
        RULES + '  - {id: z.slow, kind: pattern, message: m, pattern: "(?=(a+)+$)a"}\n', "utf-8"
    )
    report = Checker.from_config(folder).check_text("a" * 4000 + "b lamp.", path=str(folder / "d.md"))
    assert report.error is not None
    assert report.error.startswith("rule 'z.slow' could not be checked: ")
    assert report.score is None
    assert [each.rule for each in report.findings] == BASE


def test_one_shipped_rule_alone() -> None:
    checker = Checker.from_config()
    spec = next(spec for spec in checker.config.settings_for("d.md").rules if PACKED in spec.options)
    assert checker.check_rule(spec, parse_text("Nothing here.", path="d.md")).error is None


def test_one_rule_alone(folder: Path) -> None:
    checker = Checker.from_config(folder)
    spec = next(spec for spec in checker.config.settings_for(str(folder / "d.md")).rules if spec.id == "a.lamp")
    document = parse_text("A lamp, a chair.", path=str(folder / "d.md"))
    assert [each.rule for each in checker.check_rule(spec, document).findings] == ["a.lamp"]
    assert checker.check_rule(replace(spec, languages=("zh",)), document).findings == ()


def test_suppressions_of_rules_that_do_not_run_are_not_called_unused(folder: Path) -> None:
    text = "<!-- voicecheck off-next-line a.lamp: r -->\nA chair.\n"
    unused = Checker.from_config(folder).check_text(text, path=str(folder / "d.md"))
    assert [each.rule for each in unused.findings] == ["voicecheck.unused-suppression", "a.chair"]
    chosen = Checker.from_config(folder, options=CheckOptions(select=("a.chair",)))
    assert [each.rule for each in chosen.check_text(text, path=str(folder / "d.md")).findings] == ["a.chair"]


CONCEPT = """\
rules:
  - id: c.lamp
    kind: concept
    message: m
    threshold: 0.6
    like: [We sell lamps that are bright.]
"""


def test_a_second_run_embeds_nothing(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("VOICECHECK_CACHE", str(tmp_path / "cache"))
    (tmp_path / "voicecheck.yaml").write_text("packs: []\nrule_files: [r.yaml]\n", "utf-8")
    (tmp_path / "r.yaml").write_text(CONCEPT, "utf-8")
    text = "Our bright lamps are for sale. It rained all day long."

    def found() -> list[str]:
        screening.remembered.cache_clear()
        report = Checker.from_config(tmp_path).check_text(text)
        assert report.error is None
        return [finding.matched for finding in report.findings]

    first = found()
    assert len(first) == 1
    monkeypatch.setattr(UseEmbedder, "encode", lambda self, texts: pytest.fail(f"embedded again: {texts}"))
    assert found() == first
    assert b"lamp" not in b"".join(path.read_bytes() for path in (tmp_path / "cache" / "vectors").glob("*.sqlite3*"))


def test_a_cascade_tells_how_much_it_passed_on(tmp_path: Path) -> None:
    configuration = "packs: []\nrule_files: [r.yaml]\nembedder: {cascade: hash}\n"
    (tmp_path / "voicecheck.yaml").write_text(configuration, "utf-8")
    (tmp_path / "r.yaml").write_text(CONCEPT, "utf-8")
    report = Checker.from_config(tmp_path).check_text("We sell lamps that are bright. It rained all day long.")
    assert [finding.rule for finding in report.findings] == ["c.lamp"]
    assert report.screened == (1, 2)
