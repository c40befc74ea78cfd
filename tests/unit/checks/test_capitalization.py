from __future__ import annotations

import pytest

from voicecheck.checks.casing import sentence_case, title_case
from voicecheck.core.profile import Product, Profile
from voicecheck.core.rule import OptionError

from .drafting import check, fixed, matched, rule

PROFILE = Profile(
    title="Pannier and Pine",
    aliases=("P&P",),
    products=(Product("Haulwick", ("Haulwyck",)), Product("Haulwick Mini"), Product("PineLock"), Product("伏案 Pro")),
)


@pytest.mark.parametrize(
    "text",
    [
        "How to Fit a Lamp",
        "How To Fit a Lamp",
        "Life with a Cargo Bike",
        "Life With a Cargo Bike",
        "The Bike: A History of the Wheel",
        "What We're For",
        "A Well-made Lamp and a Well-Made Desk",
        "iPhone Holders and the USB-C Cable",
        "Moving from Node.js to example.com",
        "5 Things",
        "Read This!",
    ],
)
def test_titles_that_are_right(text: str) -> None:
    assert title_case(text).text == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("how to fit a lamp", "How to Fit a Lamp"),
        ("How to fit A lamp", "How to Fit a Lamp"),
        ("The bike: a history", "The Bike: A History"),
        ("What it is for", "What It Is For"),
        ("the usb cable and the iPhone", "The Usb Cable and the iPhone"),
        ("WE SAID NO TO A SALE", "We Said No to a Sale"),
    ],
)
def test_titles_that_are_wrong(text: str, wanted: str) -> None:
    assert title_case(text).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Moving to New York in May",
        "The PDF of John Smith's talk",
        "How to fit it: The short version",
        "Why I'm here",
        "A letter from Aldermouth",
        "“What Now?” asks the Times",
        "iPhone holders",
        "npm in a nutshell",
        "REST",
        "ACID and BASE",
        "\ufffc or \ufffc",
    ],
)
def test_sentence_case_that_is_right(text: str) -> None:
    assert sentence_case(text).text == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("How To Fit Your Lamp", "How to fit your lamp"),
        ("how to fit it", "How to fit it"),
        ("3 Things", "3 things"),
        ("Five Ways to Improve Packaging in London", "Five ways to improve packaging in london"),
        ("A Letter from Our Shop", "A Letter from our Shop"),
        ("WE SAID NO TO A NOVEMBER SALE", "We said no to a November sale"),
    ],
)
def test_sentence_case_that_is_wrong(text: str, wanted: str) -> None:
    assert sentence_case(text).text == wanted


def test_the_text_shows_what_is_a_name() -> None:
    made = rule("capitalization", {"style": "sentence"})
    body = "We went to London by train. The packaging got lighter."
    parts = [("heading", "Lighter Packaging in London"), ("paragraph", body)]
    findings = check(parts, made)
    assert fixed(parts, findings) == f"Lighter packaging in London\n\n{body}"
    assert check([("heading", "A day in London"), ("paragraph", body)], made) == []


def test_a_fix_is_offered_only_if_no_name_can_suffer() -> None:
    made = rule("capitalization", {"style": "sentence"})
    (finding,) = check([("heading", "How We Build Lamps in Aldermouth")], made)
    assert finding.fix is None
    assert finding.remedy == "Write 'How we build lamps in aldermouth', but leave names and acronyms as they are."
    (finding,) = check([("heading", "How We Work with You")], made)
    assert finding.fix is not None
    assert finding.fix.replacement == "How we work with you"


def test_case_is_judged_in_english_headings_only() -> None:
    made = rule("capitalization", {"style": "title"}, message="{match}: {suggestion}")
    parts = [("title", "all our lamps"), ("heading", "关于 lamp 的一切"), ("paragraph", "all our lamps")]
    (finding,) = check(parts, made)
    assert (finding.matched, finding.scope) == ("all our lamps", "title")
    assert finding.message == "all our lamps: All Our Lamps"
    assert matched(check(parts, rule("capitalization", {"style": "title"}, scopes=("paragraph",)))) == ["all our lamps"]


def test_names_and_exceptions_keep_their_spelling() -> None:
    title = rule("capitalization", {"style": "title", "exceptions": ["deja vu"]})
    assert check([("title", "A Day at Pannier and Pine, deja vu")], title, PROFILE) == []
    sentence = rule("capitalization", {"style": "sentence"})
    assert check([("title", "The new Haulwick Mini for you")], sentence, PROFILE) == []


def test_lower_and_upper() -> None:
    lower = rule("capitalization", {"style": "lower", "exceptions": ["USB"]})
    assert fixed([("title", "The USB Lamp")], check([("title", "The USB Lamp")], lower)) == "the USB lamp"
    upper = rule("capitalization", {"style": "upper"})
    assert fixed([("title", "New lamp")], check([("title", "New lamp")], upper)) == "NEW LAMP"


def exact(**options: object):  # type: ignore[no-untyped-def]
    return rule("capitalization", {"style": "exact", "names": "profile", **options}, message="{match} -> {suggestion}")


@pytest.mark.parametrize(
    ("text", "found", "name"),
    [
        ("Your Haul Wick is here", "Haul Wick", "Haulwick"),
        ("the HAULWICK range", "HAULWICK", "Haulwick"),
        ("a haulwick.", "haulwick", "Haulwick"),
        ("a haulwick's wheel", "haulwick", "Haulwick"),
        ("a HaulWick mini", "HaulWick mini", "Haulwick Mini"),
        ("a Haulwick-Mini", "Haulwick-Mini", "Haulwick Mini"),
        ("a HaulwickMini", "HaulwickMini", "Haulwick Mini"),
        ("the Pine-Lock", "Pine-Lock", "PineLock"),
        ("the pine lock", "pine lock", "PineLock"),
        ("the Pinelock", "Pinelock", "PineLock"),
        ("an older Haulwyck", "Haulwyck", "Haulwick"),
        ("新的伏案pro到了", "伏案pro", "伏案 Pro"),
        ("新的伏案 PRO 到了", "伏案 PRO", "伏案 Pro"),
        ("伏案Ｐｒｏ", "伏案Ｐｒｏ", "伏案 Pro"),
        ("骑haulwick去", "haulwick", "Haulwick"),
        ("a haul**wick** here", "haul**wick", "Haulwick"),
    ],
)
def test_names_in_another_spelling(text: str, found: str, name: str) -> None:
    (finding,) = check(text, exact(), PROFILE)
    assert finding.matched == found
    assert finding.message.endswith(f"-> {name}")
    if finding.fix:
        assert fixed(text, [finding]) == text.replace(found, name)


@pytest.mark.parametrize(
    "text",
    [
        "The Haulwick Mini and the Haulwick's PineLock",
        "A Haulwick\nMini",
        "see https://example.com/haulwick-mini and haulwick.com",
        "write to haulwick@example.com or @haulwick",
        "#haulwick #伏案pro# #HaulwickMini",
        "open haulwick.pdf or my_haulwick",
        "a haul wick of tallow",
        "Haulwicks and haulwicker",
        "伏案工作",
        "THE HAULWICK IS HERE",
    ],
)
def test_names_that_are_right_or_no_names(text: str) -> None:
    assert check(text, exact(), PROFILE) == []


def test_names_may_be_listed_and_excepted() -> None:
    made = exact(names=["GitHub"], exceptions=["github"])
    assert matched(check("Github and github and GitHub", made)) == ["Github"]
    allowing = Profile(allow=("GITHUB",))
    assert matched(check("GITHUB and Github is fine", exact(names=["GitHub"]), allowing)) == ["Github"]


@pytest.mark.parametrize(
    ("options", "path"),
    [
        ({"style": "exact"}, ("style",)),
        ({"style": "title", "names": ["A"]}, ("names",)),
        ({"style": "exact", "names": ["--"]}, ("names", 0)),
    ],
)
def test_options_that_do_not_go_together(options: dict[str, object], path: tuple[object, ...]) -> None:
    with pytest.raises(OptionError) as caught:
        rule("capitalization", options)
    assert caught.value.path == path
