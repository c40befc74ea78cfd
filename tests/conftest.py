"""What all tests share: a cache of their own, the installed command, the data that only a checkout has."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.command import Outcome, run

ROOT = Path(__file__).parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes more than ten seconds")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compiled rules are cached in a folder of this run, never in the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VOICECHECK_CACHE", str(tmp_path_factory.mktemp("cache")))
        for name in ("VOICECHECK_DEBUG", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture
def voicecheck(tmp_path: Path) -> Callable[..., Outcome]:
    """The installed command, run in an empty folder unless `cwd` names another."""

    def call(*arguments: str | Path, cwd: Path = tmp_path, **more: object) -> Outcome:
        return run(*map(str, arguments), cwd=cwd, **more)  # type: ignore[arg-type]

    return call


@pytest.fixture(scope="session")
def corpora() -> list[Path]:
    """The files of real posts; a test that asks for them is skipped where they are not."""
    found = sorted(CORPORA.glob("*.jsonl.gz"))
    if not found or not os.access(found[0], os.R_OK):
        pytest.skip(f"no real posts in {CORPORA}: they lie beside a checkout, not in it")
    return found
