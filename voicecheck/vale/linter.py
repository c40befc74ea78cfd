"""Runs the rules of styles over a document: one pass of an automaton tells which rules may fire in which block."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from voicecheck.vale import measures
from voicecheck.vale.blocks import NO_SWITCHES, Block, Walked, Walker, divided
from voicecheck.vale.flavour import Regex, SlowError, is_simple
from voicecheck.vale.literals import required
from voicecheck.vale.messages import formatted
from voicecheck.vale.pieces import Mapped, Piece
from voicecheck.vale.points import (
    Capitalization,
    Conditional,
    Consistency,
    Existence,
    Hit,
    Occurrence,
    Point,
    Repetition,
    State,
    Substitution,
)
from voicecheck.vale.spelling import Spelling
from voicecheck.vale.styles import StyleRule

_POINTS: Mapping[str, type[Point]] = {
    "existence": Existence,
    "substitution": Substitution,
    "occurrence": Occurrence,
    "repetition": Repetition,
    "consistency": Consistency,
    "conditional": Conditional,
    "capitalization": Capitalization,
    "spelling": Spelling,
}
_PLAIN = re.compile(r"(?:\(\?i\))?\(\?m\)\\b\(\?:\(?([A-Za-z0-9][A-Za-z0-9 ]*(?<! ))\)?\)\\b")
"""An alternative that is nothing but words."""
_VARIABLES = ("pre", "list", "blockquote", *(f"heading_h{level}" for level in range(1, 7)))


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


@dataclass(frozen=True)
class Reading:
    """How documents are read.

    Attributes:
        token_ignores, block_ignores: Expressions whose first group is hidden from rules.
    """

    skipped_scopes: tuple[str, ...] = ()
    ignored_scopes: tuple[str, ...] = ()
    ignored_classes: tuple[str, ...] = ()
    token_ignores: tuple[str, ...] = ()
    block_ignores: tuple[str, ...] = ()


def compiled(rule: StyleRule, vocabulary: Sequence[str] = ()) -> Point | None:
    """The matcher of a rule; None for one that measures the whole text."""
    kind = _POINTS.get(rule.point)
    return kind(rule.name, rule.message, rule.action, rule.options, vocabulary) if kind else None


def literals(rule: StyleRule) -> list[list[str] | None] | None:
    """The literals of which a text must hold one for each alternative of a rule to match; None for one without any.

    None in place of the whole if the rule must be tried on every text. A literal that must stand as a word of its own
    begins with a space.
    """
    point = compiled(rule)
    trigger = point.trigger() if point else None
    if point is None or not trigger:
        return None
    alternatives = point.alternatives()
    if alternatives is None:
        found = required(trigger)
        return [sorted(found)] if found else None
    return [_watched(alternative) for alternative in alternatives]


def _watched(alternative: str) -> list[str] | None:
    plain = _PLAIN.fullmatch(alternative)
    if plain:
        return [" " + plain[1].lower()]
    found = required(alternative)
    return sorted(found) if found else None


@dataclass
class _Active:
    rule: StyleRule
    point: Point | None
    selectors: list[list[tuple[frozenset[str], bool]]]
    count: int = 0


class Linter:
    """The rules of some styles, compiled together.

    Args:
        known: The literals of each rule by its name, where they have been worked out already.
        sentences: Whether a rule that cannot be run asks for sentences.
    """

    def __init__(
        self,
        rules: Sequence[StyleRule],
        *,
        vocabulary: Sequence[str] = (),
        reading: Reading | None = None,
        known: Mapping[str, Sequence[Sequence[str] | None] | None] | None = None,
    ) -> None:
        self._reading = reading or Reading()
        self._active = [_Active(rule, compiled(rule, vocabulary), _selectors(rule.scope)) for rule in rules]
        firsts = {scope.split(".")[0].strip() for rule in rules for scope in rule.scope}
        self._paragraphs = "paragraph" in firsts
        self._sentences = "sentence" in firsts
        self._always: dict[int, set[int] | None] = {}
        self._owners: list[list[tuple[int, int, bool]]] = []
        self._automaton = self._build(known or {})
        self._by_scope: dict[str, frozenset[int]] = {}

    def _build(self, known: Mapping[str, Sequence[Sequence[str] | None] | None]) -> Any:
        owners: dict[str, list[tuple[int, int, bool]]] = {}
        for index, active in enumerate(self._active):
            name = active.rule.name
            groups = known[name] if name in known else literals(active.rule)
            if groups is None:
                self._always[index] = None
                continue
            single = len(groups) == 1
            for number, group in enumerate(groups):
                if group is None:
                    self._always.setdefault(index, set()).add(number)  # type: ignore[union-attr]
                for literal in group or ():
                    owner = (index, -1 if single else number, literal.startswith(" ") and literal != " ")
                    owners.setdefault(literal.removeprefix(" ") if owner[2] else literal, []).append(owner)
        if not owners:
            return None
        import ahocorasick_rs

        self._owners = list(owners.values())
        return ahocorasick_rs.AhoCorasick(list(owners))

    def lint(self, source: str, extension: str) -> tuple[list[Alert], dict[str, str]]:
        """The alerts of a document in the order in which they were found, and what rules could not be run.

        Args:
            extension: How the document is read: `md`, `html`, `txt`, ...; others are read as one text.
        """
        return self.lint_walked(walk(source, extension, self._reading), source, extension)

    def lint_walked(self, walked: Walked, source: str, extension: str) -> tuple[list[Alert], dict[str, str]]:
        """The alerts of a document that has been taken apart."""
        run = _Run(self, source, extension)
        return run.alerts(walked), run.faults

    def candidates(self, texts: Sequence[str]) -> list[dict[int, set[int] | None]]:
        """The rules that may fire in each text, each with those of its alternatives that may; None: any."""
        always = self._always.items()
        found: list[dict[int, set[int] | None]] = [
            {rule: None if live is None else set(live) for rule, live in always} for _ in texts
        ]
        if self._automaton is None or not texts:
            return found
        lowered = [text.lower() for text in texts]
        starts, at = [], 0
        for text in lowered:
            starts.append(at)
            at += len(text) + 1
        owners, whole = self._owners, "\0".join(lowered) + "\0"
        seen: set[int] = set()
        following, last = 0, -1
        for pattern, start, end in self._automaton.find_matches_as_indexes(whole, overlapping=True):
            if start >= following:
                index = bisect_right(starts, start) - 1
                following = starts[index + 1] if index + 1 < len(starts) else len(whole)
                if index != last:
                    last, seen = index, set()
            elif start < starts[last]:
                continue
            if pattern in seen:
                continue
            is_word = not (whole[end].isalnum() or whole[end] == "_") and not (
                start and (whole[start - 1].isalnum() or whole[start - 1] == "_")
            )
            rules, done = found[last], True
            for rule, alternative, as_word in owners[pattern]:
                if as_word and not is_word:
                    done = False
                elif alternative < 0:
                    rules[rule] = None
                else:
                    live = rules.setdefault(rule, set())
                    if live is not None:
                        live.add(alternative)
            if done:
                seen.add(pattern)
        return found

    def in_scope(self, scope: str) -> frozenset[int]:
        """The rules that hold for blocks of a scope."""
        found = self._by_scope.get(scope)
        if found is None:
            parts = frozenset(scope.split("."))
            found = frozenset(index for index, each in enumerate(self._active) if _matches(each.selectors, parts))
            if len(self._by_scope) < 1000:
                self._by_scope[scope] = found
        return found


class _Run:
    """One document."""

    def __init__(self, linter: Linter, source: str, extension: str) -> None:
        self._linter = linter
        self._source = source
        self._extension = extension
        self._state = State()
        self._seen: set[tuple[int, int]] = set()
        self._counts: dict[int, int] = {}
        self._found: list[Alert] = []
        self.faults: dict[str, str] = {}

    def alerts(self, walked: Walked) -> list[Alert]:
        """All alerts, in the order in which they were found."""
        linter = self._linter
        candidates = linter.candidates([block.text for block in walked.blocks])
        paragraphs, sentences = linter._paragraphs, linter._sentences
        cut: Callable[[str], Iterable[tuple[int, int]]] | None = None
        if sentences:
            from voicecheck.vale.sentences import spans

            cut = spans
        for block, rules in zip(walked.blocks, candidates, strict=True):
            if not rules:
                continue
            if block.plain and (paragraphs or sentences):
                for part in divided(block, paragraphs=paragraphs, sentences=cut):
                    self._run(part, rules, linter.in_scope(part.scope))
            else:
                self._run(block, rules, linter.in_scope(block.scope))
        self._whole(walked)
        return self._found

    def _whole(self, walked: Walked) -> None:
        """The rules of scope `summary` and `raw`."""
        linter = self._linter
        raw, summary = f"raw.{self._extension}", f"summary.{self._extension}"
        measured = linter.in_scope(summary)
        if measured:
            block = Block(walked.summary, summary, walked.switches)
            (rules,) = linter.candidates([block.text])
            self._measure(walked, measured)
            self._run(block, rules, measured)
        in_raw = linter.in_scope(raw)
        if in_raw:
            (may,) = linter.candidates([self._source])
            whole = Block(Mapped([Piece(self._source, 0, len(self._source))]), raw, NO_SWITCHES)
            self._run(whole, may, in_raw)

    def _measure(self, walked: Walked, rules: Iterable[int]) -> None:
        active = self._linter._active
        needed = sorted(index for index in rules if active[index].point is None)
        if not needed:
            return
        counts = measures.counts(walked.summary.text)
        if not counts:
            return
        values = {**dict.fromkeys(_VARIABLES, 0.0), **counts}
        for name, number in walked.metrics.items():
            if not name.startswith("table"):
                values[name.replace(".", "_")] = float(number)
        for index in needed:
            rule = active[index].rule
            if walked.switches.silence(rule.name):
                continue
            try:
                message = _measured(rule, values)
            except measures.FormulaError as error:
                self.faults[rule.name] = str(error)
                continue
            if message is not None:
                self._add(index, rule, Hit(0, 0, message, ""), walked.summary, "summary")

    def _run(self, block: Block, may: Mapping[int, set[int] | None], in_scope: frozenset[int]) -> None:
        rules = in_scope.intersection(may)
        if not rules:
            return
        active = self._linter._active
        text, switches = block.text, block.switches
        simple = is_simple(text)
        for index in sorted(rules):
            each = active[index]
            if each.point is None or (switches is not NO_SWITCHES and switches.silence(each.rule.name)):
                continue
            try:
                for hit in each.point.run(text, self._state, simple=simple, live=may[index]):
                    if switches is NO_SWITCHES or not switches.silence(each.rule.name, hit.match):
                        self._add(index, each.rule, hit, block.mapped, block.scope)
            except SlowError as error:
                self.faults[each.rule.name] = f"its pattern took too long: {str(error)[:80]}"

    def _add(self, index: int, rule: StyleRule, hit: Hit, mapped: Mapped, scope: str) -> None:
        whole = hit.start == hit.end == 0
        start = 0 if whole else mapped.source(hit.start)
        if (index, start) in self._seen:
            return
        if rule.limit and self._counts.get(index, 0) >= rule.limit:
            return
        self._seen.add((index, start))
        self._counts[index] = self._counts.get(index, 0) + 1
        end = 0 if whole else mapped.source(hit.end, end=True)
        self._found.append(Alert(rule.name, start, end, hit.message, hit.match, scope, hit.suggestions, whole))


def _measured(rule: StyleRule, values: Mapping[str, float]) -> str | None:
    options = rule.options
    if rule.point == "readability":
        names = options.get("metrics", ())
        grade = measures.grade(list(names), values) if names else 0.0
        return formatted(rule.message, (f"{grade:.2f}",)) if grade > options.get("grade", 0.0) else None
    formula = options.get("formula", "")
    for level in range(1, 7):
        formula = formula.replace(f"heading.h{level}", f"heading_h{level}")
    result = measures.compute(formula, values)
    if measures.compute(f"{float(result):f} {options.get('condition', '')}", values):
        return formatted(rule.message, (f"{float(result):.2f}",))
    return None


def walk(source: str, extension: str, reading: Reading) -> Walked:
    """Take a document apart as Vale does."""
    if extension == "md":
        from voicecheck.vale import frontmatter
        from voicecheck.vale.markdown import Reader

        body, head = frontmatter.read(source)
        walker = _walker(extension, reading, head)
        if body:
            walker.metrics["pre"] = 1
        return walker.walk(Reader(_hidden(source, reading), body).read())
    if extension in ("html", "htm"):
        from voicecheck.vale import tags

        return _walker("html", reading, ()).walk(tags.read(_hidden(source, reading), 0))
    mapped = Mapped([Piece(source, 0, len(source))])
    block = Block(mapped, f"text.{extension}", NO_SWITCHES, plain=extension == "txt")
    return Walked([block] if source.strip() else [], Mapped([]), {})


def _walker(extension: str, reading: Reading, head: Iterable[tuple[str, Mapped]]) -> Walker:
    return Walker(extension, reading.skipped_scopes, reading.ignored_scopes, reading.ignored_classes, head)


def _hidden(source: str, reading: Reading) -> str:
    """The source with what `TokenIgnores` and `BlockIgnores` name out of sight, every place kept."""
    for pattern in reading.block_ignores:
        source = _blanked(source, pattern, "", " ")
    for pattern in reading.token_ignores:
        source = _blanked(source, pattern, "", "*")
    return source


def _blanked(source: str, pattern: str, _: str, filler: str) -> str:
    found, last = [], 0
    for match in Regex(pattern).finditer(source):
        start, end = match.span(1) if match.re.groups else match.span()
        if start < last or start == end:
            continue
        hidden = "".join("\n" if mark == "\n" else filler for mark in source[start:end])
        found += [source[last:start], hidden]
        last = end
    return "".join(found) + source[last:]


def _selectors(scopes: Iterable[str]) -> list[list[tuple[frozenset[str], bool]]]:
    found = []
    for scope in scopes:
        parts = []
        for part in scope.split("&"):
            names = [name.strip() for name in part.split(".")]
            negated = names[0].startswith("~")
            names[0] = names[0].removeprefix("~")
            parts.append((frozenset(names), negated))
        found.append(parts)
    return found


def _matches(selectors: list[list[tuple[frozenset[str], bool]]], scope: frozenset[str]) -> bool:
    sized = "raw" in scope or "summary" in scope
    for selector in selectors:
        if all((not sized and not names <= scope) if negated else names <= scope for names, negated in selector):
            return True
    return False


def alerts_of(found: Iterable[Alert], rule: str) -> Iterator[Alert]:
    """Those of one rule."""
    return (alert for alert in found if alert.rule == rule)


__all__ = ["Alert", "Linter", "Reading", "alerts_of", "field"]
