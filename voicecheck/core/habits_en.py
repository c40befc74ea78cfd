"""Habits of English alone."""

from __future__ import annotations

from voicecheck.core.habit import Habit

ENGLISH: tuple[Habit, ...] = ()
