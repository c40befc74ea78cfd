"""Street addresses: English ones by house number and kind of street, Chinese ones from province down to room.

Chinese text is read in Simplified characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from voicecheck.language.personal.found import Found, preceded

_STREET = (
    "Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Terrace|Crescent|Close|Way|Square|Sq"
    "|Parkway|Pkwy|Highway|Hwy|Circle|Cir|Trail|Row|Mews|Gardens|Grove|Hill|Walk|Alley|Quay|Plaza|Loop|Pike"
)
_ROOM = r"(?:,? (?:(?:Apt|Apartment|Suite|Ste|Unit|Flat|Room|Rm|Floor)\b\.? ?#?|#)\w{1,6})?"
_ENGLISH = re.compile(
    r"(?<![\w.,$€£#/-])\d{1,5}[A-Za-z]?(?:[-/]\d{1,4})?,? (?:(?:N|S|E|W|NE|NW|SE|SW)\.? |(?:North|South|East|West) )?"
    rf"(?:(?:[A-Z][a-z'’-]+|\d{{1,3}}(?:st|nd|rd|th)|St\.) ){{1,3}}(?:{_STREET})\b\.?(?: (?:N|S|E|W|NE|NW|SE|SW)\b)?{_ROOM}"
)
_BOX = re.compile(r"(?<!\w)P\.? ?O\.? Box \d{1,6}(?!\w)", re.IGNORECASE)
_NO_ADDRESS = re.compile(
    r"(?:\b(?:film|movie|series|album|book|song|novel|show|sitcom|title|titled|since|until|by|in|of|from|for|the)) [\"'“‘*_]{0,2}$",
    re.IGNORECASE,
)
_WORKS = re.compile(r"(?:\b(?:film|movie|series|album|book|song|novel|show|sitcom)) [\"'“‘*_]{0,2}$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d ")

_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
    "|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|九龙|新界|台北|新北|桃园|台中|台南|高雄"
)
_NUMBER = "(?:\\d{1,5}(?:-\\d{1,4})?|[一二三四五六七八九十百]{1,5})"
_WAY = "(?:路|街|大道|道|胡同|巷|弄|里|村|公路|大街|小区|花园|公寓|家园|新村|苑|园|社区)"
_CHINESE = re.compile(
    rf"(?P<area>[\u4e00-\u9fff]{{2,24}}?(?:省|市|区|县|镇|乡|旗|州))?[\u4e00-\u9fff]{{1,12}}?{_WAY}"
    rf"(?:[东西南北中]?{_NUMBER}段|[东西南北中]段)?(?:\d{{1,4}}[巷弄])?(?:\d{{1,4}}[巷弄])?{_NUMBER} ?号(?P<inside>(?:院|楼|[A-Za-z]?座)?"
    rf"(?: ?[A-Za-z\d一二三四五六七八九十]{{1,5}} ?(?:号楼|栋|幢|座|单元|楼|层|室|房|号|户)){{0,4}})"
)
_LEAD = re.compile(
    r"^.*(?:住在|搬到了|搬到|搬去|寄到|寄往|寄给|送到|发到|位于|坐落于|家在|地址|住址|住处|户籍|籍贯|去到|来到|前往|快递到|收件|[住在到往至于是]|址)(?=[\u4e00-\u9fff]{2})"
)


def find(text: str, regions: Sequence[str]) -> Iterator[Found]:
    """Street addresses with a house number."""
    for each in _ENGLISH.finditer(text):
        year = _YEAR.match(each[0]) and preceded(text, each.start(), _NO_ADDRESS)
        if not year and not preceded(text, each.start(), _WORKS):
            yield Found("address", each.start(), each.end() - (each[0].endswith(".") and not _abbreviated(each[0])))
    for each in _BOX.finditer(text):
        yield Found("address", each.start(), each.end())
    if "号" in text:
        for each in _CHINESE.finditer(text):
            # A street and number alone may be anybody's shop; with its city, or a room in it, it is where one lives.
            if each["area"] or each["inside"]:
                yield Found("address", each.start() + _beginning(each[0]), each.end())


def _abbreviated(address: str) -> bool:
    return re.search(r"\b(?:St|Ave|Rd|Ln|Dr|Blvd|Ct|Pl|Sq|Pkwy|Hwy|Cir)\.$", address) is not None


def _beginning(address: str) -> int:
    """Where the address begins in a match that may have words of the sentence before it."""
    province = re.search(_PROVINCES, address)
    if province:
        return province.start()
    lead = _LEAD.match(address)
    return lead.end() if lead else 0
