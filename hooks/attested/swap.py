"""Putting a finished site where the former one stands, in one step.

A build writes into a folder of its own beside the site. Only when all of it is there and proved do the two change
places, so that whoever looks finds either the former site whole or the new one.
"""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path

PREFIX = ".site-"
EXCHANGE = 2
AT_FDCWD = -100


def fresh(site: Path) -> Path:
    """An empty folder beside ``site``, named after this process. Those of processes that are gone are deleted."""
    site.parent.mkdir(parents=True, exist_ok=True)
    for old in site.parent.glob(f"{PREFIX}*"):
        owner = old.name.removeprefix(PREFIX).split("-")[0]
        if owner.isdigit() and int(owner) != os.getpid() and not _alive(int(owner)):
            shutil.rmtree(old, ignore_errors=True)
    made = site.parent / f"{PREFIX}{os.getpid()}"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    return made


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
    aside = made.with_name(f"{made.name}-former")
    site.rename(aside)
    try:
        made.rename(site)
    except OSError:
        aside.rename(site)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """renameat2 with RENAME_EXCHANGE, where the system has it (Linux 3.15 and most of its file systems)."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(call(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), EXCHANGE) == 0)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
