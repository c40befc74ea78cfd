"""Data of people in a text: one file a family of recognisers, all asked together so that each stretch is one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module

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
    found = [each for name in modules for each in import_module(f"{__name__}.{name}").find(narrow, regions)]
    taken: list[Found] = []
    for each in sorted(found, key=lambda one: (_RANK[one.entity], one.start, -one.end)):
        if all(each.end <= other.start or other.end <= each.start for other in taken):
            taken.append(each)
    return tuple(sorted(taken, key=lambda one: one.start))
