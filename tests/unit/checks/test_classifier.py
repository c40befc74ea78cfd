from __future__ import annotations

import pytest

from tests.drafts import document, rule
from voicecheck.core.errors import RuleFault, VoicecheckError
from voicecheck.core.profile import Channel, Product, Profile
from voicecheck.language import classifiers
from voicecheck.language.draft import AnalysedDraft, identify
from voicecheck.language.facets import Models, compute
from voicecheck.language.rule_index import RuleIndex
from voicecheck.language.use_embedder import UseEmbedder

PROFILE = Profile(
    title="Veloria",
    products=(Product("Veloria Lamp"),),
    channels={"blog": Channel("blog"), "mine": Channel("mine", personal=True)},
)
LEAK = "Half our sales team will be gone by summer, they just do not know it yet."


def check(text, channel, **options):
    tested = rule("classifier", {"message": "like '{nearest}'"}, **{"classifier": "leaks", **options})
    draft = AnalysedDraft(identify(document(text, channel=channel)), RuleIndex([tested]), PROFILE)
    compute(tested.needs, [draft], [tested], Models())
    return list(tested.check(draft))


def test_a_finding_spans_the_sentence_and_shows_what_it_is_like():
    (finding,) = check(f"Lunch was good. {LEAK} Bye for now.", "mine")
    assert finding.matched == LEAK
    assert finding.evidence["score"] >= 0
    assert finding.message == f"like '{finding.evidence['nearest']}'"
    assert finding.evidence["nearest"] in finding.note
    assert "{B}" not in finding.note


def test_the_channel_decides_which_classifier_is_asked():
    refund = "Rest assured, we will replace every faulty brake free of charge."
    assert check(refund, "mine", classifier="identity")
    assert not check(refund, "blog", classifier="identity")


def test_a_higher_least_reports_less():
    assert check(LEAK, "mine")
    assert not check(LEAK, "mine", least=9)


def test_a_draft_with_nothing_to_ask_about_loads_no_model(monkeypatch):
    monkeypatch.setattr(UseEmbedder, "encode", lambda self, texts: pytest.fail(f"embedded: {texts}"))
    assert not check("The orange bike carries two children and a week of shopping. Apples are red.", "blog")


def test_names_of_the_company_do_not_matter():
    sentence = "Half our sales team at {} will be gone by summer, they just do not know it yet."
    (ours,) = check(sentence.format("Veloria"), "mine")
    (neutral,) = check(sentence.format("our company"), "mine")
    assert ours.evidence == neutral.evidence


def test_a_missing_model_is_a_fault_of_the_rule(monkeypatch):
    def missing(self, texts):
        raise VoicecheckError("embedder use: no such package")

    monkeypatch.setattr(UseEmbedder, "encode", missing)
    monkeypatch.setattr("voicecheck.language.embed.embedder", lambda *_: UseEmbedder())
    with pytest.raises(RuleFault, match="no such package"):
        check(LEAK, "mine")


def test_damaged_files_are_told(monkeypatch):
    monkeypatch.setattr(classifiers, "SHA256", {classifiers.INDEX: "0" * 64})
    with pytest.raises(VoicecheckError, match=r"classifiers\.json: model file: got sha256"):
        assert classifiers._Files().index


def test_judged_sentences_are_well_formed():
    paths = sorted((classifiers.FOLDER / classifiers.JUDGED).glob("*.tsv"))
    assert {path.name.partition("-")[0] for path in paths} == {*classifiers.PACKS, classifiers.HARMLESS}
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            label, channel, slug, text = line.split("\t")
            assert label in ("0" if path.name.startswith(classifiers.HARMLESS) else "01"), line
            assert channel in classifiers.CHANNELS, line
            assert slug, line
            assert len(text) > 2, line
