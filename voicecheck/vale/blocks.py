"""The blocks of a document as Vale cuts them, each with its scope and the comments that hold for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from voicecheck.vale import tags
from voicecheck.vale.parts import Parts
from voicecheck.vale.pieces import Mapped, Piece, masked, new, stripped
from voicecheck.vale.tags import COMMENT, END, START, TEXT, Tag

SKIPPED_TAGS = ("script", "style", "pre", "figure", "noscript", "iframe")
IGNORED_TAGS = ("tt", "code", "kbd")
_SKIPPED_CLASSES = ("problematic", "pre", "code")
_INLINE = frozenset("b big i small abbr acronym cite dfn em kbd strong a br img span sub sup code tt del".split())
_PLAIN = frozenset("p li ul ol blockquote h1 h2 h3 h4 h5 h6 table thead tbody tr th td div hr".split())
"""Tags that are neither inline nor treated otherwise by their name."""
_SCOPES = {
    "th": "table.header",
    "td": "table.cell",
    "caption": "table.caption",
    "li": "list",
    "blockquote": "blockquote",
    "figcaption": "figure.caption",
    **{f"h{level}": f"heading.h{level}" for level in range(1, 7)},
}
_TIGHT_START = frozenset(".?!,:;)]}—–")
_TIGHT_END = frozenset("([{—–")
_MATCH = re.compile(r"vale (.+\..+)(\[.+\]) = (YES|NO)")
_ONE = re.compile(r"vale (.+\..+|[^.=\s]+) = (?:(NO|off)|YES|on)")
_STYLES = re.compile(r"vale styles? = (.+)")
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


@dataclass(frozen=True)
class Switches:
    """What comments have switched, so far."""

    off: bool = False
    named: Mapping[str, bool] = field(default_factory=dict)
    only: tuple[str, ...] = ()

    def silence(self, rule: str, match: str | None = None) -> bool:
        """Whether a rule, or its alert for a match, is off."""
        if self.off:
            return True
        if match is not None:
            return self.named.get(f"{rule}[{match}]", False)
        style = rule.partition(".")[0]
        if self.named.get(rule, False):
            return True
        return self.named.get(style, bool(self.only) and style not in self.only)

    def changed(self, comment: str, based_on: Sequence[str] | None = None) -> Switches:
        """The switches after a comment.

        Args:
            based_on: The styles that `vale styles = ...` switches off; None: all others.
        """
        if comment in ("vale off", "vale on"):
            return Switches(comment.endswith("off"), self.named, self.only)
        if found := _MATCH.fullmatch(comment):
            try:
                matches = json.loads(found[2])
            except ValueError:
                return self
            return self._with({f"{found[1]}[{each}]": found[3] == "NO" for each in matches})
        if found := _STYLES.fullmatch(comment):
            only = tuple(name.strip() for name in found[1].split(","))
            if based_on is not None:
                return self._with({**dict.fromkeys(based_on, True), **dict.fromkeys(only, False)})
            rules = {name: off for name, off in self.named.items() if "." in name}
            return Switches(self.off, rules, only)
        if found := _ONE.fullmatch(comment):
            return self._with({found[1]: found[2] is not None})
        return self

    def _with(self, more: Mapping[str, bool]) -> Switches:
        return Switches(self.off, {**self.named, **more}, self.only)


NO_SWITCHES = Switches()
OFF = Switches(off=True)


class Block:
    """A text that rules are run on.

    Attributes:
        scope: The parts of its selector, such as text, heading, h2, md.
        parent: The parts that a negated selector is held against.
        plain: Whether sentences and paragraphs may be cut from it.
    """

    __slots__ = ("_parts", "mapped", "parent", "plain", "scope", "switches", "text")

    def __init__(self, mapped: Mapped, scope: str, switches: Switches, *, plain: bool = False) -> None:
        self.mapped = mapped
        self.text = mapped.text
        self.scope = scope
        self.switches = switches
        self.plain = plain
        self._parts: Parts | None = None

    @property
    def parts(self) -> Parts:
        """Its sentences and paragraphs."""
        if self._parts is None:
            self._parts = Parts(self.text)
        return self._parts


@dataclass
class Walked:
    """A document taken apart.

    Attributes:
        pieces: The text that measures are taken of.
        metrics: How often each kind of block or skipped tag stands there.
    """

    blocks: list[Block]
    pieces: Sequence[Piece]
    metrics: dict[str, int]
    switches: Switches = NO_SWITCHES

    @cached_property
    def summary(self) -> Mapped:
        """The text that measures are taken of."""
        return Mapped(self.pieces)

    @property
    def words(self) -> int:
        """The length of the text, without what a template stands for."""
        texts = [block.text for block in self.blocks]
        if not any("{" in text for text in texts):
            return len(" ".join(texts).split())
        return sum(len(_TEMPLATE.sub(" ", text).split()) for text in texts)


class Walker:
    """Puts the tags of a document together to blocks.

    Args:
        extension: The last part of each selector, such as `md`.
    """

    def __init__(
        self,
        extension: str,
        skipped: Sequence[str] = (),
        ignored: Sequence[str] = (),
        classes: Sequence[str] = (),
        head: Iterable[tuple[str, Mapped]] = (),
        based_on: Sequence[str] | None = None,
    ) -> None:
        self._extension = extension
        self._skip_tags = frozenset(skipped or SKIPPED_TAGS)
        self._no_alt = "alt" in skipped
        self._based_on = based_on
        self._ignored = frozenset(ignored or IGNORED_TAGS)
        self._classes = frozenset((*_SKIPPED_CLASSES, *classes))
        self.blocks = [Block(text, f"text.frontmatter.{key}.{extension}", NO_SWITCHES) for key, text in head]
        self.metrics: dict[str, int] = {}
        self._summary: list[Piece] = []
        self._history: list[str] = []
        self._buffer: list[Piece] = []
        self._switches = NO_SWITCHES

    def walk(self, stream: Iterable[Tag]) -> Walked:
        """Take a whole document in."""
        skip = inline = in_block = False
        class_tag, depth = "", 0
        before: Mapping[str, str] = {}
        skip_tags, ignored = self._skip_tags, self._ignored
        for tag in stream:
            sort, name, attributes, pieces, _ = tag
            if sort == TEXT:
                if in_block or not (pieces := stripped(pieces)):
                    pass
                elif skip or before:
                    skip = self._add(pieces, before, skip=skip, inline=inline)
                else:
                    self._join(pieces, space=self._is_parted(pieces, inline=inline))
            elif sort == COMMENT:
                self._switches = self._switches.changed(name, self._based_on)
            elif name in _PLAIN and not (attributes or class_tag or in_block or name in skip_tags):
                # Most tags: nothing of what is asked below holds for them.
                if sort == START:
                    inline, skip = False, name in ignored
                    self._history.append(name)
                elif sort == END:
                    self._flush()
            else:
                if class_tag and name == class_tag:
                    depth += 1 if sort == START else -1
                closed = bool(class_tag) and depth == 0
                by_class = bool(attributes) and name not in _INLINE and self._has_class(attributes)
                if sort == START and (name in skip_tags or by_class):
                    if by_class:
                        class_tag, depth = name, 1
                    in_block = True
                    self.metrics[name] = self.metrics.get(name, 0) + 1
                elif in_block and (name in skip_tags or closed):
                    in_block = False
                    if closed:
                        class_tag = ""
                elif sort == START:
                    if name in ("em", "b") and self._history[-1:] == ["code"]:
                        name = "code"
                    inline, skip = name in _INLINE, name in ignored
                    self._history.append(name)
                if sort == END and name not in _INLINE:
                    self._flush()
                if name == "img" and sort != END:
                    self._alt(tag)
            before = attributes
        return Walked(self.blocks, self._summary, self.metrics, self._switches)

    def _has_class(self, attributes: Mapping[str, str]) -> bool:
        return not self._classes.isdisjoint(attributes.get("class", "").split(" "))

    def _add(self, pieces: list[Piece], before: Mapping[str, str], *, skip: bool, inline: bool) -> bool:
        """Add a text to the block; gives whether the next text is to be hidden."""
        skip = skip or self._has_class(before)
        space = (skip and inline) or self._is_parted(pieces, inline=inline)
        if skip or ("href" in before and before["href"] == "".join([piece.text for piece in pieces])):
            pieces = [masked(piece) for piece in pieces]
        self._join(pieces, space=space)
        return False

    def _is_parted(self, pieces: list[Piece], *, inline: bool) -> bool:
        """Whether there is a space before a text that is put to the others."""
        if inline:
            return pieces[0][0][0] not in _TIGHT_START
        history = self._history
        return len(history) > 3 and history[-1] == "li" and history[-2] in ("ol", "ul") and history[-3] == "li"

    def _join(self, pieces: list[Piece], *, space: bool) -> None:
        buffer = self._buffer
        if space and not (buffer and buffer[-1][0][-1] in _TIGHT_END):
            start = pieces[0][1]
            buffer.append(new(Piece, (" ", start, start)))
        buffer += pieces

    def _flush(self) -> None:
        buffer, history = self._buffer, self._history
        if buffer:
            scope = None
            for tag in history:
                if tag in _SCOPES:
                    scope = _SCOPES[tag]
                    break
            if scope is None:
                self._summarize(buffer)
                mapped = Mapped(buffer)
                self.blocks.append(Block(mapped, f"text.{self._extension}", self._switches, plain=True))
            else:
                self.metrics[scope] = self.metrics.get(scope, 0) + 1
                if scope in ("list", "blockquote"):
                    self._summarize(buffer)
                if buffer[0].text == " " and buffer[0].start == buffer[0].end:
                    buffer = buffer[1:]
                self.blocks.append(Block(Mapped(buffer), f"text.{scope}.{self._extension}", self._switches))
            self._buffer = []
        self._history = []

    def _summarize(self, pieces: list[Piece]) -> None:
        end = pieces[-1][2]
        self._summary += pieces
        self._summary.append(new(Piece, ("\n\n", end, end)))

    def _alt(self, tag: Tag) -> None:
        alt = tag.attributes.get("alt", "")
        if not alt or self._no_alt:
            return
        at = tag.places.get("alt", 0)
        pieces = tag.pieces or [Piece(alt, at, at + len(alt))]
        self.blocks.append(Block(Mapped(pieces), "text.attr.alt", self._switches))


__all__ = ["Block", "Switches", "Walked", "Walker", "tags"]
