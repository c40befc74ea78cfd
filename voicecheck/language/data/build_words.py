"""Makes `zh_words.marisa` from jieba's dictionary: `python -m voicecheck.language.data.build_words DICT.TXT`."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from pathlib import Path

from voicecheck.language.scripts import is_han
from voicecheck.language.words import FORMAT, SCALE, WORDS


def _rows(dictionary: Path) -> Iterator[tuple[str, tuple[int]]]:
    """Each word that is written in Han characters alone, with its scaled log frequency."""
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, frequency = line.split(" ")[:2]
        if all(map(is_han, word)):
            yield word, (round(math.log(max(int(frequency), 1)) * SCALE),)


def main() -> None:
    """Write the table and say how large it is."""
    from marisa_trie import RecordTrie

    trie = RecordTrie(FORMAT, _rows(Path(sys.argv[1])))
    trie.save(str(WORDS))
    print(f"{len(trie):,} words, {WORDS.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
