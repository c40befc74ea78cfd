import pytest

from voicecheck.language.required import NAME, key, keyed, keys_of_han, keys_of_word, latin, required


def test_a_text_is_read_in_one_alphabet_character_by_character():
    assert latin("don’t_12 人!") == " don t_00    "


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\bcodenames?\b", [[" codename ", " codenames "]]),
        (r"rivals\w* (?:junk|rubbish)", [[" junk", " rubbish"], ["rivals"]]),
        (r"[Ll]aunch(?:ed|es)? on \d\d", [["launch on 00", "launched on 00", "launches on 00"]]),
        (r"\bwe\b", [[" we "]]),
        (r"\w+\d|🤫", [["0", "🤫"]]),
        (f"{NAME}的(?:team|团队)", [["team", "的团队"]]),
        (r"内部(?:资料|文件)", [["内部文件", "内部资料"]]),
        (r"(?:我们|公司)[^。]{0,9}亏", [["亏"], ["公司", "我们"]]),
        (r"secret(?=ly)", [["secret"]]),
        (r"off[- ]the[- ]record", [["off the record"]]),
        (r"(?i)NDA团队", [["团队"]]),
    ],
)
def test_words_that_each_match_holds(source, expected):
    found = required(source)
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))


@pytest.mark.parametrize("source", [r"\w+-", r"(?:ab|we|)", r"[^a-z]+", r"(broken", r"we|\d", r"(?:word)?"])
def test_of_some_expressions_nothing_is_told(source):
    assert required(source) == []


def test_a_word_is_looked_up_by_a_part_that_the_text_gives_too():
    for word in (" codename ", "launch on 00", " it is 0", "odena"):
        found = set().union(*map(keys_of_word, latin(f"xx{word}yy").split()))
        assert key(word) in found
    assert key("内部资料") in keys_of_han("这是内部资料。")
    assert keyed(["内部", "内部人"]) == {"内部": ["内部", "内部人"]}
