"""From documents to documents: who wrote a draft, and in which role, if the company knows its people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from voicecheck.config import Settings
from voicecheck.core.document import Document
from voicecheck.core.profile import Person, Profile

if TYPE_CHECKING:
    from voicecheck.git import Author, Authors

STRICTEST = "employee"
"""The role of whom nobody knows: one that speaks for nobody but itself."""

_NO_REPLY = re.compile(r"(?:\d+\+)?([^@]+)@users\.noreply\.github\.com", re.IGNORECASE)


class Bylines:
    """Channel, author and role of documents. Git is asked once for all that are settled together."""

    def __init__(self) -> None:
        self._git: Authors | None = None

    def settle(self, documents: Sequence[Document], settings: Settings) -> list[Document]:
        """The documents with what the settings state where they are silent, then git, then `people.yaml`."""
        stated = [_with_defaults(document, settings) for document in documents]
        if not settings.profile.people:
            return stated
        authors = self._from_git([each for each in stated if asks_git(each, settings)])
        return [known_author(document, settings.profile, authors.get(document.path)) for document in stated]

    def _from_git(self, documents: Sequence[Document]) -> Mapping[str, Author]:
        if not documents:
            return {}
        from voicecheck.git import Authors

        self._git = self._git or Authors()
        return self._git.of([document.path for document in documents])


def asks_git(document: Document, settings: Settings) -> bool:
    """Whether git is to say who wrote a document."""
    if document.record is not None:  # who put a table there did not write its posts
        return False
    return bool(settings.profile.people and settings.author_from_git) and not (document.author or settings.author)


def _with_defaults(document: Document, settings: Settings) -> Document:
    defaults = {
        name: getattr(settings, name)
        for name in ("channel", "author", "role")
        if getattr(document, name) is None and getattr(settings, name)
    }
    return replace(document, **defaults) if defaults else document


def known_author(document: Document, profile: Profile, committer: Author | None = None) -> Document:
    """The document with the role that `people.yaml` gives its author; it wins over what the draft says of itself.

    Args:
        committer: Whom git names; asked where the draft names nobody.
    """
    if not profile.people:
        return document
    names, origin = [document.author or ""], ""
    if committer is not None and not document.author:
        if committer.name or committer.email:
            names, origin = _names_of(committer), committer.source
            document = replace(document, author=names[-1])
        else:
            document = _noted(document, f"git does not tell the author: {committer.source}")
    person = _person(profile, names)
    if person is None:
        where = f" ({origin})" if origin else ""
        who = f"the author '{document.author}'{where} is not in people.yaml"
        who = who if document.author else "the draft names no author"
        return _noted(replace(document, role=STRICTEST), f"{who}; checked as '{STRICTEST}'")
    if origin:
        document = _noted(replace(document, author=person.name), f"the author {person.name} is known from {origin}")
    stated = document.role
    document = replace(document, role=person.role or stated)
    if stated and person.role and stated != person.role:
        note = f"{person.name} is '{person.role}' in people.yaml; the draft's '{stated}' does not count"
        document = _noted(document, note)
    return document


def _noted(document: Document, note: str) -> Document:
    return replace(document, notes=(*document.notes, note))


def _names_of(committer: Author) -> list[str]:
    """By what a committer may be known, the surest first; the last is what a report shows."""
    account = _NO_REPLY.fullmatch(committer.email)
    return [
        committer.email,
        *([account[1]] if account else ()),
        committer.name or committer.email,
    ]


def _person(profile: Profile, names: Sequence[str]) -> Person | None:
    for name in names:
        key = name.strip().lstrip("@").casefold()
        for person in profile.people:
            if key and key in person.names:
                return person
    return None
