"""Names of people by their shape, where recognisers miss them: two capitalised words, a Chinese surname and more.

They are looked for beside words that go with a person only, so that 'Product Manager' or 高兴 is none.
The surnames were written down from general knowledge, not taken from a published list.
"""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.core.lazy import compiled
from voicecheck.language.fold import plain

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶"
    "贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪翟安颜倪牛温季俞章鲁葛毕伍梅尤辛岳齐祝左涂宁柯管凌纪尚焦路卓简欧饶詹裴游阮柏骆霍宫鲍景尉冉殷古芦席蓝鞠司解关查盛费"
    "童缪成曲桂褚商喻尧甘聂柴单阎邢柳项辜闵屈甄仲楼晏滕逄阙冼丘巫占苗耿包窦冷苑戚滑芮羿储汲邴糜井富乌焦巴弓牧隗山谷车宓全班仰秋伊宁仇栾暴钭厉戎祖束池卞茅花鄢蒲伏邰翁佟沙蒙麦劳卜敖桑裘屠荆匡牟边卫隋佘申楚寇粟郗晁狄苟郎靳邝邬庄舒蔺虞郁扈冀荀嵇谌昝桓亓仝巩訾竺蒯逯郦贝"
)
_COMPOUND = "欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|司徒|独孤|拓跋|万俟|东方|西门|南宫|长孙|宇文|轩辕|呼延|端木|百里|钟离|闻人|淳于|单于|太史|申屠|澹台|赫连|鲜于"
_HAN = "\u4e00-\u9fff"
_ZH_NAME = rf"(?:(?:{_COMPOUND})[{_HAN}]{{1,2}}|[{_SURNAMES}][{_HAN}]{{1,2}}|[{_SURNAMES}] ?[A-Z][a-z]+)"
_ZH_BEFORE = (
    "技术官|执行官|运营官|财务官|产品官|科学官|市场官|信息官|安全官|开发|测试|运营|要不是|叫|[工技]程师|架构师|程序员|设计师|科学家|研究员|分析师|总监|经理|主管|负责人|组长|队长|技师|师傅|会计|专家|主任|厂长|店长|科长|处长|课长|协理|副总|专员|助理|顾问|大神|大牛|大佬|骨干"
    "|同事|同仁|搭档|冠军|销冠|归|由|向|没有|多亏|恭喜|感谢|谢谢|欢迎|祝贺|致敬|任命|提拔|找|联系|请|问|给|老大|领队|带头人|来的|[部组]的|博士|直接跟|[：:，,、。是和叫与及]|^"
)
_ZH_AFTER = r"(?=[，,。！!？?：:（(、；;\s”」@～~]|$|管|负责|牵头|升|晋|担任|出任|接|带|领|老师|先生|女士|博士|同学|加入|入职|的|汇报|报告|统筹|主导|主管|连续|一个人|也|在|和|与|又|把|已|从|今|昨|本|去|要|想|提了|离职|是|这|说|用|写|花|带|做|扛|为|将|刚|正式|才)"
_PARTICLE = r"(?:van|de|von|der|den|da|del|della|di|dos|al|bin|ibn|el|la|le|ter|ten|[A-Z]\.)"
_CAP = r"(?:(?:O|D|Mc|Mac|St)['’.]?)?[A-Z][a-z\u00df-\u024f]+(?:['’-][A-Z]?[a-z\u00df-\u024f]+)*"
_EN_NAME = rf"(?<![\w@#/.-]){_CAP}(?: {_PARTICLE}){{0,3}}(?: {_CAP}){{1,3}}(?![\w@-])"
_TWO = rf"[^\W\d_a-z][\w'’.-]+ (?:{_PARTICLE} )*[^\W\d_a-z][\w'’.-]+"
_NO_NAME = frozenset(
    """slack json dear hello vinegar thread buyer tester technician clerk agent accountant planner recruiter scrum owner vice scientists engineers
    spotlight hardware warehouse laboratory lab department division community tool tools times edition sizing database cloud native event access
    senior junior lead leading principal staff chief head vice president director manager engineer engineering
    developer designer product design software hardware firmware data science scientist machine learning team
    marketing sales support customer service operations supply chain quality research project program programme
    platform cloud security water tank tap smart rain app flow basin street road avenue lane square park house
    building week day month year summer winter spring autumn fall monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november december north
    south east west new york london paris berlin leeds bristol city town university college institute school
    center centre museum award awards prize conference summit forum festival open source world global national
    international group company inc ltd llc corp gmbh limited foundation association union council department
    office the this that these those our my your his her their we you they and or but for from with about a an
    in on at of to as by is it what who why how when where best great good happy big huge first last next black
    friday christmas easter eve thanksgiving blog post news press release read more learn image photo figure
    google microsoft apple amazon meta linkedin twitter facebook instagram youtube github docker kubernetes
    linux windows android python java javascript react node rust swift kotlin visual studio code red hat amazon
    web services hacker silicon valley united states kingdom kong hong europe asia africa america english
    chinese french german spanish technical technology digital general human resources public relations account
    accounting finance legal content social media user experience interface test testing analyst architect
    coordinator consultant specialist officer intern associate assistant executive partner board member stand-up
    fun fact hot take confession another just""".split()  # noqa: SIM905 - a list of words
)
_LEADING = frozenset(
    """welcoming welcome congratulations congrats meet thanks thank say please today introducing big huge shout-out
    shoutout farewell goodbye kudos hats props cheers colleague dear hello hi hey ask email call contact when
    while after before since if so now here our my the yesterday tomorrow everyone proud hooray bravo mr mrs ms
    dr prof manager boss engineer developer designer director lead analyst scientist architect tester with and
    but without only even did does is are was has it's that's there's this name name's another only see follow find write
    ping dm message unlike because credit respect also or for from at to by as in on of about once once what who
    how why where""".split()  # noqa: SIM905 - a list of words
)


_FIRM = frozenset("王李张刘陈杨赵吴徐朱胡郭罗郑梁谢宋韩邓冯曹彭肖董潘袁蔡蒋杜魏苏吕卢姚沈崔谭汪廖贾邹孟秦邱薛闫")
"""Surnames that seldom begin a word of two characters, so that 张伟 may be one although the dictionary has it."""
_ZH_PERSON = "同事|同仁|[工技]程师|架构师|程序员|设计师|科学家|研究员|分析师|总监|经理|主管|负责人|组长|队长|技师|欢迎|恭喜|感谢|谢谢|[部组]的|搭档|主力|骨干|[：:]"
_NOT_GIVEN = "的了是在不和与有我你他她它们这那就都也很要会能可以把被给对到上下中来去过着得说看做用没还只又而但或及吗呢吧啊呀两个位些再从向为什谁好多少"
_ZH_MAY_BE = (
    rf"(?:{_COMPOUND})(?=[^\W{_NOT_GIVEN}])[{_HAN}]|[{_SURNAMES}](?=[^\W{_NOT_GIVEN}])(?:[{_HAN}]| ?[A-Z][a-z])"
    rf"|[{_HAN}]{{2,6}}·[{_HAN}]{{2,6}}|(?<![A-Za-z])[A-Z][a-z]+ [A-Z][a-z]+"
)
_REACH = 12
_ARTICLE = r"\b(?:the|an?|per|each|every|this|that|via|street|road) $"


def is_no_name(text: str) -> bool:
    """Whether every word belongs to offices, calendars, streets or technology."""
    return all(word in _NO_NAME or word in _LEADING for word in text.casefold().split())


def has_shape(text: str) -> bool:
    """Whether two capitalised words that may be a full name stand beside each other."""
    return compiled(_TWO).search(text) is not None and next(english_shapes(text), None) is not None


def english_shapes(text: str) -> Iterator[tuple[int, int, str]]:
    """Two to four capitalised words in a row none of which is a word of offices, calendars or streets."""
    for found in compiled(_EN_NAME).finditer(text):
        start, words = found.start(), found[0].split(" ")
        while words and words[0].casefold().replace("’", "'") in _LEADING:
            start += len(words.pop(0)) + 1
        if len(words) > 1 and not any(word.casefold() in _NO_NAME for word in words):
            name = text[start : found.end()]
            yield start, found.end(), name


def chinese_shapes(text: str) -> Iterator[tuple[int, int, str]]:
    """A surname with a given name of one or two characters between words that go with people."""
    from voicecheck.language.words import starts_word

    folded = plain(text)
    read = folded.text if folded is not None and len(folded.text) == len(text) else text
    for found in compiled(f"(?:{_ZH_BEFORE})({_ZH_NAME}?){_ZH_AFTER}").finditer(read):
        start, end = found.span(1)
        if (end - start > 2 and compiled(_COMPOUND).match(read, start)) or (
            end - start > 1 and not starts_word(read, start)
        ):
            yield start, end, text[start:end]


def may_be_names(text: str) -> Iterator[tuple[int, int]]:
    """Where a full name may stand, by a rougher test than that of the shapes: a reason to ask a recogniser.

    Chinese is to be in Simplified. A name may be given twice, with one and with two characters after the surname.
    """
    for found in compiled(_EN_NAME).finditer(text):
        if not is_no_name(found[0]) and compiled(_ARTICLE).search(text[: found.start()].casefold()) is None:
            yield from ((start + found.start(), end + found.start()) for start, end, _ in english_shapes(found[0]))
    if text.isascii():
        return
    yield from (found.span() for found in compiled(_TWO).finditer(text) if not found[0].isascii())
    for found in compiled(f"(?=({_ZH_MAY_BE}))").finditer(text):
        start, end = found.span(1)
        if not _is_han(text[start:end]) or not _has_given(text, start):
            if not _is_han(text[start:end]):
                yield start, end
            continue
        yield start, end
        if compiled(rf"[^\W{_NOT_GIVEN}]").match(text, end) and _is_han(text[end : end + 1]):
            yield start, end + 1


def _is_han(text: str) -> bool:
    return bool(text) and all("\u4e00" <= each <= "\u9fff" for each in text)


def _has_given(text: str, start: int) -> bool:
    """Whether a surname that begins there is a word of its own, or begins a word that is a name itself."""
    from voicecheck.language.words import boundaries

    left = start
    while left and start - left < _REACH and _is_han(text[left - 1]):
        left -= 1
    right = start
    while right < len(text) and right - start < _REACH and _is_han(text[right]):
        right += 1
    cuts = boundaries(text[left:right])
    if start - left not in cuts:
        return False
    length = next(each for each in range(1, right - start + 1) if start - left + each in cuts)
    return length in (1, 3) or (
        length == 2
        and (
            text[start] in _FIRM
            or compiled(_COMPOUND).match(text, start) is not None
            or compiled(rf"(?:{_ZH_PERSON})\Z").search(text[:start]) is not None
        )
    )
