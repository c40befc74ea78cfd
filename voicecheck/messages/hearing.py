"""What the sentences of drafts say of the company's key messages: the facet `messages`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from voicecheck.core.lazy import Lazy
from voicecheck.core.message import Message, Said
from voicecheck.core.profile import Profile
from voicecheck.core.rule import Sentence
from voicecheck.language.fold import fold
from voicecheck.language.scripts import count_han
from voicecheck.messages import polarity
from voicecheck.messages.judgement import Judgement
from voicecheck.messages.words import folded, stands

if TYPE_CHECKING:
    from voicecheck.core.rule import Rule
    from voicecheck.language.draft import AnalysedDraft
    from voicecheck.language.facets import Models

_STRONG = Lazy(
    r"\b(?:the (?:only|best|largest|biggest|fastest|leading|safest|cheapest|most \w+)(?= \w+ (?:in|of|on|ever|that|you|for|company|brand|product|tool|\w+ (?:in|of|on))|[^.]{0,30}\b(?:in the|on the|of all|of its|world|market|industry|help desk|city|country)\b)|number one|no\. ?1|#1|world'?s \w+est"
    r"|guarantee[ds]?|unrivalled|unmatched|second to none|never fails?|100 ?%)(?!\w)"
    r"|全球最|全国最|世界最|业内最|唯一|第一(?![次个天步章节年时条款])|首家|首个|领先|绝对|保证|百分之百|永不|最[大好快强优低先]",
    re.IGNORECASE,
)
_PAST = Lazy(
    r"\b(?:was|were|used to|had|until|formerly|back then|at the time)\b|曾|当时|那时|此前|过去|原来|截至", re.IGNORECASE
)


class _Heard(NamedTuple):
    """A sentence that may speak of some messages.

    Attributes:
        spoken: The messages, and of each whether only 'we' or 'it' stands for its entity.
        day: The day of the post, an ISO date.
    """

    sentence: Sentence
    text: str
    spoken: Sequence[tuple[Message, bool]]
    day: str


def messages(drafts: Sequence[AnalysedDraft], rules: Sequence[Rule], models: Models) -> Sequence[Sequence[Said]]:
    """The facet for a batch: for each draft what it says of the messages, ascending.

    Raises:
        ConfigError: the messages contradict each other, or one cannot be read.
    """
    heard: list[tuple[int, _Heard]] = []
    for place, draft in enumerate(drafts):
        if draft.profile.messages:
            from voicecheck.messages.consistency import refuse_contradictions

            refuse_contradictions(draft.profile.messages)
        heard += [(place, each) for each in _heard(draft)]
    found: list[list[Said]] = [[] for _ in drafts]
    judged = _judged([each for _, each in heard])
    for (place, each), judgements in zip(heard, judged, strict=True):
        found[place] += _of_sentence(each, judgements)
    return [sorted(each, key=lambda said: (said.start, said.end)) for each in found]


def _heard(draft: AnalysedDraft) -> Iterator[_Heard]:
    profile = draft.profile
    day = (draft.document.date or date.today().isoformat())[:10]
    messages = profile.messages
    ours = _own(messages, (profile.title, profile.name, *profile.aliases))
    entities = _places(draft, tuple(name for message in messages for name in message.names))
    brands = _places(draft, profile.brand_names)
    if not ours and not entities and not brands:
        return
    from voicecheck.messages.judging import names_entity, says_we

    for block in draft.document.blocks:
        before: frozenset[str] = frozenset()
        for sentence in draft.sentences(block):
            text = draft.document.text[sentence.start : sentence.end]
            named: frozenset[str] = frozenset()
            if _any_in(entities, sentence):
                named = frozenset(message.id for message in messages if names_entity(message, text))
            we = (before | ours) - named if says_we(text) else frozenset()
            spoken = [(message, message.id in we) for message in messages if message.id in named or message.id in we]
            before = named
            if spoken or (_any_in(brands, sentence) and _names_brand(profile, text)):
                yield _Heard(sentence, text, spoken, day)


def _judged(heard: Sequence[_Heard]) -> list[list[Judgement | None]]:
    """For each sentence what it says of each of its facts."""
    if not any(each.spoken for each in heard):
        return [[] for _ in heard]
    from voicecheck.messages.deciding import Asked, decide

    decided = iter(
        decide([Asked(message, each.text, by_pronoun) for each in heard for message, by_pronoun in each.spoken])
    )
    return [[next(decided) for _ in each.spoken] for each in heard]


def _places(draft: AnalysedDraft, names: tuple[str, ...]) -> list[int]:
    """Where any of some names begins, in code points of the document's text, ascending."""
    index, written = _index(names), draft.folded
    return [written.start(match.start()) for match in index.finditer(written.text)] if index else []


def _any_in(places: Sequence[int], sentence: Sentence) -> bool:
    at = bisect_left(places, sentence.start)
    return at < len(places) and places[at] < sentence.end


@lru_cache(maxsize=16)
def _index(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of some names, in folded text."""
    terms = sorted({folded(name) for name in names} - {""}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, terms))) if terms else None


@lru_cache(maxsize=16)
def _own(messages: tuple[Message, ...], names: tuple[str, ...]) -> frozenset[str]:
    """The messages about the company itself, for which 'we' stands."""
    own = {name.lower() for name in names if name}
    return frozenset(each.id for each in messages if any(name.lower() in own for name in each.names))


def _of_sentence(heard: _Heard, judgements: Sequence[Judgement | None]) -> Iterator[Said]:
    sentence, text, spoken, day = heard
    told: list[Said] = []
    judged = [(message, found) for (message, _), found in zip(spoken, judgements, strict=True)]
    agreeing = {message.id for message, found in judged if found and found.agrees}
    for message, found in judged:
        said = _one(sentence, text, message, found, day)
        if said is None:
            continue
        if said.verdict == "conflict" and found is not None and _is_of_another(message, found, judged):
            continue
        if said.verdict == "stale" and any(
            other.id in agreeing and other is not message and same_subject(other, message) for other, _ in spoken
        ):
            continue
        told.append(said)
    stale = [each.message for each in told if each.verdict == "stale" and each.message]
    told = [each for each in told if not (each.verdict == "conflict" and _any_same(each, stale))]
    yield from told
    strong = _STRONG.search(text) if not told else None
    if (
        strong
        and polarity.asserts(text, chinese=count_han(text) > 0)
        and not polarity.denies(text[: strong.start()], chinese=count_han(text) > 0)
    ):
        yield _told(sentence, text, None, "unsupported", "", strong.start(), strong.end())


def _one(sentence: Sentence, text: str, message: Message, found: Judgement | None, day: str) -> Said | None:
    """What a sentence says of one message on a day."""
    claim = next((each for each in message.forbidden if _claims(text, each)), None)
    if claim is not None:
        return _told(sentence, text, message, "forbidden", claim, 0, len(text))
    if message.embargo and day < message.embargo[:10]:
        from voicecheck.messages.judging import names_attribute

        about = found is not None or names_attribute(message, text)
        return _told(sentence, text, message, "embargoed", "", 0, len(text)) if about else None
    if found is None or (message.valid_from and day < message.valid_from[:10]):
        return None
    if message.valid_until and day > message.valid_until[:10]:
        if not found.agrees or not found.sure or _PAST.search(text):
            return None
        return _told(sentence, text, message, "stale", found.aspect, found.start, found.end)
    verdict = "consistent" if found.agrees else "conflict"
    said = _told(sentence, text, message, verdict, found.aspect, found.start, found.end)._replace(likely=found.likely)
    return said if found.sure else None


def _told(
    sentence: Sentence, text: str, message: Message | None, verdict: object, aspect: str, start: int, end: int
) -> Said:
    at = sentence.start
    return Said(verdict, at + start, at + min(end, len(text)), (at, sentence.end), message, aspect, text)  # type: ignore[arg-type]


def _claims(text: str, claim: str) -> bool:
    """Whether a sentence makes a forbidden claim: in its words, and not to deny it."""
    at = fold(text).text.find(fold(claim).text)
    if at < 0:
        return False
    chinese = count_han(claim) > 0
    same = polarity.denies(text, chinese=chinese) is polarity.denies(claim, chinese=chinese)
    return same and polarity.asserts(text, chinese=chinese)


def _is_of_another(message: Message, found: Judgement, judged: Sequence[tuple[Message, Judgement | None]]) -> bool:
    """Whether what seems to contradict one message is what another one says."""
    return any(
        other is not message
        and theirs is not None
        and theirs.agrees
        and found.aspect in ("figure", "date", "name")
        and theirs.start < found.end
        and found.start < theirs.end
        for other, theirs in judged
    )


def same_subject(one: Message, other: Message) -> bool:
    """Whether two messages say the same thing of the same entity, if not for the same time."""
    from voicecheck.messages.judging import names_of

    words = {folded(word) for word in one.attribute} & {folded(word) for word in other.attribute}
    return bool(names_of(one) & names_of(other) and words)


def _any_same(said: Said, others: Sequence[Message]) -> bool:
    message = said.message
    return message is not None and any(same_subject(message, other) for other in others)


def _names_brand(profile: Profile, text: str) -> bool:
    whole = folded(text)
    return any(stands(folded(name), whole) for name in profile.brand_names)
