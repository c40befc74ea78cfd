"""Configurations and profiles with all that they extend, the parents first."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from voicecheck.config.config_schema import config_schema, profile_schema
from voicecheck.config.inputs import Inputs
from voicecheck.config.library import read_yaml
from voicecheck.config.places import Place, join, nearest, shown
from voicecheck.config.shipped import profiles_folder
from voicecheck.config.validate import Validator
from voicecheck.config.wording import described
from voicecheck.config.yaml_nodes import Path, Positions

PROFILE_FILE = "profile.yaml"
PROFILES_FOLDER = "brand_profiles"
VOICE_FOLDER = "voice"
"""Beside a profile: what was learned of its voice."""
MAX_CHAIN = 50

Sort: TypeAlias = Literal["profile", "config", "override"]


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file, or one part of it, states. Relative paths in it count from `folder`."""

    sort: Sort
    data: Mapping[str, Any]
    positions: Positions
    folder: str

    @property
    def file(self) -> str:
        """The file that states it."""
        return self.positions.file

    def place(self, path: Path) -> Place:
        """The place of a value."""
        return self.positions.value(path)

    def resolve(self, path: str) -> str:
        """A path that this layer states, made absolute."""
        return absolute(path, self.folder)


class Reader:
    """Reads configurations and profiles.

    Args:
        roots: Folders that may hold a `brand_profiles` folder of the user's own.
    """

    def __init__(self, inputs: Inputs, roots: Sequence[str] = ()) -> None:
        self._inputs = inputs
        self._roots = list(roots)

    def configs(self, path: str, cited: Place | None = None) -> list[Layer]:
        """A configuration and what it extends, parents first.

        Raises:
            ConfigError: one of them does not do, or they extend each other in a ring.
        """

        def read(at: str, place: Place | None) -> Layer:
            return self._read(at, place, "config")

        def parents(layer: Layer) -> list[tuple[str, Place]]:
            return [(layer.resolve(name), place) for name, place in _references(layer)]

        found = _linear(path, cited, read, parents)
        self._roots = list(dict.fromkeys([*reversed([layer.folder for layer in found]), *self._roots]))
        return found

    def profiles(self, reference: Any, layer: Layer | None) -> list[Layer]:
        """A profile and what it extends, parents first.

        The reference is a name, a path, or a profile written out in `layer`; without a layer, the command line's.
        """
        if isinstance(reference, str):
            cited = layer.place(("profile",)) if layer else Place("--profile")
            path = self._profile_path(reference, layer.folder if layer else os.getcwd(), cited)
            return _linear(path, cited, self._read_profile, self._parents)
        assert layer is not None
        written = Layer("profile", reference, layer.positions.under(("profile",)), layer.folder)
        found: dict[str, Layer] = {}
        for path, place in self._parents(written):
            for each in _linear(path, place, self._read_profile, self._parents):
                found.setdefault(each.file, each)
        return [*found.values(), written]

    def _parents(self, layer: Layer) -> list[tuple[str, Place]]:
        return [(self._profile_path(name, layer.folder, place), place) for name, place in _references(layer)]

    def _profile_path(self, reference: str, folder: str, cited: Place) -> str:
        if is_path(reference):
            path = absolute(reference, folder)
            return os.path.join(path, PROFILE_FILE) if os.path.isdir(path) else path
        folders = list(dict.fromkeys([*_profile_folders(folder, self._roots), profiles_folder()]))
        for candidate in folders:
            path = os.path.join(candidate, reference, PROFILE_FILE)
            if self._inputs.is_file(path):
                return path
        known = sorted({name for candidate in folders for name in profile_names(candidate)})
        hint = nearest(reference, known) or (f"; there are {', '.join(known)}" if known else "")
        raise cited.error(f"no profile is named '{reference}'{hint} (looked in {', '.join(map(shown, folders))})")

    def _read_profile(self, path: str, cited: Place | None) -> Layer:
        layer = self._read(path, cited, "profile")
        named = {"name": os.path.basename(layer.folder), **layer.data}
        return Layer("profile", named, layer.positions, layer.folder)

    def _read(self, path: str, cited: Place | None, sort: Sort) -> Layer:
        value, positions = read_yaml(path, self._inputs, cited)
        value = {} if value is None else value
        if not isinstance(value, dict):
            raise positions.value().error(f"got {described(value)}; expected a mapping")
        join(_validator(sort).problems(value, positions))
        return Layer(sort, value, positions, os.path.dirname(path))


def overrides_of(layers: Sequence[Layer]) -> list[Layer]:
    """The overrides of configurations, in order, each a layer of its own."""
    return [
        Layer("override", data, layer.positions.under(("overrides", index)), layer.folder)
        for layer in layers
        for index, data in enumerate(layer.data.get("overrides", ()))
    ]


def is_path(reference: str) -> bool:
    """Whether a reference is a path rather than a name."""
    return "/" in reference or os.sep in reference or reference.startswith((".", "~")) or reference.endswith(".yaml")


def absolute(path: str, folder: str) -> str:
    """A path that counts from a folder, made absolute; `~` is the user's home."""
    return os.path.normpath(os.path.join(folder, os.path.expanduser(path) if path.startswith("~") else path))


def profile_names(folder: str) -> list[str]:
    """The profiles in a `brand_profiles` folder."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [name for name in names if os.path.isfile(os.path.join(folder, name, PROFILE_FILE))]


def _profile_folders(folder: str, roots: Sequence[str]) -> list[str]:
    siblings = os.path.dirname(folder)
    beside = [siblings] if os.path.basename(siblings) in (PROFILES_FOLDER, f"_{PROFILES_FOLDER}") else []
    return [*beside, *(os.path.join(root, PROFILES_FOLDER) for root in roots)]


def _references(layer: Layer) -> list[tuple[str, Place]]:
    stated = layer.data.get("extends", [])
    if isinstance(stated, str):
        return [(stated, layer.place(("extends",)))]
    return [(name, layer.place(("extends", index))) for index, name in enumerate(stated)]


def _linear(
    path: str,
    cited: Place | None,
    read: Callable[[str, Place | None], Layer],
    parents: Callable[[Layer], list[tuple[str, Place]]],
) -> list[Layer]:
    """A file and all that it extends, each once, parents before children."""
    done: dict[str, Layer] = {}

    def visit(path: str, cited: Place | None, chain: tuple[str, ...]) -> None:
        if path in chain:
            ring = " -> ".join(shown(each) for each in (*chain[chain.index(path) :], path))
            raise (cited or Place(path)).error(f"these files extend each other in a ring: {ring}")
        if path in done:
            return
        if len(chain) >= MAX_CHAIN:
            raise (cited or Place(path)).error(f"more than {MAX_CHAIN} files extend one another")
        layer = read(path, cited)
        for parent, place in parents(layer):
            visit(parent, place, (*chain, path))
        done[path] = layer

    visit(path, cited, ())
    return list(done.values())


@lru_cache(maxsize=2)
def _validator(sort: Sort) -> Validator:
    return Validator(profile_schema() if sort == "profile" else config_schema())
