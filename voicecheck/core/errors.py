"""Errors that are the user's to mend. Each says where, what, what was expected, and what to do."""

from __future__ import annotations


class VoicecheckError(Exception):
    """Base of every error that the command line shows as one line, without a traceback."""


class ConfigError(VoicecheckError):
    """A configuration, profile or rule file that does not do.

    `str()` is `file:line:col: what`; several problems of one run stand in `problems`.
    """

    def __init__(self, message: str, *, path: str = "", line: int = 0, column: int = 0) -> None:
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.problems: tuple[ConfigError, ...] = (self,)
        super().__init__(message)

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{where}: {self.message}" if where else self.message

    @classmethod
    def join(cls, problems: list[ConfigError]) -> ConfigError:
        """One error that carries all of `problems`; the first speaks for it."""
        first = problems[0]
        joined = cls(first.message, path=first.path, line=first.line, column=first.column)
        joined.problems = tuple(problem for error in problems for problem in error.problems)
        return joined


class UnreadableError(VoicecheckError):
    """A draft that cannot be read: binary, undecodable, gone. `str()` is the reason without the path."""


class RuleFault(VoicecheckError):  # noqa: N818 - a fault of the rule or its model, not of ours
    """A rule that could not be applied to a draft: a model that is missing, a pattern that took too long."""
