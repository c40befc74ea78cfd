from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from voicecheck.vale import packages


def package(*members: tuple[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members:
            file.writestr(name, text)
    return data.getvalue()


def test_a_package_is_unpacked_once(tmp_path: Path) -> None:
    data = package(("House/Words.yml", "extends: existence"))
    path = packages.unpacked(data, str(tmp_path / "a"))
    assert Path(path, "House", "Words.yml").read_text() == "extends: existence"
    assert packages.unpacked(b"", str(tmp_path / "a")) == path


@pytest.mark.parametrize("name", ["../out.yml", "/etc/out.yml", "a/../../out.yml", "C:/out.yml"])
def test_nothing_leads_out(name: str, tmp_path: Path) -> None:
    with pytest.raises(packages.PackageError, match="leads out"):
        packages.unpacked(package((name, "x")), str(tmp_path / "a"))
    assert not (tmp_path / "a").exists()


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_UNPACKED", 1000)
    with pytest.raises(packages.PackageError, match="unpacks to more than"):
        packages.unpacked(package(("a.yml", "0" * 5000)), str(tmp_path / "a"))


def test_a_link_is_refused(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        link = zipfile.ZipInfo("a.yml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/passwd")
    with pytest.raises(packages.PackageError, match="is a link"):
        packages.unpacked(data.getvalue(), str(tmp_path / "a"))


def test_no_zip_file(tmp_path: Path) -> None:
    with pytest.raises(packages.PackageError, match="no zip file"):
        packages.unpacked(b"plain", str(tmp_path / "a"))
