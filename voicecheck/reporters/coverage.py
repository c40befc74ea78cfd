"""Which key messages the drafts of a run carry, and in what wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from voicecheck.core.message import VERDICTS
from voicecheck.core.report import Summary


def coverage_rows(summary: Summary, messages: Sequence[str]) -> Iterator[dict[str, Any]]:
    """For each message the number of drafts by verdict, and the first wording that agrees with it."""
    for name in messages:
        counts = {verdict: summary.by_message[name, verdict] for verdict in VERDICTS}
        yield {
            "message": name,
            "drafts": {verdict: number for verdict, number in counts.items() if number},
            "wording": summary.wordings.get(name, ""),
        }


def coverage_lines(summary: Summary, messages: Sequence[str]) -> Iterator[str]:
    """The same for people: a line a message, those that no draft carries last."""
    rows = sorted(coverage_rows(summary, messages), key=lambda row: -row["drafts"].get("consistent", 0))
    carried = sum(1 for row in rows if row["drafts"].get("consistent"))
    drafts = "draft" if summary.files == 1 else "drafts"
    yield f"Key messages: {carried} of {len(rows)} carried in {summary.files} {drafts}"
    for row in rows:
        counts = ", ".join(f"{number} {verdict}" for verdict, number in row["drafts"].items()) or "not carried"
        yield f"  {row['message']}: {counts}"
        if row["wording"]:
            yield f"      “{row['wording']}”"
