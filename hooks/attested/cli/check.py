"""``attested check`` and ``attested explain``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .. import checks, report
from ..build import build
from ._common import Root, inside, root_of, stop


class Format(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"
    github = "github"


def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Print only what is found in these files.", show_default=False)
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="text for people, json for programs, github for annotations.")
    ] = Format.text,
    root: Root = None,
) -> None:
    """Print all findings. Exit status: 0 no error, 1 some, 2 could not run.

    Examples: attested check; attested check glossary/optimizer.md --format json
    """
    base = root_of(root)
    findings = build(base).findings
    if files:
        wanted = {inside(base, path) for path in files}
        findings = tuple(finding for finding in findings if finding.place.path in wanted)
    written = {Format.text: report.as_text, Format.json: report.as_json, Format.github: report.as_github}[format_](
        findings
    )
    if written:
        print(written)
    raise typer.Exit(1 if any(finding.severity == "error" for finding in findings) else 0)


def explain(
    check: Annotated[str, typer.Argument(metavar="CHECK", help="The name of a check, as findings print it.")],
) -> None:
    """Print the manual page of a check.

    Example: attested explain quotation_not_in_source
    """
    try:
        print(checks.manual(check.replace("-", "_")).strip())
    except KeyError:
        stop(f"There is no check “{check}”. The checks are: {', '.join(checks.profile())}.")
