"""Kind `typography`: one file of checks for each sort of mark, and the rule that runs them."""

from voicecheck.checks.typography.rule import Typography

__all__ = ["Typography"]
