"""English word forms, from simplemma's lemma dictionary turned round.

Loads that dictionary (about 0.3 s), so only the preparing of rules calls this; the forms are cached with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from functools import lru_cache

_ENDINGS = ("ing", "ed", "s", "er", "est")


def inflections(term: str) -> tuple[str, ...]:
    """A term with every form of its first or its last word, the term itself first.

    'circle back' gives 'circling back', 'deep dive' gives 'deep dives'.
    """
    words = term.split(" ")
    forms = [term]
    for place in sorted({0, len(words) - 1}):
        head, tail = words[:place], words[place + 1 :]
        forms += (" ".join([*head, form, *tail]) for form in _forms(words[place]))
    return tuple(dict.fromkeys(forms))


def inflect_like(form: str, term: str, other: str) -> str | None:
    """`other` inflected as `form` is of `term`: 'utilizes', 'utilize', 'use' -> 'uses'; None if that is not certain."""
    if form == term:
        return other
    changed = [(a, b) for a, b in zip(form.split(" "), term.split(" "), strict=True) if a != b]
    if len(changed) != 1:
        return None
    ending = _ending(*changed[0])
    head, _, rest = other.partition(" ")
    candidates = [each for each in _forms(head) if _ending(each, head) == ending]
    if len(candidates) != 1:
        return None
    return f"{candidates[0]} {rest}" if rest else candidates[0]


def _ending(form: str, lemma: str) -> str:
    """The kind of inflection; an irregular past counts as `ed`."""
    for ending in _ENDINGS:
        if form.endswith(ending) and not lemma.endswith(ending):
            return ending
    return "ed" if not form.endswith(("s", "ing")) else form[-1:]


def _forms(word: str) -> tuple[str, ...]:
    if not word.isascii() or not word.isalpha() or len(word) < 3:
        return ()
    word = word.lower()
    known, by_lemma = _dictionary()
    forms = list(by_lemma.get(word, ()))
    for ending in ("s", "ed", "ing"):
        if not any(_ending(form, word) == ending for form in forms):
            forms += _regular(word, ending, known)
    return tuple(forms)


def _regular(word: str, ending: str, known: Set[str]) -> list[str]:
    """The form that spelling rules give, if the dictionary has it or does not know the word at all."""
    stem = word[:-1] if word.endswith("e") and ending != "s" else word
    candidates = [stem + ending, word + word[-1] + ending]
    if ending == "s" and word.endswith(("s", "x", "z", "ch", "sh")):
        candidates = [word + "es"]
    elif word.endswith("y") and word[-2] not in "aeiou" and ending != "ing":
        candidates = [word[:-1] + ("ies" if ending == "s" else "ied")]
    if word not in known:
        return candidates[:1]
    return [candidate for candidate in candidates if candidate in known][:1]


@lru_cache(maxsize=1)
def _dictionary() -> tuple[Set[str], Mapping[str, tuple[str, ...]]]:
    """Every form that is known, and the forms of each lemma."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    known: set[str] = set()
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for form, lemma in DefaultDictionaryFactory().get_dictionary("en").items():
        if form.isascii() and form.isalpha() and form.islower():
            known.add(form)
            if form != lemma:
                forms[lemma].append(form)
    return known, {lemma: tuple(sorted(each)) for lemma, each in forms.items()}
