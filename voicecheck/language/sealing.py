"""Terms that a rule file must not show: kept as hashes, and found again by hashing the words of a draft.

Each term stands as a short tag and a long hash. The tag (12 bits, cheap) tells nearly all words of a draft apart at
once; the hash (scrypt, 128 bits, about 50 ms) settles the rest. All hashes go through a key that lies outside the
repository; without it a word list is of no use. Source: RFC 7914 (scrypt), RFC 2104 (HMAC).
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from voicecheck.core.errors import VoicecheckError
from voicecheck.language.fold import fold
from voicecheck.language.scripts import is_han

KEY_VARIABLE = "VOICECHECK_SEAL_KEY"
_TAG_BITS = 12
_COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 16}


class Sealed(NamedTuple):
    """What a rule keeps of its terms.

    Attributes:
        salt: Hexadecimal, one for each file.
        proof: Shows whether a key is the right one; "" if the file needs none.
        words, characters: How many Latin words, and how many Chinese characters, the terms have.
        entries: `tag:hash`, sorted, so that their order says nothing.
    """

    salt: str
    proof: str
    words: tuple[int, ...]
    characters: tuple[int, ...]
    entries: tuple[str, ...]


def read_key(file: str = "") -> bytes:
    """The key: from a file if one is named, else from the environment; empty if there is none.

    Raises:
        VoicecheckError: the file cannot be read.
    """
    if file:
        try:
            return Path(file).expanduser().read_bytes().strip()
        except OSError as error:
            raise VoicecheckError(f"{file}: the key cannot be read: {error.strerror}") from None
    return os.environ.get(KEY_VARIABLE, "").encode().strip()


def seal(terms: Sequence[str], key: bytes, known: Sealed | None = None) -> Sealed:
    """Terms sealed, beside those that are already.

    Raises:
        VoicecheckError: the key is not the one of the terms that are there, or a term is too short to be told apart.
    """
    salt = known.salt if known else os.urandom(16).hex()
    if known:
        refuse_wrong_key(known, key)
    entries = set(known.entries if known else ())
    words, characters = set(known.words if known else ()), set(known.characters if known else ())
    for term in terms:
        units = _units(term)
        if len("".join(units)) < 2:
            raise VoicecheckError("a term is empty or one character long, which would be found everywhere")
        (characters if is_han(units[0]) else words).add(len(units))
        normal = " ".join(units)
        entries.add(f"{_tag(normal, key, salt):03x}:{_hash(normal, key, salt)}")
    proof = _proof(key, salt) if key else ""
    return Sealed(salt, proof, tuple(sorted(words)), tuple(sorted(characters)), tuple(sorted(entries)))


def refuse_wrong_key(sealed: Sealed, key: bytes) -> None:
    """See that a key is the one with which the terms were sealed.

    Raises:
        VoicecheckError: it is not, or there is none where there must be one.
    """
    if sealed.proof and not key:
        raise VoicecheckError(f"the sealed terms need their key; set {KEY_VARIABLE}, or name a file as key_file")
    if bool(sealed.proof) != bool(key) or (key and not hmac.compare_digest(_proof(key, sealed.salt), sealed.proof)):
        raise VoicecheckError("the key is not the one with which the terms were sealed")


def find(sealed: Sealed, text: str, key: bytes) -> Iterator[tuple[int, int]]:
    """Where sealed terms stand in a text, in code points; ascending, the longest at each place."""
    folded = fold(text)
    tags = {entry[:3] for entry in sealed.entries}
    reached = 0
    for start, end, normal in _candidates(folded.text, sealed):
        if start < reached:
            continue
        tag = f"{_tag(normal, key, sealed.salt):03x}"
        if tag in tags and f"{tag}:{_hash(normal, key, sealed.salt)}" in sealed.entries:
            reached = end
            yield folded.start(start), folded.end(end)


def as_options(sealed: Sealed) -> dict[str, Any]:
    """The terms as a rule file states them."""
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in sealed._asdict().items() if value
    }


def from_options(options: Mapping[str, Any]) -> Sealed:
    """The terms of a rule."""
    lists = {name: tuple(options.get(name, ())) for name in ("words", "characters", "entries")}
    return Sealed(options["salt"], options.get("proof", ""), **lists)


_UNIT = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]")


def _units(text: str) -> list[str]:
    """The Latin words and Chinese characters of a text, folded; joints such as `-` and `_` part words."""
    return _UNIT.findall(fold(text).text)


def _candidates(text: str, sealed: Sealed) -> Iterator[tuple[int, int, str]]:
    units = list(_UNIT.finditer(text))
    for at, first in enumerate(units):
        sizes = sealed.characters if is_han(first[0][0]) else sealed.words
        for size in sorted(sizes, reverse=True):
            run = units[at : at + size]
            if len(run) < size or run[-1].end() - first.start() > sum(len(each[0]) for each in run) + 2 * size:
                continue
            normal = " ".join(each[0] for each in run)
            yield first.start(), run[-1].end(), normal
            if normal[-1] == "s" and len(normal) > 3:
                yield first.start(), run[-1].end(), normal[:-1]


def _keyed(normal: str, key: bytes, salt: str) -> bytes:
    message = bytes.fromhex(salt) + normal.encode()
    return hmac.new(key, message, hashlib.sha256).digest() if key else hashlib.sha256(message).digest()


def _tag(normal: str, key: bytes, salt: str) -> int:
    return int.from_bytes(_keyed(normal, key, salt)[:2], "big") >> (16 - _TAG_BITS)


@lru_cache(maxsize=4096)
def _hash(normal: str, key: bytes, salt: str) -> str:
    return hashlib.scrypt(_keyed(normal, key, salt), salt=bytes.fromhex(salt), maxmem=2**26, **_COST).hex()


def _proof(key: bytes, salt: str) -> str:
    return hmac.new(key, b"voicecheck seal" + bytes.fromhex(salt), hashlib.sha256).hexdigest()[:32]
