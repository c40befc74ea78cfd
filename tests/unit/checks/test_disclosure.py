from __future__ import annotations

import pytest

from voicecheck.checks.mentions import mentions, names_of
from voicecheck.core.finding import Finding
from voicecheck.core.profile import Channel, Product, Profile

from .drafting import check, matched, rule

BRAND = Profile(
    title="Haulwick",
    aliases=("灯坊", "@haulwick"),
    products=(Product("Haulwick Mini"), Product("Rideline"), Product("灯坊台灯"), Product("光路")),
    channels={"mine": Channel("mine", personal=True, network="instagram")},
)


def found(text: str, fault: str = "missing", profile: Profile = BRAND, **fields: str) -> list[Finding]:
    stated = {"channel": "personal", "role": "employee", **fields}
    return check(text, rule("disclosure", {"fault": fault}), profile, **stated)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Haulwick Mini.", ["Haulwick Mini"]),
        ("haulwick all day", ["haulwick"]),
        ("See #RideHaulwickNow and haulwick.example/shop", ["#RideHaulwickNow", "haulwick.example"]),
        ("We love the Mini.", ["the Mini"]),
        ("A mini skirt at 5 Haulwick Street.", []),
        ("We walked the rideline home.", []),
        ("Open Rideline first.", ["Rideline"]),
        ("Rideline at dawn is quiet.", []),
        ("我用光路导航", ["光路"]),
        ("沙滩上有一条光路", []),
        ("海上的光路很美", []),
        ("灯坊村的夜晚", []),
    ],
)
def test_mentions(text: str, expected: list[str]) -> None:
    assert [text[each.start : each.end] for each in mentions(text, names_of(BRAND))] == expected


@pytest.mark.parametrize(
    "text",
    [
        "I work at Haulwick. The Mini is good.",
        "Haulwick engineer here, ask me.",
        "Ad: the Haulwick Mini.",
        "本人在灯坊工作，台灯不错。",
        "（廣告）燈坊檯燈",
        "Nice weather.",
    ],
)
def test_a_tie_that_is_told_or_not_touched(text: str) -> None:
    for fault in ("missing", "denied", "elsewhere", "late", "thread", "hashtags"):
        assert found(text, fault) == []


@pytest.mark.parametrize(
    ("text", "fault", "match"),
    [
        ("The Haulwick Mini is good.", "missing", "Haulwick Mini"),
        ("I don't work at Haulwick, but it is good.", "denied", "don't work at"),
        ("A happy customer of Haulwick.", "denied", "happy customer"),
        ("Haulwick is good. My employer is in my bio.", "elsewhere", " My employer is in my bio."),
        ("Haulwick is good.\n.\n.\n.\n.\nI work there.", "late", "work there"),
        ("Haulwick is good. " + "The hill is steep. " * 40 + "I work for them.", "late", "I work for them"),
        ("1/3 Bells.\n2/3 Haulwick.\n3/3 I work at Haulwick.", "thread", "I work at Haulwick"),
        ("Haulwick! #bike #hill #ad", "hashtags", "#ad"),
        ("灯坊台灯好用。", "missing", "灯坊台灯"),
        ("我不是托，灯坊好用。", "denied", "不是托"),
    ],
)
def test_faults(text: str, fault: str, match: str) -> None:
    (finding, *_) = found(text, fault)
    assert match in finding.matched or finding.matched in match
    others = {"missing", "denied", "elsewhere", "late", "thread", "hashtags"} - {fault}
    assert not any(found(text, other) for other in others)


def test_networks_that_fold_want_it_earlier() -> None:
    text = "Haulwick is good. " + "The hill is steep. " * 12 + "I work for them. The bell rings. It rings twice."
    assert found(text, "late") == []
    assert len(found(text, "late", channel="mine")) == 1


def test_paid_writers_need_it_for_codes_too() -> None:
    assert found("Ten percent off with my code RIDE10.") == []
    assert matched(found("Ten percent off with my code RIDE10.", role="influencer")) != []
    assert check("My Haulwick.", rule("disclosure", {"fault": "missing", "tie": "paid"}), BRAND, role="employee") == []


@pytest.mark.parametrize(
    ("text", "stated", "wording"),
    [
        ("My Haulwick.", {}, "I work at Haulwick. "),
        ("My Haulwick.", {"en": "Haulwick pays my wages."}, "Haulwick pays my wages. "),
        ("灯坊好用。", {}, "利益相关：本人在灯坊工作。"),
        ("燈坊檯燈真的很亮。", {"zh": "利益相关：本人在灯坊上班。"}, "利益相關：本人在燈坊上班。"),
        ("1/2 My Haulwick.\n2/2 It rolls.", {}, "I work at Haulwick. "),
    ],
)
def test_the_fix_begins_the_post_with_the_brands_wording(text: str, stated: dict[str, str], wording: str) -> None:
    profile = Profile(title=BRAND.title, aliases=BRAND.aliases, products=BRAND.products, disclosure=stated)
    (finding,) = found(text, profile=profile)
    assert finding.fix is not None
    assert finding.fix.replacement.strip() == wording.strip()
    at = finding.fix.span.start
    assert text[:at].strip() in ("", "1/2")
    mended = text[:at] + finding.fix.replacement + text[at:]
    assert found(mended, profile=profile) == []


def test_the_brands_own_wording_counts() -> None:
    profile = Profile(title="Haulwick", disclosure={"en": "Haulwick hand, same as ever."})
    assert found("Haulwick hand, same as ever. My Haulwick rolls.", profile=profile) == []
