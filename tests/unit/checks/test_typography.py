from __future__ import annotations

import pytest

from voicecheck.checks.typography.rule import CHECKS, STYLES
from voicecheck.core.rule import OptionError

from .drafting import check, fixed, matched, rule


def typography(name: str, **options: object):  # type: ignore[no-untyped-def]
    return rule("typography", {"check": name, **options}, message="{match} -> {suggestion}")


def corrected(text: str, name: str, **options: object) -> str:
    return fixed(text, check(text, typography(name, **options)))


# (check, options, text, what is matched, the text after the fixes)
WRONG: list[tuple[str, dict[str, object], str, list[str], str]] = [
    ("cjk-latin-space", {}, "我们用Python写工具。", ["Python"], "我们用 Python 写工具。"),
    ("cjk-latin-space", {}, "新的伏案Pro，今天到。", ["Pro"], "新的伏案 Pro，今天到。"),
    ("cjk-latin-space", {}, "一共3600盏灯，占25%的产量。", ["3600", "25%"], "一共 3600 盏灯，占 25% 的产量。"),
    ("cjk-latin-space", {}, "支持5G网络和C++语言。", ["5G", "C++"], "支持 5G 网络和 C++ 语言。"),
    ("cjk-latin-space", {}, "约25°C左右，用Node.js写。", ["25°C", "Node.js"], "约 25°C 左右，用 Node.js 写。"),
    ("cjk-latin-space", {"digits": False}, "3个人用Mac写，共12页。", ["Mac"], "3个人用 Mac 写，共12页。"),
    ("cjk-latin-space", {"style": "none"}, "用 Python 写 3 个工具。", [" Python ", " 3 "], "用Python写3个工具。"),
    ("fullwidth-punctuation", {}, "灯到了,请查收!", [",", "!"], "灯到了，请查收！"),
    ("fullwidth-punctuation", {}, "时间:上午9:30; 地点: 桐溪.", [":", "; ", ": ", "."], "时间：上午9:30；地点：桐溪。"),
    ("fullwidth-punctuation", {}, "约六分钟(不要拔线)就好。", ["(不要拔线)"], "约六分钟（不要拔线）就好。"),
    ("fullwidth-punctuation", {}, "真的吗?!他说好.", ["?!", "."], "真的吗？！他说好。"),
    ("fullwidth-punctuation", {}, "装上 Python,然后重启。", [","], "装上 Python，然后重启。"),
    ("fullwidth-punctuation", {}, "慢点 (看, 慢点) 再说。", [" (看, 慢点) "], "慢点（看，慢点）再说。"),
    ("halfwidth-latin", {}, "改成２０秒，用ＵＳＢ-Ｃ线。", ["２０", "ＵＳＢ-Ｃ"], "改成20秒，用USB-C线。"),
    ("halfwidth-latin", {}, "约３．５米，在１２：３０开会。", ["３．５", "１２：３０"], "约3.5米，在12:30开会。"),
    ("halfwidth-latin", {}, "Ｓale starts now", ["Ｓ"], "Sale starts now"),
    ("no-space-around-fullwidth", {}, "用 Pro ，然后 关灯。 再说", [" ，", "。 "], "用 Pro，然后 关灯。再说"),
    ("no-space-around-fullwidth", {}, "Apple （苹果） 公司", [" （"], "Apple（苹果） 公司"),
    ("ellipsis", {}, "不再一格一格地跳...从前有这个毛病。", ["..."], "不再一格一格地跳……从前有这个毛病。"),
    ("ellipsis", {}, "还在量。。。慢慢来…再说", ["。。。", "…"], "还在量……慢慢来……再说"),
    ("ellipsis", {"style": "single"}, "Wait... what?", ["..."], "Wait… what?"),
    ("ellipsis", {"style": "dots"}, "Wait… what?", ["…"], "Wait... what?"),
    ("dash", {}, "多留半秒的缓降--按错了", ["--"], "多留半秒的缓降——按错了"),
    ("dash", {}, "报一次数－－装了多少", ["－－"], "报一次数——装了多少"),
    ("dash", {}, "他说 — 好", ["—"], "他说 —— 好"),
    ("dash", {}, "The lamp--ours--is on.", ["--", "--"], "The lamp—ours—is on."),
    ("dash", {}, "The lamp -- ours -- is on.", ["--", "--"], "The lamp — ours — is on."),
    ("quotes", {}, '他说:"灯一下子黑了。"', ['"灯一下子黑了。"'], "他说:“灯一下子黑了。”"),
    ("quotes", {}, "缓降会'短一点'吗", ["'短一点'"], "缓降会‘短一点’吗"),
    ("quotes", {}, '請看這盞"檯燈"的說明', ['"檯燈"'], "請看這盞「檯燈」的說明"),
    ("quotes", {"style": "corner"}, "新的“枕边灯”到了", ["“", "”"], "新的「枕边灯」到了"),
    ("quotes", {"style": "curly"}, "新的「枕边灯」到了", ["「", "」"], "新的“枕边灯”到了"),
    ("quotes", {"style": "curly"}, 'He said "yes" and didn\'t go.', ['"yes"', "'"], "He said “yes” and didn’t go."),
    ("quotes", {"style": "straight"}, "He said “yes” and didn’t go.", ["“", "”", "’"], 'He said "yes" and didn\'t go.'),
    ("repeated-punctuation", {}, "太好了！！！真的吗？？", ["！！！", "？？"], "太好了！真的吗？"),
    ("repeated-punctuation", {}, "什么？？！！", ["？？！！"], "什么？！"),
    ("repeated-punctuation", {}, "Great!! Really??", ["!!", "??"], "Great! Really?"),
    ("repeated-punctuation", {}, "先这样，，再那样。。", ["，，", "。。"], "先这样，再那样。"),
    ("repeated-punctuation", {"max": 2}, "好！！很好！！！", ["！！！"], "好！！很好！！"),
    ("space-before-punctuation", {}, "Note : it works , really !", [" :", " ,", " !"], "Note: it works, really!"),
    ("range-dash", {}, "充电3-5小时，冬天2019-2021年", ["3-5", "2019-2021"], "充电3～5小时，冬天2019—2021年"),
    ("range-dash", {}, "约10~20元，5-7%", ["10~20", "5-7"], "约10～20元，5～7%"),
    ("range-dash", {}, "5-10 minutes, as in 2019-2021.", ["5-10", "2019-2021"], "5–10 minutes, as in 2019–2021."),
    ("percent-sign", {}, "降了３％，又降了 5 %。", ["％", " %"], "降了３%，又降了 5%。"),
    ("percent-sign", {}, "It fell by 5 %.", [" %"], "It fell by 5%."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "options", "text", "found", "after"), WRONG)
def test_what_is_wrong_is_found_and_fixed(
    name: str, options: dict[str, object], text: str, found: list[str], after: str
) -> None:
    findings = check(text, typography(name, **options))
    assert sorted(matched(findings)) == sorted(found)
    assert fixed(text, findings) == after


RIGHT: list[tuple[str, dict[str, object], str]] = [
    ("cjk-latin-space", {}, "我们用 Python 写，T恤和A股、卡拉OK都行，维生素C也好。"),
    ("cjk-latin-space", {}, "请看https://banmu.example/灯或#新款iPhone手机#，写信到me@a.cn吧。"),
    ("cjk-latin-space", {}, "The word 茶 means tea, and茶 too."),
    ("cjk-latin-space", {"exceptions": ["豆瓣FM"]}, "打开豆瓣FM听。"),
    ("cjk-latin-space", {"style": "none"}, "我们用Python写，叫MacBook Pro。"),
    ("fullwidth-punctuation", {}, "上午 12:30，比分 3:1，版本 1.5，共 1,000 盏，见 a.cn/x,y。"),
    ("fullwidth-punctuation", {}, "支持 Java, Go 和 Rust (beta) 三种。"),
    ("fullwidth-punctuation", {}, "He said 茶, then left (with 茶)."),
    ("fullwidth-punctuation", {}, "一. 背景"),
    ("fullwidth-punctuation", {}, "好的 :) 明天见;)"),
    ("fullwidth-punctuation", {}, "年會 useR!會議, Yahoo!奇摩".replace(", ", "，")),
    ("fullwidth-punctuation", {}, "[1] 陈希孺. 数理统计学教程[M]. 北京, 2009."),
    ("fullwidth-punctuation", {}, "调用函数foo(参数)就好。"),
    ("halfwidth-latin", {}, "改成 20 秒，（一）"),
    ("no-space-around-fullwidth", {}, "　　开头空两格，感谢 @桐溪粮站 ，再看 https://a.cn/x ，好。"),
    ("no-space-around-fullwidth", {}, "《甲》 《乙》，结束。 #台灯# ！ 😀"),
    ("ellipsis", {}, "好……再说。…………"),
    ("ellipsis", {}, "选择 Add Data…（添加数据），n = 1, …, 100，用 (...) 和 ../x。"),
    ("ellipsis", {}, "Wait... what?"),
    ("ellipsis", {"style": "single"}, "call(...args) and ../../x and [...]"),
    ("dash", {}, "他说——好，北京—上海，加 --help 参数，见 <!-- -->。"),
    ("dash", {}, "Use --help or a well-made x--; run kubectl exec pod -- $CMD here."),
    ("quotes", {}, '他说 "hello world" 就走，6" 的管子和 8" 的管子'),
    ("quotes", {}, "他说“好”，「行」，it's fine"),
    ("quotes", {"style": "curly"}, 'a 6" pipe, x="y", 5\'10'),
    ("quotes", {"style": "corner"}, "English “quotes” don’t change."),
    ("repeated-punctuation", {}, "真的？！ 真的?! 好！ a != b，!!x，...，std::x"),
    ("space-before-punctuation", {}, "A ratio of 3 : 1 :) and .NET, e.g. .gitignore"),
    ("space-before-punctuation", {}, "版本 , 好"),
    ("range-dash", {}, "电话010-1234，日期2024-03-05，型号BC-26，比分 2-1，15-3等于12"),
    ("range-dash", {}, "Call 555-1234, on 2024-03-05, a 5-4 win, pages A-5, iPhone 5-6x, 20-10 minutes"),
    ("percent-sign", {}, "降了 5%，a % b，100 % 7"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "options", "text"), RIGHT)
def test_what_is_right_is_left_alone(name: str, options: dict[str, object], text: str) -> None:
    assert matched(check(text, typography(name, **options))) == []


@pytest.mark.parametrize(("name", "options", "text", "found", "after"), WRONG)
def test_a_fixed_text_has_nothing_left_to_fix(
    name: str, options: dict[str, object], text: str, found: list[str], after: str
) -> None:
    once = corrected(text, name, **options)
    assert corrected(once, name, **options) == once


def test_markup_between_makes_a_remedy_or_two_single_marks() -> None:
    (finding,) = check("新的**Pro**版到了", typography("cjk-latin-space"))
    assert (finding.matched, finding.remedy or finding.fix) != ("", "")
    text = '他说"**灯**黑了"。'
    findings = check(text, typography("quotes"))
    assert matched(findings) == ['"', '"']
    assert fixed(text, findings) == "他说“**灯**黑了”。"
    text = "灯(**旧款**)黑了。"
    assert fixed(text, check(text, typography("fullwidth-punctuation"))) == "灯（**旧款**）黑了。"
    text = "**作者:** 小满"
    assert fixed(text, check(text, typography("fullwidth-punctuation"))) == "**作者：** 小满"


def test_an_english_sentence_in_a_chinese_post_keeps_its_marks() -> None:
    text = "我们开会了,很顺利。\nIt went well, really: no questions (so far)."
    assert corrected(text, "fullwidth-punctuation") == text.replace("了,", "了，")


def test_chinese_only_checks_do_not_look_at_english_drafts() -> None:
    for name in ("cjk-latin-space", "fullwidth-punctuation", "no-space-around-fullwidth", "quotes"):
        assert check("It’s “fine”, a,b (really) — 5 % ...", typography(name)) == []


def test_a_style_for_chinese_rules_holds_in_chinese() -> None:
    made = rule("typography", {"check": "ellipsis", "style": "single"}, languages=("zh",))
    assert matched(check("慢慢来……再说", made)) == ["……"]
    assert matched(check("慢慢来……再说", typography("ellipsis", style="single"))) == []


def test_the_suggestion_fills_the_message() -> None:
    (finding,) = check("灯到了,好", typography("fullwidth-punctuation"))
    assert finding.message == ", -> ，"


def test_what_the_profile_allows_is_no_finding() -> None:
    made = rule("typography", {"check": "repeated-punctuation"}, unless_sentence=("太好了",))
    assert check("太好了！！", made) == []


@pytest.mark.parametrize(
    ("options", "path"),
    [
        ({"check": "dash", "style": "curly"}, ("style",)),
        ({"check": "range-dash", "style": "em"}, ("style",)),
        ({"check": "dash", "digits": True}, ("digits",)),
        ({"check": "dash", "max": 3}, ("max",)),
    ],
)
def test_options_that_the_check_does_not_have(options: dict[str, object], path: tuple[str, ...]) -> None:
    with pytest.raises(OptionError) as caught:
        rule("typography", options)
    assert caught.value.path == path


@pytest.mark.parametrize("name", list(CHECKS))
@pytest.mark.parametrize(
    "text", ["", "\n", "\0" * 9, "\ud800灯", '"' * 999, "((((灯" * 99, ".-~!,…—" * 99 + "灯", "灯" + " " * 999 + "A"]
)
def test_nothing_crashes_on_hostile_text(name: str, text: str) -> None:
    for style in ("", *STYLES.get(name, ())):
        options = {"style": style} if style else {}
        list(check(text, typography(name, **options)))
