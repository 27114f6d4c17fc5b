"""Putting a finished site where the former one stands, in one step.

A build writes into a folder of its own beside the site. Only when all of it is there and proved do the two change
places, so that whoever looks finds either the former site whole or the new one.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
from itertools import count
from pathlib import Path

PREFIX = ".site-"
EXCHANGE = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS have the same value."""

AT_FDCWD = -100


def fresh(site: Path) -> Path:
    """An empty folder beside ``site``, locked as long as this process lives. Folders that nobody holds are deleted.

    The lock and not the process number tells: a number can belong to a process that is dead and not yet buried.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    for old in site.parent.glob(f"{PREFIX}*"):
        if (held := _lock(old)) is not None:
            shutil.rmtree(old, ignore_errors=True)
            os.close(held)
    for attempt in count():
        made = site.parent / f"{PREFIX}{os.getpid()}-{attempt}"
        try:
            made.mkdir()
        except FileExistsError:
            continue
        # Between the two lines another build may have taken it for left behind and deleted it.
        if _lock(made) is not None and made.is_dir():
            return made
    raise AssertionError


def _lock(folder: Path) -> int | None:
    """A file descriptor that holds the folder until it is closed, or None where another process holds it."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def swap(made: Path, site: Path) -> None:
    """Put ``made`` where ``site`` stands and delete the former one. OSError where neither way is possible."""
    if not site.exists():
        try:
            made.rename(site)
            return
        except OSError:
            if not site.exists():
                raise
    if _exchange(made, site):
        shutil.rmtree(made, ignore_errors=True)
        return
    aside = made.with_name(f".former{made.name}")
    site.rename(aside)
    try:
        made.rename(site)
    except OSError:
        aside.rename(site)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Both folders change names in one step, where system and file system can: renameat2 on Linux, renamex_np on macOS."""
    system = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if hasattr(system, "renameat2"):
        return bool(system.renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], EXCHANGE) == 0)
    if hasattr(system, "renamex_np"):
        return bool(system.renamex_np(*names, EXCHANGE) == 0)
    return False
