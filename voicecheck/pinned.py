"""Packages of models that others publish: whether their files are those that are expected, and spaCy without torch."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any


def problem(package: str, digests: Mapping[str, str]) -> str | None:
    """What is wrong with an installed package, in words, or None.

    Args:
        digests: SHA-256 of files, by their path in the package.
    """
    spec = find_spec(package)
    if spec is None or not spec.origin:
        return f"the package '{package}' is not installed; run: pip install {package}"
    folder = Path(spec.origin).parent
    for name, expected in digests.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError:
            found = "no such file"
        if found != expected:
            return (
                f"{name} of '{package}' is not the file that is expected; got {found[:12]}, expected {expected[:12]}; "
                "install it anew"
            )
    return None


def import_spacy(model: str) -> Any:
    """The library without torch, which its engine would import for nothing, in seconds, where it is installed."""
    if "spacy" not in sys.modules and "torch" not in sys.modules and not model.endswith("_trf"):
        sys.modules["torch"] = None  # type: ignore[assignment]
        try:
            import spacy
        finally:
            del sys.modules["torch"]
    import spacy

    return spacy
