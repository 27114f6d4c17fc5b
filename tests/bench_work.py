"""Work that ``make bench`` measures: calls within this process, and commands in one of their own, by the time of the processor and the memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.running import environment, program
from tests.shares import spent


@dataclass(frozen=True, slots=True)
class Work:
    """What a command took: seconds of the processor in all its processes, and the most memory that one of them held at once, in MB."""

    seconds: float
    megabytes: float


def measured(work: Callable[[], object], times: int = 1) -> float:
    """The least time of the processor, in seconds, that some runs of it took."""
    took = []
    for _ in range(times):
        start = spent()
        work()
        took.append(spent() - start)
    return min(took)


def command(root: Path, *words: str, times: int = 1, before: Callable[[], object] = lambda: None, stored: bool = False) -> Work:
    """Run a command in a folder some times, after ``before`` each time: the median of the seconds, the most memory. It may use what a run before has ``stored``. Ends the bench with what the command printed if it fails."""
    runs = []
    for _ in range(times):
        before()
        runs.append(_once(root, *words, stored=stored))
    return Work(median(one.seconds for one in runs), max(one.megabytes for one in runs))


def _once(root: Path, *words: str, stored: bool) -> Work:
    surroundings = {name: value for name, value in environment().items() if not stored or name not in ("ATTESTED_STORE", "CI")}
    with subprocess.Popen([program(words[0]), *words[1:]], cwd=root, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(said)
    return Work(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def line(what: str, seconds: float, ratio: float) -> None:
    print(f"{what:<72} {seconds:8.2f} s {ratio:7.3f}", flush=True)
