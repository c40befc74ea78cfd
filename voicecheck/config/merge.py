"""Layers merged into one, each value with the place that states it.

A scalar replaces what came before it. Mappings merge by key. A list adds to what came before, without
duplicates; `{replace: ..}` starts anew, `{add: .., remove: ..}` says both. `packs` and `languages` of a
`voicecheck.yaml` are the exception: a plain list there is the whole list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from voicecheck.config.layers import Layer, is_path
from voicecheck.config.places import Place

DEFAULT_PACKS = "default"
"""Stands in a list of packs for those that are on where nothing names packs."""

_SCALARS = (
    *("name", "title", "description", "channel", "role", "author", "author_from_git", "record_format", "encoding"),
    *("fail_on", "min_severity", "embedder", "jobs"),
)
_LISTS = ("aliases", "products", "packs", "rule_files", "allow", "posts", "languages", "exclude", "styles")
_MAPPINGS = ("channels", "roles", "topics", "columns", "spacy", "voice", "disclosure", "vale")
_WHOLE_IN_CONFIG = ("packs", "languages")
_PATHS = ("rule_files", "posts", "styles")


class Stated(NamedTuple):
    """A value and the place that states it."""

    value: Any
    place: Place


class Merged:
    """All layers in one.

    Attributes:
        lists: What lists hold; a list that no layer states is missing.
        mappings: By key of the mapping; of channels, each field by its own.
        layers: What was merged, for the overrides of rules.
    """

    def __init__(self, layers: Sequence[Layer], default_packs: Callable[[], Sequence[str]]) -> None:
        self.layers = layers
        self.scalars: dict[str, Stated] = {}
        self.lists: dict[str, list[Stated]] = {}
        self.mappings: dict[str, dict[str, Any]] = {name: {} for name in _MAPPINGS}
        self._default_packs = default_packs
        for layer in layers:
            self._add(layer)
        packs = self.lists.get("packs", [Stated(DEFAULT_PACKS, Place("default"))])
        self.lists["packs"] = self._expanded(packs)

    def value(self, name: str, default: Any = None) -> Any:
        """A scalar."""
        return self.scalars[name].value if name in self.scalars else default

    def values(self, name: str) -> list[Any]:
        """A list."""
        return [stated.value for stated in self.lists.get(name, ())]

    def _add(self, layer: Layer) -> None:
        for name, value in layer.data.items():
            if name in _SCALARS:
                self.scalars[name] = Stated(value, layer.place((name,)))
            elif name in _LISTS:
                self._add_list(layer, name, value)
            elif name in _MAPPINGS:
                _add_mapping(self.mappings[name], value, layer, (name,))

    def _add_list(self, layer: Layer, name: str, value: Any) -> None:
        anew = isinstance(value, list) and layer.sort != "profile" and name in _WHOLE_IN_CONFIG
        current = [] if anew else self.lists.get(name)
        if isinstance(value, list):
            added = _items(layer, name, value, (name,))
            self.lists[name] = _union(name, current or [], added)
            return
        if current is None:
            current = [Stated(DEFAULT_PACKS, Place("default"))] if name == "packs" else []
        if "replace" in value:
            current = _items(layer, name, value["replace"], (name, "replace"))
        current = _union(name, current, _items(layer, name, value.get("add", ()), (name, "add")))
        gone = {_identity(name, item) for item in _items(layer, name, value.get("remove", ()), (name, "remove"))}
        if gone and name == "packs":
            current = self._expanded(current)
        self.lists[name] = [item for item in current if _identity(name, item) not in gone]

    def _expanded(self, packs: Iterable[Stated]) -> list[Stated]:
        expanded: list[Stated] = []
        for item in packs:
            named = self._default_packs() if item.value == DEFAULT_PACKS else [item.value]
            expanded += [Stated(name, item.place) for name in named]
        return _union("packs", [], expanded)


def _items(layer: Layer, name: str, values: Sequence[Any], path: tuple[str, ...]) -> list[Stated]:
    return [Stated(_item(layer, name, value), layer.place((*path, index))) for index, value in enumerate(values)]


def _item(layer: Layer, name: str, value: Any) -> Any:
    if name == "styles" and "://" in value:
        return value  # for an error that shows it as written
    if name in _PATHS or (name == "packs" and is_path(value)):
        return layer.resolve(value)
    if name == "exclude":
        return (layer.folder, value)
    if name == "products":
        return {"name": value, "wrong": []} if isinstance(value, str) else {"wrong": [], **value}
    return value


def _identity(name: str, item: Stated) -> Any:
    return item.value["name"] if name == "products" else item.value


def _union(name: str, current: Sequence[Stated], added: Sequence[Stated]) -> list[Stated]:
    by_identity = {_identity(name, item): item for item in current}
    for item in added:
        known = by_identity.setdefault(_identity(name, item), item)
        if known is not item and name == "products":
            wrong = list(dict.fromkeys([*known.value["wrong"], *item.value["wrong"]]))
            by_identity[item.value["name"]] = Stated({"name": item.value["name"], "wrong": wrong}, item.place)
    return list(by_identity.values())


def _add_mapping(into: dict[str, Any], value: Mapping[str, Any], layer: Layer, path: tuple[str, ...]) -> None:
    for key, inner in value.items():
        if isinstance(inner, Mapping):
            _add_mapping(into.setdefault(key, {}), inner, layer, (*path, key))
        else:
            into[key] = Stated(inner, layer.place((*path, key)))
