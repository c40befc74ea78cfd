from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.drafts import document, rule
from voicecheck.core.errors import RuleFault
from voicecheck.core.profile import Profile
from voicecheck.language.draft import AnalysedDraft, identify
from voicecheck.language.facets import Models, compute
from voicecheck.language.rule_index import RuleIndex
from voicecheck.language.tokens import Tokens, tokens, validate

VERY = [[{"LOWER": "very"}, {"IS_ALPHA": True}]]


def analysed(*paragraphs, rules=(), **fields):
    return AnalysedDraft(identify(document(*paragraphs, **fields)), RuleIndex(rules), Profile())


def found(patterns, *paragraphs, models=None, **fields):
    draft = analysed(*paragraphs, **fields)
    return [draft.document.text[start:end] for start, end in Tokens(draft, models or Models()).find(patterns)]


@pytest.fixture(scope="session")
def tagging_model(tmp_path_factory):
    """A small model made here: it knows a few words' parts of speech and names."""
    import spacy

    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": {"IN": ["runs", "run"]}}]], {"POS": "VERB", "LEMMA": "run"})
    ruler.add([[{"LOWER": {"NOT_IN": ["runs", "run"]}}]], {"POS": "NOUN"})
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Acme"}])
    folder = tmp_path_factory.mktemp("model")
    nlp.to_disk(folder)
    return str(folder)


def test_matches_have_exact_offsets_in_every_block():
    paragraphs = "A \U0001f600 very big\u00a0lamp.", "Very nice, very dear."
    assert found(VERY, *paragraphs) == ["very big", "Very nice", "very dear"]
    assert found([[{"LOWER": "lamp"}]], *paragraphs) == ["lamp"]


def test_the_longest_match_wins_and_none_overlap():
    patterns = [
        [{"LOWER": "big"}],
        [{"LOWER": "very", "OP": "+"}, {"LOWER": "big"}],
        [{"LOWER": "big"}, {"LOWER": "old"}],
    ]
    assert found(patterns, "A very very big old lamp, a big one.") == ["very very big", "big"]


def test_nothing_matches_across_blocks():
    assert found([[{"LOWER": "very"}, {"LOWER": "big"}]], "It is very", "big lamp") == []


def test_chinese_words_by_dictionary_in_both_scripts():
    assert found([[{"TEXT": "非常"}, {"LENGTH": {">=": 2}}]], "今天非常 开心。") == ["非常 开心"]
    assert found([[{"TEXT": "产品"}]], "我们的产品很好。", "我們的產品很好。") == ["产品", "產品"]
    assert found([[{"TEXT": {"IN": ["產品"]}}]], "我们的产品很好。") == ["产品"]
    assert found([[{"TEXT": {"REGEX": "^產"}}]], "我们的产品很好。") == ["产品"]


def test_spaces_between_chinese_and_latin_words_keep_the_offsets():
    assert found([[{"TEXT": "打开"}, {"LOWER": "app"}]], "请 打开 App  的设置,再打开APP。") == ["打开 App", "打开APP"]


def test_regular_expressions_are_those_of_other_rules():
    text = "Colour and color, 25 lamps, déjà vu."
    assert found([[{"LOWER": {"REGEX": r"^colou?r$"}}]], text) == ["Colour", "color"]
    assert found([[{"TEXT": {"REGEX": {"IN": [r"^\d+$", "^vu"]}}}]], text) == ["25", "vu"]
    assert found([[{"TEXT": {"REGEX": r"^\p{Lu}", "NOT_IN": ["And"]}}]], text) == ["Colour"]
    assert found([[{"IS_ALPHA": True, "LOWER": {"REGEX": {"NOT_IN": ["o", "a"]}}}]], text) == ["déjà", "vu"]
    assert found([[{"TEXT": {"REGEX": "^c", "IN": ["color", "lamps"]}}]], text) == ["color"]
    assert found([[{"LOWER": {"FUZZY1": "colour"}}]], text) == ["Colour", "color"]


def test_a_catastrophic_regular_expression_does_no_harm():
    assert found([[{"TEXT": {"REGEX": "^(a+)+$"}}]], "a" * 150 + "b") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(" * 20_000,
        "'s" * 10_000,
        "a." * 10_000,
        " " * 10_000,
        "very " * 5_000,
        "\0\ud800",
        "很" * 10_000,
        '"(' * 9_000,
    ],
)
def test_hostile_text_does_no_harm(text):
    draft = analysed(text)
    for start, end in Tokens(draft, Models()).find(VERY):
        assert draft.document.text[start:end] == "very very"


def test_a_long_paragraph_is_searched_to_its_end():
    assert found(VERY, "word " * 3000 + "very big " + "word " * 3000 + "x" * 500 + " very old") == [
        "very big",
        "very old",
    ]


def test_rules_share_one_pass_and_speak_their_languages(tagging_model):
    verbs = rule("pattern", {"id": "verbs", "languages": ("en",)}, tokens=[[{"POS": "VERB"}]])
    words = rule("pattern", {"id": "words"}, tokens=[[{"LENGTH": 4}]])
    drafts = [analysed("He runs far.", rules=[verbs, words]), analysed("我们跑步。", rules=[verbs, words])]
    compute({"tokens"}, drafts, [verbs, words], Models(spacy={"en": tagging_model}))
    assert [finding.matched for finding in verbs.check(drafts[0])] == ["runs"]
    assert [finding.matched for finding in words.check(drafts[0])] == ["runs"]
    assert list(verbs.check(drafts[1])) == []


def test_a_model_gives_what_a_pattern_needs_and_only_that(tagging_model):
    models = Models(spacy={"en": tagging_model})
    assert found([[{"LEMMA": "run"}]], "They run and he runs.", models=models) == ["run", "runs"]
    assert found([[{"ENT_TYPE": "ORG"}]], "We at Acme run.", models=models) == ["Acme"]
    assert found([[{"LOWER": "acme"}]], "We at Acme run.", models=models) == ["Acme"]
    with pytest.raises(RuleFault, match=r"needs DEP: the spaCy model '.*' does not give it"):
        found([[{"DEP": "nsubj"}]], "They run.", models=models)


def test_without_a_model_the_way_to_one_is_told():
    with pytest.raises(
        RuleFault, match=r"needs POS, LEMMA: got no spaCy model for the language 'en'.*spacy: \{en: en_core_web_sm\}"
    ):
        found([[{"POS": "VERB"}, {"LEMMA": "run"}]], "They run.")
    with pytest.raises(RuleFault, match=r"'zh'.*zh_core_web_sm"):
        found([[{"POS": "VERB"}]], "我们跑步。")
    with pytest.raises(RuleFault, match="spaCy model 'no_such_model' for the language 'en' cannot be loaded"):
        found(VERY, "Very big.", models=Models(spacy={"en": "no_such_model"}))


def test_one_pattern_without_a_model_does_not_stop_the_others():
    verbs = rule("pattern", {"id": "verbs"}, tokens=[[{"POS": "VERB"}]])
    very = rule("pattern", {"id": "very"}, tokens=VERY)
    draft = analysed("Very big.", rules=[verbs, very])
    compute({"tokens"}, [draft], [verbs, very], Models())
    assert [finding.matched for finding in very.check(draft)] == ["Very big"]
    with pytest.raises(RuleFault):
        list(verbs.check(draft))


def test_many_passes_give_the_same():
    first = found(VERY, "A very big lamp.")
    for number in range(50):
        assert found([[{"LOWER": f"word{number}"}]], f"a word{number} here") == [f"word{number}"]
    assert found(VERY, "A very big lamp.") == first


@pytest.mark.parametrize(
    "pattern",
    [
        [{"LOWER": "very"}, {"OP": "?", "IS_PUNCT": True}, {"TEXT": {"REGEX": "^b", "NOT_IN": ["big"]}}],
        [{"lower": "very", "op": "{2,}"}],
        [{"LENGTH": {">=": 3, "<": 9}}, {"OP": "*"}, {"POS": "VERB"}],
        [{"MORPH": {"IS_SUPERSET": ["Number=Sing"]}}],
        [{"LOWER": {"FUZZY2": {"IN": ["colour", "flavour"]}}}],
        [{}, {"SHAPE": "Xxxx"}],
    ],
)
def test_good_patterns_pass_and_spacy_takes_them(pattern):
    import spacy
    from spacy.matcher import Matcher

    assert validate([pattern]) is None
    Matcher(spacy.blank("en").vocab, validate=True).add("x", [pattern])


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ([], "empty list"),
        ([{"LOWR": "x"}], "did you mean LOWER?"),
        ([{"_": {"x": 1}}], "got the attribute _"),
        ([{"LOWER": "Very"}], "expected lower case: 'very'"),
        ([{"LOWER": {"IN": ["ok", "Not"]}}], "expected lower case: 'not'"),
        ([{"TEXT": "two words"}], "describe each word by itself"),
        ([{"TEXT": ""}], "expected one token"),
        ([{"LOWER": "a", "lower": "b"}], "got LOWER twice"),
        ([{"TEXT": 5}], "got 5; expected a text"),
        ([{"TEXT": {}}], "expected a text"),
        ([{"TEXT": {"WITHIN": ["x"]}}], "got 'WITHIN'; expected one of IN"),
        ([{"TEXT": {"IN": "x"}}], "expected a list of texts"),
        ([{"TEXT": {"REGEX": "("}}], "expected a regular expression"),
        ([{"TEXT": {"REGEX": {"IN": ["ok", "["]}}}], "expected a regular expression"),
        ([{"TEXT": {"REGEX": {"MAYBE": []}}}], "mapping with IN or NOT_IN"),
        ([{"POS": "Verb"}], "POS: got 'Verb'; expected one of ADJ"),
        ([{"IS_ALPHA": "yes"}], "expected true or false"),
        ([{"LENGTH": "5"}], "expected a number"),
        ([{"LENGTH": {"~": 5}}], "expected a number"),
        ([{"LOWER": "a", "OP": "**"}], "OP: got '**'"),
        ([{"LOWER": "a", "OP": "{3,2}"}], "OP: got '{3,2}'"),
        ([{"LOWER": "a", "OP": "{,}"}], "OP: got '{,}'"),
        ([{"LOWER": "a", "OP": None}], "OP: got None"),
        ([{"LOWER": "a", "OP": "*"}, {"LOWER": "b", "OP": "{0,2}"}], "matches nothing at all"),
        ([{"LOWER": "a"}, *[{"OP": "*"}] * 3], "got 3 tokens that may repeat; expected no more than 2"),
    ],
)
def test_bad_patterns_are_told_by_number(pattern, told):
    wrong = validate([[{"LOWER": "fine"}], pattern])
    assert wrong is not None
    assert wrong.startswith("token pattern 2")
    assert told in wrong


def test_a_rule_reports_its_tokens_in_its_own_blocks():
    tested = rule("pattern", {"scopes": ("title",)}, tokens=VERY)
    draft = analysed("A very big lamp.", scope="title", rules=[tested])
    draft.facets["tokens"] = tokens([draft], [tested], Models())[0]
    assert [finding.matched for finding in tested.check(draft)] == ["very big"]


def test_spacy_loads_without_torch():
    code = """
import json, sys
from voicecheck.language.tokens import import_spacy
import_spacy("")
import spacy
spacy.blank("en")("x")
print(json.dumps({"torch": "torch" in sys.modules}))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == {"torch": False}


@pytest.mark.skipif(find_spec("torch") is None, reason="needs torch, of the extra 'deep'")
@pytest.mark.parametrize("first", ["torch", "spacy"])
def test_torch_works_before_and_after_spacy(first):
    spacy = "from voicecheck.language.tokens import import_spacy; import_spacy('').blank('en')('x')"
    torch = "import torch; assert torch.ones(2).sum() == 2"
    lines = [torch, spacy] if first == "torch" else [spacy, torch]
    subprocess.run([sys.executable, "-c", "\n".join([*lines, "import torch, spacy"])], check=True)
