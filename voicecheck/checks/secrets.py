"""Kind `secrets`: keys, tokens and passwords, anywhere in the source: in code, in comments, in front matter."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import accumulate
from typing import Any, ClassVar

from voicecheck.core.finding import Finding
from voicecheck.core.rule import Draft, Rule, RuleSpec
from voicecheck.core.span import Span
from voicecheck.language.patterns import Pattern

# The library is dear to load; a line with none of these holds nothing that it would report.
_MAY_HOLD = Pattern(
    r"(?i:(?:key|secret|token|passw\w*|pwd|contrase\w*)[\"'\])]{0,3}\s{0,4}(?:[:=]|=>|<-))"
    r"|(?i:begin [a-z ]*private)|://[^/\s:@]*:[^/\s@]+@|[\"'][A-Za-z0-9+/=_-]{10,}[\"']",
    ignore_case=False,
)
_LONG = Pattern(r"[A-Za-z0-9_-]{16,}|\d{8,10}:[\w-]{30,}", ignore_case=False)
_PLACEHOLDER = re.compile(
    r"(?i)^[\W_]*(?:your|my|the|some|example|placeholder|changeme|xxx+|password|passwd|secret|token|<.*>|\{.*\}|\$.*"
    r"|[\w/.-]+\.(?:pem|key|crt|json|ya?ml|txt))[\w\W]*$"
)
_NAMES_NO_SECRET = re.compile(
    r"(?i)(?:trace|span|request|correlation|commit|revision|build|sha\d*|md5|hash|digest|checksum|e-?tag|uuid|guid)"
    r"[\w-]*[\"']?\s{0,4}[:=]\s{0,4}[\"'`]?$"
)
"""Before a figure to the base of 16: what it is called, where that is never a secret."""
_CHECKSUM = re.compile(r"sha(?:1|256|384|512)-")
_NOT_HERE = frozenset({"IPPublicDetector"})  # addresses are the business of `personal-data` and `leaks`


class Secrets(Rule):
    """Reports what the plugins of detect-secrets find."""

    sensitive = True
    options: ClassVar[Mapping[str, Any]] = {
        "plugins": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "description": "Plugins of detect-secrets by class name, such as AWSKeyDetector. Default: all.",
        },
        "allow": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "description": "Values that are no secrets, such as the sample key of a tutorial.",
        },
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = ()

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        return {"plugins": list(spec.options.get("plugins", ())), "allow": list(spec.options.get("allow", ()))}

    def check(self, draft: Draft) -> Iterable[Finding]:
        source = draft.document.source
        lines, starts = _likely_lines(source)
        seen: set[Span] = set()
        for number, kind, value in _scan(tuple(lines), tuple(self.spec.options["plugins"])):
            offset = source.find(value, starts[number - 1]) if value else -1
            span = Span(offset, offset + len(value))
            if offset < 0 or value in self.spec.options["allow"] or any(_within(span, each) for each in seen):
                continue
            if (kind == "Secret Keyword" and _PLACEHOLDER.match(value)) or _CHECKSUM.match(value):
                continue
            if kind == "Hex High Entropy String" and _NAMES_NO_SECRET.search(source, max(offset - 40, 0), offset):
                continue
            seen.add(span)
            yield self._finding(draft, span, kind)

    def _finding(self, draft: Draft, span: Span, kind: str) -> Finding:
        spec, said = self.spec, draft.wording(self.spec)
        return Finding(
            rule=spec.id,
            kind=spec.kind,
            severity=spec.severity,
            message=said.message.replace("{kind}", kind),
            span=span,
            matched=span.cut(draft.document.source),
            why=said.why,
            remedy=said.remedy,
            source=spec.source,
            evidence={"entity": kind},
            sensitive=True,
        )


def _likely_lines(source: str) -> tuple[list[tuple[int, str]], list[int]]:
    """The lines that may hold a secret, with their numbers, and where each line begins."""
    places = {match.start() for match in _MAY_HOLD.finditer(source)}
    places |= {match.start() for match in _LONG.finditer(source) if _is_random(match.group())}
    if not places:
        return [], []
    kept = source.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, kept))]
    likely = sorted({bisect_right(starts, place) - 1 for place in places})
    return [(number + 1, kept[number].rstrip("\r\n")) for number in likely], starts


def _is_random(text: str) -> bool:
    """Whether a run of letters may be a key rather than the name of a file or post."""
    if not any(map(str.isdigit, text)):
        return False
    return any(map(str.isupper, text)) or re.fullmatch(r"\d+:.*|.*[0-9a-f]{20,}.*", text) is not None


def _within(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


def _scan(lines: tuple[tuple[int, str], ...], plugins: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    """Line, kind and value of what the library reports in lines of a file, in order."""
    if not lines:
        return
    from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class
    from detect_secrets.core.scan import _process_line_based_plugins
    from detect_secrets.settings import transient_settings

    known: Mapping[str, type] = get_mapping_from_secret_type_to_class()
    names = plugins or _all_plugins(tuple(each.__name__ for each in known.values()))
    with transient_settings({"plugins_used": [{"name": name} for name in names], "filters_used": _FILTERS}):
        for number, line in lines:
            found = [
                (line.find(secret.secret_value or ""), secret.type, secret.secret_value or "")
                for secret in _process_line_based_plugins([(number, line)], "draft.txt")
            ]
            for _, kind, value in sorted(found):
                yield number, kind, value


_FILTERS = [
    {"path": f"detect_secrets.filters.{name}"}
    for name in (
        "allowlist.is_line_allowlisted",
        "heuristic.is_indirect_reference",
        "heuristic.is_likely_id_string",
        "heuristic.is_not_alphanumeric_string",
        "heuristic.is_potential_uuid",
        "heuristic.is_prefixed_with_dollar_sign",
        "heuristic.is_sequential_string",
        "heuristic.is_templated_secret",
    )
]


@cache
def _all_plugins(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(names) - _NOT_HERE))
