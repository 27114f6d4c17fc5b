"""``attested check`` and ``attested explain``."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .. import checks, report
from ..context import ENGLISH, told
from ..read.files import shown
from ._common import Root, checked, coloured, inside, root_of, stop

SEVERITIES = {"error": "1;31", "warning": "1;33", "info": "1;36"}
PLACED = re.compile(r"^(\S[^\n]*?:\d+:\d+:) (error|warning|info):", re.MULTILINE)


class FindingsFormat(StrEnum):
    """The formats in which findings are printed."""

    text = "text"
    json = "json"
    github = "github"


def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Print only what is found in these files.", show_default=False)
    ] = None,
    format_: Annotated[
        FindingsFormat, typer.Option("--format", help="text for people, json for programs, github for annotations.")
    ] = FindingsFormat.text,
    root: Root = None,
) -> None:
    """Print all findings. Exit status: 0 no error, 1 some, 2 could not run.

    Examples: attested check; attested check glossary/some-term.md; attested check --format json
    """
    base = root_of(root)
    findings = checked(base).findings
    if files:
        wanted = {shown(inside(base, path)) for path in files}
        findings = tuple(finding for finding in findings if finding.place.path in wanted)
    written = {FindingsFormat.text: report.as_text, FindingsFormat.json: report.as_json, FindingsFormat.github: report.as_github}[format_](
        findings
    )
    if written:
        print(_painted(written) if format_ is FindingsFormat.text and coloured(sys.stdout) else written)
    raise typer.Exit(1 if any(finding.severity == "error" for finding in findings) else 0)


def _painted(text: str) -> str:
    """Findings as a terminal shows them: the place bold, the severity and the caret in its colour."""
    text = PLACED.sub(lambda one: f"\033[1m{one[1]}\033[0m \033[{SEVERITIES[one[2]]}m{one[2]}\033[0m:", text)
    return re.sub(r"^( +)\^$", "\\1\033[1;32m^\033[0m", text, flags=re.MULTILINE)


def explain(
    check: Annotated[str, typer.Argument(metavar="CHECK", help="The name of a check, as findings print it; without it, all are listed.")] = "",
) -> None:
    """Print the manual page of a check: why it is there, a wrong and a right example, and how to mend it. “words” prints the table of words
    that turn a sentence, with examples.

    Examples: attested explain quotation_not_in_source; attested explain words; attested explain
    """
    if not check:
        width = max(map(len, checks.profile()))
        for name, severity in checks.profile().items():
            print(f"{name.ljust(width)}  {severity.ljust(7)}  {checks.manual(name).strip().splitlines()[0]}")
        return
    if check == "words":
        print(told(ENGLISH))
        return
    try:
        print(checks.manual(check.replace("-", "_")).strip())
    except KeyError:
        stop(f"There is no check “{check}”. The checks are: {', '.join(checks.profile())}.")
