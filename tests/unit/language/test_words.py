import pytest

from voicecheck.language.words import cuts_word


@pytest.mark.parametrize(
    ("text", "term", "cut"),
    [
        ("最近很好", "最", True),
        ("大麻烦", "大麻", True),
        ("中国家电", "国家", True),
        ("抓手机", "抓手", True),
        ("全国第一品牌", "第一", False),
        ("我们赋能企业", "赋能", False),
        ("最佳体验", "最佳", False),
        ("伏案Pro灯", "伏案Pro", False),
        ("最佳", "最佳", False),
    ],
)
def test_cuts_word(text, term, cut):
    at = text.index(term)
    assert cuts_word(text, at, at + len(term)) is cut
