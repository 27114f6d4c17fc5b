"""The ledger's files in the history of the repository: which publications it held, and what a file held before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ..model.journal import JOURNAL
from .commit import NoCommitError, is_shallow, run_git

OTHER_SIDES = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "ORIG_HEAD")
"""Commits that no branch needs to name while a merge is not finished, or after a branch was set back."""


def in_repository(root: Path) -> bool:
    """Tell whether a folder is in a repository that git can read here."""
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return False
    try:
        return run_git(root, "rev-parse", "--show-prefix").returncode == 0
    except NoCommitError:
        return False


def is_cut_short(root: Path) -> bool:
    """Tell whether a folder is in a copy of a repository that holds only its newest commits."""
    return in_repository(root) and is_shallow(root)


def held_by_git(root: Path, folder: str) -> tuple[str, ...]:
    """The files below a folder that the repository keeps, by their paths under ``root``, or a link in its place; none where nothing is there, or outside of a repository."""
    if not os.path.lexists(root / folder) or not in_repository(root):
        return ()
    listed = run_git(root, "ls-files", "-z", "--", folder).stdout.decode("utf-8", "surrogateescape")
    return tuple(path for path in listed.split("\0") if path)


def branch_of(root: Path) -> str:
    """The branch that is checked out; empty where none is."""
    return run_git(root, "symbolic-ref", "--quiet", "--short", "HEAD").stdout.decode("utf-8", "replace").strip()


def entries_in_history(root: Path) -> frozenset[str]:
    """The names of all entries of the journal that any commit up to the present one added, without suffix; none outside of a repository.

    Both sides of each merge are looked at, also where the merge dropped what one of them held.
    """
    if not in_repository(root):
        return frozenset()
    log = run_git(root, "log", "--full-history", "--format=", "--diff-filter=A", "--no-renames", "--name-only", "-z", "-m", "--", JOURNAL)
    names = (PurePosixPath(path.strip()) for path in log.stdout.decode("utf-8", "surrogateescape").split("\0"))
    return frozenset(name.stem for name in names if name.suffix == ".json")


def former_contents(root: Path, path: str) -> Iterator[bytes]:
    """Everything that a file ever held, newest first, each once: both sides of an unfinished merge, then all commits of all branches.

    Of commits that no branch names any more, those are looked at that git remembers under a name (``ORIG_HEAD``) or in its list of
    former states (the reflog).
    """
    seen: set[bytes] = set()
    for revision in (*(f":{stage}" for stage in (0, 2, 3)), *_commits(root, path)):
        held = run_git(root, "cat-file", "blob", f"{revision}:./{path}")
        if held.returncode == 0 and held.stdout not in seen:
            seen.add(held.stdout)
            yield held.stdout


def _commits(root: Path, path: str) -> list[str]:
    others = [name for name in OTHER_SIDES if run_git(root, "rev-parse", "--verify", "--quiet", name).returncode == 0]
    log = run_git(root, "log", "--full-history", "--format=%H", "--all", "--reflog", "HEAD", *others, "--", path)
    return log.stdout.decode("ascii").split()
