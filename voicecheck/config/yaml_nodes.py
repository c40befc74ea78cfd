"""YAML read to plain values, with the place of every key and value.

The values are those of JSON: YAML 1.2's core schema, so `no`, `off` and `2025-01-01` are text. What a
hostile or mistaken file could do (aliases that multiply or contain themselves, endless nesting, tags
that make objects) is refused with its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from voicecheck.config.inputs import MAX_BYTES
from voicecheck.config.places import Place
from voicecheck.config.yaml_errors import control_character, decode, syntax_error
from voicecheck.config.yaml_scalars import CORE, convert, resolve
from voicecheck.core.errors import ConfigError

MAX_NODES = 200_000
"""Values in one file, counting those that aliases repeat."""
MAX_DEPTH = 40

Path: TypeAlias = Sequence[str | int]
Node: TypeAlias = "tuple[int, int, Children]"
"""Line and column, from 0, of a value, and what is in it."""
Children: TypeAlias = "list[Node] | dict[str, tuple[int, int, Node]] | None"
"""Of a mapping by key, with line and column of the key."""


class Positions:
    """Where the keys and values of one file stand, by their path from the top (`("rules", 0, "id")`)."""

    __slots__ = ("_node", "file")

    def __init__(self, file: str, node: Node) -> None:
        self.file = file
        self._node = node

    def value(self, path: Path = ()) -> Place:
        """The place of a value, or of the innermost one around it that stands in the file."""
        line, column, _ = self._walk(path)[0]
        return Place(self.file, line + 1, column + 1)

    def key(self, path: Path) -> Place:
        """The place of a mapping's key; of the value if it has none."""
        node, line, column = self._walk(path)
        if line < 0:
            line, column = node[:2]
        return Place(self.file, line + 1, column + 1)

    def under(self, path: Path) -> Positions:
        """The positions below a value, their paths starting there."""
        return Positions(self.file, self._walk(path)[0])

    def _walk(self, path: Path) -> tuple[Node, int, int]:
        node, line, column = self._node, -1, -1
        for step in path:
            children = node[2]
            if isinstance(children, dict) and step in children:
                line, column, node = children[str(step)]
            elif isinstance(children, list) and isinstance(step, int) and step < len(children):
                node, line, column = children[step], -1, -1
            else:
                break
        return node, line, column


class Parsed(NamedTuple):
    """A YAML file: its value as JSON would have it, and where everything stands."""

    value: Any
    positions: Positions


def parse(data: bytes, file: str) -> Parsed:
    """Read YAML; an empty file is None.

    Raises:
        ConfigError: it is not UTF-8, not YAML, or does what a configuration may not do.
    """
    import yaml

    if len(data) > MAX_BYTES:
        raise Place(file).error(f"the file is too large: got {len(data):,} bytes; expected at most {MAX_BYTES:,}")
    text = decode(data, file)
    loader: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=loader):
            handle = _HANDLERS.get(type(event).__name__)
            if handle is not None:
                handle(builder, event)
    except yaml.reader.ReaderError:
        raise control_character(text, file) from None
    except yaml.MarkedYAMLError as error:
        raise syntax_error(error, text, file) from None
    return Parsed(builder.root, Positions(file, builder.root_node))


class _Frame:
    """A collection that is being read."""

    __slots__ = ("anchor", "children", "column", "height", "key", "line", "merges", "started", "value")

    def __init__(self, value: Any, children: Any, event: Any, started: int) -> None:
        self.value = value
        self.children = children
        self.line = event.start_mark.line
        self.column = event.start_mark.column
        self.anchor: str | None = event.anchor
        self.started = started
        self.height = 0
        self.key: tuple[str, int, int] | None = None
        self.merges: list[tuple[Any, Node]] = []


class _Anchor(NamedTuple):
    value: Any
    node: Node
    weight: int
    height: int


class _Builder:
    """Builds the value from the parser's events, on a stack of its own: nesting never becomes recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Any = None
        self.root_node: Node = (0, 0, None)
        self._stack: list[_Frame] = []
        self._anchors: dict[str, _Anchor | None] = {}
        self._count = 0
        self._documents = 0

    def document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._error(event, "got a second YAML document (---); expected one in a file")

    def scalar(self, event: Any) -> None:
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is None and isinstance(frame.value, dict):
            self._begin_key(frame, event)
            return
        mark = event.start_mark
        node: Node = (mark.line, mark.column, None)
        self._weigh(event, 1)
        value = self._scalar_value(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchor(value, node, 1, 0)
        self._put(value, node, 0)

    def mapping(self, event: Any) -> None:
        self._open(event, {}, {}, "map")

    def sequence(self, event: Any) -> None:
        self._open(event, [], [], "seq")

    def end(self, event: Any) -> None:
        frame = self._stack.pop()
        for value, node in frame.merges:
            _merge(frame, value, node)
        node = (frame.line, frame.column, frame.children)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = _Anchor(frame.value, node, self._count - frame.started, frame.height)
        self._put(frame.value, node, frame.height)

    def alias(self, event: Any) -> None:
        if event.anchor not in self._anchors:
            raise self._error(event, f"nothing is anchored as '{event.anchor}': quote the text if the * belongs to it")
        anchor = self._anchors[event.anchor]
        if anchor is None:
            raise self._error(event, f"'*{event.anchor}' stands inside what it refers to")
        frame = self._stack[-1]
        if frame.key is None and isinstance(frame.value, dict):
            raise self._error(event, "an alias cannot be a key")
        self._weigh(event, anchor.weight)
        if len(self._stack) + anchor.height > MAX_DEPTH:
            raise self._error(event, f"nested too deep: expected at most {MAX_DEPTH} levels")
        self._put(anchor.value, anchor.node, anchor.height)

    def _open(self, event: Any, value: Any, children: Any, tag: str) -> None:
        if event.tag not in (None, "!", f"{CORE}{tag}"):
            raise self._tag_error(event)
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is None and isinstance(frame.value, dict):
            raise self._error(event, "a key must be text: quote it if it begins with [ or {")
        if len(self._stack) >= MAX_DEPTH:
            raise self._error(event, f"nested too deep: expected at most {MAX_DEPTH} levels")
        started = self._count
        self._weigh(event, 1)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        self._stack.append(_Frame(value, children, event, started))

    def _begin_key(self, frame: _Frame, event: Any) -> None:
        key, mark = event.value, event.start_mark
        if event.tag not in (None, "!", f"{CORE}str"):
            raise self._tag_error(event)
        if not key:
            raise self._error(event, "a key is missing before ':'")
        if key == "<<" and event.implicit[0]:
            frame.key = ("", mark.line, mark.column)
            return
        if key in frame.value:
            first = frame.children[key][0] + 1
            raise self._error(event, f"key '{_short(key)}' stands here again; it was given in line {first}")
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchor(key, (mark.line, mark.column, None), 1, 0)
        self._encodable(event)
        frame.key = (key, mark.line, mark.column)
        frame.value[key] = None
        frame.children[key] = (mark.line, mark.column, (mark.line, mark.column, None))

    def _put(self, value: Any, node: Node, height: int) -> None:
        if not self._stack:
            self.root, self.root_node = value, node
            return
        frame = self._stack[-1]
        frame.height = max(frame.height, height + 1)
        if frame.key is None:
            frame.value.append(value)
            frame.children.append(node)
            return
        key, line, column = frame.key
        frame.key = None
        if key:
            frame.value[key] = value
            frame.children[key] = (line, column, node)
            return
        sources: list[tuple[Any, Node]] = [(value, node)]
        if isinstance(value, list) and isinstance(node[2], list):
            sources = list(zip(value, node[2], strict=True))
        if not all(isinstance(source, dict) for source, _ in sources):
            raise Place(self.file, line + 1, column + 1).error("'<<' takes a mapping or a list of mappings")
        frame.merges.extend(sources)

    def _scalar_value(self, event: Any) -> Any:
        tag, text = event.tag, event.value
        if tag is None and event.implicit[0]:
            tag = resolve(text)
        if tag in (None, "!", f"{CORE}str", "str"):
            self._encodable(event)
            return text
        try:
            return convert(tag, text)
        except KeyError:
            raise self._tag_error(event) from None
        except ValueError:
            raise self._error(
                event, f"got '{_short(text)}'; expected a number of moderate size, or quotes around a text"
            ) from None

    def _encodable(self, event: Any) -> None:
        if event.style == '"' and not event.value.isascii():
            try:
                event.value.encode()
            except UnicodeEncodeError:
                raise self._error(event, "half of a surrogate pair (\\ud800 to \\udfff) is no character") from None

    def _weigh(self, event: Any, weight: int) -> None:
        self._count += weight
        if self._count > MAX_NODES:
            raise self._error(event, f"too many values, aliases counted: expected at most {MAX_NODES:,}")

    def _tag_error(self, event: Any) -> ConfigError:
        return self._error(
            event, f"got the tag '{_short(event.tag)}'; expected plain text, numbers, lists and mappings"
        )

    def _error(self, event: Any, message: str) -> ConfigError:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1).error(message)


_HANDLERS = {
    "DocumentStartEvent": _Builder.document,
    "ScalarEvent": _Builder.scalar,
    "AliasEvent": _Builder.alias,
    "MappingStartEvent": _Builder.mapping,
    "MappingEndEvent": _Builder.end,
    "SequenceStartEvent": _Builder.sequence,
    "SequenceEndEvent": _Builder.end,
}


def _merge(frame: _Frame, value: Mapping[str, Any], node: Node) -> None:
    children = node[2]
    assert isinstance(children, dict)
    for key in value:
        if key not in frame.value:
            frame.value[key] = value[key]
            frame.children[key] = children[key]


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
