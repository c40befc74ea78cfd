"""E-mail addresses of people, IP addresses, and web addresses that tell of a person.

A mailbox that a role reads (info@, press@, 客服 as kefu@) belongs to the company, and `user@example.com` to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address, ip_network

from voicecheck.language.personal.found import Found, preceded

_HOST = r"(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.){1,6}[^\W\d_]{2,24}"
_LATIN_HOST = r"(?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\.){1,6}[a-z]{2,24}"
_MAIL = re.compile(
    rf"(?<![A-Za-z0-9._%+/-])[A-Za-z0-9](?:[A-Za-z0-9._%+'-]{{0,63}}[A-Za-z0-9_+-])?@(?:(?i:{_LATIN_HOST})(?![A-Za-z0-9-]|\.[A-Za-z])|{_HOST}(?![\w-]))"
)
_HIDDEN = re.compile(
    r"(?<![\w.])[a-z0-9][a-z0-9._%+-]{1,63}\s?[\[({]\s?(?:at|@)\s?[\])}]\s?[a-z0-9-]{1,63}"
    r"(?:\s?(?:[\[({]\s?(?:dot|\.)\s?[\])}]|\.)\s?[a-z]{2,24}){1,3}(?!\w)",
    re.IGNORECASE,
)
_ROLES = frozenset(
    """
    abuse accessibility accounts admin administrator advertising ads alerts api archive ask billing blog board bookings
    booking bugs business career careers cfp community compliance conference contact contactus content customercare
    customerservice customers data dataprotection design dev developer developers dpo editor editorial email emails
    engineering enquiries enquiry events event export feedback finance foundation fundraising general governance hallo
    hello help helpdesk hi hire hiring hola home hostmaster hr imprint info information inquiries inquiry investors
    invoice it jobs join kefu kontakt law legal list lists mail mailbox maintainers marketing media members membership
    news newsletter noreply no-reply notifications office op open operations order orders partner partners partnership
    partnerships payroll people postmaster pr presse press privacy procurement product public publicity purchasing
    questions recruiting recruitment reception registration registrar returns root sales schedule secretary security
    service services shop social speakers sponsor sponsors sponsorship staff store studio subscribe subscriptions
    suggestions support talent team tech training travel unsubscribe usage volunteer volunteers webmaster website
    welcome work zhaopin tousu shangwu bd hezuo meiti
    git svn ssh ubuntu ec2-user pi node deploy user users username you your yourname your-name your.name your_name
    youremail your-email name someone somebody example test foo bar me nobody anonymous
    """.split()  # noqa: SIM905
)
_ROLE_WORD = re.compile(r"[._+-]")

_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_IPV4 = re.compile(rf"(?<![\w.+/-])(?:{_OCTET}\.){{3}}{_OCTET}(?![\w-]|\.\d|/\d)", re.ASCII)
_IPV6 = re.compile(r"(?<![\w:.])(?:[0-9a-f]{1,4}:{1,2}){2,7}[0-9a-f]{0,4}(?![\w:]|\.\d)", re.IGNORECASE)
_VERSION = re.compile(
    r"(?:\b(?:versions?|ver|v|release|releases|released|section|upgrade(?:d)? to|update(?:d)? to|build|chapter|firmware|"
    r"clause|patch)|版本号?|升级到|更新到|更新至|第|章节|固件)[ .:：]{0,3}$",
    re.IGNORECASE,
)
_NOT_PERSONAL = tuple(
    ip_network(each)
    for each in [
        "0.0.0.0/8",
        "10.0.0.0/8",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "224.0.0.0/3",
        "::/16",
        "fc00::/7",
        "fe80::/10",
        "ff00::/8",
        "8.8.8.8/32",
        "8.8.4.4/32",
        "1.1.1.1/32",
        "1.2.3.4/32",
    ]
)

_ENDINGS = (
    "com|org|net|edu|gov|info|io|ai|app|dev|co|biz|tv|me|eu|uk|us|ca|de|fr|it|es|nl|be|ch|at|se|no|dk|fi|pl|cz|hu|pt|ie"
    "|gr|ro|ru|ua|cn|hk|tw|jp|kr|sg|in|id|my|th|vn|ph|au|nz|za|br|ar|mx|cl|tr|il|ae|sa|xyz|site|online|shop|store|blog"
)
_WEB = re.compile(
    rf"(?<![\w@.-])(?:https?://[^\s<>\"'，。！？；：、（）《》「」\u4e00-\u9fff]+|(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:{_ENDINGS})"
    r"(?![\w@-]|\.\w)(?:/[^\s<>\"'，。！？；：、（）《》「」\u4e00-\u9fff]*)?)",
    re.IGNORECASE | re.ASCII,
)
_PROFILE_PAGE = re.compile(
    r"linkedin\.com/in/[\w%-]{3,}|facebook\.com/(?:profile\.php\?id=\d+|people/|[a-z]+\.[a-z]+(?:\.\d+)?(?![\w.]))"
    r"|weibo\.com/u/\d{6,}|vk\.com/id\d{4,}|xiaohongshu\.com/user/profile/|space\.bilibili\.com/\d{4,}"
    r"|zhihu\.com/people/|douyin\.com/user/",
    re.IGNORECASE,
)
_PERSONAL_FIELD = re.compile(
    r"[?&#;](?:e?-?mail|phone|mobile|tel|first_?name|last_?name|full_?name|surname|dob|birth(?:day|date)?|ssn|id_?card"
    r"|id_?number|passport|address|session(?:_?id)?|access_?token|wechat|qq)=[^&#\s]{3,}",
    re.IGNORECASE,
)


def find(text: str, regions: Sequence[str]) -> Iterator[Found]:
    """E-mail and IP addresses, and web addresses; `web-address` are those that tell of nobody."""
    if "@" in text or "at" in text:
        yield from _mail(text)
    if "." in text:
        for each in _WEB.finditer(text):
            address = each[0].rstrip(".,;:!?)]}*_")
            personal = _PROFILE_PAGE.search(address) or _PERSONAL_FIELD.search(address)
            yield Found("url" if personal else "web-address", each.start(), each.start() + len(address))
        yield from _network(text, _IPV4)
    if text.count(":") > 1:
        yield from _network(text, _IPV6)


def _mail(text: str) -> Iterator[Found]:
    for pattern in (_MAIL, _HIDDEN):
        for each in pattern.finditer(text):
            if not _is_of_a_role(re.split(r"\s?[\[({]|@", each[0], maxsplit=1)[0]):
                yield Found("email", each.start(), each.end())


def _is_of_a_role(name: str) -> bool:
    name = name.lower()
    return name in _ROLES or any(part in _ROLES and len(part) > 2 for part in _ROLE_WORD.split(name)[:3])


def _network(text: str, pattern: re.Pattern[str]) -> Iterator[Found]:
    for each in pattern.finditer(text):
        if _is_public(each[0]) and not preceded(text, each.start(), _VERSION, 20) and text[each.end() :][:1] != "版":
            yield Found("ip", each.start(), each.end())


def _is_public(written: str) -> bool:
    try:
        address = ip_address(written)
    except ValueError:
        return False
    if isinstance(address, IPv4Address) and written.endswith(".0"):
        return False  # a network, or a version
    networks = (each for each in _NOT_PERSONAL if isinstance(each, (IPv4Network, IPv6Network)))
    return not any(address.version == each.version and address in each for each in networks)
