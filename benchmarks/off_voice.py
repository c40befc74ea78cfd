"""Edits that put another voice into a passage: slang, hype, emoji, stiff officialese, I for we."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence

# What is put before, after, or between sentences. None of it is taken from the lexicons of voicecheck.
_EN: Mapping[str, Mapping[str, Sequence[str]]] = {
    "slang": {
        "after": [
            " lol!!",
            " Totally wild, y'all!!",
            " No cap!!",
            " Gonna be lit!!",
            " OMG so good!!",
            " Sooo hyped!!",
            " Yeah, it's kinda dope!!",
            " Ngl, we're stoked!!",
            " That slaps, tbh.",
            " Pretty sick, huh?!",
            " Wanna see? Dude, same!!",
            " It's fire, fam!!",
            " Yikes!! My bad, guys.",
            " Woohoo!! Let's gooo!!",
        ],
        "before": ["Yo, ", "Dude, ", "OK so tbh ", "LOL, ", "Welp, ", "Hey peeps!! ", "Ugh, ", "Y'all, ", "Btw "],
    },
    "hype": {
        "between": [
            " This is a true game-changer.",
            " It is nothing short of revolutionary.",
            " Prepare to have your mind blown.",
            " The result is world-class, best-in-class performance.",
            " You will unlock unparalleled, next-level productivity.",
            " It is an absolute must-have.",
            " Welcome to a groundbreaking new era.",
            " We deliver breathtaking, jaw-dropping results.",
            " Nothing else even comes close.",
            " It is the ultimate, cutting-edge solution.",
            " Supercharge your workflow like never before.",
            " An unbelievable, once-in-a-lifetime leap.",
        ],
    },
    "emoji": {
        "after": [" 🚀", " 🎉🎉", " 🔥", " 😍", " 💪🏽", " 🙌✨", " 😂", " 👇", " ❤️", " 🤯", " 👏👏👏", " 😎"],
    },
    "officialese": {
        "before": [
            "Kindly be advised that ",
            "Pursuant to the foregoing, ",
            "It is hereby notified that ",
            "In accordance with the aforementioned, ",
            "Notwithstanding the above, ",
            "With reference to the subject matter, ",
            "Please be informed that ",
            "For and on behalf of the undersigned, ",
            "In the event that the same is applicable, ",
            "As per the stipulations set forth herein, ",
            "Subject to the provisions thereof, ",
        ],
        "between": [
            " Relevant stakeholders shall undertake the requisite measures forthwith.",
            " The foregoing shall be deemed to constitute due notice.",
            " Any party so affected is requested to revert at the earliest convenience.",
            " Said matter has been duly noted for necessary action.",
        ],
    },
    "I-for-we": {
        "between": [
            " I personally think that is the right call.",
            " In my opinion, I could not have asked for more.",
            " I love it, and it made my week.",
            " Honestly, I was not sure I wanted this myself.",
            " That is my own view, and I stand by it.",
            " I have told my friends about it too.",
        ],
    },
}
_ZH: Mapping[str, Mapping[str, Sequence[str]]] = {
    "slang": {
        "after": [
            "绝绝子！！",
            "yyds！！",
            "真的会谢。",
            "笑死，谁懂啊！！",
            "太香了吧！！",
            "冲鸭！！",
            "爱了爱了～",
            "格局打开！",
            "直接封神！！",
            "麻了。",
            "这波血赚！！",
            "亲测好用哒～",
            "无语子。",
            "芜湖起飞！！",
        ],
        "before": ["家人们，", "宝子们，", "讲真，", "哎呀妈呀，", "u1s1，", "好家伙，", "咱就是说，", "救命，"],
    },
    "hype": {
        "between": [
            "这是一次颠覆性的革命。",
            "性能炸裂，堪称行业天花板。",
            "史诗级更新重磅来袭！",
            "全网独一无二，遥遥领先。",
            "极致体验，震撼登场。",
            "这是前所未有的王炸组合。",
            "完美到无可挑剔。",
            "一举引爆整个行业。",
            "必将改写历史。",
            "堪称业界最强，没有之一。",
            "带你走上人生巅峰。",
        ],
    },
    "emoji": {
        "after": ["🚀", "🎉🎉", "🔥", "😍", "💪", "🙌✨", "😂", "👇", "❤️", "🤯", "👏👏👏", "[哈哈]😎"],
    },
    "officialese": {
        "before": [
            "兹通知如下，",
            "为进一步贯彻落实相关工作部署，",
            "根据上级有关文件精神，",
            "经研究决定，",
            "在各级领导的高度重视下，",
            "按照统一安排，",
            "特此函告，",
            "现将有关事项说明如下，",
        ],
        "between": [
            "请各有关单位遵照执行。",
            "要切实提高思想认识，狠抓落实。",
            "此项工作应予以高度重视。",
            "特此公告，望周知。",
            "各部门须严格按照规定办理相关手续。",
            "扎实推进各项工作取得实效。",
        ],
    },
    "I-for-we": {
        "between": [
            "我个人觉得这样挺好。",
            "反正我自己是很喜欢的。",
            "我觉得我当时的选择没有错。",
            "说实话，我一开始也不太想做。",
            "以上只是我本人的看法。",
            "我跟我朋友也说过这件事。",
        ],
    },
}
EDITS = {"en": _EN, "zh": _ZH}
_PERSON = {
    "en": [("we're", "I'm"), ("we've", "I've"), ("we'll", "I'll"), ("we are", "I am"), ("we", "I"), ("our", "my"),
           ("us", "me"), ("ourselves", "myself")],
    "zh": [("我们", "我"), ("我們", "我"), ("咱们", "我")],
}  # fmt: skip


def put_in(sentences: Sequence[str], kind: str, language: str, number: int, rng: random.Random) -> list[str]:
    """The sentences of a passage with `number` edits of one kind, or of kinds drawn at random for `mixed`."""
    pieces = list(sentences)
    kinds = list(EDITS[language])
    for _ in range(number):
        _edit(pieces, rng.choice(kinds) if kind == "mixed" else kind, language, rng)
    return pieces


def _edit(pieces: list[str], kind: str, language: str, rng: random.Random) -> None:
    if kind == "I-for-we" and _swap_person(pieces, language, rng):
        return
    ways = EDITS[language][kind]
    way = rng.choice(sorted(ways))
    at = rng.randrange(len(pieces))
    text = rng.choice(ways[way])
    if way == "between":
        pieces[at] += text
    elif way == "before":
        lower = language == "en" and pieces[at][:2] not in ("I ", "I'")
        pieces[at] = text + (pieces[at][:1].lower() + pieces[at][1:] if lower else pieces[at])
    elif kind == "emoji":
        pieces[at] += text
    else:
        pieces[at] = pieces[at].rstrip(".。") + ("." if language == "en" else "，") + text


def _swap_person(pieces: list[str], language: str, rng: random.Random) -> bool:
    """Put one 'I' where a 'we' stands; false if there is none."""
    order = list(range(len(pieces)))
    rng.shuffle(order)
    for at in order:
        for ours, mine in _PERSON[language]:
            pattern = rf"\b{ours}\b" if language == "en" else ours
            changed, times = re.subn(pattern, mine, pieces[at], count=1, flags=re.IGNORECASE)
            if times:
                pieces[at] = changed
                return True
    return False
