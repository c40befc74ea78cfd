"""Documents and rules made by hand, for tests that need no files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from voicecheck.checks import kind
from voicecheck.core.document import BLOCK_BREAK, Block, Document, Segment
from voicecheck.core.finding import Finding
from voicecheck.core.profile import Profile
from voicecheck.core.rule import Rule, RuleSpec
from voicecheck.language.draft import AnalysedDraft, identify
from voicecheck.language.rule_index import RuleIndex


def document(*paragraphs: str, scope: str = "paragraph", **fields: Any) -> Document:
    """Paragraphs that stand in the source as they are, one blank line between them."""
    text, source, blocks, segments = "", "", [], []
    for paragraph in paragraphs:
        if text:
            text += BLOCK_BREAK
            source += "\n\n"
        segments.append(Segment(len(text), len(text) + len(paragraph), len(source), len(source) + len(paragraph), True))
        blocks.append(Block(scope, len(text), len(text) + len(paragraph)))
        text += paragraph
        source += paragraph
    return Document("draft.md", source, text, tuple(segments), tuple(blocks), **fields)


def rule(kind_name: str, spec: dict[str, Any] | None = None, **options: Any) -> Rule:
    """A rule of a kind with these options, prepared."""
    stated = RuleSpec("test.rule", kind_name, "warning", "'{match}'", options=options)
    stated = replace(stated, **(spec or {}))
    return kind(kind_name)(replace(stated, options=kind(kind_name).prepare(stated)))


def check(
    tested: Rule, *paragraphs: str, profile: Profile | None = None, allowed: tuple[str, ...] = (), **fields: Any
) -> list[Finding]:
    """What a rule finds in paragraphs."""
    draft = AnalysedDraft(identify(document(*paragraphs, **fields)), RuleIndex([tested], allowed), profile or Profile())
    return list(tested.check(draft))


def matched(tested: Rule, *paragraphs: str, **fields: Any) -> list[str]:
    """The matched texts."""
    return [finding.matched for finding in check(tested, *paragraphs, **fields)]
