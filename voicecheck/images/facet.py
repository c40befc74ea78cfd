"""The facet `images`: what the images of some drafts carry of people. Files are read where they lie, never fetched."""

from __future__ import annotations

import os
import re
from base64 import b64decode
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, unquote_to_bytes

from voicecheck.core.document import Document, Image
from voicecheck.core.errors import UnreadableError

if TYPE_CHECKING:
    from voicecheck.core.rule import Rule
    from voicecheck.images.data import Datum
    from voicecheck.language.draft import AnalysedDraft
    from voicecheck.language.facets import Models

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\#?]")
_DATA = re.compile(r"data:image/[^,]*,", re.IGNORECASE)
_OTHERS = (".mp4", ".webm", ".mov", ".m4v", ".ogv", ".mp3", ".ogg", ".wav", ".pdf", ".ico", ".svgz", ".jxl", ".eps")
"""What drafts show by the marks of images and which is none, or none that can be read."""


class Seen(NamedTuple):
    """An image of a draft.

    Attributes:
        data: What it carries.
        problem: Why it could not be read, "" if it could.
        inside: Whether the draft holds the image itself, so that its source holds what it carries.
    """

    image: Image
    data: tuple[Datum, ...] = ()
    problem: str = ""
    inside: bool = False


def images(drafts: Sequence[AnalysedDraft], rules: Sequence[Rule], models: Models) -> list[list[Seen]]:
    """For each draft its images that carry something or cannot be read; each file is read once for all of them."""
    known: dict[str, tuple[tuple[Datum, ...], str]] = {}
    return [_of_draft(draft.document, known) for draft in drafts]


def _of_draft(document: Document, known: dict[str, tuple[tuple[Datum, ...], str]]) -> list[Seen]:
    found: list[Seen] = []
    for image in document.images:
        inside = _DATA.match(image.target)
        if inside:
            seen = Seen(image, *_embedded(image.target, inside.end()), inside=True)
        elif path := _path(document.path, image.target):
            if path not in known:
                known[path] = _file(path)
            seen = Seen(image, *known[path])
        else:
            continue
        if seen.data or seen.problem:
            found.append(seen)
    return found


def _path(draft: str, target: str) -> str:
    """The file beside the draft to which an address leads; "" if there is none, or the draft lies nowhere."""
    folder = os.path.dirname(draft)
    if not target or _ELSEWHERE.match(target) or not (folder or os.path.isfile(draft)):
        return ""
    plain = re.split(r"[?#]", target, maxsplit=1)[0]
    for name in dict.fromkeys((unquote(plain), unquote(target), target)):
        path = os.path.join(folder, name)
        if "\0" not in name and not name.lower().endswith(_OTHERS) and os.path.isfile(path):
            return os.path.realpath(path)
    return ""


def _file(path: str) -> tuple[tuple[Datum, ...], str]:
    from voicecheck.images.reading import read

    try:
        with open(path, "rb") as file:
            return tuple(read(file)), ""
    except UnreadableError as error:
        return (), str(error)
    except OSError as error:
        return (), (error.strerror or "it cannot be opened").lower()


def _embedded(target: str, start: int) -> tuple[tuple[Datum, ...], str]:
    """What an image carries that stands in its own address."""
    from voicecheck.images.reading import of_bytes

    try:
        raw = unquote_to_bytes(target[start:])
        return tuple(of_bytes(b64decode(raw) if ";base64" in target[:start].lower() else raw)), ""
    except UnreadableError as error:
        return (), str(error)
    except ValueError:
        return (), "the image is damaged"
