"""Words that mean the same: of each group a brand prefers some and never uses others.

The groups are data, `lexicons/<language>_choices.txt`: one a line, variants parted by `|`, the forms of one by commas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from voicecheck.voice.prose import Sentence

_LEXICONS = Path(__file__).parent / "lexicons"
_LONGEST = 5


class Choice(NamedTuple):
    """One variant in a text; `variant` is its first form, `group` that of the first variant of its group."""

    variant: str
    group: str
    start: int
    end: int


class Groups(NamedTuple):
    """The groups of a language.

    Attributes:
        variants: The variants of a group, by group.
        forms: Group and variant of each form, in words parted by spaces (Chinese: in characters).
        starts: The words that a form may begin with.
    """

    variants: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, tuple[str, str]]
    starts: frozenset[str]


@cache
def groups(language: str) -> Groups:
    """The groups of a language; none if it has no list."""
    path = _LEXICONS / f"{language}_choices.txt"
    variants: dict[str, tuple[str, ...]] = {}
    forms: dict[str, tuple[str, str]] = {}
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        listed = [[form.strip() for form in variant.split(",")] for variant in line.split("|")]
        group = listed[0][0]
        variants[group] = tuple(variant[0] for variant in listed)
        for variant in listed:
            for form in variant:
                forms.setdefault(form, (group, variant[0]))
    if language == "zh":
        starts = {form[:end] for form in forms for end in range(1, len(form) + 1)}
    else:
        starts = {form.split(" ", 1)[0] for form in forms}
    return Groups(variants, forms, frozenset(starts))


def choices_of(sentence: Sentence, language: str) -> Iterator[Choice]:
    """The variants that stand in a sentence, the longest at each place."""
    _, forms, starts = groups(language)
    tokens = sentence.tokens
    joint = "" if language == "zh" else " "
    place = 0
    while place < len(tokens):
        if tokens[place].word not in starts:
            place += 1
            continue
        for last in range(min(place + _LONGEST, len(tokens)), place, -1):
            found = forms.get(joint.join([token.word for token in tokens[place:last]]))
            if found is not None:
                group, variant = found
                yield Choice(variant, group, tokens[place].start, tokens[last - 1].end)
                place = last - 1
                break
        place += 1
