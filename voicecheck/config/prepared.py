"""Options of rules made ready, kept between runs by what each rule states.

Who changes a configuration or one rule waits for that rule alone; see `Rule.prepare` for why making ready is dear.
"""

from __future__ import annotations

from atexit import register
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, cached_property
from json import dumps
from typing import Any

from voicecheck.config.cache import Cache
from voicecheck.config.inputs import Inputs, digest
from voicecheck.config.settings import rule_row
from voicecheck.core.rule import RuleSpec

MOST = 4000
"""Rules kept; with more, those that this run did not need are dropped."""
_NAME = "-prepared"
_ALSO_MADE_BY = ("voicecheck.vale.trees",)


class Prepared:
    """The prepared options of rules, by what they were made of."""

    def __init__(self) -> None:
        self._cache = Cache(("prepared options of rules",))
        self._used: dict[str, Mapping[str, Any]] = {}
        self._is_new = False

    def options(self, spec: RuleSpec, make: Callable[[RuleSpec], Mapping[str, Any]]) -> Mapping[str, Any]:
        """The prepared options of a rule, made only if they are not kept.

        Raises:
            OptionError: an option does not do.
        """
        key = _key(spec)
        found = self._known.get(key)
        if found is None:
            found = make(spec)
            self._is_new = True
        self._used[key] = found
        return found

    def keep(self) -> None:
        """Write down what is new."""
        if not self._is_new:
            return
        known = self._read()  # others may have kept something since
        kept = {**known, **self._used} if len(known) + len(self._used) <= MOST else self._used
        self._cache.write(_NAME, dumps(kept, ensure_ascii=False), Inputs(), _ALSO_MADE_BY)
        self._is_new = False

    @cached_property
    def _known(self) -> dict[str, Mapping[str, Any]]:
        return self._read()

    def _read(self) -> dict[str, Mapping[str, Any]]:
        entry = self._cache.read(_NAME)
        try:
            found = entry.value() if entry else {}
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


@cache
def shared() -> Prepared:
    """That of rule files that are read one by one; kept when the process ends."""
    found = Prepared()
    register(found.keep)
    return found


def _key(spec: RuleSpec) -> str:
    row = rule_row(replace(spec, pack="", origin=""))  # it may stand anywhere
    return digest(dumps(row, ensure_ascii=False, default=str).encode(errors="surrogatepass"))
