"""A document with what has been computed of it, each thing once, however many rules ask."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from voicecheck.core.document import INLINE_SCOPES, Block, Document
from voicecheck.core.profile import Profile
from voicecheck.core.rule import Hit, Rule, RuleSpec, Sentence, Wording
from voicecheck.language import scripts

if TYPE_CHECKING:
    from voicecheck.language.fold import Folded
    from voicecheck.language.gate import Gate
    from voicecheck.language.lexicon import Found, Lexicon
    from voicecheck.language.patterns import Pattern

# A domain without a scheme is told by the commonest endings: 'end of story.Then' is none.
_ADDRESS = r"://|www\.|[\w.+-]@[\w-]|\w\.(?:com|org|net|gov|edu|info|io|ai|app|dev|co|cn|hk|tw|uk|de|eu|me|tv)(?![\w-])"


class RuleIndex:
    """Rules compiled to be looked for together. Pickles."""

    def __init__(self, rules: Sequence[Rule], allowed: Sequence[str] = ()) -> None:
        self.rules = tuple(rules)
        self.reads_inlines = any(scope in INLINE_SCOPES for rule in self.rules for scope in rule.spec.scopes)
        self.place = {rule.spec.id: index for index, rule in enumerate(self.rules)}
        self._allowed_terms = tuple(allowed)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The literals of the rules."""
        from voicecheck.language.lexicon import Lexicon

        return Lexicon(self.rules)

    @cached_property
    def allowed(self) -> Lexicon:
        """The terms that the profile allows."""
        from voicecheck.language.lexicon import Lexicon

        return Lexicon([_Allowed(self._allowed_terms)])

    @cached_property
    def gate(self) -> Gate:
        """The regular expressions of the rules."""
        from voicecheck.language.gate import Gate

        return Gate(
            {source: sets for rule in self.rules for source, sets in zip(rule.patterns(), rule.needed(), strict=True)}
        )

    @cached_property
    def excuses(self) -> Mapping[str, tuple[Pattern, ...]]:
        """The patterns of sentences in which a rule finds nothing, by its id."""
        stated = {rule.spec.id: rule.spec.unless_sentence for rule in self.rules if rule.spec.unless_sentence}
        if not stated:
            return {}
        from voicecheck.language.patterns import Pattern

        return {name: tuple(map(Pattern, sources)) for name, sources in stated.items()}

    def needs(self, facet: str) -> bool:
        """Whether a rule asks for a facet."""
        return any(facet in rule.needs for rule in self.rules)


class _Allowed(Rule):
    """The terms that a profile allows, as if a rule looked for them."""

    def __init__(self, terms: Sequence[str]) -> None:
        self.terms = tuple(terms)

    def literals(self) -> Sequence[str]:
        return self.terms

    def check(self, draft: object) -> Sequence[Any]:
        return ()


class AnalysedDraft:
    """The `core.rule.Draft` that rules are given; its document must have been through `identify`."""

    def __init__(self, document: Document, index: RuleIndex, profile: Profile) -> None:
        self.document = document
        self.index = index
        self.profile = profile
        self.facets: dict[str, Any] = {}
        self._blocks: dict[tuple[tuple[str, ...], tuple[str, ...]], Sequence[Block]] = {}
        self._plain: dict[Block, Folded | None] = {}
        self._sentences: dict[int, Sequence[Sentence]] = {}

    def facet(self, name: str) -> Any:
        return self.facets[name]

    @cached_property
    def folded(self) -> Folded:
        """`document.text`, folded for matching."""
        from voicecheck.language.fold import fold

        return fold(self.document.text)

    def plain(self, block: Block) -> Folded | None:
        if self._plain_text is None:
            return None
        if block not in self._plain:
            from voicecheck.language.fold import plain

            self._plain[block] = plain(self.document.block_text(block))
        return self._plain[block]

    def blocks(self, spec: RuleSpec) -> Sequence[Block]:
        key = (spec.scopes, spec.languages)
        known = self._blocks.get(key)
        if known is None:
            scopes, languages = key
            candidates: Sequence[Block] = self.document.blocks
            if scopes:
                if any(scope in INLINE_SCOPES for scope in scopes):
                    candidates = (*candidates, *self.document.inlines)
                candidates = [block for block in candidates if block.scope in scopes]
            if languages:
                candidates = [block for block in candidates if scripts.speaks(languages, block.language)]
            known = self._blocks[key] = candidates
        return known

    def hits(self, rule: Rule) -> Sequence[Hit]:
        found = self._found.get(self.index.place[rule.spec.id])
        if not found:
            return ()
        literals = rule.literals()
        from voicecheck.language.lexicon import longest

        hits = (self._hit(rule, item, literals[item.literal]) for item in longest(found))
        return [hit for hit in hits if hit is not None]

    def places(self, source: str) -> Collection[int]:
        found = self._places.get(source)
        if found is None:
            return () if source in self.index.gate else self._everywhere
        return found

    def wording(self, spec: RuleSpec) -> Wording:
        language = self.document.language
        if spec.chinese is None or not language.startswith("zh"):
            return spec.wording
        from voicecheck.language.variants import in_variant_of

        stated = zip(spec.chinese, spec.wording, strict=True)
        return Wording(*(in_variant_of(language, chinese) if chinese else other for chinese, other in stated))

    def told(self, english: str, chinese: str, within: RuleSpec | None = None) -> str:
        if not self.document.language.startswith("zh"):
            return english
        if within is not None and not scripts.count_han(self.wording(within).message):
            return english
        from voicecheck.language.variants import told

        return told(self.document.language, english, chinese)

    def sentences(self, block: Block) -> Sequence[Sentence]:
        known = self._sentences.get(block.start)
        if known is None or (known and known[0].block is not block):
            from voicecheck.language.sentences import split

            text = self.document.block_text(block)
            known = self._sentences[block.start] = [
                Sentence(
                    block.start + start,
                    block.start + end,
                    scripts.language_of(text[start:end], block.language),
                    block,
                )
                for start, end in split(text, block.language)
            ]
        return known

    def sentence_at(self, offset: int) -> Sentence | None:
        block = self.document.block_at(offset)
        if block is None:
            return None
        sentences = self.sentences(block)
        index = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
        return sentences[index] if index >= 0 else None

    def excused(self, rule: Rule, offset: int) -> bool:
        excuses = self.index.excuses.get(rule.spec.id)
        if not excuses:
            return False
        sentence = self.sentence_at(offset)
        if sentence is None:
            return False
        from voicecheck.language.fold import plain

        text = self.document.text[sentence.start : sentence.end]
        folded = plain(text) if self._plain_text is not None else None
        readings = (text,) if folded is None else (text, folded.text)
        return any(excuse.found_in(reading) for excuse in excuses for reading in readings)

    def allows(self, start: int, end: int) -> bool:
        """Whether `document.text[start:end]` lies inside a term that the profile allows."""
        return any(item.start <= start and end <= item.end for item in self._allowed)

    @cached_property
    def _found(self) -> Mapping[int, list[Found]]:
        return self.index.lexicon.find(self.folded)

    @cached_property
    def _places(self) -> Mapping[str, Collection[int]]:
        gate = self.index.gate
        names = _looked_for((*self.profile.brand_names, *self.profile.short_names), self.document.text.isascii())
        blocks = [*self.document.blocks, *(self.document.inlines if self.index.reads_inlines else ())]
        places: dict[str, Collection[int]] = dict.fromkeys(gate.always(), self._everywhere)
        live: dict[str, set[int]] = {}
        readings = [self._reading(block) for block in blocks]
        named = [any(name in small for name in names) for small in map(str.lower, readings)]
        for block, sources in zip(blocks, gate.live(readings, named), strict=True):
            for source in sources:
                live.setdefault(source, set()).add(block.start)
        return {**places, **live}

    @cached_property
    def _everywhere(self) -> Collection[int]:
        return frozenset(block.start for block in (*self.document.blocks, *self.document.inlines))

    def _reading(self, block: Block) -> str:
        """All that a rule may match in a block: its text, and how it reads without tricks."""
        text, folded = self.document.block_text(block), self.plain(block)
        return text if folded is None else f"{text}\n{folded.text}"

    @cached_property
    def _plain_text(self) -> Folded | None:
        from voicecheck.language.fold import plain

        return plain(self.document.text)

    @cached_property
    def _allowed(self) -> Sequence[Found]:
        return self.index.allowed.find(self.folded).get(0, ()) if len(self.index.allowed) else ()

    def _hit(self, rule: Rule, item: Found, literal: str) -> Hit | None:
        block = self._block_of(rule.spec, item, literal)
        if block is None or (self._allowed and self.allows(item.start, item.end)):
            return None
        folded = self.folded.text
        han = scripts.is_han(folded[item.folded_start]) or scripts.is_han(folded[item.folded_end - 1])
        if han and rule.whole_words:
            from voicecheck.language.words import cuts_word

            if cuts_word(folded, item.folded_start, item.folded_end):
                return None
        if not han and self._in_address(item.start, item.end):
            return None
        raw = self.document.text[item.start : item.end]
        if literal in raw:
            return Hit(item.literal, item.start, item.end, block, "")
        from voicecheck.language.fold import trick

        return Hit(item.literal, item.start, item.end, block, trick(raw, latin=literal.isascii()))

    def _block_of(self, spec: RuleSpec, item: Found, literal: str) -> Block | None:
        if any(scope in INLINE_SCOPES for scope in spec.scopes):
            inside = (block for block in self.blocks(spec) if block.start <= item.start and item.end <= block.end)
            return next(inside, None)
        block = self.document.block_at(item.start)
        if block is None or (spec.scopes and block.scope not in spec.scopes):
            return None
        if scripts.speaks(spec.languages, block.language):
            return block
        if block.language.startswith("zh"):
            return None
        # A Chinese term in a mostly English paragraph is still Chinese.
        chinese = any(map(scripts.is_han, literal)) and any(tag.startswith("zh") for tag in spec.languages)
        return block if chinese else None

    def _in_address(self, start: int, end: int) -> bool:
        """Whether a match is part of a web or mail address."""
        text = self.document.text
        left, right = start, end
        while left and start - left < _LONGEST_ADDRESS and "!" <= text[left - 1] <= "~":
            left -= 1
        while right < len(text) and right - end < _LONGEST_ADDRESS and "!" <= text[right] <= "~":
            right += 1
        return (right - left) > (end - start) and re.search(_ADDRESS, text[left:right]) is not None


_LONGEST_ADDRESS = 300


@lru_cache(maxsize=16)
def _looked_for(names: tuple[str, ...], is_ascii: bool) -> frozenset[str]:
    """Names in small letters and, where there may be Chinese, in Simplified too."""
    from voicecheck.language.fold import plain

    known = {name.strip("@#＠＃ ") for name in names if name.isascii() or not is_ascii}
    known |= {folded.text for folded in map(plain, known) if folded is not None}
    return frozenset(name.lower() for name in known if name)


def languages_of(document: Document) -> frozenset[str]:
    """The languages of its blocks; Chinese if there is a Chinese character anywhere."""
    found = {block.language for block in document.blocks}
    if not any(language.startswith("zh") for language in found) and scripts.count_han(document.text):
        found.add("zh-Hans")
    return frozenset(found or {document.language})


def identify(document: Document) -> Document:
    """The document with the language of each block told, and its own where nothing stated it."""
    stated = scripts.known_tag(document.language)
    language = stated if stated and stated != "zh" else scripts.language_of(document.text, stated)

    is_plain = bool(language) and not language.startswith(("zh", "ja")) and not scripts.may_be_cjk(document.text)

    def told(block: Block) -> Block:
        text = document.text[block.start : block.end]
        # Without any character from China or Japan, that there is a letter is all that matters.
        found = language if is_plain and text[:1].isalpha() else scripts.language_of(text, language)
        return block if found == block.language else Block(block.scope, block.start, block.end, block.level, found)

    return replace(
        document,
        language=language,
        blocks=tuple(told(block) for block in document.blocks),
        inlines=tuple(told(block) for block in document.inlines),
    )
