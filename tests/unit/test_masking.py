from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.drafts import document
from voicecheck.core.finding import Finding
from voicecheck.core.masking import masked
from voicecheck.core.span import Span
from voicecheck.masking import mask


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_a_masked_text_takes_the_same_room(text: str) -> None:
    hidden = masked(text)
    assert len(hidden) == len(text)
    assert len(hidden.encode("utf-16-le")) == len(text.encode("utf-16-le"))
    assert len(hidden.encode()) == len(text.encode())


def test_another_finding_hides_the_secret_too() -> None:
    draft = document("The key hunter2-secret is ours.")
    start = draft.source.index("hunter2")
    span = Span(start, start + len("hunter2-secret"))
    secret = Finding("a", "secrets", "error", "A secret.", span, "hunter2-secret", sensitive=True)
    other = Finding(
        "b", "terms", "warning", "Not 'key hunter2-secret'.", Span(4, span.end), "", evidence={"x": ["hunter2-secret"]}
    )
    hidden, findings = mask(draft, [secret, other])
    assert "hunter2" not in repr(findings) + hidden.source
    assert findings[1].span == other.span
    assert hidden.source[:start] == draft.source[:start]
