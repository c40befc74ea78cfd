"""The alerts of all rules of styles in some drafts: one pass over each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from voicecheck.core.document import Block as DocumentBlock
from voicecheck.core.document import Document
from voicecheck.core.rule import Rule, RuleSpec
from voicecheck.vale import facts
from voicecheck.vale.blocks import NO_SWITCHES, Block, Walked
from voicecheck.vale.linter import Linter
from voicecheck.vale.pieces import Mapped, Piece
from voicecheck.vale.reading import Reading, walk
from voicecheck.vale.rule import StyleRule
from voicecheck.vale.run import Alert

_EXTENSIONS = {"markdown": "md", "html": "html", "text": "txt"}
_SCOPES = {"list": "list", "quote": "blockquote", "cell": "table.cell", "caption": "figure.caption"}


class Found(NamedTuple):
    """What the rules of styles found in a draft.

    Attributes:
        alerts: By rule.
        faults: The rules that could not be run, each with the reason.
        words: How long the draft is, if nothing else tells.
    """

    alerts: dict[str, list[Alert]]
    faults: dict[str, str]
    words: int


def findings(drafts: Sequence[Any], rules: Sequence[Rule], models: object) -> list[Found]:
    """What the rules find in each draft."""
    runnable = [rule for rule in rules if "rule" in rule.spec.options]
    linters = _linters(runnable, str(getattr(models, "spacy", {}).get("en", "")))
    alerts: list[dict[str, list[Alert]]] = [{} for _ in drafts]
    faults: list[dict[str, str]] = [{} for _ in drafts]
    words = [0 for _ in drafts]

    def documents(reading: Reading) -> Iterator[tuple[Walked, str, str]]:
        for number, draft in enumerate(drafts):
            walked, extension = taken_apart(draft.document, reading)
            words[number] = walked.words if draft.document.bare else 0
            yield walked, draft.document.source, extension

    for linter in linters:
        for number, (each, wrong) in enumerate(linter.lint_walked(documents(linter.reading))):
            for alert in each:
                alerts[number].setdefault(alert.rule, []).append(alert)
            faults[number] |= wrong
    return [*map(Found, alerts, faults, words)]


def taken_apart(document: Document, reading: Reading) -> tuple[Walked, str]:
    """A document as Vale takes it apart, and what it is read as."""
    extension = reading.read_as(document.path) or _EXTENSIONS.get(document.format)
    if extension is None:
        return from_document(document), document.format
    return walk(document.source, extension, reading), extension


def _linters(rules: Sequence[Rule], model: str) -> list[Linter]:
    """A linter for each way of reading; kept with the first rule, for the next batch."""
    if not rules:
        return []
    names = (model, *(rule.spec.id for rule in rules))
    first: Any = rules[0]
    if first.linter is None or first.linter[0] != names:
        groups: dict[str, list[RuleSpec]] = {}
        for rule in rules:
            options = rule.spec.options
            groups.setdefault(repr((options.get("reading"), options.get("vocabulary"))), []).append(rule.spec)
        first.linter = names, [_linter(specs, model) for specs in groups.values()]
    kept: list[Linter] = first.linter[1]
    return kept


def _linter(specs: Sequence[RuleSpec], model: str) -> Linter:
    options = specs[0].options
    reading = Reading(**{key: tuple(value) for key, value in (options.get("reading") or {}).items()})
    return Linter(
        [style_rule(spec) for spec in specs],
        vocabulary=options.get("vocabulary") or (),
        reading=reading,
        known={spec.id: facts.read(spec.options.get("literals"), spec.options.get("reaches")) for spec in specs},
        model=model,
    )


def style_rule(spec: RuleSpec) -> StyleRule:
    """The rule of a style that a rule of voicecheck stands for, with the message that layers gave it."""
    stated: Mapping[str, Any] = spec.options["rule"]
    return StyleRule(
        name=spec.id,
        point=stated["point"],
        level=spec.severity,
        message=spec.message,
        scope=tuple(stated["scope"]),
        limit=stated["limit"],
        action=stated["action"],
        options=stated["options"],
    )


def from_document(document: Document) -> Walked:
    """A document in a format that Vale needs other programs for, as voicecheck has parsed it."""
    ending = os.path.splitext(document.path)[1].lstrip(".") or document.format
    blocks, summary = [], []
    for block in document.blocks:
        mapped = Mapped(_pieces(document, block))
        scope = f"heading.h{block.level or 1}" if block.scope in ("heading", "title") else _SCOPES.get(block.scope)
        if scope is None:
            blocks.append(Block(mapped, f"text.{ending}", NO_SWITCHES, plain=True))
        else:
            blocks.append(Block(mapped, f"text.{scope}.{ending}", NO_SWITCHES))
        if scope in (None, "list", "blockquote"):
            summary += [*mapped.pieces, Piece("\n\n", 0, 0)]
    return Walked(blocks, summary, {})


def _pieces(document: Document, block: DocumentBlock) -> list[Piece]:
    text = document.text
    return [
        Piece(
            text[max(segment.start, block.start) : min(segment.end, block.end)],
            segment.source_start + max(block.start - segment.start, 0) * segment.verbatim,
            segment.source_end - max(segment.end - block.end, 0) * segment.verbatim,
        )
        for segment in document.segments
        if segment.start < block.end and segment.end > block.start
    ]
