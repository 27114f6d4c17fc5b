"""``attested new passage``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ...build import Built
from ...files.file import RefusedError, create_file
from ...new.passage import file_head, numbers, passage_text
from ...receive.apart import view_apart
from ...receive.kinds import kind_of
from ...receive.view import BREAK, ReceiveError
from .._common import Root, checked, given, root_of, stop
from ._common import create, finish
from ._common import replace as write_over

NAMED = 5
"""So many records are named where the one that is asked for is not among them: a record gets a key of its own, whatever a reference manager called it."""


def passage(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The key of the source's record in bib/references.bib.")],
    locator: Annotated[
        str, typer.Argument(metavar="LOCATOR", help="Where in the source, as quotations shall cite it: “§2”, “p. 7”.")
    ],
    original: Annotated[
        Path,
        typer.Option(
            "--from",
            metavar="FILE",
            help="The text as it was received: a file of bib/originals/ by its name, or any text file, which is copied there.",
        ),
    ],
    lines: Annotated[
        str, typer.Option("--lines", metavar="4,6-8", help="The lines of that text that the passage is made of.")
    ],
    by: Annotated[str, typer.Option("--by", help="Whose words these are.")] = "",
    answers: Annotated[str, typer.Option("--answers", help="The locator of the passage that this one answers.")] = "",
    url: Annotated[str, typer.Option("--url", help="The passage's own address.")] = "",
    retrieved: Annotated[
        str, typer.Option("--retrieved", help="When the text was obtained, for a new file: a date, or unknown.")
    ] = "unknown",
    root: Root = None,
) -> None:
    """Add a passage to bib/passages/KEY.md, word for word out of the lines of its original. The rest of the file stays as it is.

    Exit status: 0 the passage passes, 1 something is still missing, 2 nothing was written.

    Examples: attested new passage key2020 "§2" --from received.txt --lines 3-5; attested new passage key2020 "p. 7" --from the-source.txt --lines 12,14-16 --by "The Author"
    """
    base = root_of(root)
    before = checked(base)
    locator = " ".join(locator.split())
    _refuse(before, key, locator)
    name, data = _original(base, original)
    said = (("by", by), ("answers", answers), ("url", url))
    title, held = _text(before, name, data)
    text = passage_text(locator, said, name, f"{lines.strip()}, view: {title}" if title else lines.strip(), _lines(name, held, lines))
    path = f"bib/passages/{key}.md"
    _keep(base, name, data)
    _add(base, path, text, file_head(key, retrieved))
    finish(base, before, f"Added “{locator}” to {path}.")


def _refuse(before: Built, key: str, locator: str) -> None:
    """The end with status 2 where no passage of this name can be added."""
    if key not in before.kb.sources:
        there = ", ".join(f"“{one}”" for one in before.kb.sources) if len(before.kb.sources) <= NAMED else ""
        stop(f"bib/references.bib has no record “{key}”{f', but {there}' if there else ''}. Add it first: attested new source")
    if not locator:
        stop("The locator is empty.")
    if (key, locator) in before.kb.passages:
        stop(f"{before.kb.passages[key, locator].place} holds “{locator}” already.")


def _keep(base: Path, name: str, data: bytes) -> None:
    """Put the original in its place, unless it is there."""
    if not (base / "bib/originals" / name).exists():
        try:
            create_file(base, f"bib/originals/{name}", data)
        except (RefusedError, OSError) as error:
            stop(f"{error}")


def _add(base: Path, path: str, text: str, head: str) -> None:
    """Write the passage behind those that the file holds, or into a new file with this head."""
    if (base / path).exists() or (base / path).is_symlink():
        former = (base / path).read_bytes()
        write_over(base, path, former, _behind(former.decode("utf-8", "surrogateescape"), text))
    else:
        create(base, path, f"{head}\n{text}")


def _original(base: Path, named: Path) -> tuple[str, bytes]:
    """The name of the original and its bytes; a file of the same name with other bytes is never touched."""
    held = base / "bib/originals" / named.name
    try:
        if str(named) == named.name and held.is_file() and not held.is_symlink():
            return named.name, held.read_bytes()
        data = given(named)
    except OSError as error:
        stop(f"{named} cannot be read: {error.strerror}.")
    if (held.exists() or held.is_symlink()) and (held.is_symlink() or held.read_bytes() != data):
        stop(f"bib/originals/{named.name} is another text. Give {named} another name.")
    return named.name, data


def _text(before: Built, name: str, data: bytes) -> tuple[str, list[str]]:
    """The title of the view by which a file is read, empty where its own lines count, and the lines."""
    raw = any(one.original == name and not one.view for one in before.kb.passages.values())
    try:
        kind = "text" if raw else kind_of(name, data)
        if kind in ("text", "rfc"):
            text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
            return "", text[:-1] if text[-1] == "" else text
        view = view_apart(data, name=name)
    except UnicodeDecodeError as error:
        stop(f"{name} is not UTF-8: {error}. Save it as UTF-8 first.")
    except ReceiveError as error:
        stop(f"{name}: {error}.")
    print(f"{name} is read as {view.title}; its lines are those that attested receive {name} --show prints.", file=sys.stderr)
    return view.title, [line.text for line in view.lines]


def _lines(name: str, text: list[str], wanted: str) -> list[tuple[int, str]]:
    """The lines that were asked for, with their numbers."""
    try:
        chosen = numbers(wanted)
    except ValueError:
        stop(f"“{wanted}” does not name lines. Write --lines 4,6-8.")
    last = len(text)
    beyond = [number for number in chosen if number > last]
    if beyond:
        stop(f"{name} has {last} lines, and no line {beyond[0]}.")
    found = [(number, text[number - 1]) for number in chosen]
    if not any(words.strip() for _, words in found):
        stop(f"Lines {wanted} of {name} hold no words.")
    if any(words == BREAK for _, words in found):
        stop(f"Lines {wanted} of {name} are the words of more than one. Make a passage of each.")
    return found


def _behind(former: str, text: str) -> str:
    end = "\r\n" if "\r\n" in former else "\n"
    gap = end if former.endswith("\n") else 2 * end
    return former + gap + text.replace("\n", end)
