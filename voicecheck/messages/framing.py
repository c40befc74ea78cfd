"""What of a sentence is asserted: questions that it answers itself and beliefs that it corrects are not."""

from __future__ import annotations

import re

from voicecheck.core.lazy import Lazy

_CORRECTED = Lazy(
    r"^\W*(?:contrary to|despite|against) (?:what|popular|common|widespread|the|all|any|some)\b[^,]{0,60},"
    r"|^[“”\"'\s]*(?:与|和)?[^，]{0,8}(?:传言|传闻|说法|印象|想象)[^，]{0,4}(?:相反|不同)[，,]",
    re.IGNORECASE,
)
_QUESTION = Lazy(r"[?？]\s*(?=\S)")
_ASKS = Lazy(
    r"^\W*(?:and |so |but |well,? )?(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|must|isn['’]t|aren['’]t|doesn['’]t|don['’]t|what|who|whose|why|how|when|where|which|ever|wonder\w*|guess)\b"
    r"|[吗么呢]\s*$|是不是|是否|为什么|为何|哪[里儿个家些]|从哪|谁|什么|多少|几[个家年天]|会不会|能不能|有没有|要不要|想知道|怎么|如何",
    re.IGNORECASE,
)
_ANSWER_ZH = Lazy(r"(?:答案(?:是|就是|只有一个字?|很简单)?|我们的回答是|回答是)[：:，,]?")
_NO = Lazy(
    r"^\W*(?:no\b(?! longer)|not at all|never|nope|not (?:really|quite|yet)|wrong|far from it|of course not|certainly not|we don['’]t|it (?:does|is)n['’]t|不|没有|没|并不|并没|当然不|错|否)",
    re.IGNORECASE,
)


class Framed:
    """A sentence without what it does not assert; length kept.

    Attributes:
        text: What it asserts; the entity stays where it stood.
        answered: It answers its own question.
        denied: The answer is no.
    """

    __slots__ = ("answered", "denied", "text")

    def __init__(self, text: str) -> None:
        self.answered = self.denied = False
        self.text = _CORRECTED.sub(lambda match: _blank(match[0]), text)
        answer = _ANSWER_ZH.search(self.text)
        asked = [match for match in _QUESTION.finditer(self.text) if not answer or match.end() <= answer.start()]
        cut = answer.end() if answer else asked[-1].end() if asked else 0
        head = self.text[:cut]
        if cut and cut < len(self.text) and (answer or _ASKS.search(head.rstrip(" ?？"))):
            self.answered = True
            self.denied = _NO.search(self.text[cut:]) is not None
            self.text = _blank(head) + self.text[cut:]


def _blank(text: str) -> str:
    return re.sub(r"[^·]", " ", text)
