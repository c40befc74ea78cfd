"""What a figure or a date in a sentence is said of: the entity as it is now, or something else.

Names of the entity are blanked in these texts, each character as `·`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from voicecheck.core.lazy import Lazy, compiled, ignoring_case
from voicecheck.messages.words import close, stem

_PAST_VERB: Final = (
    r"\b(?:was|were|had|stood|took|ran|cost|held|kept|made|sold|grew|began|started|opened|offered|counted|employed|earned|paid|charged|used|came|went"
    r"|could|did|needed|lasted|reached|weighed|measured|carried|served|covered|owned|farmed|worked|bought|built|lent|sent|spent|won|lost|met|led|left|saw|gave|got|fell|rose|drew|wrote|taught|brought|found|drank|ate|sang|\w{3,}ed)\b"
)
_PAST_TIME: Final = (
    r"\b(?:in|back in|during|until|till|before|by the end of|at the end of|as of|around) (?:the )?(?:[a-z]+ (?:of )?)?(?:1[5-9]|20)\d\d(?!s?\s*(?:km|kg))"
    r"|\b(?:our|its|their|the) (?:very )?first ·|\blast (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\blast (?:year|month|week|quarter|season|spring|summer|autumn|fall|winter|century)\b|\b(?:years?|months?|weeks?|decades?) (?:ago|earlier|before)\b"
    r"|\b(?:yesterday|formerly|previously|originally|initially|at first|at the time|back then|used to|in those days|at (?:its |our |the )?(?:start|opening|launch|founding|beginning))\b"
    r"|\bbefore (?:the|we|our|that|this|moving|joining|then|(?-i:[A-Z]\w+ (?:[A-Z]\w+ )?(?:took|joined|became|was|came|arrived)))\b|\bin (?:the|its|our|their) (?:past|beginning|(?:very )?(?:first|early|pioneer(?:ing)?|founding) (?:\w+ )?(?:years?|days|months|decades?)|(?:19|20)\d0s|\w+ies)\b|\bwhen (?:it|we|they|the \w+) (?:was|were|first|opened|started|began|launched)\b"
    r"|\bon (?:a|an|one) (?:\w+ ){0,3}(?:morning|evening|night|day|trip|occasion)\b|\bonce (?:had|was|were|took|cost)\b|\bthe old\b|\bthe (?:first|previous|last|original) (?:generation|version|model|edition)\b|\bthe (?:19|20)\d\d (?=[\w·])"
)
_PAST_ZH: Final = (
    r"去年|前年|上(?:个)?(?:月|季度|周|赛季)|昨[天日年]|(?:^|[，,。、\s·])(?:在)?(?:很久)?(?:以前|之前|此前|早前)|(?:[\d年月]|(?:^|[，,。])[一-鿿\d]{2,12})(?:以前|之前|前)[，,](?![^，。]*(?:[都每会须应需]|必))|当时|当年|那时|彼时|曾经?|原先|原来|原本|原计划|原定|起初|最初|最早|一开始|过去|刚[一-鿿]{1,4}时|刚(?:成立|开业|起步|创办|上线)|(?:年|月)前[，,]?|开业时|成立时|初期|早期|那年|那一年|那会儿|早年|第一年|头几年|之初|伊始|初创|头一年|首年|上季(?!度)|上一[代届任版期款]|上[届代]|前代|初代|第一代|老款|旧款|旧版|老版|首届|往[年届]|十年前|多年前|上(?:个)?世纪|[\d二三四五六七八九][0十]年代"
    r"|(?:(?:19|20)\d\d|[一二][〇零一二三四五六七八九]{3})年(?:底|初|末|时|的时候|那会儿|以前|之前)?[，,]?[^，,。]{0,14}?(?:只|不足|不到|仅有?|才有?|还是|还只|不过|是|为|有)"
)
_NOW: Final = r"\b(?:now|today|currently|these days|nowadays|by now|meanwhile)\b|如今|现在|目前|眼下|截至今|现已|今天"
_PLAN: Final = (
    r"\b(?:plans?|planned|planning|aims?|aiming|intends?|intended|hopes?|hoping|wants? to|targets?|targeting|goals?|ambitions?|expects?|expected|forecasts?|projected|set to|due to|going to"
    r"|on (?:track|course) (?:to|for)|working (?:towards?|on)|dreams? of|would like|aspires?|eyeing|could (?:soon )?reach)\b"
    r"|\bby (?:the end of |late |early |mid-)?20\d\d\b|\bnext (?:year|spring|summer|autumn|fall|winter|month|quarter|season|week)\b|\bin the (?:future|coming (?:years?|months?))\b|\b(?:one day|soon)\b"
)
_PLAN_ZH: Final = r"计划|打算|拟(?=[在于将把])|准备(?=把|将|在|扩|增|开|建|推)|目标|明年|后年|下一[代届版期款]|下[届代]|新院区|新馆|建成后|扩建后|未来|预计|有望|力争|争取|希望|规划|即将|将来|下(?:个)?(?:月|季度|年|周)|到20\d\d年|20\d\d年(?:前|之前|底)(?=[^，。]{0,10}(?:将|要|达到|增至|扩))|(?<=[，,\s])将(?=[在于把从由增扩达新])|梦想|愿景"
_ASIDE: Final = r"^\s*(?:before|prior|ahead|earlier|early|ago|in advance|beforehand)\b"
_ASIDE_ZH_BEFORE: Final = r"(?:提前|提早|早|晚|迟|推迟|延长|缩短)(?:了|约)?$"
_SUBJECT_OF_IT_ZH: Final = Lazy(
    r"·(?!目前|现在|现有|共有|一共|总共|已经|如今|今年|大约|拥有|全[一-鿿]|只|仅|约|总|合计|最多|最少|至少|不足|已|这里|那里|内|里|在)(?![一-鿿]{0,4}[的只仅约共已达])[一-鿿]{2,4}(?:就|也|共)?有$"
)
_ASIDE_ZH: Final = r"^(?:以后|之后|后(?!排|面|台|座))|^(?:就|即)?(?:可以?|能)(?:跑|行驶|用|听|看|播放|使用|走|通话)|^(?:之前|以前|前(?!三|十))"
_EVENTS: Final = r"\b(?:lent|bought|sold|hired|won|lost|gained|hosted|treated|trained|taught|printed|planted|raised|donated|collected|welcomed|attracted|signed|added|repaired|promoted|dismissed|graduated|rescued)\b(?: \w+){0,2} $"
_NEWCOMERS: Final = r"^\s*(?:new|more|extra|additional|further|other)\b(?! than)"
_EVENTS_ZH: Final = r"(?<![可能])(?:报废|淘汰|更换|维修|采购|订购|交付|投放|租出|丢失|招聘?|招收|新增|增加|开放|毕业|卖出|售出|接待|借出|购入|引进|培训|录取|录用|捐出|送出|种下|修复|参加|入住)了?[一-鿿]{0,4}(?:约|近|超过|共)?$"
_PLACE_OF_IT: Final = r"\b(?:at|in|on|near) (?:its|the|our) (?:\w+ )?(?:end|side|edge|part|section|corner|wing|shore|foot|top|bottom|north|south|east|west|entrance|basement|annexe?)\b"
_LEFT: Final = r"^\W*(?:[\w-]+ ){1,3}(?:(?:is|are|were) )?(?:still )?(?:left|remaining|available|vacant|unsold|to go)\b"
_PART_OF: Final = r"^\s*(?:worth )?(?:of|from) (?:(?:the|our|its|their|all)\b|·+)"
_PART: Final = r"\b(?:brings? in|brought in|contribut\w+|accounts? for|makes? up(?! the\b)|share of|alone)\b"
_PART_ZH: Final = r"贡献|占(?!地|据)|新(?:晋|增|开|入职|签|招)|还剩|只剩|仅剩|剩下|剩余|尚有|空出|空余|新[一-鿿]{1,3}$|(?<=[·，])在(?!全[一-鿿]|国内|世界|各地)[一-鿿]{3,6}$|今[晚早][一-鿿·]{1,8}$|其中|单(?:单|是)|仅[一-鿿]{2,6}(?:就|一)"
_PART_OF_ZH: Final = r"·的(?![年总全月日均现当前目最官建零标整平]|新(?!用户|客))([一-鿿]{2,4}(?:售价|价格|定价|用户|客户|面积|重量|续航|数量|人数|费用))"
_MEASURE: Final = (
    r"bottles?|packs?|packets?|box(?:es)?|cups?|pieces?|pairs?|cop(?:y|ies)|sets?|units?|kilos?|nights?|tickets?|seats?|trips?|subscriptions?|plans?|accounts?|number|total|team|price|cost"
    r"|size|weight|length|height|age|name|home|heart|rest|whole|all|most|half|part|parts|version|latest|new|average|maximum|people|folks?|everyone|staff|founders?|owners?|makers?|story|fact|truth|man|woman|company"
)
_THING: Final = rf"(?:^\W*|[,;:] )(?:the|our|a|an|this|that|each|every)\s+((?!(?:{_MEASURE})\b)(?:[\w’'-]+\s){{1,3}}?)(?:at|of|for|to|from|in|on|inside|near|around|beside|behind) (?:the |our |a |an |your )?·"
_ITS: Final = r"·['’]s ((?:\w+ )?(?:customers|clients|users|partners?|suppliers?|investors?|founders?|owners?|boss|staff|employees|fans|parents?|website|web ?site|app|shop|store|office|café|cafe|restaurant|canteen|warehouse|garden|car park|subsidiary|sister company))\b"
_THING_ZH: Final = r"·的(?!年|总|全|月(?!费)|日(?!租)|均|现|当|目|最|官|建|标|整|平|每|所有|全部)([一-鿿]{2,5}?)(?:[，是有为在从不没用能可会都也还就只才共约达需要售重长高宽]|早上|晚上|上午|下午|中午|凌晨|每|周|\d)"
_GENERIC: Final = r"of|and|s|wall|floor|top|maximum|minimum|max|initial|starting|regular|retail|asking|basic|list|quoted|stated|declared|listed|published|combined|complete|energy|water|air|net|gross|real|true|final|local|modern|legendary|proud|famous|lovely|own|full|entire|total|overall|current|usual|main|typical|standard|normal|official|annual|yearly|monthly|very|same|good|real|actual|average|great|old|young|first|small|large|big|little|beautiful|only|other|friendly"
_VARIANT: Final = r"[a-z]['’]s? |s['’] |\b(?:smaller|larger|bigger|older|former|previous|junior|kids|second|third|predecessor|successor|spare)\b"
_ATTRIBUTED_ZH: Final = (
    r"·的([一-鿿]{2,10}?)(?=[为是有达约只仅超近：:一二两三四五六七八九十百千半]|不[到超低高足]|高达|长达|\d)"
)
_GENERIC_ZH: Final = r"最[大高长低小快重远新近]|平均|总|全部|全国|全球|全体|全程|整[机体车]|目前|现有|现在|今年|本[年月季]|当前|官方|标准|单程|净|成人|新款|新|综合|实际|注册|累计|正式|每[年月天日周]|年|月|日|的|个|付费|活跃|整个|所有|大概|公司|门票|产品|零部件|商品|对外|国内|官方|专属|独家|员工|房|车|店内|所有|招牌|经典"
_PEOPLE_ZH: Final = Lazy(r"学生|会员|客户|顾客|用户|员工|客人|读者|观众|乘客|新生|老师|团队|朋友")
_MODE: Final = (
    r"\b(?:in|on|with|at|under|during|over) (?:the |a |an |its |very |full |heavy |strong )?(?:[\w-]+ ){0,2}"
    r"(?:mode|weather|mornings?|nights?|conditions?|heating|wind|loads?|speed|settings?|hills?|terrain|traffic|holidays?|peak (?:times?|hours?)|rush hour)\b"
)
_MODE_ZH: Final = r"[一-鿿]{1,6}(?:模式|情况|条件|天气|状态|环境|档位?|负载|路况)[下里中时]?|冬[天季]|(?:大风|雨|雪|高温|阴|寒冷|炎热|冷|热)天|低温|高峰|节假日|满载|(?:^|[，,。])[一-鿿·]{2,10}(?:(?<!小)时|之后|以后|期间|后)[，,]"
_PLACE: Final = r"\b(?:in|at|across|around) (?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z][a-z]+"
_EVENT: Final = r"\b(?:launched|opened|hired|added|welcomed|gained|closed|signed|won|lost|another|further|additional|new)\b(?: \w+){0,2} $"
_PLACE_ZH: Final = r"在(?!全[一-鿿]|国内|世界|各地)[一-鿿]{2,5}(?:就|也|还)?(?:有|开了?|设有?|拥有|共有)|·[一-鿿]{1,4}[科室部楼区厅馆店层系院](?:就|也|共)?(?:有|设)|的[一-鿿·]{1,4}(?:楼|层|厅|区|部|馆|店)[就也还共]?(?:有|设|为|是)"
_OTHERS: Final = r"\b(?:neighbou?rs?|rivals?|competitors?|others?|elsewhere|next door|industry|average|typical|most|many|some|(?:other|similar) \w+|sister)\b"
_OTHERS_ZH: Final = (
    r"有些|有的|别的|别家|其他|其它|同行|友商|对手|隔壁|邻|业内|业界|市面|平均|一般|普通|多数|许多|很多|不少|别人"
)
_CONTRAST: Final = r"\b(?:unlike|in contrast to|as opposed to|compared (?:with|to)) [^,·]+,(?:\s*(?:which|who|that|where)[^,·]+,)?|(?:不像|不同于|与|和)[^，。·]{1,16}(?:不同|不一样|那样|相比)[，,]"
_RELATED: Final = r"·['’]s? (?:[\w-]+ )?(?:partners?|rivals?|subsidiar\w+|suppliers?|clients?|neighbou?rs?|competitors?|parent|sister|owners?|investors?|predecessor|successor)\b"
_RELATED_ZH: Final = r"·的?(?:合作伙伴|合作方|子公司|供应商|邻居|竞争对手|对手|母公司|股东|投资方|前身|姐妹)"
_ADVERBIAL: Final = (
    r"^\W*(?:at|back|down|down to|even|regardless|whatever|whether|until|till|before|during|against|above|below|around|near|by now|nowadays|still|yet|then|also|with|for|by|in|on|from|since|after|over|under|up|only|just|more|less|fewer|nearly|almost|about|around|roughly|some(?= \d)|as|founded|established|opened|started|born"
    r"|launched|based|located|thanks|because|if|when|today|now|currently|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|hundreds?|thousands?|dozens?|\d|yes|no|well|so|and|but|or|according|including|despite|instead|first|here|there|every|each|all|between|within|throughout|outside|except|apart)\b|^\W*\d"
)
_ADVERBIAL_ZH: Final = r"^\W*(?:[在从自以于到除截早凭据按随经如今目现当每逢由把被只仅约近超逾共已整全总本该其这那]|\d|[一二三四五六七八九十两百千万])"
_CLAUSE: Final = r"[;；,，:：]|\b(?:while|whereas|but|although|though)\b|而(?!且)|但是?"


def of_another_time(text: str, *, chinese: bool, at: int = 0) -> bool:
    """Whether a sentence says what was, or what is planned; of one that goes on to what is now, what it says at `at`."""
    now = ignoring_case(_NOW).search(text)
    if now is not None and (at >= now.start() or not re.search(r"[，,;；]", text[: now.start()])):
        return False
    if now is not None and at:
        text = text[: now.start()]
    elif now is not None:
        return False
    if chinese:
        return bool(ignoring_case(_PAST_ZH).search(text) or ignoring_case(_PLAN_ZH).search(text))
    if ignoring_case(_PLAN).search(text):
        return True
    return bool(ignoring_case(_PAST_TIME).search(text) and ignoring_case(_PAST_VERB).search(text))


_CHANGE: Final = (
    r"\b(?:grew|grown|growing|rose|risen|fell|fallen|up|down|increased?|decreased?|growth|rise|drop|jumped|climbed) (?:by |of |another |almost |nearly |over |about )*$"
    r"|\b(?:cut|reduc\w+|sav\w+|lower\w+|rais\w+|increas\w+|grew|grown|rose|fell|drop\w*|shr[aiu]nk|improv\w+|boost\w+|slash\w+)\b[^,;]{0,50}\bby (?:about |over |almost |nearly )?$"
)


def of_change(text: str, at: int) -> bool:
    """Whether a percentage is by how much something grew or shrank."""
    return ignoring_case(_CHANGE).search(text[:at]) is not None


_BESIDE: Final = r"\b(?:next to|outside|opposite|close to|beside|across from) (?:the )?·|·(?:外|旁边?|附近|周边|周围|隔壁|对面|门口)(?!卖)"
_OTHER_VERSION: Final = r"\b(?:old|older|earlier|former|previous|original|smaller|larger|bigger|junior|kids['’]|children['’]s|women['’]s|men['’]s|ladies['’]|vintage|prototype|next|future|second-hand|predecessor of the|successor (?:of|to) the) ·"


def of_another_version(text: str) -> bool:
    """Whether a sentence is about an older or smaller one, or about what is beside it."""
    return ignoring_case(_OTHER_VERSION).search(text) is not None or ignoring_case(_BESIDE).search(text) is not None


def is_planned(text: str, *, chinese: bool) -> bool:
    """Whether a sentence says what is planned."""
    return ignoring_case(_PLAN_ZH if chinese else _PLAN).search(text) is not None


def of_a_part(text: str, start: int, end: int, *, less: bool, nouns: Sequence[str], chinese: bool) -> bool:
    """Whether what stands at [start, end) is said of a part or a case, or is a distance in time.

    Args:
        nouns: The words of what is said.
        less: It is less than what is said of the whole, as of a part it would be.
    """
    before, after = text[:start], text[end:]
    if chinese:
        part_of = ignoring_case(_PART_OF_ZH).search(before)
        if part_of is not None and not part_of[1].startswith(tuple(nouns)):
            return True
        if ignoring_case(_EVENTS_ZH).search(before) or (less and _SUBJECT_OF_IT_ZH.search(before)):
            return True
        aside = ignoring_case(_ASIDE_ZH).search(after) or ignoring_case(_ASIDE_ZH_BEFORE).search(before)
        part = ignoring_case(_PART_ZH).search(before[-16:]) or ignoring_case(_PLACE_ZH).search(before[-14:])
        return bool(aside or (less and (part or ignoring_case(_MODE_ZH).search(text))))
    if ignoring_case(_ASIDE).search(after) and not re.search(r"\bfor (?:\w+ )?$", before, re.IGNORECASE):
        return True
    if less and re.search(
        r"·(?: (?!has|have|had|is|was|be)\w+)? (?!need|led)\w+ed (?:about |around |over |nearly |another |only |just )?$",
        before,
    ):
        return True  # 'installed 4,000 on one roof'
    if less and ignoring_case(_EVENT).search(before):
        return True
    if ignoring_case(_EVENTS).search(before) or ignoring_case(_NEWCOMERS).match(after):
        return True
    if less and (ignoring_case(_LEFT).search(after) or ignoring_case(_PLACE_OF_IT).search(text)):
        return True
    part = (
        (not re.match(r"\s*from\b", after) and compiled(_PART_OF).search(after))
        or ignoring_case(_PART).search(text)
        or ignoring_case(_MODE).search(text)
    )
    return less and bool(part or compiled(_PLACE).search(_clause(text, start)[0]))


def of_a_thing_of_it(text: str, words: Sequence[str], *, chinese: bool) -> bool:
    """Whether the sentence is about a thing of the entity that the fact does not speak of: 'the shopping basket of the ·'.

    Args:
        words: All that the fact has words for.
    """
    return _another_thing_zh(text, words) if chinese else _another_thing(text, words)


def _another_thing(text: str, words: Sequence[str]) -> bool:
    its = ignoring_case(_ITS).search(text)
    if its is not None and not any(close(stem(one), stem(word)) for one in its[1].lower().split() for word in words):
        return True
    found = ignoring_case(_THING).search(text)
    if found is None:
        return False
    if ignoring_case(_VARIANT).search(found[1]):
        return True
    thing = re.findall(r"[a-z]+", found[1].lower())
    known = [any(close(stem(one), stem(word)) for word in words) for one in thing]
    if known and known[-1]:  # the thing itself, unless another kind of it
        plain = ignoring_case(rf"^(?:{_MEASURE}|{_GENERIC})$")
        return not all(ours or plain.match(one) for one, ours in zip(thing, known, strict=True))
    if any(known):
        return False
    return not all(ignoring_case(rf"^(?:{_MEASURE}|{_GENERIC})$").match(one) for one in thing)


def _another_thing_zh(text: str, words: Sequence[str]) -> bool:
    for match in ignoring_case(_ATTRIBUTED_ZH).finditer(text):
        run = match[1]
        ours = max((word for word in words if run.endswith(word)), key=len, default="")
        if ours:
            rest = re.sub(_GENERIC_ZH, "", run.removesuffix(ours))
            if rest and not any(rest in word for word in words):
                return True
    found = ignoring_case(_THING_ZH).search(text)
    return (
        found is not None
        and not _PEOPLE_ZH.search(found[1])
        and not any(word in found[1] or found[1] in word for word in words)
    )


@lru_cache(maxsize=256)
def without_others(text: str, *, chinese: bool) -> str:
    """The text without clauses that speak of others, length kept."""
    for match in ignoring_case(r"[^;；,，]+").finditer(text):
        clause = match[0]
        at = match.start() + len(clause) - len(clause.lstrip())
        if "·" not in clause and of_another(text, at, (), chinese=chinese):
            text = text[: match.start()] + " " * len(clause) + text[match.end() :]
    return text


def without_contrast(text: str) -> str:
    """The text with 'unlike others, ...' blanked, length kept."""
    return ignoring_case(_CONTRAST).sub(lambda match: " " * len(match[0]), text)


def of_another(text: str, start: int, nouns: Sequence[str], *, chinese: bool) -> bool:
    """Whether what stands at `start` is said of another: its clause has a subject of its own and comes before ours."""
    if ignoring_case(_RELATED_ZH if chinese else _RELATED).search(text[:start]):
        return True
    clause, at = _clause(text, start)
    if "·" in clause or "·" not in text[at + len(clause) :]:
        return (
            "·" not in clause and bool(ignoring_case(_OTHERS_ZH if chinese else _OTHERS).search(clause)) and "·" in text
        )
    if nouns and clause.strip().lower().startswith(tuple(nouns)):
        return False
    return ignoring_case(_ADVERBIAL_ZH if chinese else _ADVERBIAL).search(clause) is None


def _clause(text: str, start: int) -> tuple[str, int]:
    """The clause that holds an offset, and where it begins."""
    begin = 0
    for match in ignoring_case(_CLAUSE).finditer(text):
        if match.start() >= start:
            return text[begin : match.start()], begin
        if match.end() - match.start() > 1 or not _in_number(text, match.start()):
            begin = match.start() if match[0].isalpha() and match[0].isascii() else match.end()
    return text[begin:], begin


def _in_number(text: str, at: int) -> bool:
    return text[at] in ",，" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
