"""Front matter for which the flat reader does not do: through PyYAML, down to plain values with their places."""

from __future__ import annotations

from typing import Any, ClassVar

import yaml

from voicecheck.core.span import Span

_MAX_VALUES = 20_000
_MAX_DEPTH = 100
_PREFIX = "tag:yaml.org,2002:"
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Leaves dates as they are written."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _PREFIX + "timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read(source: str, start: int, end: int) -> tuple[dict[str, Any], dict[str, Span]] | None:
    """The fields of `source[start:end]` and where their values stand; None if it is not a mapping.

    Raises:
        ValueError: it is not YAML, or too large for front matter; the message names the line of the file.
    """
    text = source[start:end]
    try:
        _check_depth(text)
        loader = _Loader(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
        if root is None:
            return {}, {}
        if not isinstance(root, yaml.MappingNode):
            return None
        plain = _Plain()
        values: dict[str, Any] = {}
        spans: dict[str, Span] = {}
        for key_node, node in root.value:
            key = str(key_node.value)
            values[key] = plain.value(node)
            spans[key] = Span(start + node.start_mark.index, start + node.end_mark.index)
        return values, spans
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"line {mark.line + 2}: " if mark else ""
        raise ValueError(f"{where}{error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise ValueError(str(error).splitlines()[0]) from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _check_depth(text: str) -> None:
    """Refuse what would overflow the stack of the parser, which recurses."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MAX_DEPTH:
                raise ValueError("it is nested too deeply")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Plain:
    """From YAML nodes to strings, numbers, lists and dicts; an alias that multiplies itself is refused."""

    def __init__(self) -> None:
        self._left = _MAX_VALUES
        self._scalars = yaml.constructor.SafeConstructor()

    def value(self, node: yaml.Node) -> Any:
        """The plain value of a node."""
        self._left -= 1
        if self._left < 0:
            raise ValueError("it has too many values")
        if isinstance(node, yaml.MappingNode):
            return {str(key.value): self.value(one) for key, one in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [self.value(one) for one in node.value]
        if node.tag == _PREFIX + "null":
            return None
        if node.tag in (_PREFIX + "bool", _PREFIX + "int", _PREFIX + "float"):
            construct = self._scalars.yaml_constructors[node.tag]
            try:
                return construct(self._scalars, node)
            except (ValueError, KeyError, IndexError):
                return str(node.value)
        return str(node.value)
