"""What a sentence affirms or denies held against the statement of a fact."""

from __future__ import annotations

import re

from voicecheck.core.lazy import Lazy
from voicecheck.messages import polarity, scope, slots
from voicecheck.messages.fact import Fact, words_of
from voicecheck.messages.figures import figures
from voicecheck.messages.judgement import Judgement
from voicecheck.messages.roles import holder_of
from voicecheck.messages.synonyms import synonyms
from voicecheck.messages.words import close, content, folded, has, places, stem

_ATTRIBUTE = "\x00"
_ATTRIBUTE_ZH = "\x01"
_CLAUSES = Lazy(r"[;；:：,，]\s*|\s+[–—-]+\s+")
_ONE_CLAUSE = Lazy(r"^\W*(?:no|in|at|from|on|with|since)\b[^,]{0,40}, [^,]*$", re.IGNORECASE)
_SOME_OF_IT = Lazy(r"^\W*only (?:the |some |a few |half )?(?:\w+ ){1,2}(?:of|from) (?:the |our )?·", re.IGNORECASE)
_EVER = Lazy(r"从未|从没|从来没|\b(?:has|have) never\b", re.IGNORECASE)
_ELLIPSIS = Lazy(
    r"·(?:['’]s)?(?: \w+)?(?: (?:never|always|still|certainly))?(?: (?:is|are|was|does|do|did|has|have|can|will|would)(?:n['’]t| not)?|(?: can['’]t| won['’]t| never| not| none))+\W*$|·[一-鿿]{0,6}(?:不|没有?|不会|不行|可以|不能|不是|不用)\W*$",
    re.IGNORECASE,
)
_BUT_NOT = Lazy(r"^\s*(?:and |but )?not (?:at|in|from|by|on|with|to|of)\b", re.IGNORECASE)
_NOT_ONLY = Lazy(
    r"不[只仅光](?=[用是在有卖做选由限])|\bnot (?:only|just|exclusively|solely)\b(?! (?:but|because))", re.IGNORECASE
)
_EXCLUSIVE = Lazy(r"只(?=[用是在有卖做选由限])|仅|\b(?:only|exclusively|solely|just)\b", re.IGNORECASE)
_SURE = 0.6
"""So much of a statement's content words must stand in a sentence for the words alone to show that both say the same."""


def by_statement(fact: Fact, text: str, *, chinese: bool) -> Judgement | None:
    """Whether a sentence says yes or no, and of all or of some, as the fact does."""
    ours = scope.without_others(text, chinese=chinese)
    found = _said(fact, ours, chinese=chinese)
    if found is not None and not found.agrees and _of_something_else(fact, ours, chinese=chinese):
        return None
    if (
        found is not None
        and not found.agrees
        and ours != text
        and _ELLIPSIS.search(ours)
        and not any(has(noun, ours, chinese=chinese) for noun in fact.nouns)
    ):
        return None  # 'others are, ours is not'
    if found is not None and not found.agrees and not scope.of_another_time(fact.statement, chinese=fact.chinese):
        elsewhere = not chinese and scope.of_a_thing_of_it(text, words_of(fact), chinese=False)
        if chinese and found.aspect == "name" and scope.of_a_thing_of_it(text, words_of(fact), chinese=True):
            return None
        then = scope.of_another_time(text, chinese=chinese) and not (
            _EVER.search(fact.statement) and not scope.is_planned(text, chinese=chinese)
        )
        return None if elsewhere or then else found
    return found


def _said(fact: Fact, text: str, *, chinese: bool) -> Judgement | None:
    clauses = _relevant_clauses(fact, text, chinese=chinese)
    spoken = " , ".join(clauses)
    same = fact.chinese is chinese
    sure = (
        same
        and overlap(fact, spoken, chinese=chinese) >= _SURE
        and _words_shared(fact, spoken, chinese=chinese) >= _SURE
    )
    # Of two clauses each may deny for itself; the one that has more of the statement counts, and in doubt that agrees.
    judged = [
        (
            overlap(fact, clause, chinese=chinese) if same else 0.0,
            polarity.denies(clause, chinese=chinese) is not polarity.opposed(fact.statement, clause),
        )
        for clause in clauses
    ]
    most = max(share for share, _ in judged)
    other = (
        slots.another(fact.statement, text, fact.nouns, exclusive=fact.whole, chinese=chinese)
        if same and not fact.denied and not holder_of(fact.statement, fact.chinese)
        else None
    )
    if other is not None:
        denies = any(denied is not fact.denied for share, denied in judged if share == most)
        if ":" in other.what or other.what == "always":  # 'closes at five' denies nothing
            denies = polarity.denies(spoken, chinese=chinese) is not fact.denied
        return Judgement(denies, "name", other.start, other.end, sure=_beside(fact, text, other.start, chinese=chinese))
    if (
        not fact.denied
        and same
        and any(share and _BUT_NOT.match(clause) for (share, _), clause in zip(judged, clauses, strict=True))
    ):
        return Judgement(False, "polarity", 0, len(text), sure)
    if all(denied is not fact.denied for share, denied in judged if share == most):
        return Judgement(False, "polarity", 0, len(text), sure) if sure or not fact.figures else None
    if _NOT_ONLY.search(text) and _EXCLUSIVE.search(fact.statement):
        return Judgement(False, "degree", 0, len(text), sure)
    about = [clause for clause in clauses if any(has(noun, clause, chinese=chinese) for noun in fact.nouns)]
    other_kind = _another_kind(fact, text) if same and not chinese and not fact.denied else None
    if other_kind is not None:
        return Judgement(False, "name", *other_kind, sure=False)
    if _SOME_OF_IT.search(text) and not fact.denied:
        return Judgement(False, "degree", 0, len(text), sure)
    if fact.whole and polarity.partial(" , ".join(about or clauses), chinese=chinese):
        return Judgement(False, "degree", 0, len(text), sure)
    return Judgement(True, "polarity", 0, len(text), sure)


def _beside(fact: Fact, text: str, at: int, *, chinese: bool) -> bool:
    """Whether words of the attribute stand right before what is said of them: 'headquarters in ...'."""
    for noun in fact.nouns:
        for _, end in places(noun, text, chinese=chinese):
            if end <= at <= end + 6 and not re.search(r"[,;，；]", text[end:at]):
                return True
    return False


def _of_something_else(fact: Fact, text: str, *, chinese: bool) -> bool:
    """Whether a denial is about another kind: what is denied of pasteurised milk says nothing of raw milk."""
    if fact.chinese is not chinese or fact.denied or not polarity.denies(text, chinese=chinese):
        return False
    stated = [noun for noun in fact.own if has(noun, fact.statement, chinese=chinese)]
    there = [noun for noun in stated if has(noun, text, chinese=chinese)]
    known = set(synonyms(tuple(stated)))
    others = [noun for noun in fact.own if noun not in stated and not known & set(synonyms((noun,)))]
    return bool(there) and len(there) < len(stated) and any(has(noun, text, chinese=chinese) for noun in others)


def _another_kind(fact: Fact, text: str) -> tuple[int, int] | None:
    """Where the attribute's other kind stands: 'quartz movements', if the fact has mechanical ones."""
    stated = [noun for noun in fact.own if has(noun, fact.statement, chinese=False)]
    if any(has(noun, text, chinese=False) for noun in stated if " " in noun):
        return None
    for noun in fact.own:
        if noun in stated or " " in noun or not noun.isascii():
            continue
        for match in re.finditer(rf"\b{re.escape(noun)} (?P<what>[a-z]{{4,}})", text, re.IGNORECASE):
            kind = re.search(rf"\b(?P<kind>[a-z]+) {re.escape(match['what'][:5])}", fact.statement, re.IGNORECASE)
            if (
                kind
                and any(close(stem(kind["kind"].lower()), stem(word)) for each in fact.own for word in each.split())
                and not re.search(rf"\b{kind['kind']}\b", text)
            ):
                return match.span()
    return None


def is_of_statement(fact: Fact, text: str, *, chinese: bool) -> bool:
    """Whether half of what a statement is about stands in a text that has no word of the attribute."""
    return bool(fact.statement) and fact.chinese is chinese and 2 * overlap(fact, text, chinese=chinese) >= 1


def shares_words(fact: Fact, text: str, *, chinese: bool) -> bool:
    """Whether a text has words of the statement, and a measure of the kind that the statement gives."""
    if fact.chinese is not chinese or not fact.statement:
        return False
    measures = {each.dimension for each in fact.figures} - {"count", "percent", "time"}
    if not any(each.dimension in measures for each in figures(text)):
        return False
    said = content(text, chinese=chinese)
    return any(
        stem in said or (not chinese and any(close(stem, other) for other in said))
        for stem in content(fact.statement, chinese=chinese)
    )


def _relevant_clauses(fact: Fact, text: str, *, chinese: bool) -> list[str]:
    clauses = [text] if not chinese and _ONE_CLAUSE.match(text) else _CLAUSES.split(text)
    stems = content(fact.statement, chinese=chinese)
    if "·" in text:  # what another does is no matter of ours
        clauses = [clause for clause in clauses if not scope.of_another(text, text.find(clause), (), chinese=chinese)]
    chosen = [
        clause
        for clause in clauses
        if any(has(noun, clause, chinese=chinese) for noun in fact.nouns) or content(clause, chinese=chinese) & stems
    ]
    # A Chinese topic stands before its clause, with a comma between: both together say one thing.
    return (
        ["，".join(chosen)]
        if chinese and chosen
        else chosen or [clause for clause in clauses if "·" in clause] or [text]
    )


def overlap(fact: Fact, text: str, *, chinese: bool) -> float:
    """How much of the statement's content stands in a text; words of the attribute stand for one another."""
    wanted, said = (_with_attribute(fact, each, chinese=chinese) for each in (fact.statement, text))
    shared = [stem for stem in wanted if stem in said or (not chinese and any(close(stem, other) for other in said))]
    return len(shared) / len(wanted) if wanted else 1.0


def _words_shared(fact: Fact, text: str, *, chinese: bool) -> float:
    """How much of the statement stands in a text word by word: of two words of the attribute both count."""
    wanted, said = content(fact.statement, chinese=chinese), content(text, chinese=chinese)
    if chinese:
        return 0.1 + len(wanted & said) / len(wanted) if wanted else 1.0
    shared = [stem for stem in wanted if any(close(stem, other) for other in said)]
    return len(shared) / len(wanted) if wanted else 1.0


def _with_attribute(fact: Fact, text: str, *, chinese: bool) -> frozenset[str]:
    if chinese:
        for noun in sorted((noun for noun in fact.nouns if not noun.isascii()), key=len, reverse=True):
            text = folded(text).replace(noun, f" {_ATTRIBUTE_ZH} ")
        said = content(text.replace(_ATTRIBUTE_ZH, " "), chinese=True)
        return said | {_ATTRIBUTE} if _ATTRIBUTE_ZH in text else said
    said = content(text, chinese=chinese)
    if not any(has(noun, text, chinese=chinese) for noun in fact.nouns):
        return said
    own = frozenset().union(*(content(noun, chinese=chinese) for noun in fact.nouns))
    return (said - own) | {_ATTRIBUTE}
