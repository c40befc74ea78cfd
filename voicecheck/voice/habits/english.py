"""Habits of English words.

Sources: person, contractions, passives, nominalisations, amplifiers, discourse particles: D. Biber, Variation across
Speech and Writing, 1988; hedges and boosters: K. Hyland, Metadiscourse, 2005; formality: F. Heylighen and
J.-M. Dewaele, "Variation in the Contextuality of Language", Foundations of Science 7, 2002.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from voicecheck.core.habit import Event
from voicecheck.voice.habits.lexicon import found
from voicecheck.voice.prose import Prose, Sentence, Token

_ME = frozenset(["i", "me", "my", "mine", "myself", "i'm", "i've", "i'll", "i'd"])
_WE = frozenset(["we", "us", "our", "ours", "ourselves", "we're", "we've", "we'll", "we'd", "let's"])
_YOU = frozenset(["you", "your", "yours", "yourself", "yourselves", "you're", "you've", "you'll", "you'd"])
_BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't", "it's", "they're", "we're", "you're", "i'm"])
_MIDDLE = frozenset(
    ["not", "also", "already", "now", "just", "only", "often", "always", "never", "being", "been", "automatically", "currently", "still"]
)
_PARTICIPLES = frozenset(
    ["beaten", "begun", "bent", "bitten", "blown", "born", "bought", "bound", "bred", "broken", "brought", "built", "burnt", "caught", "chosen", "cut", "dealt", "done", "drawn", "driven", "eaten", "fallen", "fed", "felt", "fought", "found", "forbidden", "forgotten", "frozen", "given", "gone", "ground", "grown", "heard", "held", "hidden", "hit", "hung", "kept", "known", "laid", "led", "left", "lent", "let", "lost", "made", "meant", "met", "paid", "proven", "put", "read", "rebuilt", "rewritten", "ridden", "run", "said", "seen", "sent", "set", "sewn", "shaken", "shot", "shown", "shut", "sold", "sought", "spent", "split", "spoken", "spread", "stolen", "stuck", "struck", "sung", "sunk", "sworn", "taken", "taught", "thrown", "told", "torn", "thought", "understood", "undone", "upheld", "woken", "won", "worn", "woven", "written"]
)
_NO_PARTICIPLES = frozenset(
    ["interested", "excited", "pleased", "thrilled", "delighted", "tired", "concerned", "worried", "bored", "scared", "surprised", "disappointed", "confused", "dedicated", "committed", "related", "supposed", "married", "retired", "experienced", "advanced", "limited", "need", "indeed", "speed", "feed", "exceed", "proceed", "succeed", "weed", "seed", "agreed", "used", "based", "located", "honored", "honoured", "red", "bed", "shed", "hundred"]
)
_CONTRACTIBLE = frozenset(
    ["do not", "does not", "did not", "is not", "are not", "was not", "were not", "can not", "could not", "should not", "would not", "will not", "has not", "have not", "had not", "it is", "that is", "there is", "what is", "we are", "you are", "they are", "i am", "we have", "you have", "they have", "i have", "we will", "you will", "they will", "it will", "i will", "let us", "we would", "you would", "i would"]
)
_CONTRACTION = re.compile(r"n't$|'(?:re|ve|ll|d|m)$|^(?:it|that|there|here|what|who|let|he|she|how|where)'s$")
_NOMINAL = re.compile(r"(?:[a-z]{3,}(?:tion|sion|ment|ness|ance|ence|ity)s?|[a-z]{3,}ities)$")
_NO_NOMINAL = frozenset(["question", "questions", "mention", "station", "nation", "comment", "comments", "moment", "moments", "city", "cities"])
_STARTERS = frozenset({"and", "but", "so", "or", "plus", "because"})
_IMPERATIVES = frozenset(
    ["add", "apply", "ask", "avoid", "be", "book", "browse", "build", "buy", "call", "change", "check", "choose", "click", "come", "compare", "consider", "contact", "copy", "create", "discover", "do", "don't", "download", "enjoy", "ensure", "enter", "expect", "explore", "feel", "fill", "find", "follow", "forget", "get", "give", "go", "grab", "have", "head", "help", "hit", "imagine", "install", "invite", "join", "jump", "keep", "know", "learn", "leave", "let", "listen", "look", "make", "meet", "mind", "note", "open", "order", "pick", "play", "please", "post", "press", "pull", "push", "put", "read", "reach", "remember", "reply", "reserve", "run", "save", "say", "see", "select", "send", "set", "share", "sign", "skip", "start", "stay", "stop", "subscribe", "take", "talk", "tell", "think", "try", "turn", "update", "upgrade", "use", "visit", "wait", "watch", "write"]
)
_ELONGATED = re.compile(r"[a-z]*([aeiouyhmrsz])\1{2,}[a-z]*$")
_CAPITALS = r"(?<![\w'/.&-])[A-Z]{4,}(?![\w/.&-])(?:\s+[A-Z]{2,}(?![\w/.&-]))*|(?<![\w'/.&-])(?:[A-Z]{2,}\s+){2,}[A-Z]{2,}(?![\w/.&-])"
_SHOUTED = frozenset(["VERY", "NEVER", "ALWAYS", "FREE", "BEST", "HUGE", "AMAZING", "WOW", "YES", "SALE", "REALLY", "SO", "LOVE", "EVERY", "TODAY"])


def events(prose: Prose) -> Iterator[Event]:
    """The events of words, of rows of words, and of lexicons."""
    yield from found(prose)
    for sentence in prose.sentences:
        for token in sentence.tokens:
            name = _of_word(token)
            if name:
                yield Event(name, token.start, token.end)
        yield from _of_rows(sentence, prose.text)
    for block in prose.paragraphs:
        for match in _capitals().finditer(prose.text, block.start, block.end):
            if _is_shouted(match.group()):
                yield Event("shouted-capitals", *match.span())


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(_CAPITALS)


def _is_shouted(text: str) -> bool:
    """Whether capitals are a raised voice rather than an acronym or a name."""
    words = text.split()
    return any(word in _SHOUTED for word in words) or len(words) >= 3


def _of_word(token: Token) -> str:
    word = token.word
    if word in _ME:
        return "first-person-singular"
    if word in _WE:
        return "first-person-plural"
    if word in _YOU:
        return "second-person"
    if "'" in word:
        return "contractions" if _CONTRACTION.search(word) else ""
    if len(word) > 6 and _NOMINAL.match(word) and word not in _NO_NOMINAL:
        return "nominalisations"
    if len(word) > 3 and _ELONGATED.match(word):
        return "elongations"
    return ""


def _of_rows(sentence: Sentence, text: str) -> Iterator[Event]:
    tokens = sentence.tokens
    first = tokens[0]
    if first.word in _STARTERS:
        yield Event("sentence-starters", first.start, first.end)
    elif sentence.running and first.word in _IMPERATIVES and not _is_question(sentence, text):
        yield Event("imperatives", first.start, first.end)
    for place, (token, after) in enumerate(zip(tokens, tokens[1:], strict=False)):
        if f"{token.word} {after.word}" in _CONTRACTIBLE:
            yield Event("full-forms", token.start, after.end)
        if token.word in _BE:
            last = place + 1 + (after.word in _MIDDLE or after.word.endswith("ly"))
            if last < len(tokens) and _is_participle(tokens[last].word) and _adjacent(token, tokens[last], text):
                yield Event("passives", token.start, tokens[last].end)


def _is_question(sentence: Sentence, text: str) -> bool:
    return "?" in text[sentence.tokens[-1].end : sentence.end]


def _is_participle(word: str) -> bool:
    if word in _PARTICIPLES:
        return True
    return len(word) > 4 and word.endswith("ed") and word not in _NO_PARTICIPLES


def _adjacent(first: Token, last: Token, text: str) -> bool:
    return not any(mark in text[first.end : last.start] for mark in ",.;:()\u2014\ufffc")
