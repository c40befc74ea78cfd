"""Whether the messages themselves can be read, and do not contradict each other."""

from __future__ import annotations

import re
from functools import lru_cache

from voicecheck.core.errors import ConfigError
from voicecheck.core.message import Message
from voicecheck.messages.agreement import agrees
from voicecheck.messages.judging import names_of, value_figures
from voicecheck.messages.units import units


@lru_cache(maxsize=16)
def refuse_contradictions(messages: tuple[Message, ...]) -> None:
    """See that each value can be read, and that no two messages give one thing two values at one time.

    Raises:
        ConfigError: the first that does not do, with its file and line.
    """
    for place, message in enumerate(messages):
        _readable(message)
        for other in messages[:place]:
            if _overlap(message, other) and _differ(message, other):
                raise _error(
                    message,
                    f"contradicts '{other.id}' ({other.origin}): got '{_stated(message)}' against '{_stated(other)}' for "
                    "the same entity and attribute; expected one value, or dates that part them",
                )


def _readable(message: Message) -> None:
    for _, value in message.values:
        found = value_figures(message, value)
        if message.unit and not found:
            raise _error(message, f"'value': got '{value}'; expected a figure, since it has the unit '{message.unit}'")
        rest = re.fullmatch(r"[^A-Za-z]*([A-Za-z]{1,12})", value)
        if rest and found and found[0].dimension == "count" and not message.unit:
            from difflib import get_close_matches

            near = get_close_matches(rest[1], units(), n=1, cutoff=0.5)
            hint = f"; did you mean '{near[0]}'?" if near else "; state what it counts as 'unit'"
            if rest[1].lower() not in ("k", "m", "bn", "million", "billion", "thousand"):
                raise _error(message, f"'value': got '{value}'; '{rest[1]}' is no unit that is known{hint}")


def _differ(one: Message, other: Message) -> bool:
    if not names_of(one) & names_of(other) or not set(one.attribute) & set(other.attribute):
        return False
    mine, theirs = (value_figures(each, each.value("en")) for each in (one, other))
    if mine and theirs:
        return mine[0].dimension == theirs[0].dimension and not agrees(mine[0], theirs[0])
    if mine or theirs or not (one.values and other.values):
        return False
    return not set(dict(one.values).values()) & set(dict(other.values).values())


def _overlap(one: Message, other: Message) -> bool:
    starts = max(one.valid_from, other.valid_from)
    ends = min(one.valid_until or "9", other.valid_until or "9")
    return starts <= ends


def _stated(message: Message) -> str:
    return f"{message.value('en')} {message.unit}".strip()


def _error(message: Message, problem: str) -> ConfigError:
    path, _, line = message.origin.rpartition(":")
    return ConfigError(f"message '{message.id}': {problem}", path=path, line=int(line) if line.isdigit() else 0)
