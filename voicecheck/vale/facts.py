"""What is worked out of the patterns of a rule once, and kept: literals for the prefilter, and how far they see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from voicecheck.vale.pieces import new

CASED, FOLDED, RAW, SHAPE = range(4)
"""The alphabets of the prefilter: as it stands, in small letters, with all marks, capitals and small letters alone."""

IN_WORD = -9
_MOST_BLANKS = 4


class Literal(NamedTuple):
    """One literal; it begins `low` to `high` characters after the match does.

    `high` is None for any number of characters, and `IN_WORD` or less for any number with so many blanks among them.
    """

    text: str
    kind: int
    low: int
    high: int | None


def with_blanks(number: int | None) -> int | None:
    """The `high` of a literal that any characters may stand before, of which at most so many are blank."""
    return None if number is None or number > _MOST_BLANKS else IN_WORD - number


def blanks(high: int) -> int:
    """The number of blanks of which `with_blanks` made `high`; negative if it did not."""
    return IN_WORD - high


class Reach(NamedTuple):
    """How far a pattern looks beyond its match.

    Attributes:
        ahead: From the beginning of the match.
    """

    behind: int
    ahead: int


Literals = list[list[Literal] | None]
"""Of each alternative of a rule; None for one that must be tried everywhere."""


class Facts(NamedTuple):
    """The facts of a rule.

    Attributes:
        literals: Of which a text must hold one for each alternative to match; None if the rule must be run on
            every text.
        reaches: How far each alternative looks beyond its match, None for one that looks at nothing else; None in
            place of the whole if the rule must see each block by itself.
    """

    literals: Literals | None = None
    reaches: list[Reach | None] | None = None

    def packed(self) -> dict[str, Any]:
        """The facts as `read` takes them: literals that differ in their text alone stand together."""
        if self.literals is None:
            return {"literals": None, "reaches": None}
        return {"literals": [each and _grouped(each) for each in self.literals], "reaches": self.reaches}


def _grouped(literals: Sequence[Literal]) -> list[list[Any]]:
    groups: dict[tuple[int, int, int | None], list[str]] = {}
    for text, kind, low, high in literals:
        groups.setdefault((kind, low, high), []).append(text)
    return [[*rest, *texts] for rest, texts in groups.items()]


def read(literals: Sequence[Any] | None, reaches: Sequence[Any] | None) -> Facts:
    """Facts as JSON has kept them."""
    if literals is None:
        return Facts()
    stated: Literals = [
        each and [new(Literal, (text, kind, low, high)) for kind, low, high, *texts in each for text in texts]
        for each in literals
    ]
    return Facts(stated, None if reaches is None else [each if each is None else Reach(*each) for each in reaches])
