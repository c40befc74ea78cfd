from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from voicecheck.vale import sentences
from voicecheck.vale.facts import IN_WORD, Facts
from voicecheck.vale.flavour import Regex
from voicecheck.vale.linter import Linter
from voicecheck.vale.literals import required
from voicecheck.vale.messages import formatted
from voicecheck.vale.reading import Reading
from voicecheck.vale.rule import Problem, StyleRule
from voicecheck.vale.spelling import default_path
from voicecheck.vale.styles import parse


def rule(point: str, scope: str = "text", **options: Any) -> StyleRule:
    message = "Use '%s' for '%s'" if point == "substitution" else "Found '%s'"
    return StyleRule("S.R", point, "warning", message, (scope,), options=options)


def found(rules: StyleRule | list[StyleRule], text: str, extension: str = "md", **reading: Any) -> list[str]:
    given = rules if isinstance(rules, list) else [rules]
    alerts, faults = Linter(given, reading=Reading(**reading)).lint(text, extension)
    assert faults == {}
    return [text[alert.start : alert.end] for alert in alerts]


def test_tokens_match_whole_words_and_markup_is_seen_through() -> None:
    text = "A cat, *cat* and `cat`; concatenate [cat](cat.html).\n"
    assert found(rule("existence", tokens=["cat", "dog"]), text) == ["cat", "cat", "cat"]


def test_positions_stand_in_the_source_after_entities_and_wide_characters() -> None:
    text = "Fish &amp; 中文 😀 cat\n"
    (alert,), _ = Linter([rule("existence", tokens=["cat"])]).lint(text, "md")
    assert (alert.start, alert.end) == (text.index("cat"), text.index("cat") + 3)


def test_first_alternative_wins_also_where_only_some_may_match() -> None:
    tokens = ["in order", "in order to", "horse"]
    assert found(rule("existence", tokens=tokens), "He came in order to see.\n") == ["in order"]


def test_swap_offers_its_value_and_accepts_text_that_has_it() -> None:
    swap = {"e-mail": "email", "[Ww]hite list": "allow list"}
    alerts, _ = Linter([rule("substitution", swap=swap)]).lint("An e-mail, a white list, an email.\n", "md")
    assert [(alert.message, alert.suggestions) for alert in alerts] == [
        ("Use 'email' for 'e-mail'", ("email",)),
        ("Use 'allow list' for 'white list'", ("allow list",)),
    ]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("heading", ["foo", "foo"]),
        ("heading.h2", ["foo"]),
        ("list", ["foo"]),
        ("blockquote", ["foo"]),
        ("table.header", ["foo"]),
        ("~heading & ~list", ["foo"] * 5),
        ("text.attr.alt", ["foo"]),
    ],
)
def test_scopes(scope: str, expected: list[str]) -> None:
    text = "# foo\n\n## foo\n\npara foo\n\n- foo\n\n> foo\n\n| foo | b |\n|---|---|\n| foo | d |\n\n![foo](x.png)\n"
    assert found(rule("existence", scope, tokens=["foo"]), text) == expected


def test_comments_switch_rules_off_and_on() -> None:
    lines = ["foo", "<!-- vale off -->", "foo", "<!-- vale on -->"]
    lines += ["<!-- vale S.R = NO -->", "foo", "<!-- vale S.R = YES -->", "foo"]
    text = "\n\n".join(lines) + "\n"
    alerts, _ = Linter([rule("existence", tokens=["foo"])]).lint(text, "md")
    assert [text.count("\n", 0, alert.start) + 1 for alert in alerts] == [1, 15]


def test_ignored_tokens_are_hidden() -> None:
    given = rule("existence", tokens=["foo"])
    assert found(given, "A {foo} and foo.\n", token_ignores=(r"(\{[^}]+\})",)) == ["foo"]


def test_repetition_across_a_line_break() -> None:
    assert found(rule("repetition", tokens=[r"[^\s]+"], alpha=True), "It is the\nthe end.\n") == ["the\nthe"]


def test_sentence_case_heading() -> None:
    given = rule("capitalization", "heading", match="$sentence")
    assert found(given, "# A good heading\n\n# A Bad Heading Here\n") == ["A Bad Heading Here"]


def test_occurrence_counts_in_each_sentence() -> None:
    given = rule("occurrence", "sentence", token=",", max=1)
    assert found(given, "One, two. One, two, three.\n") == [","]


def test_a_hostile_pattern_ends() -> None:
    with pytest.raises(Exception, match=r"\(a"):
        list(Regex(r"(?<!x)(a|aa)+$(?!y)\1b").finditer("a" * 60 + "!"))


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"(?m)\b(?:utili[sz]e)\b", {" utilise ", " utilize "}),
        (r"foo|bar+", {"foo", "bar"}),
        (r"(?<=x)abc", {"abc"}),
        (r"(?i)\b(?:The\sThe)\b", {" the the "}),
        (r"(?:^|\s)I(?=\s)", {" I "}),
        (r"\b[A-Z]{2,3}\b", {" AA ", " AAA "}),
        (r"\w+[.?!]\s{2,}[A-Z]", {"   A"}),
        (r"\s-\d", {"  0"}),
        (r"\w+", None),
    ],
)
def test_required_literals(pattern: str, literals: set[str] | None) -> None:
    found = required(pattern)
    assert (found and {each.text for each in found}) == literals


def test_where_a_match_begins_before_its_literal() -> None:
    assert {each[2:] for each in required(r"\d{1,2}\.foo") or ()} == {(0, 0)}
    assert {each[2:] for each in required(r"\w+-foo\b") or ()} == {(1, IN_WORD)}
    assert {each[2:] for each in required(r"(?:[^\s,]+,)+ \w+ and") or ()} == {(4, IN_WORD - 1)}
    assert {each[2:] for each in required(r".*foo") or ()} == {(0, None)}


@pytest.mark.parametrize("tokens", [[r"\w+- and \w+-"], [r"[a-z]+\.[A-Z]"], ["hors(?:e|es)", "x"], [r"I(?=\s)"]])
@pytest.mark.parametrize("nonword", [True, False])
def test_the_prefilter_changes_nothing(tokens: list[str], nonword: bool) -> None:
    text = (
        "Pre- and post-war. An e.G mark\u00e9 x X.\nI am two horses, \u2018I\u2019 x. horse\u0301 \u0130x I \u4e2d x\n"
    )
    given = rule("existence", tokens=tokens, nonword=nonword)
    bare = Linter([given], known={"S.R": Facts()}).lint(text, "md")
    assert Linter([given]).lint(text, "md") == bare


def test_sentences_change_nothing_for_a_rule_of_texts() -> None:
    text = "One foo. Two\nfoo. And foo.Bar foo! Foo\n\nfoo foo\n"
    given = rule("existence", tokens=[r"foo\.\s+And", "foo"])
    other = StyleRule("S.Q", "existence", "warning", "m", ("sentence",), options={"tokens": ["zzz"]})
    assert found(given, text) == ["foo", "foo. And", "foo", "foo", "foo", "foo"]
    assert found([given, other], text) == ["foo"] * 6


def test_messages_are_those_of_go() -> None:
    assert formatted("%s, %[2]s, 100%%", ("a", "b")) == "a, b, 100%"
    assert formatted("at %d", (3,)) == "at 3"
    assert formatted("%s of %s", ("a",)) == "a of "


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("message: m\n", 1, "'extends' is missing"),
        ("extends: existense\nmessage: m\n", 1, "did you mean 'existence'?"),
        ("extends: existence\nmessage: m\ntoken: [a]\n", 3, "unknown option 'token'; did you mean 'tokens'?"),
        ("extends: script\nmessage: m\nscript: x.tengo\n", 1, "Tengo"),
        ("extends: [\n", 2, "is not YAML"),
        ("extends: existence\nmessage: m\nlevel: fatal\n", 3, "'level': got 'fatal'"),
    ],
)
def test_bad_rules_say_what_and_where(text: str, line: int, message: str) -> None:
    problem = parse("S.R", "S/R.yml", text.encode())
    assert isinstance(problem, Problem)
    assert problem.line == line
    assert message in problem.message


def test_a_style_is_switched_whatever_its_rules_are() -> None:
    given = [rule("existence", tokens=["foo"])]
    lines = ["<!-- vale S.R = YES -->", "foo", "<!-- vale S = off -->", "foo", "<!-- vale S = on -->", "foo"]
    lines += ["<!-- vale style = Q -->", "foo", "<!-- vale S = YES -->", "foo"]
    text = "\n\n".join(lines) + "\n"
    alerts, _ = Linter(given).lint(text, "md")
    assert [text.count("\n", 0, alert.start) + 1 for alert in alerts] == [3, 11, 19]


def test_spelling_knows_numbers_and_accepted_phrases() -> None:
    given = rule("spelling", custom=True, dictionary_paths=[default_path()])
    text = "A 0x1f and 1,000.5 and 10mm hOUSE in a qwrt place, not a qwrt.\n"
    alerts, _ = Linter([given], vocabulary=["qwrt place"]).lint(text, "md")
    assert [(alert.start, alert.match) for alert in alerts] == [(text.rindex("qwrt"), "qwrt")]
    assert found(given, "A 7.x and 7zzz.\n") == ["7.x", "7zzz"]


def test_formulas_are_no_text() -> None:
    given = rule("existence", tokens=["foo"])
    assert found(given, "foo\n\n$$\nfoo = 1\n$$\n\n$$ foo\n\nfoo $$\n") == ["foo"] * 3


@pytest.mark.parametrize("fold", [True, False])
def test_three_words_in_a_row(fold: bool) -> None:
    given = rule("repetition", tokens=[r"\w+"], ignorecase=fold)
    assert found(given, "It was down down down, a. A cat.\n") == ["down down"] * (2 - fold)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("今天很好。我们去吗？“去！”他说。Yes. No", 6),
        ("He came, i. e. he was there. She left at 5 p.m. on Monday.", 2),
        ("是。", 1),
        ("", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    spans = [*sentences.spans(text)]
    assert len(spans) == count
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_a_footnote_ends_where_it_ends() -> None:
    text = "Foo[^1] here.\n\n[^1]: A foo.\n\nAfter foo.\n"
    assert found(rule("existence", "~list", tokens=["foo"]), text) == ["foo"]
    assert found(rule("existence", "list", tokens=["foo"]), text) == ["foo"]


def test_blocks_side_by_side_make_no_words() -> None:
    given = rule("existence", nonword=True, tokens=[r"[a-z]\.[A-Z]"])
    assert found(given, "<p>One.</p>\n<div>Two.\n<p>Three.Four.</p></div>\n", "html") == ["e.F"]


def test_line_ends_of_old() -> None:
    assert found(rule("existence", tokens=["foo"]), "# foo\r\r```\rfoo\r```\r\rfoo\r") == ["foo", "foo"]


def test_the_entity_of_an_apostrophe_is_straight() -> None:
    given = rule("existence", tokens=["can't"])
    assert found(given, "I can&rsquo;t.\n") == ["can&rsquo;t"]
    assert found(given, "<p>I can&rsquo;t.</p>\n", "html") == ["can&rsquo;t"]


@pytest.mark.parametrize(("text", "expected"), [("lampShade", "lamp shade"), ("lamp-Shade_on", "lamp shade on")])
def test_convert_to_simple_case(text: str, expected: str) -> None:
    action = {"name": "convert", "params": ["simple"]}
    given = StyleRule(
        "S.R", "existence", "warning", "'%s', not '%s'", ("text",), action=action, options={"tokens": [text]}
    )
    (alert,), _ = Linter([given]).lint(f"A {text} here.\n", "md")
    assert alert.suggestions == (expected,)
    assert alert.message == f"'{text}', not '{expected}'"


def test_in_the_source_as_it_is_the_last_of_two_spellings_is_shown() -> None:
    text = "The grey one. A gray one.\n\nA grey one.\n"
    (alert,), _ = Linter([rule("consistency", "raw", either={"grey": "gray"})]).lint(text, "md")
    assert alert.start == text.rindex("grey")


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"\x{201c}\w+", "a “lamp", "“lamp"),
        (r"[\x{201c}q]\w+", "a “lamp", "“lamp"),
        (r"(?<mark>['\"])x\k<mark>", "a 'x' b", "'x'"),
        (r"(a)b\k<1>", "c aba", "aba"),
        (r"a{,3}b", "aab a{,3}b", "a{,3}b"),
        (r"lamp{e}", "lamp lamp{e}", "lamp{e}"),
        (r"{{ *\w+ *}}", "a {{ x }} b", "{{ x }}"),
        (r"\p{Lu}x{2,}", "éxx Éxx", "Éxx"),
    ],
)
def test_patterns_are_read_as_dot_net_reads_them(pattern: str, text: str, expected: str) -> None:
    assert found(rule("existence", nonword=True, tokens=[pattern]), text + "\n", "txt") == [expected]
