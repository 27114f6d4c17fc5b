"""Text files as lines, or the findings that say why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG

from ..model import Finding, Place

LARGEST = 512 * 1024
"""Bytes of an entry, a file of passages, the bibliography or the relation kinds: ten times the longest one seen."""

LARGEST_ORIGINAL = 8 * 1024 * 1024


@dataclass(slots=True)
class Reading:
    """What comes up while files are read: the findings so far, and the files that could not be read to the end."""

    root: Path
    findings: list[Finding] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    def report(self, place: Place, check: str, message: str, hint: str, excerpt: str = "") -> None:
        """Keep a finding; its severity is set later, from the profile."""
        self.findings.append(Finding(place, check, "error", message, hint, excerpt))

    def lines(self, path: Path, largest: int = LARGEST) -> tuple[str, ...] | None:
        """The file's lines without their ends, or None after a finding. CRLF and a byte order mark are fine."""
        data = None if self._linked(path) else self._bytes(path, largest)
        text = self._decoded(path, data) if data is not None else None
        if text is None:
            self.broken.add(self.name(path))
            return None
        return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))

    def _linked(self, path: Path) -> bool:
        """Whether the file or a folder around it, below the root, is a symbolic link."""
        around = (path, *(folder for folder in path.parents if self.root in folder.parents))
        if not any(part.is_symlink() for part in around):
            return False
        self.report(
            Place(self.name(path)),
            "symbolic_link",
            "This is a symbolic link, which could point anywhere outside the glossary.",
            "Put the file itself here instead of a link to it.",
        )
        return True

    def _bytes(self, path: Path, largest: int) -> bytes | None:
        here = Place(self.name(path))
        try:
            status = path.stat()
            if not S_ISREG(status.st_mode):  # a pipe would be waited for without end
                raise OSError(0, "it is not a plain file")
            data = path.read_bytes() if status.st_size <= largest else None
        except OSError as error:
            self.report(
                here,
                "unreadable_file",
                f"This file cannot be read: {error.strerror}.",
                "See that it is a plain file and that you may read it.",
            )
            return None
        if data is None:
            self.report(
                here,
                "file_too_large",
                f"This file has {status.st_size:,} bytes; the most that is read is {largest:,}.",
                "Split it: one entry a term, one file of passages a source, and only the passages that are quoted.",
            )
        return data

    def _decoded(self, path: Path, data: bytes) -> str | None:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = data[: error.start]
            line = before.count(b"\n") + 1
            column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
            self.report(
                Place(self.name(path), line, column),
                "file_not_utf8",
                f"This file is not UTF-8: byte 0x{data[error.start]:02X} stands here.",
                "Save it as UTF-8; most editors offer this under “Save with encoding”.",
            )
            return None

    def name(self, path: Path) -> str:
        """The path as findings name it: relative to the root, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    def in_folder(self, folder: str, suffix: str) -> Iterator[Path]:
        """The files of a folder in order of their names; hidden ones and folders are passed over."""
        base = self.root / folder
        if base.is_symlink():
            self.broken.add(folder)
            self.report(
                Place(folder),
                "symbolic_link",
                "This folder is a symbolic link, which could point anywhere outside the glossary.",
                "Put the folder itself here instead of a link to it.",
            )
            return
        if base.is_dir():
            for path in sorted(base.iterdir(), key=lambda found: found.name):
                if (
                    path.name.endswith(suffix)
                    and not path.name.startswith(".")
                    and (path.is_symlink() or not path.is_dir())
                ):
                    yield path
