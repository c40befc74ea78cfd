"""The facet `tokens`: where token patterns match.

Chinese is tokenised in Simplified, words by jieba, and patterns are folded alike, so that one pattern finds both
scripts. `REGEX` is evaluated by `language.patterns`, as in other rules, so that no pattern can hang the tool.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from voicecheck.core.errors import RuleFault
from voicecheck.language import scripts
from voicecheck.language.patterns import encodable
from voicecheck.language.token_patterns import ANNOTATIONS, needs, ready, validate
from voicecheck.pinned import import_spacy

if TYPE_CHECKING:
    from voicecheck.core.document import Block
    from voicecheck.core.rule import Rule
    from voicecheck.language.draft import AnalysedDraft
    from voicecheck.language.facets import Models
    from voicecheck.language.token_patterns import Token

    Patterns = Sequence[Sequence[Token]]

__all__ = ["Tokens", "tokens", "validate"]

_LONGEST_PIECE = 2000
_LONGEST_RUN = 200
"""spaCy's tokenizer takes quadratic time for a run without white space: 7 s for 10,000 brackets."""

_RUN = re.compile(rf"\S{{{_LONGEST_RUN}}}")

_PIPES: Mapping[str, frozenset[str]] = {
    "POS": frozenset({"tagger", "morphologizer", "attribute_ruler"}),
    "TAG": frozenset({"tagger", "attribute_ruler"}),
    "MORPH": frozenset({"tagger", "morphologizer", "attribute_ruler"}),
    "LEMMA": frozenset({"tagger", "morphologizer", "attribute_ruler", "lemmatizer", "trainable_lemmatizer"}),
    "DEP": frozenset({"parser"}),
    "ENT_IOB": frozenset({"ner", "entity_ruler", "span_ruler"}),
    "SENT_START": frozenset({"parser", "senter", "sentencizer"}),
}
"""Which pipes of a model make an annotation; the others are not even loaded."""
_SHARED = frozenset({"tok2vec", "transformer"})

_MODELS = {"en": "en_core_web_sm", "zh": "zh_core_web_sm"}
_LOCK = threading.Lock()


class Tokens:
    """Token patterns in one draft."""

    def __init__(self, draft: AnalysedDraft, models: Models) -> None:
        self.draft = draft
        self.models = models
        self.found: dict[str, list[tuple[int, int]] | str] = {}

    def find(self, patterns: Patterns) -> Sequence[tuple[int, int]]:
        """Where they match, in code points of `Document.text`: the longest at each place, ascending.

        Raises:
            RuleFault: they ask for what no model gives.
        """
        key = _key(patterns)
        if key not in self.found:
            _search([self], {key: (patterns, {()})}, self.models)
        found = self.found[key]
        if isinstance(found, str):
            raise RuleFault(found)
        return found


def tokens(drafts: Sequence[AnalysedDraft], rules: Sequence[Rule], models: Models) -> Sequence[Tokens]:
    """The facet for a batch: the patterns of all `rules` are looked for together."""
    wanted: dict[str, tuple[Patterns, set[tuple[str, ...]]]] = {}
    for rule in rules:
        patterns = rule.spec.options["tokens"]
        wanted.setdefault(_key(patterns), (patterns, set()))[1].add(rule.spec.languages)
    parts = [Tokens(draft, models) for draft in drafts]
    _search(parts, wanted, models)
    return parts


def _key(patterns: Patterns) -> str:
    return json.dumps(patterns, sort_keys=True)


def _search(
    parts: Sequence[Tokens], wanted: Mapping[str, tuple[Patterns, set[tuple[str, ...]]]], models: Models
) -> None:
    """Fills `found` of each part: for each key its matches, or why its patterns could not be tried.

    `wanted` gives by key the patterns, and the languages of each rule that has them.
    """
    groups: dict[tuple[str, str], list[tuple[Tokens, Block]]] = {}
    for part in parts:
        part.found.update({key: [] for key in wanted})
        for block in part.draft.document.blocks:
            language = block.language.partition("-")[0] or "en"
            model = models.spacy.get(block.language) or models.spacy.get(language, "")
            groups.setdefault((language, model), []).append((part, block))
    for (language, model), places in groups.items():
        tags = {block.language for _, block in places}
        asked = {
            key: patterns
            for key, (patterns, languages) in wanted.items()
            if any(scripts.speaks(spoken, tag) for spoken in languages for tag in tags)
        }
        faults = {key: _lacks_model(language, asked[key]) for key in asked if not model and needs(asked[key])}
        able = {key: patterns for key, patterns in asked.items() if key not in faults}
        try:
            _search_language(language, model, places, able)
        except RuleFault as fault:
            faults |= dict.fromkeys(able, str(fault))
        for part, _ in places:
            part.found.update(faults)
    for part in parts:
        for found in part.found.values():
            if isinstance(found, list):
                found.sort()


def _lacks_model(language: str, patterns: Patterns) -> str:
    model = _MODELS.get(language, f"MODEL_FOR_{language.upper()}")
    needed = needs(patterns)
    attributes = ", ".join(name for name, annotation in ANNOTATIONS.items() if annotation in needed)
    return (
        f"the token pattern needs {attributes}: got no spaCy model for the language '{language}'; expected one in the "
        f"configuration, such as spacy: {{{language}: {model}}}; to install it run: python -m spacy download {model}"
    )


def _search_language(
    language: str, model: str, places: Sequence[tuple[Tokens, Block]], asked: Mapping[str, Patterns]
) -> None:
    if not asked:
        return
    origins: list[tuple[Tokens, int]] = []
    texts: list[str] = []
    for part, block in places:
        text = part.draft.document.text
        for start, end in _pieces(text, block.start, block.end, spaced=language != "zh"):
            origins.append((part, start))
            texts.append(encodable(text[start:end]))
    keys = list(asked)
    with _LOCK:
        found = _match(language, model, texts, list(asked.values()))
    for (part, offset), matches in zip(origins, found, strict=True):
        for index, start, end in matches:
            known = part.found[keys[index]]
            if isinstance(known, list):
                known.append((offset + start, offset + end))


def _pieces(text: str, start: int, end: int, *, spaced: bool) -> Iterator[tuple[int, int]]:
    """`text[start:end]` in pieces of bounded length; nothing matches across their edges."""
    runs = (match.end() for match in _RUN.finditer(text, start, end)) if spaced and end - start > _LONGEST_RUN else ()
    for edge, right in pairwise((start, *runs, end)):
        left = edge
        while right - left > _LONGEST_PIECE:
            space = text.rfind(" ", left, left + _LONGEST_PIECE)
            cut = space + 1 if space >= 0 else left + _LONGEST_PIECE
            yield left, cut
            left = cut
        if left < right:
            yield left, right


def _match(
    language: str, model: str, texts: Sequence[str], asked: Sequence[Patterns]
) -> list[list[tuple[int, int, int]]]:
    """For each text its matches `(index in asked, start, end)`.

    Raises:
        RuleFault: the model is missing, or does not give what the patterns need.
    """
    needed = frozenset[str]().union(*map(needs, asked))
    nlp = _pipeline(language, model, needed)
    from spacy.matcher import Matcher

    fold: Callable[[str], str] = _simplified if language == "zh" else str
    # What a pass adds to spaCy's string store goes with it: a million posts must not fill the memory.
    with nlp.memory_zone():
        folded = map(fold, texts)
        docs = list(nlp.pipe(folded) if nlp.pipe_names else map(nlp.make_doc, folded))
        for need in sorted(needed):
            if not any(doc.has_annotation(need) for doc in docs):
                raise RuleFault(f"the token pattern needs {need}: the spaCy model '{model}' does not give it")

        def values(attribute: str) -> set[str]:
            name = {"TEXT": "text", "ORTH": "text", "MORPH": "morph"}.get(attribute, f"{attribute.lower()}_")
            return {str(getattr(token, name)) for doc in docs for token in doc}

        matcher = Matcher(nlp.vocab)
        for index, patterns in enumerate(asked):
            made = [[ready(token, values, fold) for token in pattern] for pattern in patterns]
            matcher.add(str(index), made, greedy="LONGEST")
        names = {nlp.vocab.strings[str(index)]: index for index in range(len(asked))}
        return [
            [
                (names[name], doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
                for name, start, end in matcher(doc, allow_missing=True)
            ]
            for doc in docs
        ]


@lru_cache(maxsize=8)
def _pipeline(language: str, model: str, needed: frozenset[str]) -> Any:
    spacy = import_spacy(model)
    if model:
        kept = frozenset[str]().union(*(_PIPES[need] | _SHARED for need in needed))
        excluded = _SHARED.union(*_PIPES.values()) - kept
        try:
            return spacy.load(model, exclude=sorted(excluded))
        except (OSError, ImportError, ValueError) as error:
            reason = str(error).partition("\n")[0]
            raise RuleFault(
                f"spaCy model '{model}' for the language '{language}' cannot be loaded: {reason}; "
                f"expected an installed model or its folder; to install it run: python -m spacy download {model}"
            ) from None
    try:
        nlp = spacy.blank(language)
    except ImportError:
        nlp = spacy.blank("xx")
    if language == "zh":
        nlp.tokenizer = _ChineseTokenizer(nlp.vocab)
    return nlp


class _ChineseTokenizer:
    """Words by jieba; a space between words belongs to the word before it, as spaCy has it."""

    def __init__(self, vocab: Any) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Any:
        import rjieba
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        for word in rjieba.cut(text, False):
            if word == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
            else:
                words.append(word)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)


@lru_cache(maxsize=1)
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def _simplified(text: str) -> str:
    """The text in Simplified, if that keeps every offset."""
    simplified = _converter()(text)
    return simplified if len(simplified) == len(text) else text
