"""What a rule is, and what it may see of a draft."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol

from voicecheck.core.document import Block, Document
from voicecheck.core.finding import Finding, Fix, Severity
from voicecheck.core.masking import masked
from voicecheck.core.packed_words import PACKED

if TYPE_CHECKING:
    from voicecheck.core.profile import Profile


class Wording(NamedTuple):
    """What a rule tells the writer."""

    message: str
    why: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class RuleSpec:
    """A rule as its file states it: what every kind has, and the options of its own kind as plain JSON values.

    Attributes:
        message: May hold `{match}` and the names that the kind documents.
        languages: Language tags; `zh` covers `zh-Hans` and `zh-Hant`. Empty: every language.
        channels, roles, scopes, paths: Where the rule holds. Empty: everywhere.
        when, unless: Conditions on the whole draft (see `checks.conditions`); empty: always, never.
        unless_sentence: A match in a sentence that one of these regular expressions matches is no finding.
        origin: `file:line` of the rule.
        chinese: What a writer in Chinese is told, in Simplified, where the rest is in English.
    """

    id: str
    kind: str
    severity: Severity
    message: str
    why: str = ""
    remedy: str = ""
    languages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    when: Mapping[str, Any] = field(default_factory=dict)
    unless: Mapping[str, Any] = field(default_factory=dict)
    unless_sentence: tuple[str, ...] = ()
    owner: str = ""
    review_by: str = ""
    source: str = ""
    pack: str = ""
    origin: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    chinese: Wording | None = None

    @property
    def wording(self) -> Wording:
        """What the writer is told, in the rule's own language."""
        return Wording(self.message, self.why, self.remedy)


class Hit(NamedTuple):
    """A literal of a rule found in `Document.text`.

    Attributes:
        literal: Index into what the rule's `literals()` returned.
        trick: How the text hid it: "" if it did not, else a phrase such as "zero-width characters".
    """

    literal: int
    start: int
    end: int
    block: Block
    trick: str


class Sentence(NamedTuple):
    """A sentence of a block; offsets are code points of `Document.text`, white space around it left out."""

    start: int
    end: int
    language: str
    block: Block


class FoldedText(Protocol):
    """A folded text with the way back."""

    text: str

    def start(self, offset: int) -> int: ...

    def end(self, offset: int) -> int: ...


class Draft(Protocol):
    """A document with what has been computed of it. Everything here is computed once, however many rules ask."""

    @property
    def document(self) -> Document: ...

    @property
    def profile(self) -> Profile: ...

    @property
    def folded(self) -> FoldedText:
        """`document.text` folded for matching."""

    def plain(self, block: Block) -> FoldedText | None:
        """A block's text with letters and figures folded, case and punctuation kept; None if that changes nothing."""

    def blocks(self, spec: RuleSpec) -> Sequence[Block]:
        """The blocks in which the rule holds, by its scopes and languages."""

    def hits(self, rule: Rule) -> Sequence[Hit]:
        """Where the rule's literals stand, in its scopes and languages: the longest at each place, ascending."""

    def places(self, source: str) -> Collection[int]:
        """Where the blocks begin in which a regular expression of a rule's `patterns()` may match."""

    def wording(self, spec: RuleSpec) -> Wording:
        """What the writer is told, in the language of the draft if the rule has it."""

    def told(self, english: str, chinese: str, within: RuleSpec | None = None) -> str:
        """One of two wordings, by the language of the draft; Chinese is given in Simplified.

        Args:
            within: The rule in whose message it is to stand: English if that is in English for this draft.
        """

    def sentences(self, block: Block) -> Sequence[Sentence]:
        """The sentences of a block, ascending."""

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers an offset of `Document.text`."""

    def excused(self, rule: Rule, offset: int) -> bool:
        """Whether the sentence there matches the rule's `unless_sentence`."""

    def allows(self, start: int, end: int) -> bool:
        """Whether `Document.text[start:end]` lies inside a term that the profile allows."""

    def facet(self, name: str) -> Any:
        """What a rule's `needs` asked for: see `language.facets.FACETS`.

        Raises:
            KeyError: no active rule asked for it.
        """


class Rule(ABC):
    """One rule, compiled. Pickles; holds nothing open.

    Attributes:
        needs: Names of costly facets (`vectors`, `tokens`) to compute for each batch before the rule runs.
        options: The kind's options as JSON Schema properties, each with a `description` for the editor.
        required: Groups of options of which at least one must be given.
    """

    needs: frozenset[str] = frozenset()
    options: ClassVar[Mapping[str, Any]] = {}
    required: ClassVar[tuple[tuple[str, ...], ...]] = ()

    whole_words: bool = True
    """Whether a Chinese literal that cuts a word is no hit."""

    gates_first: bool = False
    """Whether `when` and `unless` are asked before the check: for kinds that fire where something is absent."""

    sensitive: bool = False
    """Whether what the rule finds is a secret or a person's data, masked in every report."""

    def __init__(self, spec: RuleSpec) -> None:
        self.spec = spec

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        """The options made ready once, as plain JSON values that are cached with the compiled rules.

        Here belongs what is dear: expanding word forms, trying whether a pattern compiles.

        Raises:
            OptionError: an option does not do, or the rule can never fire.
        """
        return spec.options

    @classmethod
    def profile_of_examples(cls, spec: RuleSpec, profile: Profile) -> Profile:
        """The profile with which the rule's own examples are run."""
        return profile

    def literals(self) -> Sequence[str]:
        """Terms to look for in folded text; `Draft.hits` gives their places."""
        return ()

    def allowances(self) -> Sequence[str]:
        """Longer phrases that are fine: a hit of `literals()` inside one of them is dropped."""
        return ()

    def folded(self) -> tuple[Sequence[str], Sequence[str]] | None:
        """`literals()` and `allowances()` folded for matching, if `prepare` has done that already."""
        return None

    def patterns(self) -> Sequence[str]:
        """Regular expressions for which the rule asks `Draft.places`."""
        return ()

    def needed(self) -> Sequence[Any]:
        """What a match of each of `patterns()` must hold: as `prepare` told it, or where it is packed in settings."""
        options = self.spec.options
        found: Sequence[Any] = options[PACKED] if PACKED in options else options.get("needed", ())
        return found

    @abstractmethod
    def check(self, draft: Draft) -> Iterable[Finding]:
        """What is wrong with the draft. Gates by channel, role and path have been passed already."""

    def repeatable(self, draft: Draft) -> bool:
        """Whether the findings hang on nothing but the draft, what its settings state, and the day."""
        return True

    def finding(
        self,
        draft: Draft,
        start: int,
        end: int,
        *,
        block: Block | None = None,
        message: str = "",
        fields: Mapping[str, object] | None = None,
        replacement: str | None = None,
        fix_title: str = "",
        remedy: str = "",
        note: str = "",
        evidence: Mapping[str, Any] | None = None,
    ) -> Finding:
        """A finding for `draft.document.text[start:end]`.

        Args:
            fields: Values for the placeholders of the message, besides `{match}`.
            replacement: Becomes a fix if the match stands verbatim in the source, else a remedy.
        """
        document = draft.document
        span = document.source_span(start, end)
        matched = document.text[start:end]
        fix = None
        if replacement is not None and document.is_verbatim(start, end):
            fix = Fix(span, replacement, fix_title or replacing(draft, replacement))
        elif replacement is not None and not remedy:
            remedy = fix_title or replacing(draft, replacement) + draft.told(".", "。")
        spec, said = self.spec, draft.wording(self.spec)
        shown = masked(matched) if self.sensitive else matched
        return Finding(
            rule=spec.id,
            kind=spec.kind,
            severity=spec.severity,
            message=fill(message or said.message, {"match": shown, **(fields or {})}),
            span=span,
            matched=span.cut(document.source),
            why=said.why,
            remedy=remedy or said.remedy,
            note=note,
            scope=block.scope if block else "",
            fix=fix,
            source=spec.source,
            evidence=evidence or {},
            sensitive=self.sensitive,
        )

    def missing(self, draft: Draft, *, fields: Mapping[str, object] | None = None, **more: Any) -> Finding:
        """A finding about the draft as a whole: an empty span at its first block, or at its start."""
        blocks = draft.document.blocks
        at = blocks[0].start if blocks else 0
        return self.finding(draft, at, at, fields=fields, **more)


class OptionError(ValueError):
    """An option of a rule that does not do.

    Attributes:
        path: The keys and indices from the rule down to the value, such as `("terms", 3, "allow")`.
    """

    def __init__(self, path: tuple[str | int, ...], message: str) -> None:
        super().__init__(message)
        self.path = path


def replacing(draft: Draft, replacement: str) -> str:
    """What a fix is called, without a full stop."""
    if not replacement:
        return draft.told("Take it out", "删去")
    return fill(draft.told("Replace with '{to}'", "改为“{to}”"), {"to": replacement})


def fill(template: str, values: Mapping[str, object]) -> str:
    """`template` with each `{name}` that `values` knows put in; other braces stay as they are."""
    for name, value in values.items():
        placeholder = "{" + name + "}"
        if placeholder in template:
            template = template.replace(placeholder, str(value))
    return template
