"""The command ``attested``: one module a command or family of them, listed here."""

from __future__ import annotations

import typer

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
    help="Check and build a glossary in which every term leads back to the words of a source.",
)
for command in (check, build, explain, why, cite, export, publish, draft, diff):
    app.command()(command)
app.command()(fix)
app.add_typer(new, name="new")


def main() -> None:
    """Run the command line."""
    app()
