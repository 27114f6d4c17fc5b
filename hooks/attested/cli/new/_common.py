"""The parts that the commands under ``attested new`` share: questions on a terminal, and the report of all that is still missing."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import typer

from ... import report
from ...build import Built
from ...files.file import RefusedError, create_file, replace_file
from ...model import Finding
from .._common import checked, stop

FEW = 3
"""Findings of one check, errors aside, that are shown one by one."""


def asking() -> bool:
    """Tell whether somebody sits at a terminal and can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> str:
    """An answer on one line, which may be empty."""
    print(f"{question}: ", end="", file=sys.stderr, flush=True)
    return " ".join(sys.stdin.readline().split())


def listed(answer: str) -> list[str]:
    """“one, two” as a list."""
    return [part.strip() for part in answer.split(",") if part.strip()]


def create(base: Path, path: str, text: str) -> None:
    """Write a new file, or end with status 2."""
    try:
        create_file(base, path, text.encode())
    except (RefusedError, OSError) as error:
        stop(f"{error}")


def replace(base: Path, path: str, former: bytes, text: str) -> None:
    """Write over a file that has not changed since, or end with status 2."""
    try:
        replace_file(base, path, former, text.encode("utf-8", "surrogateescape"))
    except (RefusedError, OSError) as error:
        stop(f"{error}")


def finish(base: Path, before: Built, written: str, *, partly: bool = False) -> NoReturn:
    """Say what was written and what the checks find now that they did not find before; the end, with status 0 or 1.

    ``partly`` says that not all was written that was asked for, which makes the status 1.
    """
    known = {_same(finding) for finding in before.findings}
    added = [finding for finding in checked(base).findings if _same(finding) not in known]
    if not added:
        print(f"{written} It passes all checks.")
        raise typer.Exit(1 if partly else 0)
    print(f"{written} Still missing:\n")
    shown, more = _some(added)
    print(report.as_text(shown))
    for check, count in sorted(more.items()):
        print(f"And {count} more of the same kind. [{check}]")
    raise typer.Exit(1 if partly or any(finding.severity == "error" for finding in added) else 0)


def _some(findings: Sequence[Finding]) -> tuple[list[Finding], Counter[str]]:
    """The findings to show: all errors, and of each other check the first few; and how many of each are not shown."""
    shown: list[Finding] = []
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.check] += 1
        if finding.severity == "error" or seen[finding.check] <= FEW:
            shown.append(finding)
    printed = Counter(finding.check for finding in shown)
    return shown, seen - printed


def _same(finding: Finding) -> tuple[str, str, str]:
    """A finding but for its line, which moves when a file grows."""
    return finding.place.path, finding.check, finding.message
