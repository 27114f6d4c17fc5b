"""Puts a file of the glossary in its place: whole or not at all, inside the root, never through a link, never over another."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from .guard import OutsideError, inside


class RefusedError(Exception):
    """Nothing was written; the words say why."""


def create_file(root: Path, path: str, data: bytes) -> None:
    """Write a new file at ``path``, relative to ``root``. Raises :class:`RefusedError` where anything stands there, a link included."""
    target = _inside(root, path)
    if target.is_symlink() or target.exists():
        raise RefusedError(f"{path} is there already, and is not overwritten.")
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = _aside(target, data)
    try:
        os.link(aside, target)  # unlike a move, it fails where somebody else was faster
    except FileExistsError:
        raise RefusedError(f"{path} is there already, and is not overwritten.") from None
    except OSError:  # a file system without hard links
        with target.open("xb") as file:
            file.write(data)
    finally:
        aside.unlink()


def replace_file(root: Path, path: str, former: bytes, data: bytes) -> None:
    """Write ``data`` over the file at ``path``, which must still hold ``former``; its permissions stay."""
    target = _inside(root, path)
    if target.is_symlink() or not target.is_file():
        raise RefusedError(f"{path} is not a plain file, and is left as it is.")
    if target.read_bytes() != former:
        raise RefusedError(f"{path} was changed in the meantime, and is left as it is.")
    aside = _aside(target, data)
    shutil.copymode(target, aside)
    aside.replace(target)


def move_file(root: Path, path: str, former: bytes, new: str, data: bytes) -> None:
    """Write ``data`` at ``new``, where nothing may stand, and take away the file at ``path``, which must still hold ``former``."""
    target = _inside(root, path)
    if target.is_symlink() or not target.is_file() or target.read_bytes() != former:
        raise RefusedError(f"{path} was changed in the meantime, and is left as it is.")
    create_file(root, new, data)
    target.unlink()


def _inside(root: Path, path: str) -> Path:
    try:
        return inside(root, path)
    except OutsideError as error:
        raise RefusedError(str(error)) from None


def _aside(target: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=".attested-", dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    aside = Path(name)
    aside.chmod(0o644)
    return aside
