"""The days of the last commits, asked of git once for all files."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from ..model.last_changes import LastChanges

FOLDERS = ("glossary", "bib", "docs")


def read_last_changes(root: Path) -> LastChanges:
    """The days of the last commits to the files of ``root``, by one run of ``git log``.

    Without git, or outside of a repository, no day is known but that of SOURCE_DATE_EPOCH (seconds since 1970, as
    reproducible-builds.org specifies it; what is no number counts as unset). The commit at which a shallow clone ends
    seems to have changed every file, so it is left out.
    """
    where = _git(root, "rev-parse", "--git-path", "shallow")
    if where is None:
        return LastChanges(otherwise=_epoch())
    shallow = root / where.strip()
    ends = set(shallow.read_text(encoding="ascii").split()) if shallow.is_file() else set()
    log = _git(root, "log", "--format=%x01%H %ct", "--name-only", "-z", "--relative", "--no-renames", "--", *FOLDERS)
    days: dict[str, str] = {}
    for commit in (log or "").split("\x01")[1:]:
        head, *names = commit.split("\0")
        name, seconds = head.split()
        if name not in ends:
            day = datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
            for path in names:
                path = path.lstrip("\n")
                days[path] = max(days.get(path, day), day)
    days.pop("", None)
    return LastChanges(days, _epoch())


def _git(root: Path, *command: str) -> str | None:
    try:
        done = subprocess.run(("git", *command), cwd=root, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else None


def _epoch() -> str:
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(given), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
