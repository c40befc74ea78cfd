"""Data of people in a text: one file a family of recognisers, all asked together so that each stretch is one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module

from voicecheck.language.patterns import Pattern
from voicecheck.language.personal.found import Found

ENTITIES: Mapping[str, str] = {
    "email": "mail_and_network",
    "url": "mail_and_network",
    "web-address": "mail_and_network",
    "iban": "numbers_with_checksums",
    "national-id": "chinese_ids numbers_with_checksums",
    "card": "numbers_with_checksums",
    "passport": "numbers_with_checksums",
    "bank-account": "numbers_with_checksums",
    "chat-id": "social_handles",
    "plate": "plates",
    "birthday": "birthdays",
    "ip": "mail_and_network",
    "phone": "phones",
    "address": "addresses",
}
"""Entity, and the modules that find it. Where two overlap, the one that stands first here has it."""

LABELS: Mapping[str, tuple[str, str]] = {
    "email": ("EMAIL", "邮箱"),
    "url": ("LINK", "链接"),
    "web-address": ("LINK", "链接"),
    "iban": ("IBAN", "银行账号"),
    "national-id": ("ID", "证件号"),
    "card": ("CARD", "银行卡号"),
    "passport": ("PASSPORT", "护照号"),
    "bank-account": ("ACCOUNT", "账号"),
    "chat-id": ("HANDLE", "联系账号"),
    "plate": ("PLATE", "车牌"),
    "birthday": ("BIRTHDAY", "生日"),
    "ip": ("IP", "网络地址"),
    "phone": ("PHONE", "电话"),
    "address": ("ADDRESS", "地址"),
}
"""What stands for an entity where it is left out, in English and in Chinese."""

REGIONS: Mapping[str, tuple[str, ...]] = {"zh": ("CN", "HK", "TW"), "en": ("US", "GB")}
"""Whose telephone numbers a text has without a country's prefix, by its language."""

# What a text must have for a module to be worth its loading; checked against the labelled drafts and public posts.
_SIGNS: Mapping[str, Pattern] = {
    module: Pattern(sign, ignore_case=False)
    for module, sign in {
        "mail_and_network": r"@|://|www\.|\d\.\d+\.\d|[0-9a-fA-F]:[0-9a-fA-F]*:|\w\.[a-zA-Z]{2}",
        "numbers_with_checksums": r"\d(?:\D{0,2}\d){5}|[Pp]assport|护照|通行证|台胞证|[A-Z]{2} ?\d",
        "chinese_ids": r"\d{6}|[A-Z]\d{6}|[A-Z]\d",
        "phones": r"\d(?:\D{0,3}\d){5}|[一二三四五六七八九〇零幺两]{6}|\+\d",
        "birthdays": r"[Bb]orn|[Bb]irth|DOB|生日|生于|出生|诞|生辰",
        "addresses": r"\d[A-Za-z]?(?:[-/]\d+)?,? [A-Z\d]|号|號|P\.? ?O",
        "plates": r"[Pp]late|[Rr]egistration|\p{Han}[A-Z]",
        "social_handles": r"(?i)微|薇|威信|威|徽信|卫星|唯信|v信|v❤|[vw]x|qq|扣|企鹅|叩|球球|wechat|weixin|whatsapp|telegram|\bline\b"
        r"|signal|snapchat|[加+➕]",
    }.items()
}
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x00A0: 0x20, 0x2011: 0x2D}
_RANK = {entity: rank for rank, entity in enumerate(ENTITIES)}


@lru_cache(maxsize=512)
def find(text: str, regions: Sequence[str]) -> tuple[Found, ...]:
    """All personal data of a text, ascending, without overlaps. Full-width characters are read as plain ones.

    Args:
        regions: Countries, as in ISO 3166, whose telephone numbers may stand without a prefix. Hashable.
    """
    narrow = text.translate(_WIDE)
    modules = dict.fromkeys(name for names in ENTITIES.values() for name in names.split())
    found = [
        each
        for name in modules
        if _SIGNS[name].found_in(narrow)
        for each in import_module(f"{__name__}.{name}").find(narrow, regions)
    ]
    taken: list[Found] = []
    for each in sorted(found, key=lambda one: (_RANK[one.entity], one.start, -one.end)):
        if all(each.end <= other.start or other.end <= each.start for other in taken):
            taken.append(each)
    return tuple(sorted(taken, key=lambda one: one.start))
