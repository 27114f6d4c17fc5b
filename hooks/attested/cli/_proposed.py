"""What ``attested receive --proposal`` says and does: the report of what a proposed source would add, ready to paste; or the files themselves."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NoReturn

import typer

from .. import report
from ..diff.escape import code, printable, words
from ..new.composing import Composed
from ..new.proposed import LONGEST, Proposed, proposed
from ..read.views import ASIDE
from ..verbatim import hidden
from ._common import checked, given, stop
from ._received import write
from .new._common import finish

MOST = 200_000
"""Characters of a file that are shown: a code host shows a summary of at most 1 MiB."""


def taken_over(base: Path, file: str, *, show: bool) -> NoReturn:
    """Write what a proposal wants, or say it as Markdown; the end, with status 0, 1 where something is wrong, or 2 where it cannot be read."""
    try:
        text = given(file).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        stop(f"{file} cannot be read: {error}.")
    before = checked(base)
    found = proposed(base, before, "proposal" if file == "-" else file, text[: LONGEST + 1], date.today())
    if show:
        print("\n".join(_report(file, found)))
        raise typer.Exit(1 if found.composed is None or any(one.severity == "error" for one in found.findings) else 0)
    if found.composed is None:
        print(report.as_text(found.findings), file=sys.stderr)
        stop("Nothing was written.")
    for line in found.composed.said:
        print(line, file=sys.stderr)
    write(base, found.composed.files)
    finish(base, before, found.composed.done)


def _report(file: str, found: Proposed) -> Iterator[str]:
    """The lines of the report, in which nothing of the proposal is Markdown."""
    yield f"## A source is proposed: {code(file)}\n"
    made = found.composed
    if made is None:
        yield "Nothing can be made of it yet. Mend these, and it is tried again:"
    else:
        yield "\n".join(f"- {words(line)}" for line in made.said) + "\n"
        for path in sorted(made.files):
            if not path.startswith(f"{ASIDE}/"):
                yield from _file(made, path)
        yield from _end(file, made)
    if found.findings:
        yield "What the checks say of that:\n" if made else ""
        yield _fenced("\n".join(map(_plain, report.as_text(sorted(found.findings)).split("\n"))))


def _file(made: Composed, path: str) -> Iterator[str]:
    text = made.added.get(path) or made.files[path].decode("utf-8", "replace")
    yield f"At the end of {code(path)}, behind an empty line:\n" if path in made.added else f"A new file, {code(path)}:\n"
    unseen = hidden(text.replace("\n", " ").replace("\t", " ")) is not None
    if unseen or len(text) > MOST:
        why = "holds characters that are not shown" if unseen else "is too long"
        yield f"*It {why}, so it cannot be pasted from here: `attested receive --proposal` writes it.*\n"
    else:
        yield _fenced(text.rstrip("\n"))


def _end(file: str, made: Composed) -> Iterator[str]:
    aside = any(path.startswith(f"{ASIDE}/") for path in made.files)
    kept = " The pasted text is not among these files, since the record names no licence: the pin stands for it." if aside else ""
    yield f"An entry quotes these words with the last line {code(f'> — {made.citation}')}.{kept}\n"
    gone = f", and deletes {code(file)} there" if file != "-" else ""
    yield f"Whoever proposed it pastes them, on the host, into the branch of the proposal{gone}. In a terminal, `attested receive --proposal` writes them.\n"


def _plain(line: str) -> str:
    indent = len(line) - len(line.lstrip(" "))
    return " " * indent + printable(line)


def _fenced(text: str) -> str:
    """A text between two lines of backticks, more than there are in it anywhere."""
    ticks = "`" * (max([2, *(len(run) for run in re.findall("`+", text))]) + 1)
    return f"{ticks}text\n{text}\n{ticks}\n"
