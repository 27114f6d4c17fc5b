"""A store of values that took time to make, each under the hash of all that it depends on.

It may be deleted at any time and is never needed: a value that is missing, damaged or half-written is made anew. Who can write into it can put
words into the next build of the same machine; so it lies beside the glossary, git ignores it, and what is published is built without it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

SUM = hashlib.sha256().digest_size
MOST = 200_000_000
"""Bytes that the store may hold. What was not used for longest goes first."""
DAY = 86_400
OWN = re.compile("[0-9a-f]{2}/[0-9a-f]{62}")
"""How a value is named below the folder. Of what else is there, nothing is deleted."""


def engine(folders: Iterable[Path]) -> bytes:
    """The hash of a program: the bytes of all files in its folders, or of those files themselves, and the Python that runs it."""
    known = hashlib.sha256(sys.version.encode())
    for folder in folders:
        files = [folder] if folder.is_file() else sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        for path in files:
            known.update(f"\0{path.relative_to(folder.parent).as_posix()}\0".encode())
            known.update(hashlib.sha256(path.read_bytes()).digest())
    return known.digest()


def _sum(path: Path, value: bytes) -> bytes:
    """What stands before a value in its file: a hash of it and of the name of the file, so that the value of another key is not taken for it."""
    return hashlib.sha256(f"{path.parent.name}{path.name}".encode() + value).digest()


class Store:
    """A folder of values. ``program`` is the :func:`engine` that makes them: another one finds nothing of what this one kept."""

    def __init__(self, folder: Path, program: bytes, most: int = MOST) -> None:
        self._folder, self._program, self._most = folder, program, most
        self._ready = False

    def get(self, kind: str, key: str) -> bytes | None:
        """Give what was kept, or None where there is nothing that is whole."""
        path = self._path(kind, key)
        try:
            data = self._read(path)
            if _sum(path, data[SUM:]) != data[:SUM]:
                return None
            os.utime(path)
        except OSError:
            return None
        return data[SUM:]

    def put(self, kind: str, key: str, value: bytes) -> None:
        """Keep a value. A disk that is full or may not be written is no fault: then it is not kept."""
        path = self._path(kind, key)
        with contextlib.suppress(OSError):
            self._prepare()
            path.parent.mkdir(exist_ok=True)
            if path.parent.is_symlink():
                return
            handle, aside = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(_sum(path, value) + value)
            Path(aside).replace(path)

    def trim(self) -> None:
        """Delete what was not used for longest, until the store is within its bound, and whatever a killed build left half-written."""
        with contextlib.suppress(OSError):
            held = [(path.lstat(), path) for path in self._folder.glob("*/*") if OWN.fullmatch(f"{path.parent.name}/{path.name}") and not path.parent.is_symlink()]
            whole, now = sum(one.st_size for one, _ in held), time.time()
            # what bears a day to come was kept while a clock was wrong
            for one, path in sorted(held, key=lambda pair: pair[0].st_mtime if pair[0].st_mtime < now + DAY else 0):
                if whole <= self._most:
                    break
                path.unlink(missing_ok=True)
                whole -= one.st_size
            for path in self._folder.glob("tmp*"):
                path.unlink(missing_ok=True)

    def _read(self, path: Path) -> bytes:
        """What a file holds: a plain one, of a size that the store may have, behind no link. What else is there may never end."""
        if path.parent.is_symlink():
            return b""
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb") as file:
            known = os.fstat(file.fileno())
            return file.read() if stat.S_ISREG(known.st_mode) and known.st_size <= self._most else b""

    def _path(self, kind: str, key: str) -> Path:
        name = hashlib.sha256(b"\0".join((self._program, kind.encode(), key.encode()))).hexdigest()
        return self._folder / name[:2] / name[2:]

    def _prepare(self) -> None:
        """Make the folder, once, and have git ignore it wherever it lies."""
        if not self._ready:
            self._folder.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(FileExistsError), (self._folder / ".gitignore").open("x", encoding="utf-8") as file:
                file.write("*\n")
            self._ready = True
