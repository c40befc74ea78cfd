"""Keys, tokens and passwords, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.drafts import check, matched, rule

HEX = "0a0fe8ec154173568757510019269bc4"


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ('aws_key = "AKIAQ7WXNB3LTPZR5VKD"', "AKIAQ7WXNB3LTPZR5VKD"),
        ("Log in with https://deploy:Tr1ckyHorse77@git.banyan.example/shop", "Tr1ckyHorse77"),
        ('password = "p8Zk-4hWq-Lm2x"', "p8Zk-4hWq-Lm2x"),
        (f'The line says "key": "{HEX}".', HEX),
    ],
)
def test_secrets_are_found_where_they_stand(text: str, secret: str) -> None:
    assert matched(rule("secrets"), "Before.", text, "After.") == [secret]


@pytest.mark.parametrize(
    "text",
    [
        f'{{"traceId": "{HEX}"}}',
        f"commit: '{HEX}'",
        f'"etag"="{HEX}"',
        'API_KEY="YOUR_API_KEY"',
        'integrity="sha256-2jmj7l5rSw0yVb/vlWAYkK/YBwk="',
        "We use a password manager; the key to it is trust.",
    ],
)
def test_what_is_no_secret(text: str) -> None:
    assert matched(rule("secrets"), text) == []


def test_a_secret_is_hidden_and_named() -> None:
    (finding,) = check(
        rule("secrets", {"message": "Looks like a secret ({kind})."}), 'aws_key = "AKIAQ7WXNB3LTPZR5VKD"'
    )
    assert finding.sensitive
    assert finding.message == "Looks like a secret (AWS Access Key)."


def test_a_value_may_be_allowed() -> None:
    assert matched(rule("secrets", allow=["AKIAQ7WXNB3LTPZR5VKD"]), 'aws_key = "AKIAQ7WXNB3LTPZR5VKD"') == []
