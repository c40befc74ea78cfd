import pytest

from voicecheck.language.classifiers import classifier
from voicecheck.language.embed import embedder
from voicecheck.language.kept_scores import KeptScores

LEAK = "Half our sales team will be gone by summer, they just do not know it yet."
FINE = "I baked bread with my daughter today."


def test_a_score_is_known_to_the_judge_and_version_that_gave_it(tmp_path):
    KeptScores(str(tmp_path), "1").keep("a", [LEAK], [-1.5])
    assert KeptScores(str(tmp_path), "1").known("a", [FINE, LEAK]) == [None, -1.5]
    assert KeptScores(str(tmp_path), "1").known("b", [LEAK]) == [None]
    assert KeptScores(str(tmp_path), "2").known("a", [LEAK]) == [None]
    assert b"sales" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_the_model_is_not_asked_again_about_what_was_fine(tmp_path, monkeypatch):
    leaks = classifier("leaks-personal")
    monkeypatch.setattr(leaks, "may_be", lambda *_: True)
    kept = KeptScores(str(tmp_path), "1")
    first = leaks.judge([FINE, LEAK], lambda: embedder("use"), kept=kept)
    assert [each.place for each in first] == [1]
    again = leaks.judge([FINE, LEAK], lambda: _Only(embedder("use"), LEAK), kept=kept)
    assert [each.score for each in again] == pytest.approx([each.score for each in first])


class _Only:
    def __init__(self, model, text):
        self._model, self._text = model, text

    def encode(self, texts):
        assert texts == [self._text]
        return self._model.encode(texts)
