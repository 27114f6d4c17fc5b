"""A state of the files: what reading asks of it, be it a folder or a commit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import Literal, Protocol

Kind = Literal["file", "folder", "link", "other", "nothing"]
"""The kinds of things that a path may name. ``other`` is a pipe, a device, another repository: nothing to be read."""


class Tree(Protocol):
    """A state of the files. Paths are relative to its root; no link is ever followed.

    Whoever reads asks :meth:`kind` and :meth:`size` first, so that nothing is loaded that is no file or too large.
    """

    def kind(self, path: PurePosixPath) -> Kind:
        """Tell what kind of thing a path names."""
        ...

    def names(self, folder: PurePosixPath) -> Sequence[str]:
        """The names of all that stands in a folder, sorted; bytes that are not UTF-8 as lone surrogates (PEP 383).

        OSError where the folder cannot be listed.
        """
        ...

    def size(self, path: PurePosixPath) -> int:
        """The bytes of a file. OSError where there is none, or none that can be read."""
        ...

    def data(self, path: PurePosixPath) -> bytes:
        """Give the bytes of a file. OSError where it cannot be read."""
        ...


class Folder:
    """A folder as a tree."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()

    def kind(self, path: PurePosixPath) -> Kind:
        """Tell what kind of thing a path names. One that cannot be looked at counts as a file: reading it then tells why."""
        try:
            mode = (self._root / path).lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return "nothing"
        except OSError:
            return "file"
        return "link" if S_ISLNK(mode) else "folder" if S_ISDIR(mode) else "file" if S_ISREG(mode) else "other"

    def names(self, folder: PurePosixPath) -> Sequence[str]:
        return sorted(path.name for path in (self._root / folder).iterdir())

    def size(self, path: PurePosixPath) -> int:
        return (self._root / path).stat().st_size

    def data(self, path: PurePosixPath) -> bytes:
        return (self._root / path).read_bytes()


class Held:
    """Files that are held in memory, over another tree or alone: a state that was not written yet."""

    def __init__(self, files: Mapping[PurePosixPath, bytes], below: Tree | None = None) -> None:
        self._files, self._below = files, below

    def kind(self, path: PurePosixPath) -> Kind:
        """Tell what kind of thing a path names."""
        if path in self._files:
            return "file"
        if any(path in held.parents for held in self._files):
            return "folder"
        return self._below.kind(path) if self._below else "nothing"

    def names(self, folder: PurePosixPath) -> Sequence[str]:
        below = self._below.names(folder) if self._below and self._below.kind(folder) == "folder" else ()
        return sorted({*below, *(held.name for held in self._files if held.parent == folder)})

    def size(self, path: PurePosixPath) -> int:
        return len(self.data(path))

    def data(self, path: PurePosixPath) -> bytes:
        if path in self._files:
            return self._files[path]
        if self._below is None:
            raise FileNotFoundError(2, "there is no such file", str(path))
        return self._below.data(path)
