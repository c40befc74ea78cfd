from dataclasses import replace

from tests.drafts import document
from voicecheck.core.document import Comment
from voicecheck.core.finding import Finding
from voicecheck.core.span import Span
from voicecheck.filters import (
    MALFORMED,
    UNUSED,
    WITHOUT_REASON,
    beside_words,
    one_concept,
    one_stance,
    order,
    suppress,
)

ACTIVE = {"hype.best", "hype.first", "tone.we"}


def finding(source, text, rule="hype.best", severity="warning"):
    at = source.index(text) if text else 0
    return Finding(rule, "terms", severity, "m", Span(at, at + len(text)), text)


def draft(source, meta=None):
    comments = []
    at = source.find("<!--")
    while at >= 0:
        end = source.index("-->", at) + 3
        comments.append(Comment(Span(at, end), source[at + 4 : end - 3]))
        at = source.find("<!--", end)
    return replace(document(source), comments=tuple(comments), meta=meta or {})


def run(source, *texts, rule="hype.best", meta=None, selected=None):
    found = [finding(source, text, rule) for text in texts]
    left, suppressed = suppress(draft(source, meta), found, selected)
    return sorted(each.matched if each.kind == "terms" else each.rule for each in left), [
        (each.finding.matched, each.reason) for each in suppressed
    ]


def test_next_line_skips_blank_lines_and_covers_one_line():
    source = "<!-- voicecheck off-next-line hype.best: a quotation -->\n\nalpha\nbeta"
    assert run(source, "alpha", "beta") == (["beta"], [("alpha", "a quotation")])


def test_same_line_block_and_glob():
    assert run("alpha <!-- voicecheck off-line hype.*: why -->\nbeta", "alpha", "beta")[0] == ["beta"]
    block = "<!-- voicecheck off: an interview -->\nalpha\nbeta\n<!-- voicecheck on -->\ngamma"
    assert run(block, "alpha", "beta", "gamma") == (["gamma"], [("alpha", "an interview"), ("beta", "an interview")])


def test_chinese_colon_and_several_rules():
    source = "<!-- voicecheck off-next-line hype.first，hype.best：引用原文 -->\nalpha"
    assert run(source, "alpha") == ([], [("alpha", "引用原文")])


def test_a_reason_is_required():
    assert run("<!-- voicecheck off-next-line hype.best -->\nalpha", "alpha")[0] == ["alpha", WITHOUT_REASON]


def test_unused_and_malformed_are_reported_but_not_for_rules_that_did_not_run():
    assert run("<!-- voicecheck off-next-line hype.best: why -->\nalpha")[0] == [UNUSED]
    assert run("<!-- voicecheck off-next-line other.rule: why -->\nalpha")[0] == [UNUSED]
    assert run("<!-- voicecheck off-next-line other.rule: why -->\nalpha", selected=ACTIVE)[0] == []
    assert run("<!-- voicecheck of-next-line hype.best: why -->\nalpha", "alpha")[0] == ["alpha", MALFORMED]
    assert run("<!-- an ordinary comment -->\nalpha", "alpha")[0] == ["alpha"]


def test_a_draft_in_chinese_is_told_in_chinese():
    written = draft("<!-- voicecheck off-line hype.best, tone.we: 引用 -->")
    (unused,) = suppress(replace(written, language="zh-Hans"), [])[0]
    assert unused.message == "这条对 hype.best、tone.we 的豁免没有用上，删掉它。"
    (unused,) = suppress(replace(written, language="zh-Hant"), [])[0]
    assert unused.message == "這條對 hype.best、tone.we 的豁免沒有用上，刪掉它。"


def test_a_finding_about_the_whole_draft_is_answered_by_naming_its_rule():
    assert run("alpha\n<!-- voicecheck off tone.we: agreed -->\nbeta", "", rule="tone.we")[1] == [("", "agreed")]


def test_front_matter():
    meta = {"voicecheck": {"off": {"hype.*": "legal agreed"}}}
    assert run("alpha", "alpha", meta=meta) == ([], [("alpha", "legal agreed")])
    assert run("alpha", "alpha", meta={"voicecheck": {"off": {"hype.*": ""}}})[0] == ["alpha", MALFORMED]
    assert run("alpha", "alpha", meta={"voicecheck": "off"})[0] == ["alpha", MALFORMED]


def test_order_is_by_place_then_gravity_and_doubles_go():
    source = "alpha beta"
    a, b, c = finding(source, "beta"), finding(source, "alpha"), finding(source, "alpha", "tone.we", "error")
    assert order([a, b, c, b]) == [c, b, a]


def stance(rule, start, end, severity="warning"):
    return Finding(rule=rule, kind="stance", severity=severity, message="m", span=Span(start, end))


def test_of_stances_in_the_same_words_the_longest_stays():
    promise, business, other = stance("who.promise", 0, 20), stance("who.business", 0, 30), stance("who.rant", 40, 50)
    elsewhere = stance("house.promise", 0, 10)
    assert one_stance([promise, business, other, elsewhere]) == [business, other, elsewhere]
    grave = stance("who.promise", 0, 20, "error")
    assert one_stance([grave, business]) == [grave, business]
    alike = stance("who.a", 0, 5), stance("who.b", 0, 5)
    assert one_stance(alike) == [alike[1]]


def test_of_concepts_in_one_sentence_the_likest_stays():
    def concept(rule, likeness, severity="warning"):
        return Finding(
            rule=rule, kind="concept", severity=severity, message="m", span=Span(0, 9), evidence={"likeness": likeness}
        )

    near, far, plain = concept("c.near", 9.0), concept("c.far", 5.0), stance("x.y", 0, 9)
    assert one_concept([near, far, plain]) == [near, plain]
    grave = concept("c.grave", 4.5, "error")
    assert one_concept([near, grave]) == [near, grave]


def test_a_classifier_is_silent_where_words_as_grave_were_found_or_another_is_surer():
    def found(rule, start, end, score=None, severity="warning"):
        kind, evidence = ("signs", {}) if score is None else ("classifier", {"score": score})
        return Finding(rule=rule, kind=kind, severity=severity, message="m", span=Span(start, end), evidence=evidence)

    inside, exposing = found("leaks.reads-inside", 0, 20, 1.0), found("exposure.reads-exposing", 0, 20, 2.0)
    elsewhere = found("leaks.reads-inside", 30, 40, 0.1)
    words, milder = found("leaks.hint", 5, 9), found("identity.rant", 31, 35, severity="suggestion")
    assert beside_words([inside, exposing, elsewhere]) == [exposing, elsewhere]
    assert beside_words([inside, exposing, words, elsewhere, milder]) == [words, elsewhere, milder]
    assert beside_words([inside, found("hype.best", 3, 6)]) == [inside, found("hype.best", 3, 6)]
    assert beside_words([words, milder]) == [words, milder]
