"""Habits of Chinese alone."""

from __future__ import annotations

from voicecheck.core.habit import Habit

CHINESE: tuple[Habit, ...] = ()
