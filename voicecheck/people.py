"""From documents to documents: the role of an author whom the company knows."""

from __future__ import annotations

from dataclasses import replace

from voicecheck.core.document import Document
from voicecheck.core.profile import Profile

STRICTEST = "employee"
"""The role of whom nobody knows: one that speaks for nobody but itself."""


def known_author(document: Document, profile: Profile) -> Document:
    """The document with the role that `people.yaml` gives its author; it wins over what the draft says of itself."""
    if not profile.people:
        return document
    name = (document.author or "").strip().lstrip("@").casefold()
    person = next((each for each in profile.people if name and name in each.names), None)
    if person is not None:
        stated = person.role or document.role
        if document.role and person.role and document.role != person.role:
            note = f"{person.name} is '{person.role}' in people.yaml; the draft's '{document.role}' does not count"
            return replace(document, role=stated, notes=(*document.notes, note))
        return replace(document, role=stated)
    who = f"the author '{document.author}' is not in people.yaml" if name else "the draft names no author"
    return replace(document, role=STRICTEST, notes=(*document.notes, f"{who}; checked as '{STRICTEST}'"))
