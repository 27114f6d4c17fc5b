"""The command ``attested``."""

from __future__ import annotations

import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from . import checks, report
from .build import build as build_glossary
from .model import Place

ENGINE = Path(__file__).resolve().parents[2]
"""The folder that holds this package's hooks, theme and docs."""

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Check and build a glossary in which every term leads back to the words of a source.",
)


class Format(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"
    github = "github"


Root = Annotated[
    Path | None, typer.Option("--root", help="The folder with glossary/ and bib/; without it, the nearest one upwards.")
]


@app.command()
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
    base = _root(root)
    findings = build_glossary(base).findings
    if files:
        wanted = {_inside(base, path) for path in files}
        findings = tuple(finding for finding in findings if finding.place.path in wanted)
    written = {Format.text: report.as_text, Format.json: report.as_json, Format.github: report.as_github}[format_](
        findings
    )
    if written:
        print(written)
    raise typer.Exit(1 if any(finding.severity == "error" for finding in findings) else 0)


@app.command()
def build(root: Root = None) -> None:
    """Build the site into site/ under the root. A build that fails leaves the former site as it was.

    Example: attested build
    """
    base = _root(root)
    config = base / "mkdocs.yml" if (base / "mkdocs.yml").is_file() else ENGINE / "mkdocs.yml"
    if not config.is_file():
        _stop(f"There is no mkdocs.yml in {base} or beside the engine.")
    environment = {**os.environ, "ATTESTED_ROOT": str(base), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config), "-d", str(base / "site")]
    print("Checking the glossary and building the site ...", file=sys.stderr, flush=True)
    done = subprocess.run(command, env=environment, check=False)
    if done.returncode:
        raise typer.Exit(1)
    print(f"The site is in {base / 'site'}.", file=sys.stderr)


@app.command()
def explain(
    check: Annotated[str, typer.Argument(metavar="CHECK", help="The name of a check, as findings print it.")],
) -> None:
    """Print the manual page of a check.

    Example: attested explain quotation_not_in_source
    """
    try:
        print(checks.manual(check.replace("-", "_")).strip())
    except KeyError:
        _stop(f"There is no check “{check}”. The checks are: {', '.join(checks.profile())}.")


def _root(given: Path | None) -> Path:
    if given is not None:
        if not given.is_dir():
            _stop(f"{given} is not a folder.")
        base = given.resolve()
        if not (base / "glossary").is_dir() or not (base / "bib").is_dir():
            _stop(f"{given} has no folders glossary/ and bib/.")
        return base
    here = Path.cwd()
    for base in (here, *here.parents):
        if (base / "glossary").is_dir() and (base / "bib").is_dir():
            return base
    _stop(f"No folder from {here} upwards has glossary/ and bib/; name one with --root.")
    raise AssertionError


def _inside(base: Path, path: Path) -> str:
    found = path if path.is_absolute() else Path.cwd() / path
    here = Path(os.path.normpath(found))
    if not here.is_relative_to(base):
        _stop(f"{path} is not inside {base}.")
    if not here.exists() and not here.is_symlink():
        _stop(f"There is no file {path}.")
    return Place(here.relative_to(base).as_posix()).path


def _stop(message: str) -> None:
    print(f"attested: {message}", file=sys.stderr)
    raise typer.Exit(2)


def main() -> None:
    """Run the command line."""
    app()
