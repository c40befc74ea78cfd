"""Key messages from a table, as a company keeps them in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from voicecheck.config.inputs import Inputs
from voicecheck.config.messages import read_file
from voicecheck.core.errors import ConfigError, VoicecheckError

_LISTS = ("aliases", "attribute", "allowed", "forbidden", "spokespersons")
_PLAIN = ("id", "entity", "value", "unit", "statement", "valid_from", "valid_until", "embargo", "owner", "source")
_BY_LANGUAGE = tuple(f"{name}_{tag}" for name in ("value", "statement") for tag in ("en", "zh", "zh-Hans", "zh-Hant"))


def messages_yaml(path: Path) -> tuple[str, int]:
    """The table as the text of a `messages.yaml`, and how many messages it has. Lists are parted by `;` or `|`.

    Raises:
        ConfigError: it cannot be read, or a row makes no message; places count in the table.
    """
    rows = list(_xlsx(path) if path.suffix.lower() == ".xlsx" else _csv(path))
    if not rows:
        raise VoicecheckError(f"{path}: has no rows; expected a first row that names the columns")
    heads = [str(head or "").strip().lower().replace(" ", "_") for head in rows[0]]
    known = {name.lower(): name for name in (*_PLAIN, *_LISTS, *_BY_LANGUAGE)}
    for column, head in enumerate(heads, 1):
        if head and head not in known:
            from voicecheck.config.places import nearest

            hint = nearest(head, list(known)) or f"; expected some of {', '.join(known)}"
            raise ConfigError(f"unknown column '{head}'{hint}", path=str(path), line=1, column=column)
    messages = [
        _message(path, line, [known.get(head, "") for head in heads], row) for line, row in enumerate(rows[1:], 2)
    ]
    found = [message for message in messages if message]
    import yaml

    text = yaml.safe_dump({"messages": found}, allow_unicode=True, sort_keys=False, width=110)
    _refuse(path, text)
    return text, len(found)


def _message(path: Path, line: int, heads: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    stated: dict[str, Any] = {}
    for head, cell in zip(heads, row, strict=False):
        text = _text(cell)
        if not text or not head:
            continue
        name, _, tag = head.partition("_") if head in _BY_LANGUAGE else (head, "", "")
        if tag:
            stated.setdefault(name, {})[tag] = text
        elif head in _LISTS:
            stated[head] = [
                part.strip() for part in text.replace("；", ";").replace("|", ";").split(";") if part.strip()
            ]
        else:
            stated[head] = text
    missing = [name for name in ("id", "entity") if name not in stated]
    if stated and missing:
        raise ConfigError(f"'{missing[0]}' is missing in this row", path=str(path), line=line)
    return stated


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if hasattr(cell, "date"):
        return str(cell.date().isoformat())
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _csv(path: Path) -> Iterable[Sequence[Any]]:
    from voicecheck.config.places import shown

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8; save it as 'CSV UTF-8'"
        raise VoicecheckError(f"{shown(str(path))}: cannot be read: {reason}") from None
    return csv.reader(io.StringIO(text))


def _xlsx(path: Path) -> Iterable[Sequence[Any]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
    except (OSError, BadZipFile, InvalidFileException, KeyError, ValueError):
        raise VoicecheckError(f"{path}: cannot be read; expected a workbook (.xlsx)") from None
    return list(sheet.iter_rows(values_only=True))


def _refuse(path: Path, text: str) -> None:
    """See that what was made is a file of messages: read it back."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        made = Path(folder, path.with_suffix(".yaml").name)
        made.write_text(text, encoding="utf-8")
        read_file(str(made), Inputs())
