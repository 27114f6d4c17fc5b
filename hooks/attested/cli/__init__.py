"""The command ``attested``: one module a command or family of them, listed here."""

from __future__ import annotations

import codecs
import io
import json
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Annotated

import typer

from ..heap import look_seldom
from ._help import described

COMMANDS = {
    "check": "check",
    "build": "build",
    "explain": "check",
    "why": "why",
    "cite": "cite",
    "export": "export",
    "publish": "publish",
    "restore": "restore",
    "draft": "draft",
    "diff": "diff",
    "fix": "fix",
    "new": "new",
    "receive": "receive",
    "collate": "collate",
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
    look_seldom()
    _in_utf8()
    codecs.register_error("escaped", _escaped)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="escaped")
    for word in sys.argv[1:]:
        if not _is_utf8(word) and not os.path.lexists(word):
            print(f"attested: “{word}” is not UTF-8. Set the terminal to UTF-8, and type it again.", file=sys.stderr)
            sys.exit(2)
    named = sys.argv[1] if len(sys.argv) > 1 else ""
    application({named: COMMANDS[named]} if named in COMMANDS else COMMANDS)()


def _in_utf8() -> None:
    """Begin anew in Python's UTF-8 mode (PEP 540) where the locale has another encoding: names of files would be read and written in it."""
    if not sys.flags.utf8_mode and codecs.lookup(sys.getfilesystemencoding()).name != "utf-8":
        os.environ["PYTHONUTF8"] = "1"  # for the processes that are started from here
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Spell what a stream cannot encode as JSON does, ``\\u201c`` for example: so JSON stays what it is, and any other message can be read."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


def _is_utf8(word: str) -> bool:
    """Tell whether an argument was UTF-8: Python gives other bytes as lone surrogates (PEP 383)."""
    return not any(0xD800 <= ord(sign) <= 0xDFFF for sign in word)
