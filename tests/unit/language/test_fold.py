import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.language.fold import fold, plain, trick

EVASIONS = [
    ("revo\u200blutionary", "revolutionary", "invisible characters"),
    ("revo\u00adlutionary", "revolutionary", "invisible characters"),
    ("ｒｅｖｏｌｕｔｉｏｎａｒｙ", "revolutionary", "full-width letters"),
    ("rеvоlutionary", "revolutionary", "look-alike letters of another alphabet"),
    ("𝐫𝐞𝐯olutionary", "revolutionary", "look-alike characters"),
    ("r e v o l u t i o n a r y", "revolutionary", "spaces or marks between the letters"),
    ("u.n.i.q.u.e", "unique", "spaces or marks between the letters"),
]


@pytest.mark.parametrize(("written", "term", "how"), EVASIONS)
def test_latin_evasion_folds_to_the_term_and_is_named(written, term, how):
    assert fold(f"our {written} lamp").text == f"our {term} lamp"
    assert trick(written, latin=True) == how


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("最 佳", "最佳"),
        ("國家級", "国家级"),
        ("国\u200b家级", "国家级"),
        ("全 网 第 一", "全网第一"),
        ("第.一.品.牌", "第一品牌"),
        ("最\n佳", "最佳"),
    ],
)
def test_chinese_evasion_folds_to_the_term(written, term):
    assert fold(f"这是{written}的").text == f"这是{term}的"


def test_plain_text_is_no_trick():
    assert trick("Revolutionary", latin=True) == ""
    assert trick("naïve café", latin=True) == ""
    assert trick("國家級", latin=False) == ""
    assert trick("don’t", latin=True) == ""


def test_russian_and_abbreviations_stay():
    assert fold("слово и дело").text == "слово и дело"
    assert fold("e.g. the U.S. at 5 p.m.").text == "e.g. the u.s. at 5 p.m."


def test_the_way_back_from_an_expansion_is_one_character():
    folded = fold("the ﬁnal … end")
    at = folded.text.index("final")
    assert (folded.start(at), folded.end(at + 2)) == (4, 5)
    dots = folded.text.index("...")
    assert (folded.start(dots), folded.end(dots + 3)) == (9, 10)


PIECES = st.sampled_from(
    [
        "a",
        "B",
        " ",
        "  ",
        "\n",
        "中",
        "國",
        "\u200b",
        "ﬁ",
        "…",
        "é",
        "ｅ",
        "е",
        "İ",
        "ß",
        "😀",
        "\u2029",
        ".",
        "*",
        "\ud800",
        "\U000f0000",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_folded_character_has_a_source_character_and_order_is_kept(text):
    folded = fold(text)
    starts = [folded.start(at) for at in range(len(folded.text))]
    assert starts == sorted(starts)
    assert all(0 <= start < len(text) for start in starts)
    assert all(folded.start(at) < folded.end(at + 1) <= len(text) for at in range(len(folded.text)))


@given(st.lists(PIECES, max_size=40).map("".join))
def test_plain_text_keeps_the_way_back(text):
    found = plain(text)
    if found is not None:
        starts = [found.start(at) for at in range(len(found.text))]
        assert starts == sorted(starts)
        assert all(found.start(at) < found.end(at + 1) <= len(text) for at in range(len(found.text)))


def test_plain_text_is_none_where_nothing_is_hidden():
    assert plain("“Plain” text – with é") is None
    assert plain("平实的文字，没有花样。") is None
    assert plain("ＡI 國").text == "AI 国"
