"""Kind `concept`: sentences that mean what an example means, in whichever language and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from voicecheck.core.document import INLINE_SCOPES
from voicecheck.core.finding import Finding
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec, fill

MARGIN = 0.05
"""By how much the cosine to `like` must exceed that to `unlike`; the model hardly sees tense and negation."""

_EXAMPLES = {"type": "array", "items": {"type": "string", "minLength": 1}}


class Concept(Rule):
    """Reports a sentence that is near to an example of `like`, and nearer to it than to any of `unlike`."""

    needs = frozenset({"vectors"})
    options: ClassVar[Mapping[str, Any]] = {
        "like": {
            **_EXAMPLES,
            "minItems": 1,
            "description": "Sentences that say what is to be reported, each in other words. One language is enough.",
        },
        "unlike": {
            **_EXAMPLES,
            "description": "Sentences on the same topic that are fine: what is as near to one of them is not reported.",
        },
        "threshold": {
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": 1,
            "description": "Least cosine to an example; 0.7 reports only almost the same sentence. Left out, the rule "
            "learns from its examples, against ordinary sentences of corporate posts, what to report.",
        },
        "margin": {
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "By how much the cosine to `like` must exceed that to `unlike`. Left out, it is 0.05 "
            "beside a threshold, and else what all the examples together teach decides.",
        },
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("like",),)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        options = spec.options
        like, unlike = list(options["like"]), list(options.get("unlike", ()))
        for key, texts in (("like", like), ("unlike", unlike)):
            for place, text in enumerate(texts):
                if not any(map(str.isalpha, text)):
                    raise OptionError((key, place), f"got {text!r}; expected a sentence")
        for place, text in enumerate(unlike):
            if text in like:
                raise OptionError(("unlike", place), f"'{text}' stands under like and unlike at once; expected one")
        inline = [scope for scope in spec.scopes if scope in INLINE_SCOPES]
        if inline:
            raise OptionError(
                ("scopes", spec.scopes.index(inline[0])),
                f"got '{inline[0]}'; expected scopes of blocks: this kind judges whole sentences",
            )
        return {
            "like": like,
            "unlike": unlike,
            "threshold": options.get("threshold"),
            "margin": options.get("margin", MARGIN if "threshold" in options else None),
        }

    def check(self, draft: Draft) -> Iterable[Finding]:
        options = self.spec.options
        like, unlike = options["like"], options["unlike"]
        vectors = draft.facet("vectors")
        blocks = draft.blocks(self.spec)
        threshold, margin = options["threshold"], options["margin"]
        for near in vectors.alike(like, unlike) if threshold is None else vectors.near(like, threshold):
            sentence = near.sentence
            if sentence.block not in blocks or draft.excused(self, sentence.start):
                continue
            similarity = round(near.cosine, 2)
            evidence: dict[str, Any] = {"nearest": like[near.text], "similarity": similarity}
            evidence |= {"likeness": round(near.score, 1)} if threshold is None else {"threshold": round(threshold, 2)}
            if unlike:
                other, cosine = vectors.nearest(near.place, unlike)
                if margin is not None and near.cosine - cosine <= margin:
                    continue
                evidence |= {"nearest_unlike": unlike[other], "similarity_unlike": round(cosine, 2)}
            yield self.finding(
                draft,
                sentence.start,
                sentence.end,
                block=sentence.block,
                note=_how(draft, near.cosine, None if threshold is not None else near.score),
                fields={"nearest": like[near.text], "similarity": f"{similarity:.2f}"},
                evidence=evidence,
            )


def _how(draft: Draft, cosine: float, likeness: float | None) -> str:
    from voicecheck.language.measures import UNUSUAL

    near = fill(draft.told("cosine {cosine} to that example", "与该例句的余弦 {cosine}"), {"cosine": f"{cosine:.2f}"})
    if likeness is None:
        return near
    measured = draft.told("; likeness {likeness}, reported from {least}", "；相似度 {likeness}，{least} 起提示")
    return near + fill(measured, {"likeness": f"{likeness:.1f}", "least": f"{UNUSUAL:.0f}"})
