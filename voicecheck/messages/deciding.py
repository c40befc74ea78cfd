"""Sentences held against facts: by their words, then by all that may tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from voicecheck.core.message import Message
from voicecheck.messages.agreement import agrees
from voicecheck.messages.fact import fact_of, without_names
from voicecheck.messages.figures import figures
from voicecheck.messages.judgement import Judgement
from voicecheck.messages.judging import is_allowed, judge
from voicecheck.messages.words import is_chinese

_LONGEST = 600
"""Code points of a sentence that is weighed: nothing was learned of longer ones, and signals take their time there."""


class Asked(NamedTuple):
    """A sentence, and a fact that it may speak of.

    Attributes:
        by_pronoun: It does not name the entity: 'we' or 'it' stands for it.
    """

    message: Message
    text: str
    by_pronoun: bool


def decide(asked: Sequence[Asked]) -> list[Judgement | None]:
    """What each sentence says of its fact; None: nothing, or nothing asserted.

    Raises:
        VoicecheckError: a file of the package is missing or another.
    """
    found = [judge(each.message, each.text, by_pronoun=each.by_pronoun) for each in asked]
    open_ = [place for place, each in enumerate(asked) if _is_open(each, found[place])]
    if open_:
        from voicecheck.messages.weighing import Pair, contradicting

        pairs = [
            Pair(asked[place].message, asked[place].text, found[place], asked[place].by_pronoun) for place in open_
        ]
        for place, contradicts in zip(open_, contradicting(pairs), strict=True):
            found[place] = _settled(asked[place], found[place], contradicts=contradicts)
    return found


def _is_open(asked: Asked, found: Judgement | None) -> bool:
    """Whether the words leave open what a sentence says; where no name stands, what they show is all there is to weigh."""
    message = asked.message
    if not (message.values or message.statements) or len(asked.text) > _LONGEST:
        return False
    if asked.by_pronoun:
        return found is not None and not found.agrees
    if found is not None and found.agrees and found.sure and found.aspect in ("figure", "name", ""):
        return False
    return not is_allowed(message, asked.text)


def _settled(asked: Asked, found: Judgement | None, *, contradicts: bool) -> Judgement | None:
    shown = found is not None and not found.agrees
    if not contradicts:
        return None if shown else found
    if shown and found is not None:
        return found._replace(sure=True, likely=not found.sure)
    return _likely(asked)


def _likely(asked: Asked) -> Judgement:
    """A contradiction that the words alone do not show: the figure that differs, or the whole sentence."""
    clean = without_names(asked.message, asked.text)
    fact = fact_of(asked.message, is_chinese(clean))
    for figure in figures(clean):
        same = [known for known in fact.figures if known.dimension == figure.dimension]
        if same and not any(agrees(figure, known) for known in same):
            return Judgement(False, "figure", figure.start, figure.end, likely=True)
    return Judgement(False, "meaning", 0, len(asked.text), likely=True)
