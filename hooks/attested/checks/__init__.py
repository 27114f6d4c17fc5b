"""The checks: one module each, named after the fault it finds, with its manual page as docstring.

``profile.toml`` says in which order they run and how severe their findings are; nothing registers itself.
"""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import cast

from ..graph import KnowledgeBase
from ..model import Finding, Severity

PROFILE = Path(__file__).with_name("profile.toml")


@cache
def profile() -> dict[str, Severity]:
    """The checks in the order in which they run, each with the severity of its findings."""
    rows = tomllib.loads(PROFILE.read_text(encoding="utf-8"))["checks"]
    return {name: cast("Severity", severity) for name, severity in rows.items()}


def manual(name: str) -> str:
    """The manual page of a check, which is its docstring. KeyError where there is no such check."""
    if name not in profile():
        raise KeyError(name)
    return importlib.import_module(f"{__name__}.{name}").__doc__ or ""


def run(kb: KnowledgeBase) -> Iterator[Finding]:
    """Yield the findings of every check of the profile, each with the severity that the profile gives it."""
    for name, severity in profile().items():
        check = cast("Callable[[KnowledgeBase], Iterable[Finding]]", importlib.import_module(f"{__name__}.{name}").check)
        for finding in check(kb):
            yield replace(finding, check=name, severity=severity)
