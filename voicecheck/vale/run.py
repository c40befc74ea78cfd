"""One document run through a linter: which rule is run on which part of which block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from voicecheck.vale import places
from voicecheck.vale.blocks import NO_SWITCHES, OFF, Block, Walked
from voicecheck.vale.flavour import SlowError
from voicecheck.vale.kinds import is_measure
from voicecheck.vale.parts import BLOCK, PARAGRAPH, SENTENCE
from voicecheck.vale.pieces import Mapped, Piece, new
from voicecheck.vale.point import Hit, Point, State
from voicecheck.vale.prefilter import Live, Sifted
from voicecheck.vale.rule import StyleRule
from voicecheck.vale.scan import Found, matches

if TYPE_CHECKING:
    from voicecheck.vale.linter import Active, Holding, Linter

_NOTHING: Live = {}
_CROSSING = re.compile(r"""\A\s|[.?!)’”"'。！？].|\n\n""", re.DOTALL)
"""What a match has in it that crosses the end of a sentence or paragraph."""


class Alert(NamedTuple):
    """What a rule found, by its place in the source; `whole` if it is about the document."""

    rule: str
    start: int
    end: int
    message: str
    match: str
    scope: str
    suggestions: tuple[str, ...]
    whole: bool


class Run:
    """One document."""

    def __init__(self, linter: Linter, source: str, extension: str) -> None:
        self._linter = linter
        self._source = source
        self._extension = extension
        self._state = State()
        self._waiting: list[tuple[int, Active, Block, int, Live | None]] = []
        self._seen: dict[int, set[int]] = {}
        self._counts: dict[int, int] = {}
        self._found: list[Alert] = []
        self.faults: dict[str, str] = {}

    def alerts(self, walked: Walked) -> list[Alert]:
        """All alerts, in the order in which they were found; the list grows when the run is resumed."""
        linter = self._linter
        self._check(walked.blocks, linter.of_texts)
        summary = linter.holding(f"summary.{self._extension}", plain=False).rules
        if summary:
            self._measure(walked, summary)
            block = Block(walked.summary, f"summary.{self._extension}", walked.switches)
            self._check([block], frozenset(summary))
        raw = linter.holding(f"raw.{self._extension}", plain=False).rules
        if raw:
            whole = Mapped([Piece(self._source, 0, len(self._source))])
            # Of the comments, the source as it is heeds one alone: what was switched off and never on again.
            block = Block(whole, f"raw.{self._extension}", OFF if walked.switches.off else NO_SWITCHES)
            self._check([block], frozenset(raw))
        return self._found

    def _check(self, blocks: Sequence[Block], rules: frozenset[int]) -> None:
        """Run rules on those of some blocks that they hold for; all blocks pass the prefilter together."""
        chosen: list[Block] = []
        holdings: list[Holding] = []
        for block in blocks:
            holding = self._linter.holding(block.scope, plain=block.plain)
            if holding.rules:
                chosen.append(block)
                holdings.append(holding)
                if holding.others:
                    rules |= holding.others
        texts, held = [block.text for block in chosen], [holding.rules for holding in holdings]
        sifted = self._linter.prefilter(rules).sifted(texts, held)
        always = self._without_hits(holdings, sifted)
        self._scan(chosen, sifted)
        for number, (block, live) in enumerate(zip(chosen, sifted.live, strict=True)):
            if live or number in always:
                self._run(block, always.get(number, ()), held[number], live)

    def _scan(self, blocks: Sequence[Block], sifted: Sifted) -> None:
        """Run the rules that may see all blocks at once."""
        known: dict[tuple[int, tuple[str, ...]], list[Found]] = {}
        for index, queue in sorted(sifted.candidates.items()):
            each = self._linter.active[index]
            try:
                key = self._linter.pattern(index), each.rule.scope
                if key not in known:
                    assert each.alternatives is not None
                    known[key] = matches(each.alternatives, index, queue, sifted)
                crossed = self._scanned(index, each, known[key], blocks, sifted)
            except SlowError as error:
                self.faults[each.rule.name] = f"its pattern took too long: {str(error)[:80]}"
                continue
            if crossed:
                queue.sort()
            for number in crossed:
                live = places.of_block(queue, sifted.starts[number], len(sifted.texts[number]))
                self._tried(index, each, blocks[number], sifted.held[number][index], live)

    def _scanned(
        self,
        index: int,
        each: Active,
        matched: Sequence[Found],
        blocks: Sequence[Block],
        sifted: Sifted,
    ) -> list[int]:
        """Run one rule; gives the blocks in which a match crosses the end of a sentence or paragraph."""
        rule = each.rule
        crossed: list[int] = []
        hits: list[Hit] = []
        at, begin, where, skips = -1, 0, BLOCK, False
        for number, alternative, start, end, match in matched:
            if number != at:
                if hits:
                    self._take(index, rule, hits, blocks[at], _scope(blocks[at].scope, where), -begin)
                    hits = []
                at, begin, where = number, sifted.starts[number], sifted.held[number][index]
                switches = blocks[number].switches
                skips = switches is not NO_SWITCHES and switches.silence(rule.name)
            if skips:
                continue
            told = each.told(alternative, match) if start >= 0 else None
            if start < 0 or (
                told
                and where != BLOCK
                and _may_cross(match)
                and blocks[number].parts.are_crossed(start - begin, end - begin, where)
            ):
                crossed.append(number)
                hits, skips = [], True
            elif told:
                hits.append(new(Hit, (start, end, told[0], match, told[1])))
        if hits:
            self._take(index, rule, hits, blocks[at], _scope(blocks[at].scope, where), -begin)
        return crossed

    def _measure(self, walked: Walked, rules: Iterable[int]) -> None:
        active = self._linter.active
        needed = sorted(index for index in rules if is_measure(active[index].rule))
        if not needed:
            return
        from voicecheck.vale import measures

        values = measures.of_document(walked.summary.text, walked.metrics)
        for index in needed if values else ():
            rule = active[index].rule
            if walked.switches.silence(rule.name):
                continue
            try:
                message = measures.message(rule, values)
            except measures.FormulaError as error:
                place = rule.options.get("place")
                self.faults[rule.name] = f"{f'{place}: ' if place else ''}'formula' or 'condition': {error}"
                continue
            if message is not None:
                summary = Block(walked.summary, "summary", NO_SWITCHES)
                self._take(index, rule, (Hit(0, 0, message, ""),), summary, "summary")

    def _without_hits(self, holdings: Sequence[Holding], sifted: Sifted) -> dict[int, list[int]]:
        """For each text the rules that need no hit, and may find something there."""
        found: dict[int, list[int]] = {}
        for index in sorted(frozenset().union(*(holding.always for holding in holdings))):
            point = self._linter.active[index].point
            if point is None:
                continue
            among = [number for number, holding in enumerate(holdings) if index in holding.always]
            for number in point.blocks(sifted.texts, sifted.whole, among):
                found.setdefault(number, []).append(index)
        return found

    def _run(self, block: Block, always: Sequence[int], held: Mapping[int, int], hits: Mapping[int, Live]) -> None:
        rules = {*always, *hits}
        switches, active = block.switches, self._linter.active
        for index in sorted(rules) if len(rules) > 1 else rules:
            each = active[index]
            if each.point is None or (switches is not NO_SWITCHES and switches.silence(each.rule.name)):
                continue
            if len(block.text) < each.point.least_length:
                continue
            live = None if each.literals is None else hits.get(index, _NOTHING)
            if each.everywhere:
                live = {**(live or _NOTHING), **each.everywhere}
            self._tried(index, each, block, held[index], live)

    @property
    def untagged(self) -> list[str]:
        """The sentences whose parts of speech must be told for the rules that wait."""
        return self._state.untagged

    def resume(self, tags: Mapping[str, Sequence[str]]) -> None:
        """Run the rules that wait, now that the parts of speech are known."""
        self._state.tags = tags
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            self._tried(*each)

    def give_up(self, reason: str) -> None:
        """Say why the rules that wait cannot be run."""
        for _, each, *_ in self._waiting:
            self.faults[each.rule.name] = reason

    def _tried(self, index: int, each: Active, block: Block, where: int, live: Live | None) -> None:
        assert each.point is not None
        before = len(self._state.untagged)
        try:
            self._rule(index, each, each.point, block, where, live)
        except SlowError as error:
            self.faults[each.rule.name] = f"its pattern took too long: {str(error)[:80]}"
        if len(self._state.untagged) > before:
            self._waiting.append((index, each, block, where, live))

    def _rule(self, index: int, each: Active, point: Point, block: Block, where: int, live: Live | None) -> None:
        """Run a rule on a block, and on those of its parts that it holds for."""
        text, rule, parts = block.text, each.rule, block.parts
        if where == BLOCK:
            self._take(index, rule, point.run(text, self._state, live), block, block.scope)
            return
        if point.splits(text, live):
            hits = [*point.run(text, self._state, live)]
            if not hits:
                return
            if not any(
                _may_cross(text[hit.start : hit.end]) and parts.are_crossed(hit.start, hit.end, where) for hit in hits
            ):
                self._take(index, rule, hits, block, _scope(block.scope, where))
                return
        elif not point.may_find(text, live):
            if where & BLOCK:
                self._take(index, rule, point.run(text, self._state, live), block, block.scope)
            return
        for part, spans in ((PARAGRAPH, parts.paragraphs), (SENTENCE, parts.sentences)):
            for start, end in point.narrowed(text, spans()) if where & part else ():
                inside = places.within(live, start, end)
                if inside or live is None:
                    found = point.run(text[start:end], self._state, inside)
                    self._take(index, rule, found, block, _scope(block.scope, part), start)
        if where & BLOCK:
            self._take(index, rule, point.run(text, self._state, live), block, block.scope)

    def _take(self, index: int, rule: StyleRule, hits: Iterable[Hit], block: Block, scope: str, at: int = 0) -> None:
        """Make alerts of what a rule has found in a block, or in a part of one that begins `at`."""
        switches, mapped, name, limit = block.switches, block.mapped, rule.name, rule.limit
        seen = self._seen.setdefault(index, set())
        for first, last, message, match, suggestions in hits:
            if switches is not NO_SWITCHES and switches.silence(name, match):
                continue
            whole = first == last == 0
            start, end = (0, 0) if whole else mapped.range(at + first, at + last)
            if start in seen:
                continue
            if limit:
                if self._counts.get(index, 0) >= limit:
                    continue
                self._counts[index] = self._counts.get(index, 0) + 1
            if (
                end - start > len(match)
                and self._source.find("\n", start, end) >= 0
                and not any(map(str.isspace, match))
            ):
                # The end of one block and the beginning of the next, which stand side by side in the text alone.
                continue
            seen.add(start)
            self._found.append(new(Alert, (name, start, end, message, match, scope, suggestions, whole)))


def _may_cross(match: str) -> bool:
    """Whether a match may not lie in one sentence and paragraph."""
    return not match.isalpha() and _CROSSING.search(match) is not None


def _scope(scope: str, where: int) -> str:
    if where & PARAGRAPH:
        return f"paragraph.{scope}"
    return f"sentence.{scope}" if where & SENTENCE else scope


__all__ = ["Alert", "Run"]
