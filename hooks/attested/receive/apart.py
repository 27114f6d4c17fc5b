"""Views made in a process of their own, bounded in time and memory: a file from outside may crash a library, or keep it busy without end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from .kinds import TITLES, kind_of
from .view import MissingLibraryError, ReceiveError, View, view_of_values

LARGEST = 64 * 1024 * 1024
"""Bytes of a file."""

SECONDS = 60
"""Of the processor, and three times as many by the clock, where much else runs."""

MEMORY = 3 * 1024 * 1024 * 1024
"""Bytes of addresses that the process may ask for."""


def view_apart(data: bytes, *, name: str = "", title: str = "") -> View:
    """Make the view of a file: that of its kind, told by the bytes and the name, or the one of this title, “pdf-text 1”.

    :class:`ReceiveError` where there is none, or making it took too long or too much; :class:`MissingLibraryError` where what reads it is not installed.
    """
    if len(data) > LARGEST:
        raise ReceiveError(f"it is larger than {LARGEST // 1024 // 1024} MB")
    if title and title not in TITLES:
        raise ReceiveError(f"this program makes no view “{title}”; it makes {', '.join(TITLES)}")
    kind = TITLES[title] if title else kind_of(name, data)
    hooks = str(Path(__file__).resolve().parents[2])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [hooks, os.environ.get("PYTHONPATH", "")]))}
    command = [sys.executable, "-X", "utf8", "-m", f"{__package__}.alone", kind]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=3 * SECONDS, env=environment, check=False)
    except subprocess.TimeoutExpired:
        raise ReceiveError(f"reading it took more than {SECONDS} seconds") from None
    if done.returncode in (3, 4):
        raise (ReceiveError if done.returncode == 3 else MissingLibraryError)(done.stdout.decode("utf-8", "replace"))
    if done.returncode != 0:
        raise ReceiveError(f"reading it failed: it wants too much memory or time, or is made to crash its reader (status {done.returncode})")
    return view_of_values(json.loads(done.stdout))
