"""Text files as lines, or the findings that say why not."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ..model import Finding, Place
from .tree import Tree

LARGEST = 512 * 1024
"""Bytes of an entry, a file of passages, the bibliography or the relation kinds: ten times the longest one seen."""

LARGEST_ORIGINAL = 8 * 1024 * 1024

MOST_FILES = 50_000
"""Files of one folder."""

MOST_LISTED = 1_000_000
"""Files below one folder of the root, however deep."""

MOST_IN_ALL = 512 * 1024 * 1024
"""Bytes of all files together. A commit can hold one file under any number of names, so sizes alone bound nothing."""


HIDDEN = (
    r"ds_store|localized|directory|fseventsd|spotlight-v100|temporaryitems|documentrevisions-v100|appledouble|trash(?:es|-.*)?|com\.apple\..*"
    r"|git(?:keep|ignore|attributes|modules|hub)?|keep|svn|hg|hgignore|bzr|obsidian|vscode|idea|vs|zed|history|project|editorconfig|prettier.*|markdownlint.*"
    r"|dropbox.*|stfolder|stignore|stversions|nextcloud.*|owncloud.*|sync.*|nfs.*|fuse_hidden.*|goutputstream-.*|[a-z]+_cache|cache|ipynb_checkpoints|venv"
    r"|_.*|#.*|~.*"
)
"""What editors, systems, and programs that keep versions or copies name with a full stop before it. Any other hidden file was to be read."""
LEFTOVER = re.compile(rf"(?i)\.(?:{HIDDEN})|.*~|~\$.*|#.*#|.*\.sw[a-p]|(eh)?thumbs\.db|desktop\.ini|icon\r|__macosx|__pycache__", re.DOTALL)


@dataclass(slots=True)
class Reading:
    """The state of a reading: the findings so far, and the files that could not be read to the end."""

    tree: Tree
    findings: list[Finding] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    left: int = MOST_IN_ALL

    def report(self, place: Place, check: str, message: str, hint: str, excerpt: str = "") -> None:
        """Keep a finding; its severity is set later, from the profile."""
        self.findings.append(Finding(place, check, "error", message, hint, excerpt))

    def exists(self, path: PurePosixPath) -> bool:
        """Tell whether anything stands at a path, readable or not."""
        return self._linked(path) is not None or self.tree.kind(path) != "nothing"

    def lines(self, path: PurePosixPath, largest: int = LARGEST) -> tuple[str, ...] | None:
        """The file's lines without their ends, or None after a finding. CRLF and a byte order mark are fine."""
        data = self.data(path, largest)
        text = self._decoded(path, data) if data is not None else None
        if text is None:
            self.broken.add(self.name(path))
            return None
        return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))

    def data(self, path: PurePosixPath, largest: int) -> bytes | None:
        """The file's bytes, or None after a finding."""
        data = self._bytes(path, largest)
        if data is None:
            self.broken.add(self.name(path))
        return data

    def _linked(self, path: PurePosixPath) -> PurePosixPath | None:
        """The file or a folder around it, if that is a symbolic link."""
        return next((part for part in (path, *path.parents) if self.tree.kind(part) == "link"), None)

    def _bytes(self, path: PurePosixPath, largest: int) -> bytes | None:
        here = Place(self.name(path))
        link = self._linked(path)
        if link is not None and link != path:
            self._folder_linked(link)
            return None
        if link is not None:
            self.report(
                here,
                "symbolic_link",
                "This is a symbolic link, which could point anywhere outside the glossary.",
                "Put the file itself here instead of a link to it.",
            )
            return None
        try:
            if self.tree.kind(path) != "file":  # a pipe would be waited for without end
                raise OSError(0, "it is not a plain file")
            size = self.tree.size(path)
            data = self.tree.data(path) if size <= min(largest, self.left) else None
        except OSError as error:
            self.report(
                here,
                "unreadable_file",
                f"This file cannot be read: {error.strerror}.",
                "See that it is a plain file and that you may read it.",
            )
            return None
        if data is not None:
            self.left -= size
        elif size > largest:
            self.report(
                here,
                "file_too_large",
                f"This file has {size:,} bytes; the most that is read is {largest:,}.",
                "Split it: one entry a term, one file of passages a source, and only the passages that are quoted.",
            )
        else:
            self.report(
                here,
                "file_too_large",
                f"This file was not read: all files before it have more than {MOST_IN_ALL - size:,} bytes together, and with it more than the {MOST_IN_ALL:,} that are read.",
                "Keep of each source text only the parts that passages stand in.",
            )
        return data

    def _decoded(self, path: PurePosixPath, data: bytes) -> str | None:
        data = data.removeprefix(codecs.BOM_UTF8)  # before decoding, or the error would count from behind it
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            line = before.count(b"\n") + 1
            column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
            self.report(
                Place(self.name(path), line, column),
                "file_not_utf8",
                f"This file is not UTF-8: byte 0x{data[error.start]:02X} stands here.",
                "Save it as UTF-8; most editors offer this under “Save with encoding”.",
            )
            return None

    def name(self, path: PurePosixPath) -> str:
        """The path as findings name it: relative to the root, with forward slashes."""
        return path.as_posix()

    def in_folder(self, folder: str, suffix: str) -> Iterator[PurePosixPath]:
        """The files of a folder in order of their names; hidden ones, leftovers and folders are passed over."""
        base = PurePosixPath(folder)
        for name in self.listed(base):
            if name.endswith(suffix) and not _unseen(name) and self.tree.kind(base / name) != "folder":
                if name.isprintable():
                    yield base / name
                else:
                    self._unprintable(f"{folder}/{shown(name)}")

    def listed(self, folder: PurePosixPath) -> Sequence[str]:
        """The names of all that stands in a folder, sorted; none where there is no such folder, or after a finding, which is reported once."""
        name = self.name(folder)
        link = self._linked(folder)
        if link is not None:
            self._folder_linked(link)
        if link is not None or name in self.broken or self.tree.kind(folder) == "nothing":
            return ()
        try:
            names = self.tree.names(folder)
        except OSError as error:
            self.not_listed(name, "unreadable_file", f"This folder cannot be read: {error.strerror}.", "See that it is a folder and that you may read it.")
            return ()
        if len(names) > MOST_FILES:
            self.not_listed(
                name,
                "file_too_large",
                f"This folder holds {len(names):,} files; the most that is read is {MOST_FILES:,}.",
                "Keep only files that the glossary needs.",
            )
            return ()
        return names

    def folders_in(self, folder: PurePosixPath) -> list[PurePosixPath]:
        """The folders within a folder in order of their names, but hidden ones and those of unprintable names."""
        if self.tree.kind(folder) != "folder":
            return []
        names = (name for name in self.listed(folder) if not _unseen(name) and name.isprintable())
        return [folder / name for name in names if self.tree.kind(folder / name) == "folder"]

    def _folder_linked(self, folder: PurePosixPath) -> None:
        self.not_listed(
            self.name(folder),
            "symbolic_link",
            "This folder is a symbolic link, which could point anywhere outside the glossary.",
            "Put the folder itself here instead of a link to it.",
        )

    def not_listed(self, folder: str, check: str, message: str, hint: str) -> None:
        """A folder of which no file can be read."""
        if folder not in self.broken:
            self.broken.add(folder)
            self.report(Place(shown(folder)), check, message, hint)

    def _unprintable(self, shown: str) -> None:
        self.broken.add(shown)
        self.report(
            Place(shown),
            "unreadable_file",
            "The name of this file holds what cannot be printed: a line break, an invisible sign, or bytes that are not UTF-8.",
            "Name it with letters, digits, spaces and hyphens.",
        )


def is_leftover(name: str) -> bool:
    """Tell whether a file or folder of this name is what editors and systems leave behind."""
    return LEFTOVER.fullmatch(name) is not None


def _unseen(name: str) -> bool:
    """Tell whether no reader takes a file or folder of this name: it is hidden, or a leftover."""
    return name.startswith(".") or is_leftover(name)


def shown(name: str) -> str:
    """A file's name with all that cannot be printed spelled out. A byte that is not UTF-8 comes as a lone surrogate."""
    return "".join(
        c if c.isprintable() else f"⟨byte {ord(c) - 0xDC00:02X}⟩" if 0xDC80 <= ord(c) <= 0xDCFF else f"⟨U+{ord(c):04X}⟩"
        for c in name
    )
