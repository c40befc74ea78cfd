from __future__ import annotations

import pytest

from voicecheck.core.rule import OptionError

from .drafting import check, fixed, matched, rule

PAIRS = [["email", "e-mail"], ["organise", "organize"], ["登录", "登入"], ["GitHub", "Github"]]


def consistency(**options: object):  # type: ignore[no-untyped-def]
    return rule("consistency", {"either": PAIRS, **options}, message="'{match}' beside '{suggestion}'")


@pytest.mark.parametrize(
    ("text", "found", "after"),
    [
        ("Send an email, not an e-mail; email it.", ["e-mail"], "Send an email, not an email; email it."),
        ("E-mail us, e-mail them, or email.", ["email"], "E-mail us, e-mail them, or e-mail."),
        ("An e-mail. Email us.", ["Email"], "An e-mail. E-mail us."),
        ("EMAIL or e-mail and e-mail", ["EMAIL"], "E-MAIL or e-mail and e-mail"),
        ("先登录，再登入，然後登錄。", ["登入"], "先登录，再登录，然後登錄。"),
        ("On GitHub, GitHub and Github.", ["Github"], "On GitHub, GitHub and GitHub."),
    ],
)
def test_the_minority_is_reported_and_fixed(text: str, found: list[str], after: str) -> None:
    findings = check(text, consistency())
    assert matched(findings) == found
    assert fixed(text, findings) == after


@pytest.mark.parametrize(
    "text", ["email and email", "e-mail, then organise", "me@email.example and an e-mail", "GITHUB and GitHub", ""]
)
def test_one_way_is_fine(text: str) -> None:
    assert check(text, consistency()) == []


def test_the_first_wins_if_preferred_and_among_equals() -> None:
    assert matched(check("email, e-mail, e-mail", consistency(prefer="first"))) == ["e-mail", "e-mail"]
    assert matched(check("e-mail, email", consistency())) == ["email"]


def test_forms_are_carried_over() -> None:
    text = "We organise. She organizes, they organised; emails, e-mails, emailed."
    findings = check(text, consistency(forms=True))
    assert matched(findings) == ["organizes", "e-mails"]
    assert fixed(text, findings) == "We organise. She organises, they organised; emails, emails, emailed."


def test_the_evidence_counts_the_ways() -> None:
    (finding,) = check("email email e-mail", consistency())
    assert finding.evidence == {"counts": {"email": 2, "e-mail": 1}}
    assert finding.message == "'e-mail' beside 'email'"


def test_a_match_across_markup_has_a_remedy_instead_of_a_fix() -> None:
    (finding,) = check("email, email, e-**mail**", consistency())
    assert (finding.matched, finding.fix) == ("e-**mail", None)
    assert finding.remedy == "Replace with 'email'."


def test_allowed_phrases_do_not_count() -> None:
    assert check("Organize Pro can organise.", consistency(allow=["Organize Pro"])) == []


def test_a_way_stated_twice_is_refused() -> None:
    with pytest.raises(OptionError) as caught:
        rule("consistency", {"either": [["a b", "a b"]]})
    assert caught.value.path == ("either", 0, 1)
