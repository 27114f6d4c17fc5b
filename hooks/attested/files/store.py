"""A store of values that took time to make, each under the hash of all that it depends on.

It may be deleted at any time and is never needed: a value that is missing, damaged or half-written is made anew. Who can write into it can put
words into the next build of the same machine; so it lies beside the glossary, git ignores it, and what is published is built without it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

SUM = hashlib.sha256().digest_size
MOST = 200_000_000
"""Bytes that the store may hold. What was not used for longest goes first."""


def engine(folders: Iterable[Path]) -> bytes:
    """The hash of a program: the bytes of all files in its folders, or of those files themselves, and the Python that runs it."""
    known = hashlib.sha256(sys.version.encode())
    for folder in folders:
        files = [folder] if folder.is_file() else sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        for path in files:
            known.update(f"\0{path.relative_to(folder.parent).as_posix()}\0".encode())
            known.update(hashlib.sha256(path.read_bytes()).digest())
    return known.digest()


class Store:
    """A folder of values. ``program`` is the :func:`engine` that makes them: another one finds nothing of what this one kept."""

    def __init__(self, folder: Path, program: bytes, most: int = MOST) -> None:
        self._folder, self._program, self._most = folder, program, most
        self._ready = False

    def get(self, kind: str, key: str) -> bytes | None:
        """Give what was kept, or None where there is nothing that is whole."""
        path = self._path(kind, key)
        try:
            data = path.read_bytes()
            if hashlib.sha256(data[SUM:]).digest() != data[:SUM]:
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
            handle, aside = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(value).digest() + value)
            Path(aside).replace(path)

    def trim(self) -> None:
        """Delete what was not used for longest, until the store is within its bound, and whatever a killed build left half-written."""
        with contextlib.suppress(OSError):
            held = [(path.stat(), path) for path in self._folder.glob("*/*")]
            whole = sum(one.st_size for one, _ in held)
            for one, path in sorted(held, key=lambda pair: pair[0].st_mtime):
                if whole <= self._most:
                    break
                path.unlink(missing_ok=True)
                whole -= one.st_size
            for path in self._folder.glob("tmp*"):
                path.unlink(missing_ok=True)

    def _path(self, kind: str, key: str) -> Path:
        name = hashlib.sha256(b"\0".join((self._program, kind.encode(), key.encode()))).hexdigest()
        return self._folder / name[:2] / name[2:]

    def _prepare(self) -> None:
        """Make the folder, once, and have git ignore it wherever it lies."""
        if not self._ready:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / ".gitignore").write_text("*\n", encoding="utf-8")
            self._ready = True
