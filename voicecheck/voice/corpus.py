"""Posts to learn from: what in them is not the brand's voice, or would bend it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from voicecheck.core.voice import LEAST_LENGTH, LEAST_POSTS
from voicecheck.voice.post import Post

_RECURS = 3
_RECURS_SHARE = 0.05
_ALIKE = 0.7
_SHINGLE = 40
"""Characters of the pieces by which posts are compared; every piece counts once a post."""

_DOMINANT = 0.6


class Chosen(NamedTuple):
    """The posts that are learned from, and what the reader should know of them."""

    posts: list[Post]
    warnings: list[str]


def choose(posts: Sequence[Post], language: str) -> Chosen:
    """Leave out what recurs, what is too short, and all but the first of posts that are nearly the same."""
    warnings: list[str] = []
    posts, recurring = _without_boilerplate(posts)
    if recurring:
        most = recurring[0]
        warnings.append(f"{len(recurring)} sentences recur in many posts and were left out, such as '{most[:60]}'")
    least = LEAST_LENGTH[language]
    long = [post for post in posts if sum(sentence.words for sentence in post.counted) >= least]
    if len(long) < len(posts):
        unit = "characters" if language == "zh" else "words"
        warnings.append(f"{len(posts) - len(long)} posts of under {least} {unit} were left out")
    doubles = dict(near_duplicates(long))
    for later, earlier in list(doubles.items())[:5]:
        warnings.append(f"{later} is nearly the same as {earlier}; it was left out")
    if len(doubles) > 5:
        warnings.append(f"{len(doubles) - 5} more posts were nearly the same as others and were left out")
    kept = [post for post in long if post.path not in doubles]
    warnings += _on_authors(kept)
    if len(kept) < LEAST_POSTS:
        warnings.append(f"only {len(kept)} posts; with fewer than {LEAST_POSTS} the voice warns and fails nobody")
    return Chosen(kept, warnings)


def _without_boilerplate(posts: Sequence[Post]) -> tuple[list[Post], list[str]]:
    tally = Counter(sentence for post in posts for sentence in set(post.sentences))
    least = max(_RECURS, _RECURS_SHARE * len(posts))
    recurring = {sentence for sentence, number in tally.items() if number >= least}
    kept = []
    for post in posts:
        places = [place for place, sentence in enumerate(post.sentences) if sentence not in recurring]
        kept.append(
            post._replace(
                sentences=[post.sentences[place] for place in places],
                counted=[post.counted[place] for place in places],
                paragraphs=[[each for each in paragraph if each not in recurring] for paragraph in post.paragraphs],
            )
        )
    return kept, sorted(recurring, key=lambda sentence: (-tally[sentence], sentence))


def near_duplicates(posts: Sequence[Post]) -> Iterator[tuple[str, str]]:
    """The path of each post that is nearly the same as an earlier one, with that one's path."""
    pieces = [_pieces(post) for post in posts]
    holders: dict[int, list[int]] = defaultdict(list)
    for place, own in enumerate(pieces):
        for piece in own:
            holders[piece].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= 20:
            shared.update(combinations(places, 2))
    found: dict[int, int] = {}
    for (earlier, later), number in sorted(shared.items()):
        if number >= _ALIKE * min(len(pieces[earlier]), len(pieces[later])) and earlier not in found:
            found.setdefault(later, earlier)
    for later, earlier in found.items():
        yield posts[later].path, posts[earlier].path


def _pieces(post: Post) -> frozenset[int]:
    """Hashes of pieces that begin where a word does, a quarter of them: the same quarter for all posts."""
    from zlib import crc32

    text = "".join("".join(post.sentences).split()).encode("utf-32-le", "surrogatepass")
    size = 4 * _SHINGLE
    found = {crc32(text[at : at + size]) for at in range(0, len(text) - size + 1, 4)}
    return frozenset(piece for piece in found if piece % 4 == 0)


def _on_authors(posts: Sequence[Post]) -> Iterator[str]:
    words: Counter[str] = Counter()
    for post in posts:
        words[post.author] += sum(sentence.words for sentence in post.counted)
    named = Counter({author: number for author, number in words.items() if author})
    if len(named) < 2 and not words[""]:
        return
    for author, number in named.most_common(1):
        share = number / max(sum(words.values()), 1)
        if share > _DOMINANT:
            yield f"{share:.0%} of the words are by {author}; the voice is mostly that of one person"
