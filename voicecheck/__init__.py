"""One image, one voice: checks draft posts against a company's brand profile and rules.

>>> from voicecheck import Checker
>>> report = Checker.from_config(".").check_text("Our revolutionary lamp.", path="draft.md", channel="blog")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicecheck.core.version import VERSION

if TYPE_CHECKING:
    from voicecheck.checker import Checker

__all__ = ["Checker", "__version__"]
__version__ = VERSION


def __getattr__(name: str) -> object:
    # Imported when asked for: `voicecheck --version` needs none of it.
    if name == "Checker":
        from voicecheck.checker import Checker

        return Checker
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
