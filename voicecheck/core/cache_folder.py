"""Where what is kept between runs lies."""

from __future__ import annotations

import os
import sys


def cache_folder() -> str:
    """The cache folder: `VOICECHECK_CACHE`, else that of the platform."""
    stated = os.environ.get("VOICECHECK_CACHE")
    if stated:
        return os.path.abspath(stated)
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "voicecheck")
