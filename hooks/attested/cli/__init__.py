"""The command ``attested``: one module a command or family of them, listed here."""

from __future__ import annotations

from typing import Annotated

import typer

from ._help import described
from .build import build
from .check import check, explain
from .cite import cite
from .diff import diff
from .draft import draft
from .export import export
from .fix import fix
from .new import new
from .publish import publish
from .why import why

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    invoke_without_command=True,
    help="Check and build a glossary in which every term leads back to the words of a source.",
)
for command in (check, build, explain, why, cite, export, publish, draft, diff, fix):
    words, examples = described(command)
    app.command(help=words, epilog=examples)(command)
app.add_typer(new, name="new")


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.", is_eager=True)] = False,
) -> None:
    """What may stand before any command."""
    if version:
        from importlib.metadata import version as installed

        print(f"attested {installed('attested')}")
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    app()
