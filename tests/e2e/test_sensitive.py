"""What sensitive rules find is shown nowhere: not in a report, not in an error, not in the cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import run
from voicecheck.reporters import REPORTERS

KEY = "a key of the tests"
SECRETS = {
    "aws": "AKIAQ7WXNB3LTPZR5VKD",
    "password": "p8Zk-4hWq-Lm2x",
    "phone": "13800138000",
    "id": "11010519491231002X",
    "card": "4111 1111 1111 1111",
    "mail": "marta.kowalski@banyan.example",
    "host": "wiki.banyan.corp/finance",
    "code name": "Project Nightjar",
    "code name in Chinese": "藍鯨計劃",
    "colleague": "Marta Kowalski",
}
DRAFT = f"""\
---
title: Our deploy
---

Our lead engineer, {SECRETS["colleague"]}, is the only one who knows it: call her, or write to {SECRETS["mail"]}.

It is all on {SECRETS["host"]}. **{SECRETS["code name"]}** is amazing!!! {SECRETS["code name in Chinese"]}明年開始。

有事打我手机 {SECRETS["phone"]}，身份证号{SECRETS["id"]}。 His card is {SECRETS["card"]}.

```bash
export AWS_KEY="{SECRETS["aws"]}"
password = "{SECRETS["password"]}"
```
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("sensitive")
    (made / "draft.md").write_text(DRAFT, "utf-8")
    terms = f"{SECRETS['code name']}\n{SECRETS['code name in Chinese']}\n"
    outcome = run("seal", "sealed.yaml", cwd=made, input=terms, VOICECHECK_SEAL_KEY=KEY)
    assert outcome.code == 0, outcome.err
    packs = "[leaks, personal-data, exposure, hype, zh-plain, ./sealed.yaml]"
    (made / "voicecheck.yaml").write_text(f"packs: {packs}\n", "utf-8")
    return made


def planted_in(text: str) -> list[str]:
    return [name for name, secret in SECRETS.items() if secret in text or secret.replace(" ", "") in text]


@pytest.mark.parametrize("form", list(REPORTERS))
def test_no_format_shows_what_was_found(project: Path, form: str) -> None:
    outcome = run("check", "draft.md", "-f", form, cwd=project, VOICECHECK_SEAL_KEY=KEY)
    assert outcome.code == 1, outcome.err
    assert planted_in(outcome.out + outcome.err) == []


def test_each_secret_was_found(project: Path) -> None:
    outcome = run("check", "draft.md", "-f", "json", cwd=project, VOICECHECK_SEAL_KEY=KEY)
    assert set(outcome.rules()) >= {
        "leaks.secret",
        "leaks.internal-host",
        "personal-data.phone",
        "personal-data.number",
        "personal-data.mail",
        "sealed.terms",
        "exposure.colleague",
    }


def test_the_cache_and_the_sealed_file_hold_no_secret(project: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    run("check", "draft.md", cwd=project, VOICECHECK_SEAL_KEY=KEY, VOICECHECK_CACHE=str(cache))
    kept = b"".join(path.read_bytes() for path in [project / "sealed.yaml", *cache.rglob("*")] if path.is_file())
    assert [name for name, secret in SECRETS.items() if secret.encode() in kept] == []


def test_reveal_is_for_a_terminal_alone(project: Path) -> None:
    outcome = run("check", "draft.md", "--reveal", cwd=project, VOICECHECK_SEAL_KEY=KEY)
    assert outcome.code == 2
    assert "terminal only" in outcome.err
    assert planted_in(outcome.out) == []


@pytest.mark.parametrize(("key", "said"), [("another", "not the one"), ("", "need their key")])
def test_a_wrong_key_is_one_clear_error(project: Path, key: str, said: str) -> None:
    outcome = run("check", "draft.md", cwd=project, VOICECHECK_SEAL_KEY=key)
    assert outcome.code == 2
    assert said in outcome.out + outcome.err
    assert planted_in(outcome.out + outcome.err) == []


def test_redact_leaves_out_and_changes_nothing_else(project: Path) -> None:
    outcome = run("redact", "draft.md", "-o", "clean.md", cwd=project, VOICECHECK_SEAL_KEY=KEY)
    assert outcome.code == 0, outcome.err
    text = (project / "clean.md").read_text("utf-8")
    assert planted_in(text) == []
    assert "有事打我手机 [电话]，" in text
    assert "**[REDACTED]** is amazing!!! [REDACTED]明年開始。" in text
    assert (project / "draft.md").read_text("utf-8") == DRAFT


def test_who_is_not_known_is_an_employee(project: Path, tmp_path: Path) -> None:
    profile = tmp_path / "brand_profiles" / "pine"
    profile.mkdir(parents=True)
    channels = "channels: {mine: {personal: true}}\nroles: {spokesperson: Speaks, employee: Works}\n"
    (profile / "profile.yaml").write_text(f"title: Pine\npacks: [identity]\n{channels}", "utf-8")
    (profile / "people.yaml").write_text(
        "people:\n  - {name: Ada Berg, role: spokesperson, accounts: ['@ada']}\n", "utf-8"
    )
    (tmp_path / "voicecheck.yaml").write_text("profile: pine\n", "utf-8")
    (tmp_path / "a.md").write_text("We at Pine wish you well.\n", "utf-8")
    assert run("check", "a.md", "--channel", "mine", "--author", "ada", "-f", "json", cwd=tmp_path).rules() == []
    unknown = run("check", "a.md", "--channel", "mine", "--author", "Bo", "-f", "json", cwd=tmp_path)
    assert unknown.rules() == ["identity.speaks-for-company"]
    assert "not in people.yaml" in unknown.report["files"][0]["notes"][0]
    (profile / "people.yaml").write_text("people:\n  - {nam: Ada}\n", "utf-8")
    broken = run("check", "a.md", cwd=tmp_path)
    assert broken.code == 2
    assert "people.yaml:2" in broken.err
