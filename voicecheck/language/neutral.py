"""A sentence with the company's own names taken out, so that a judgement of it does not hang on them."""

from __future__ import annotations

import re
from functools import lru_cache

from voicecheck.core.profile import Profile
from voicecheck.language.scripts import has_cjk

COMPANY, PRODUCT = "{B}", "{P}"
"""What stands for a name of the company, and of a product of it, in sentences written for no company."""

_WORDS = {
    False: {COMPANY: "our company", PRODUCT: "our product"},
    True: {COMPANY: "我们公司", PRODUCT: "我们的产品"},
}


def neutral(text: str, profile: Profile) -> str:
    """'our company' for each name of the company, 'our product' for each of a product; 我们公司 where Han stands."""
    pattern, company = _names(profile.company_names, (*profile.brand_names, *profile.short_names))
    if pattern is None:
        return text
    words = _WORDS[has_cjk(text)]
    return pattern.sub(lambda match: words[COMPANY if match[1].lower() in company else PRODUCT], text)


def written(text: str) -> str:
    """A sentence written for no company, as `neutral` gives that of a company."""
    words = _WORDS[has_cjk(text)]
    return text.replace(COMPANY, words[COMPANY]).replace(PRODUCT, words[PRODUCT])


@lru_cache(maxsize=16)
def _names(company: tuple[str, ...], names: tuple[str, ...]) -> tuple[re.Pattern[str] | None, frozenset[str]]:
    """What finds any of the names, without the sign of an account or a hashtag, and those of the company."""
    ordered = sorted({_bare(name) for name in names} - {""}, key=len, reverse=True)
    edged = [rf"\b{re.escape(name)}(?!\w)" if name.isascii() else re.escape(name) for name in ordered]
    pattern = re.compile(f"[@#＠＃]?({'|'.join(edged)})", re.ASCII | re.IGNORECASE) if edged else None
    return pattern, frozenset(_bare(name).lower() for name in company)


def _bare(name: str) -> str:
    return name.lstrip("@#＠＃")
