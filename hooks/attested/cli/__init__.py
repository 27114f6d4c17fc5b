"""The command ``attested``: one module a command or family of them, listed here."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Annotated

import typer

from ._help import described

COMMANDS = {
    "check": "check",
    "build": "build",
    "explain": "check",
    "why": "why",
    "cite": "cite",
    "export": "export",
    "publish": "publish",
    "draft": "draft",
    "diff": "diff",
    "fix": "fix",
    "new": "new",
}
"""Each command and the module that holds it. Only the module of the one that is run is loaded: some need what is slow to load."""


def application(commands: Mapping[str, str] = COMMANDS) -> typer.Typer:
    """The command line with these commands, by name and module."""
    app = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        invoke_without_command=True,
        help="Check and build a glossary in which every term leads back to the words of a source.",
    )
    for name, module in commands.items():
        command = getattr(import_module(f"{__name__}.{module}"), name)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            words, examples = described(command)
            app.command(name, help=words, epilog=examples)(command)
    app.callback()(_options)
    return app


def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.", is_eager=True)] = False,
) -> None:
    """Read the options that may stand before any command."""
    if version:
        from importlib.metadata import version as installed

        print(f"attested {installed('attested')}")
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    named = sys.argv[1] if len(sys.argv) > 1 else ""
    application({named: COMMANDS[named]} if named in COMMANDS else COMMANDS)()
