"""``attested diff``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..build import build_tree
from ..diff import GlossaryState, StateName, as_json, as_markdown, compare, printable
from ..read.commit import Commit, NoCommitError, branching
from ..read.docs import read_prose_texts
from ..read.tree import Folder, Tree
from ..receive.view import MissingLibraryError
from ._common import Root, progress, root_of, stop

NOW = "the files as they are now"


class DiffFormat(StrEnum):
    """The formats in which the report is printed."""

    markdown = "markdown"
    json = "json"


def diff(
    base: Annotated[str, typer.Argument(metavar="BASE", help="The earlier state: a branch, a tag or a commit.")],
    head: Annotated[
        str | None,
        typer.Argument(metavar="HEAD", help="The later state; without it, the files as they are now.", show_default=False),
    ] = None,
    format_: Annotated[DiffFormat, typer.Option("--format", help="markdown for people, json for programs.")] = DiffFormat.markdown,
    merge_base: Annotated[
        bool, typer.Option("--merge-base", help="Compare with the commit at which HEAD branched off BASE, so that what BASE did since does not count.")
    ] = False,
    root: Root = None,
) -> None:
    """Compare two states of the glossary as knowledge, not as text.

    It says what a change does to quotations, names, addresses, relations and links. Nothing of a commit is checked out or run.

    Exit status: 0 compared, 2 could not.

    Examples: attested diff main; attested diff v1.0 HEAD --format json; attested diff --merge-base main FETCH_HEAD
    """
    folder = root_of(root)
    before, earlier = _state(folder, _branching(folder, base, head or "HEAD") if merge_base else base)
    after, later = _state(folder, head)
    with progress("Comparing the two states"):
        changes = compare(before, after)
    print(as_json(changes, earlier, later) if format_ is DiffFormat.json else as_markdown(changes, earlier, later).rstrip())


def _state(folder: Path, revision: str | None) -> tuple[GlossaryState, StateName]:
    """A state, read and checked, and what it is called."""
    if revision is None:
        return _read(Folder(folder), NOW), StateName(NOW)
    try:
        with Commit(folder, revision) as commit:
            return _read(commit, printable(revision)), StateName(printable(revision), commit.name)
    except NoCommitError as refused:
        stop(str(refused))


def _branching(folder: Path, base: str, head: str) -> str:
    try:
        return branching(folder, base, head)
    except NoCommitError as refused:
        stop(str(refused))


def _read(tree: Tree, name: str) -> GlossaryState:
    with progress(f"Reading and checking {name}"):
        prose = read_prose_texts(tree)
        try:
            return GlossaryState(build_tree(tree), prose.texts, prose.unread)
        except MissingLibraryError as error:
            stop(f"{error}.")
