import pickle

from voicecheck.language import gate as gate_module
from voicecheck.language.gate import Gate
from voicecheck.language.required import NAME, keyed, required


def _gate(*sources):
    return Gate.of({source: [keyed(words) for words in required(source)] for source in sources})


def test_only_expressions_whose_words_stand_in_a_text_are_live():
    gate = _gate(r"\bcodenames?\b", r"rivals\w* junk", r"内部资料", r"[^a]+")
    text = "Our RIVALS make junk. 這是内部资料"
    assert sorted(next(gate.live([text]))) == sorted([r"rivals\w* junk", "内部资料"])
    assert list(next(gate.live(["rivals alone"]))) == []
    assert list(gate.always()) == [r"[^a]+"]
    assert sorted(next(pickle.loads(pickle.dumps(gate)).live([text]))) == sorted(next(gate.live([text])))


def test_a_word_counts_only_with_the_edges_that_the_expression_asks_for():
    gate = _gate(r"\bart\b", r"smart")
    assert list(next(gate.live(["a smart phone"]))) == ["smart"]
    assert list(next(gate.live(["“Art”, 艺术"]))) == [r"\bart\b"]
    assert list(next(gate.live(["我们的Art展"]))) == [r"\bart\b"]


def test_much_text_is_read_with_an_automaton_and_gives_the_same(monkeypatch):
    texts = ["Our rivals make junk.", "A smart art show", "这是内部资料，保密。", "", "junk rivals\nmake"]
    sources = (r"\bcodenames?\b", r"rivals\w* (?:make )?junk", r"内部资料", r"smart", r"\bart\b", "保密|内部")
    by_keys = list(_gate(*sources).live(texts))
    monkeypatch.setattr(gate_module, "_MUCH", 0)
    assert [sorted(each) for each in _gate(*sources).live(texts)] == [sorted(each) for each in by_keys]
    assert any(by_keys)


def test_a_name_meets_what_asks_for_one():
    expression = f"(?:{NAME}|rivals) \\w+"
    gate = _gate(expression)
    assert list(gate.live(["Acme will", "They will", "Rivals will"], [True, False, False])) == [
        [expression],
        [],
        [expression],
    ]
