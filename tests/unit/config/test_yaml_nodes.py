from __future__ import annotations

import pytest

from voicecheck.config.yaml_nodes import MAX_DEPTH, Parsed, parse
from voicecheck.core.errors import ConfigError


def read(text: str) -> Parsed:
    return parse(text.encode(), "f.yaml")


def error(text: str | bytes) -> str:
    with pytest.raises(ConfigError) as caught:
        parse(text if isinstance(text, bytes) else text.encode(), "f.yaml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("off", "off"),
        ("yes", "yes"),
        ("2026-06-30", "2026-06-30"),
        ("12:30", "12:30"),
        ("true", True),
        ("~", None),
        ("", None),
        ("7", 7),
        ("-0x1F", "-0x1F"),
        ("0x1F", 31),
        ("0o17", 15),
        ("017", 17),
        ("1_000", "1_000"),
        ("1.5e3", 1500.0),
        (".5", 0.5),
        ("'7'", "7"),
        ("!!str 7", "7"),
        ("! 7", "7"),
        ("!!int '7'", 7),
        ("v1.2", "v1.2"),
        ("-", [None]),
    ],
)
def test_scalars_follow_the_core_schema(text: str, value: object) -> None:
    assert read(text).value == value
    assert type(read(text).value) is type(value)


def test_keys_are_text_whatever_they_look_like() -> None:
    assert read("{404: a, true: b, null: c, 1.0: d}").value == {"404": "a", "true": "b", "null": "c", "1.0": "d"}


def test_positions_count_code_points() -> None:
    positions = read("名: {a: [1, {b: 2}]}\n'🙂': x\n").positions
    assert positions.key(("名",)) == ("f.yaml", 1, 1)
    assert positions.value(("名", "a", 1, "b")) == ("f.yaml", 1, 16)
    assert positions.key(("名", "a", 1, "b")) == ("f.yaml", 1, 13)
    assert positions.value(("🙂",)) == ("f.yaml", 2, 6)
    assert positions.under(("名", "a")).value((0,)) == ("f.yaml", 1, 9)


def test_a_path_that_is_not_there_gives_the_innermost_place() -> None:
    positions = read("a:\n  b: [1]\n").positions
    assert positions.value(("a", "b", 7, "c")) == ("f.yaml", 2, 6)
    assert positions.value(("x",)) == ("f.yaml", 1, 1)


def test_byte_order_mark_and_crlf() -> None:
    parsed = parse("\ufeffa: 1\r\nb: 2\r\n".encode(), "f.yaml")
    assert parsed.value == {"a": 1, "b": 2}
    assert parsed.positions.key(("b",)) == ("f.yaml", 2, 1)


def test_anchors_and_merges() -> None:
    text = "base: &b {x: 1, y: 2}\nmore: &m {y: 3, z: 3}\none: {<<: *b, y: 9}\ntwo: {<<: [*b, *m]}\n'<<': text\n"
    value = read(text).value
    assert value["one"] == {"x": 1, "y": 9}
    assert value["two"] == {"x": 1, "y": 2, "z": 3}
    assert value["<<"] == "text"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: 2\na: 3", "f.yaml:3:1: key 'a' stands here again; it was given in line 1"),
        ("a: &x [*x]", "f.yaml:1:8: '*x' stands inside what it refers to"),
        ("a: *x", "f.yaml:1:4: nothing is anchored as 'x': quote the text if the * belongs to it"),
        ("a: !!python/object:os.system x", "f.yaml:1:4: got the tag 'tag:yaml.org,2002:python/object:os.system'"),
        ("a: !!map [x]", "f.yaml:1:4: got the tag"),
        ("a: !!binary aGk=", "f.yaml:1:4: got the tag"),
        ("a: !mine {}", "f.yaml:1:4: got the tag '!mine'"),
        ("a: .nan", "f.yaml:1:4: got '.nan'; expected a number of moderate size"),
        ("a: 1e999", "f.yaml:1:4: got '1e999'"),
        ("a: " + "9" * 5000, "f.yaml:1:4: got '9999"),
        ("a: !!int x", "f.yaml:1:4: got 'x'"),
        ("? [a]\n: b", "f.yaml:1:3: a key must be text"),
        ("x: &a k\n*a : v", "f.yaml:2:1: an alias cannot be a key"),
        ("'': x", "f.yaml:1:1: a key is missing before ':'"),
        ("a: 1\n---\nb: 2", "f.yaml:2:1: got a second YAML document"),
        ("a: {<<: 5}", "f.yaml:1:5: '<<' takes a mapping"),
        ("a:\n\tb: 1", "f.yaml:2:1: not valid YAML: a tab where only spaces may indent"),
        ("a: b: c", "f.yaml:1:5: not valid YAML: a ': ' that cannot be a key's"),
        ("a: [1,\nb: 2", "not valid YAML: the list that '[' opens is not closed"),
        ("a: {b: 1", "not valid YAML: the mapping that '{' opens is not closed"),
        ("a: 1\nb: 'x", "not valid YAML: a quoted text is not closed; it begins in line 2"),
        ("a: **bold**", "not valid YAML: '*' after '*' or '&': quote the text"),
        ("a: @you", "f.yaml:1:4: not valid YAML: a plain text cannot begin with '@': quote it"),
        ('a: "\\d"', "not valid YAML: a backslash before what YAML does not know: use single quotes"),
        ("a: 'it's'", "look at indentation and quotes"),
        ("a: 1\nb: \x01", "f.yaml:2:4: got the control character U+0001; expected text"),
        ("a: 1\n\nb: x\x00", "f.yaml:3:5: got the control character U+0000; expected text"),
        ('a: "\\ud800"', "f.yaml:1:"),
        (b"a: 1\nb: caf\xe9", "f.yaml:2:7: got the byte 0xe9, which is not UTF-8; expected UTF-8"),
        ("a: 1".encode("utf-16"), "f.yaml:1:1: got UTF-16; expected UTF-8"),
    ],
)
def test_mistakes_are_told_with_their_place(text: str | bytes, message: str) -> None:
    assert message in error(text)


def test_aliases_cannot_multiply_without_end() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert "too many values, aliases counted" in error("\n".join(lines))


def test_aliases_cannot_nest_without_end() -> None:
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 60))]
    assert "nested too deep" in error("\n".join(lines))


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_nesting_is_bounded(opening: str) -> None:
    assert error(opening * 100_000)


def test_nesting_up_to_the_bound_is_read() -> None:
    value = read("[" * MAX_DEPTH + "]" * MAX_DEPTH).value
    assert isinstance(value, list)
    assert "nested too deep" in error("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))


def test_too_large_a_file() -> None:
    assert "the file is too large: got 5,000,000 bytes; expected at most 4,000,000" in error(b"#" * 5_000_000)
