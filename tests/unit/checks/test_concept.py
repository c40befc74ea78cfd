from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.drafts import document, rule
from voicecheck.core.profile import Profile
from voicecheck.core.rule import OptionError
from voicecheck.filters import one_concept
from voicecheck.language.draft import AnalysedDraft, identify
from voicecheck.language.facets import Models, compute
from voicecheck.language.measures import UNUSUAL
from voicecheck.language.rule_index import RuleIndex

SENTENCES = Path(__file__).with_name("concept_sentences.tsv")
LIKE = ["Several of my colleagues are looking for another job."]


def check(tested, *paragraphs, models=None, **fields):
    draft = AnalysedDraft(identify(document(*paragraphs, **fields)), RuleIndex([tested]), Profile())
    compute(tested.needs, [draft], [tested], models or Models())
    return list(tested.check(draft))


def test_a_finding_spans_the_sentence_and_tells_why():
    tested = rule("concept", {"message": "near '{nearest}' ({similarity})"}, like=LIKE, unlike=["We are hiring."])
    (finding,) = check(tested, "Hello to all. Many people in my team are searching for a new employer. Bye for now.")
    assert finding.matched == "Many people in my team are searching for a new employer."
    assert finding.evidence["nearest"] == LIKE[0]
    assert finding.evidence["nearest_unlike"] == "We are hiring."
    assert finding.evidence["similarity"] <= 1
    assert finding.evidence["likeness"] >= UNUSUAL
    assert finding.note.startswith(f"cosine {finding.evidence['similarity']:.2f} to that example; likeness ")
    assert finding.message == f"near '{LIKE[0]}' ({finding.evidence['similarity']:.2f})"


@pytest.mark.parametrize(
    ("like", "text"),
    [
        ("Several of my colleagues are looking for another job.", "我的好几个同事都在找别的工作。"),
        ("Several of my colleagues are looking for another job.", "我的好幾個同事都在找別的工作。"),
        ("我的好几个同事都在找别的工作。", "Several colleagues of mine are looking for a different job."),
    ],
)
def test_examples_hold_across_languages(like, text):
    assert [finding.matched for finding in check(rule("concept", like=[like]), "Good day. 你好。", text)] == [text]


def test_what_is_nearer_to_unlike_is_fine():
    text = "This fund was closed in March."
    assert check(rule("concept", like=["The fund will close in March."]), text)
    assert not check(
        rule("concept", like=["The fund will close in March."], unlike=["The fund closed in March."]), text
    )


def test_the_margin_asks_for_a_clear_difference():
    options = {"like": ["red lamps for sale"], "unlike": ["red lamps in the sale"], "threshold": 0.3}
    text = "Red lamps for sale today."
    hashed = Models(embedder="hash")
    assert check(rule("concept", **options, margin=0), text, models=hashed)
    assert not check(rule("concept", **options, margin=0.9), text, models=hashed)


def test_scope_language_and_excuse_hold():
    text = LIKE[0]
    assert not check(rule("concept", {"scopes": ("title",)}, like=LIKE), text)
    assert not check(rule("concept", {"languages": ("zh",)}, like=LIKE), text)
    assert not check(rule("concept", {"unless_sentence": ("colleagues",)}, like=LIKE), text)
    assert check(rule("concept", {"scopes": ("paragraph",), "languages": ("en",)}, like=LIKE), text)


@pytest.mark.parametrize(
    ("spec", "options", "path"),
    [
        ({}, {"like": ["fine example", " . "]}, ("like", 1)),
        ({}, {"like": ["one example"], "unlike": ["other", "one example"]}, ("unlike", 1)),
        ({}, {"like": ["one example"], "unlike": ["12"]}, ("unlike", 0)),
        ({"scopes": ("title", "strong")}, {"like": ["one example"]}, ("scopes", 1)),
    ],
)
def test_options_that_do_not_do_are_told(spec, options, path):
    with pytest.raises(OptionError) as error:
        rule("concept", spec, **options)
    assert error.value.path == path


def found_and_meant(concepts):
    """What the rules find in all the sentences together, by concept, and what they are meant to find."""
    rules = [
        rule("concept", {"id": concept}, like=parts["like"], unlike=parts["unlike"])
        for concept, parts in concepts.items()
    ]
    written = [text for parts in concepts.values() for text in (*parts["yes"], *parts["no"])]
    draft = AnalysedDraft(identify(document(*written)), RuleIndex(rules), Profile())
    compute({"vectors"}, [draft], rules, Models())
    reported = one_concept([finding for tested in rules for finding in tested.check(draft)])
    found = {(finding.rule, finding.matched) for finding in reported}
    return found, {(concept, text) for concept, parts in concepts.items() for text in parts["yes"]}


def f1(found, meant):
    return 2 * len(found & meant) / (len(found) + len(meant))


def test_the_threshold_found_by_itself_on_near_misses():
    """Eight concepts whose negative sentences are on the same topic; another concept's sentences are fine too."""
    by_concept = defaultdict(lambda: defaultdict(list))
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        concept, part, _, text = line.split("\t")
        by_concept[concept][part].append(text)
    found, meant = found_and_meant(by_concept)
    assert len(found & meant) / len(meant) >= 0.9
    assert f1(found, meant) >= 0.8


def test_the_shipped_concepts_on_held_out_sentences_of_both_languages():
    rules = {
        each["id"]: each for each in yaml.safe_load((ROOT / "rules" / "concepts.yaml").read_text("utf-8"))["rules"]
    }
    held_out = yaml.safe_load((ROOT / "tests" / "data" / "concepts_held_out.yaml").read_text("utf-8"))
    found, meant = found_and_meant(
        {
            name: {
                "like": rules[name]["like"],
                "unlike": rules[name]["unlike"],
                "yes": each["say"],
                "no": each["do_not"],
            }
            for name, each in held_out.items()
        }
    )
    assert len(rules) == len(held_out) == 12
    assert f1(found, meant) >= 0.83
