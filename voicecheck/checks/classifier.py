"""Kind `classifier`: sentences like those that people judged to be wrong, however they are worded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from voicecheck.checks.conditions import PERSONAL, holds
from voicecheck.core.finding import Finding
from voicecheck.core.rule import Draft, Rule, fill
from voicecheck.language.classifiers import PACKS


class Classifier(Rule):
    """Reports a sentence that a classifier shipped with voicecheck tells from fine ones, and the nearest it learned.

    A sentence in which words were found is left to the rule that found them: see `filters.beside_words`.
    """

    needs = frozenset({"judged"})
    gates_first = True
    options: ClassVar[Mapping[str, Any]] = {
        "classifier": {
            "enum": list(PACKS),
            "description": "What was learned; there is one for accounts of persons and one for those of the company.",
        },
        "least": {
            "type": "number",
            "minimum": -2,
            "maximum": 10,
            "description": "From which score a sentence is reported, as the logarithm of the odds. Default: 0, where "
            "9 of 10 reported sentences were rightly reported.",
        },
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("classifier",),)

    def check(self, draft: Draft) -> Iterable[Finding]:
        options = self.spec.options
        channel = "personal" if holds(PERSONAL, draft) else "company"
        blocks = draft.blocks(self.spec)
        sentences = [sentence for block in blocks for sentence in draft.sentences(block)]
        for sentence, found in draft.facet("judged").judge(
            f"{options['classifier']}-{channel}", sentences, options.get("least", 0.0)
        ):
            if draft.excused(self, sentence.start):
                continue
            score = round(found.score, 1)
            yield self.finding(
                draft,
                sentence.start,
                sentence.end,
                block=sentence.block,
                note=fill(
                    draft.told("It reads like: “{like}” (score {score})", "意思接近：“{like}”（得分 {score}）"),
                    {"like": found.like, "score": f"{score:.1f}"},
                ),
                fields={"nearest": found.like},
                evidence={"nearest": found.like, "similarity": round(found.cosine, 2), "score": score},
            )
