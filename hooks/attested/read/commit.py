"""A commit as a tree, read from git's objects: nothing is checked out, and no code, hook or filter of the commit runs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO

from .tree import Kind

LARGEST_LISTING = 4 * 1024 * 1024
"""Bytes of the object that lists a folder: some 100,000 names."""

KINDS: Mapping[bytes, Kind] = {b"100644": "file", b"100755": "file", b"100664": "file", b"40000": "folder", b"120000": "link"}
"""Modes as tree objects hold them. 160000 is the commit of another repository (a submodule)."""

GIT = ("git", "--no-replace-objects", "-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false")

ELSEWHERE = {
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE"),
}
"""Variables that would lead git to another repository."""

UNSHALLOW = "holds only the newest ones. Fetch the others with: git fetch --unshallow"


class NoCommitError(Exception):
    """A commit cannot be read. The message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class _Item:
    """One line of a tree object: what the mode says, and the object's name in hexadecimal."""

    kind: Kind
    oid: bytes


class Commit:
    """The files of a commit below the folder that ``root`` is in it. A context manager: two processes of git serve it.

    In: a folder inside a git repository, and whatever git takes for the name of a commit. :class:`NoCommitError` where
    there is no git, no repository or no such commit.
    """

    def __init__(self, root: Path, revision: str) -> None:
        self.name = resolved(root, revision)
        self._top = _Item("folder", _asked(root, "rev-parse", "--verify", "--end-of-options", f"{self.name}^{{tree}}").strip())
        self._prefix = PurePosixPath(_decoded(_asked(root, "rev-parse", "--show-prefix").rstrip(b"\n")))
        self._listings: dict[bytes, dict[bytes, _Item]] = {}
        with ExitStack() as stack:
            self._sizes = stack.enter_context(_Asked(root, "--batch-check"))
            self._contents = stack.enter_context(_Asked(root, "--batch"))
            self._stack = stack.pop_all()

    def __enter__(self) -> Commit:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.close()

    def kind(self, path: PurePosixPath) -> Kind:
        """Tell what kind of thing a path names. One of which git does not tell counts as a file: reading it then tells why."""
        try:
            item = self._at(path)
        except OSError:
            return "file"
        return item.kind if item is not None else "nothing"

    def names(self, folder: PurePosixPath) -> Sequence[str]:
        item = self._at(folder)
        if item is None or item.kind != "folder":
            raise OSError(0, "it is not a folder")
        return sorted(map(_decoded, self._listing(item)))

    def size(self, path: PurePosixPath) -> int:
        return self._size(self._file(path), b"blob")

    def data(self, path: PurePosixPath) -> bytes:
        return self._contents.contents(self._file(path))

    def _file(self, path: PurePosixPath) -> bytes:
        item = self._at(path)
        if item is None or item.kind != "file":
            raise OSError(0, "it is not a plain file")
        return item.oid

    def _at(self, path: PurePosixPath) -> _Item | None:
        """Find the object at a path. None where there is none, or where a symbolic link stands on the way."""
        found: _Item | None = self._top
        for part in (self._prefix / path).parts:
            if found is None or found.kind != "folder":
                return None
            found = self._listing(found).get(part.encode("utf-8", "surrogateescape"))
        return found

    def _listing(self, folder: _Item) -> Mapping[bytes, _Item]:
        """List the objects of a folder by name; of two lines with one name, the last."""
        if folder.oid not in self._listings:
            if self._size(folder.oid, b"tree") > LARGEST_LISTING:
                raise OSError(0, "it holds too many files")
            self._listings[folder.oid] = dict(_lines(self._contents.contents(folder.oid), len(folder.oid) // 2))
        return self._listings[folder.oid]

    def _size(self, oid: bytes, wanted: bytes) -> int:
        _, *answer = self._sizes.ask(oid)
        if len(answer) != 2:
            raise OSError(0, "this copy of the repository does not hold it")
        if answer[0] != wanted:
            raise OSError(0, "it is not what its folder says it is")
        return int(answer[1])


def resolved(root: Path, revision: str) -> str:
    """The full name of a commit. :class:`NoCommitError` where there is no git, no repository or no such commit."""
    top = run_git(root, "rev-parse", "--show-prefix")
    if top.returncode:
        raise NoCommitError(f"{_said(top)} Two states are compared by their commits, so the glossary has to be in a git repository that git can read here.")
    found = run_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode == 0:
        return found.stdout.decode("ascii").strip()
    if is_shallow(root):
        raise NoCommitError(f"There is no commit “{revision}” in this copy of the repository, which {UNSHALLOW}")
    raise NoCommitError(
        f"There is no commit “{revision}” here. Name a branch, a tag or a commit (git log --oneline --all lists them); "
        "one that is only on the host has to be fetched first: git fetch"
    )


def branching(root: Path, one: str, other: str) -> str:
    """The commit at which two lines of commits branched: the newest that both have. Errors as of :func:`resolved`."""
    done = run_git(root, "merge-base", resolved(root, one), resolved(root, other))
    if done.returncode == 0:
        return done.stdout.decode("ascii").split()[0]
    if is_shallow(root):
        raise NoCommitError(f"“{one}” and “{other}” have no commit in common in this copy of the repository, which {UNSHALLOW}")
    raise NoCommitError(f"“{one}” and “{other}” have no commit in common. Compare them without --merge-base.")


def is_shallow(root: Path) -> bool:
    """Tell whether this copy of the repository holds only its newest commits. Errors as of :func:`resolved`."""
    return _asked(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _lines(listing: bytes, length: int) -> list[tuple[bytes, _Item]]:
    """A tree object: for each item its mode, a space, its name, a zero, and ``length`` bytes that name the object."""
    found, at = [], 0
    while at < len(listing):
        space = listing.find(b" ", at)
        end = listing.find(b"\0", space)
        if space < 0 or end < 0:
            raise OSError(0, "its list of files is damaged")
        mode, name = listing[at:space], listing[space + 1 : end]
        at = end + 1 + length
        found.append((name, _Item(KINDS.get(mode, "other"), listing[end + 1 : at].hex().encode("ascii"))))
    return found


class _Asked:
    """A running ``git cat-file`` that is asked for one object after the other."""

    def __init__(self, root: Path, mode: str) -> None:
        self._process = subprocess.Popen(
            (*GIT, "cat-file", mode), cwd=root, env=_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._process.stdin is not None and self._process.stdout is not None
        self._in: IO[bytes] = self._process.stdin
        self._out: IO[bytes] = self._process.stdout

    def __enter__(self) -> _Asked:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.terminate()
        self._process.communicate()

    def ask(self, oid: bytes) -> list[bytes]:
        """Ask git for an object: its name, type and size in bytes, or its name and “missing”."""
        self._in.write(oid + b"\n")
        self._in.flush()
        answer = self._out.readline().split()
        if not answer:
            raise OSError(0, "git ended before it had answered")
        return answer

    def contents(self, oid: bytes) -> bytes:
        """An object's bytes. Its size was asked for before."""
        answer = self.ask(oid)
        if len(answer) != 3:
            raise OSError(0, "this copy of the repository does not hold it")
        data = self._out.read(int(answer[2]) + 1)
        return data[:-1]


def _environment() -> dict[str, str]:
    """The folder decides which repository is read, not what a hook of git left in the environment; and git neither asks
    anybody for a password nor fetches what a partial clone lacks."""
    kept = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    return {**kept, "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


def _decoded(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


def run_git(root: Path, *command: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder and wait for it. :class:`NoCommitError` where there is no git."""
    try:
        return subprocess.run((*GIT, *command), cwd=root, env=_environment(), capture_output=True, check=False)
    except FileNotFoundError:
        raise NoCommitError("There is no git here, which keeps the earlier states. Install it from git-scm.com.") from None


def _asked(root: Path, *command: str) -> bytes:
    done = run_git(root, *command)
    if done.returncode:
        raise NoCommitError(_said(done))
    return done.stdout


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Git's own words, as one sentence."""
    words = " ".join(done.stderr.decode("utf-8", "replace").split()).removeprefix("fatal: ")
    return f"Git says: {words.rstrip('.')}."
