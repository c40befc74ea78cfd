"""A key message: a fact that the company has settled, and what a draft's sentence says of it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Verdict = Literal["conflict", "stale", "embargoed", "forbidden", "unsupported", "consistent"]
VERDICTS: tuple[Verdict, ...] = ("conflict", "stale", "embargoed", "forbidden", "unsupported", "consistent")


class Message(NamedTuple):
    """One fact, in any number of languages.

    Attributes:
        attribute: Words by which a sentence speaks of the fact, besides a name of the entity.
        values: A figure, a date, a name or a place, as one writes it: by language tag, "" for all languages.
        unit: What the value counts or is measured in.
        statements: The fact as a sentence, by language tag; "" for one whose language is not stated.
        valid_from, valid_until, embargo: ISO dates; "" for none. The last day of validity is `valid_until`.
        allowed: Wordings that are right whatever the figures say.
        forbidden: Claims that nobody may make.
        origin: `file:line` of the message.
    """

    id: str
    entity: str
    aliases: tuple[str, ...] = ()
    attribute: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    statements: tuple[tuple[str, str], ...] = ()
    valid_from: str = ""
    valid_until: str = ""
    embargo: str = ""
    allowed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    spokespersons: tuple[str, ...] = ()
    owner: str = ""
    source: str = ""
    origin: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The entity and its aliases."""
        return (self.entity, *self.aliases)

    def value(self, language: str) -> str:
        """The value as one writes it in a language, else in the first that is stated."""
        return _in_language(self.values, language)

    def said(self, language: str) -> str:
        """The fact in a sentence, in a language if it is stated there."""
        if found := _in_language(self.statements, language):
            return found
        what = self.attribute[0] if self.attribute else ""
        value = self.value(language)
        unit = self.unit if self.unit not in value else ""
        if language.startswith("zh"):
            return f"{self.entity}{what}：{value}{unit}"
        return f"{' '.join(filter(None, (self.entity, what)))}: {' '.join(filter(None, (value, unit)))}"


def _in_language(texts: tuple[tuple[str, str], ...], language: str) -> str:
    known = dict(texts)
    return known.get(language) or known.get(language.partition("-")[0]) or next(iter(known.values()), "")


class Said(NamedTuple):
    """What one sentence of a draft says of a message.

    Attributes:
        start, end: The part that decides, in code points of `Document.text`.
        sentence: The sentence, likewise.
        message: None for a claim that no message backs.
        aspect: What differs: `figure`, `currency`, `date`, `name`, `polarity`, `degree`, `meaning`, or "".
        text: The sentence as the draft has it.
        likely: The words alone do not show it.
    """

    verdict: Verdict
    start: int
    end: int
    sentence: tuple[int, int]
    message: Message | None
    aspect: str = ""
    text: str = ""
    likely: bool = False
