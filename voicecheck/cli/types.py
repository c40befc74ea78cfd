"""The values that options take."""

from __future__ import annotations

from enum import Enum

from voicecheck.core.finding import SEVERITIES
from voicecheck.reporters import REPORTERS

Level = Enum("Level", {name: name for name in SEVERITIES})
FailOn = Enum("FailOn", {name: name for name in (*SEVERITIES, "never")})
Format = Enum("Format", {name: name for name in REPORTERS})
