"""``attested new``: one module for each thing that can be new."""

from __future__ import annotations

import typer

from .._help import described
from .passage import passage
from .source import source
from .term import term

new = typer.Typer(
    no_args_is_help=True,
    help="Write a new entry, record or passage. It passes the checks, or you are told line by line what is still missing.",
)
for command in (term, source, passage):
    words, examples = described(command)
    new.command(help=words, epilog=examples)(command)
