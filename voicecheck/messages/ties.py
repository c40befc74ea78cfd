"""Whether a name and a word for a role belong together: 'Ann Lee, founder of', 'the CEO of ..., Ann Lee'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicecheck.core.lazy import Lazy

_BETWEEN = Lazy(
    r"(?:[\s,:·]|['’]s|\b(?:the|our|its|a|an|as|is|was|has|have|been|who|that|it|of|at|for|by|with|new|current|proud|legendary|also|now|today|currently|still|really|actually|ever|appointed|elected|chosen|hired|remains|became|becomes|serves|named|called|role|position|post|under|and"
    r"|sole|long-time|longtime|famous)\b)*",
    re.IGNORECASE,
)


_VERB = Lazy(
    r"(?:leads|runs|directs|chairs|heads|manages|owns|edits|conducts|curates|coaches|owned|directed|headed|managed|chaired)",
    re.IGNORECASE,
)


def tied(roles: Sequence[str], text: str, start: int, end: int) -> bool:
    """Whether nothing but small words stands between the name at [start, end) and a word for the role."""
    words = "|".join(re.escape(noun) for noun in sorted(roles, key=len, reverse=True) if noun.isascii())
    if not words:
        return False
    for role in re.finditer(rf"\b(?:{words})(?:ed|d|s|ing)?\b", text, re.IGNORECASE):
        if (role.start() < end and start < role.end()) or re.match(
            r" (?:of|at|for) (?:the )?[A-Z]", text[role.end() :]
        ):
            continue
        if (
            end <= role.start()
            and _VERB.fullmatch(role[0])
            and not re.match(r"\s+(?:the |both |our )?·", text[role.end() :])
        ):
            continue  # 'directs the new play'
        between = text[role.end() : start] if role.end() <= start else text[end : role.start()]
        if len(between) < 60 and _BETWEEN.fullmatch(between):
            return True
    return False
