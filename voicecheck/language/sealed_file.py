"""The rule file that `voicecheck seal` writes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from voicecheck.core.errors import VoicecheckError
from voicecheck.language.sealing import Sealed, as_options, from_options, seal

_RULE = {
    "id": "sealed.terms",
    "kind": "sealed",
    "severity": "error",
    "message": "This is on the company's list of what must not be spoken of.",
    "why": "Code names, customers and deals that are not public. The list is secret, so it cannot say which.",
    "remedy": "Take it out, or ask whoever keeps the list.",
    "source": "The company's sealed list.",
}


def add_terms(path: Path, terms: Sequence[str], key: bytes, key_file: str = "") -> int:
    """Seal terms in a file, beside those that are there; gives how many there are then.

    Raises:
        VoicecheckError: the file is no such file, the key is wrong, or there is nothing to seal.
    """
    import yaml

    if not terms:
        raise VoicecheckError("seal: got no terms; expected one a line")
    rule = _rule(path)
    known = from_options(rule) if "salt" in rule else None
    sealed: Sealed = seal(terms, key, known)
    made: dict[str, Any] = {**_RULE, **({"key_file": key_file} if key_file and key else {}), **as_options(sealed)}
    text = yaml.safe_dump({"pack": path.stem, "rules": [made]}, sort_keys=False, allow_unicode=True, width=110)
    path.write_text(
        "# Written by 'voicecheck seal'. Holds hashes only; the terms cannot be read from it.\n" + text, "utf-8"
    )
    return len(sealed.entries)


def _rule(path: Path) -> dict[str, Any]:
    import yaml

    if not path.exists():
        return {}
    try:
        value = yaml.safe_load(path.read_text("utf-8"))
        (rule,) = value["rules"]
        from_options(rule)
    except (yaml.YAMLError, KeyError, TypeError, ValueError, UnicodeDecodeError):
        raise VoicecheckError(f"{path}: got another file; expected one that 'voicecheck seal' wrote") from None
    return dict(rule)
