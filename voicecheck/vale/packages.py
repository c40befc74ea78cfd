"""Packages of styles: zip files, unpacked so that none can harm."""

from __future__ import annotations

import io
import os
import shutil
import stat
import zipfile
from pathlib import PurePosixPath
from tempfile import mkdtemp

MAX_FILES = 5000
MAX_UNPACKED = 100_000_000
_MARK = ".complete"


class PackageError(ValueError):
    """A package that is not unpacked."""


def unpacked(data: bytes, folder: str) -> str:
    """Unpack a package into a folder, unless that has been done; gives the StylesPath in it.

    Raises:
        PackageError: it is no zip file, too large, or has files that lead out of it.
        OSError: the folder cannot be written.
    """
    if not os.path.isfile(os.path.join(folder, _MARK)):
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        temporary = mkdtemp(dir=os.path.dirname(folder), prefix=".new-")
        try:
            _unpack(data, temporary)
            shutil.rmtree(folder, ignore_errors=True)
            os.replace(temporary, folder)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
    return _styles_path(folder)


def _unpack(data: bytes, folder: str) -> None:
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        raise PackageError("got no zip file") from None
    with package:
        members = package.infolist()
        if len(members) > MAX_FILES:
            raise PackageError(f"got {len(members):,} files; expected at most {MAX_FILES:,}")
        left = MAX_UNPACKED
        for member in members:
            path = PurePosixPath(member.filename.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts or ":" in member.filename:
                raise PackageError(f"'{member.filename[:80]}' leads out of the package")
            if stat.S_ISLNK(member.external_attr >> 16):
                raise PackageError(f"'{member.filename[:80]}' is a link; expected files")
            if member.is_dir():
                continue
            target = os.path.join(folder, *path.parts)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            left -= _write(package, member, target, left)
    with open(os.path.join(folder, _MARK), "wb"):
        pass


def _write(package: zipfile.ZipFile, member: zipfile.ZipInfo, target: str, left: int) -> int:
    written = 0
    try:
        with package.open(member) as source, open(target, "wb") as file:
            while chunk := source.read(1 << 16):
                written += len(chunk)
                if written > left:
                    raise PackageError(f"unpacks to more than {MAX_UNPACKED:,} bytes")
                file.write(chunk)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise PackageError(f"'{member.filename[:80]}' cannot be read: {error}") from None
    return written


def _styles_path(folder: str) -> str:
    """A whole package holds a folder `styles`; others are laid out as a StylesPath."""
    for name in sorted(os.listdir(folder)):
        inside = os.path.join(folder, name, "styles")
        if os.path.isdir(inside):
            return inside
    inside = os.path.join(folder, "styles")
    return inside if os.path.isdir(inside) else folder
