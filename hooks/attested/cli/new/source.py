"""``attested new source``."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ... import report
from ...model import Person
from ...new.pasted import records
from ...new.record import Record, key_of, left_out, record_text, same_work
from .._common import Root, checked, given, root_of, stop
from ._common import ask, asking, finish
from ._common import replace as write_over

PATH = "bib/references.bib"


class Standing(StrEnum):
    """The degrees to which the authorship of a text is known."""

    established = "established"
    probable = "probable"
    not_established = "not established"


def source(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="BibTeX or CSL-JSON; without it, what is pasted or piped in.", show_default=False
        ),
    ] = None,
    key: Annotated[
        str, typer.Option("--key", help="The key; without it, one is made of the first author's name and the year.")
    ] = "",
    attribution: Annotated[
        Standing | None, typer.Option("--attribution", help="How sure it is whose the text is.")
    ] = None,
    annotation: Annotated[
        str, typer.Option("--annotation", help="How the text was obtained, and what is not known about it.")
    ] = "",
    root: Root = None,
) -> None:
    """Add a record to bib/references.bib. The rest of the file stays as it is, and no work is added twice.

    On a terminal and without FILE, a few questions are asked. Exit status: 0 added, 1 something is still missing, 2 nothing was written.

    Examples: attested new source cited.bib; attested new source cited.json --key key2020 --attribution probable; attested new source < cited.bib
    """
    base = root_of(root)
    before = checked(base)
    wanted = _asked() if file is None and asking() else _read(file)
    if key and len(wanted) > 1:
        stop(f"--key names one record, and {len(wanted)} were given.")
    taken = {name: one.place.line for name, one in before.kb.sources.items()}
    texts: list[str] = []
    keys: list[str] = []
    for record in wanted:
        twin = same_work(record, before.kb.sources.values())
        if twin is not None:
            stop(
                f"“{record.fields['title']}” is in {PATH} already: “{twin.key}”, at line {twin.place.line}. Nothing was written."
            )
        made = key or key_of(record, [*taken, *keys])
        if made in taken:
            stop(f"The key “{made}” is taken, at line {taken[made]} of {PATH}. Nothing was written.")
        for name in left_out(record):
            print(f"Left out: {name}.", file=sys.stderr)
        keys.append(made)
        texts.append(record_text(made, _completed(record, attribution, annotation)))
    _append(base, texts)
    shown = ", ".join(f"“{one}”" for one in keys)
    finish(base, before, f"Added {shown} to {PATH}.")


def _read(file: Path | None) -> tuple[Record, ...]:
    try:
        text = given("-" if file is None else file).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, UnicodeDecodeError) as error:
        stop(f"{file or 'What was piped in'} cannot be read: {error}.")
    found, faults = records(text)
    if faults:
        print(report.as_text(faults), file=sys.stderr)
        stop("Nothing was written.")
    if not found:
        stop('No record was given. Paste BibTeX, as @misc{key, title = {…}}, or CSL-JSON, as {"title": "…"}.')
    return tuple(found)


def _asked() -> tuple[Record, ...]:
    title = ask("Title")
    if not title:
        stop("A record needs a title. Nothing was written.")
    names = [
        one.partition(",")
        for one in ask("Authors as Family, Given; several with semicolons between them (or nothing)").split(";")
    ]
    people = [Person(family.strip(), given.strip()) for family, _, given in names if family.strip()]
    fields = {"title": title, "year": ask("Year (or nothing)"), "url": ask("Address (or nothing)")}
    fields["annotation"] = ask("How the text was obtained, and what is not known about it")
    return (Record("online" if fields["url"] else "misc", tuple(people), fields),)


def _completed(record: Record, attribution: Standing | None, annotation: str) -> Record:
    """With what the bibliography wants of each record: how sure it is whose the text is."""
    said = attribution.value if attribution else record.fields.get("attribution", "")
    fields = {**record.fields, "attribution": said or ("established" if record.authors else "not established")}
    if annotation:
        fields["annotation"] = annotation
    if not said:
        print(
            f"attribution = {{{fields['attribution']}}}: change it with --attribution, if that is not so.",
            file=sys.stderr,
        )
    return replace(record, fields=fields)


def _append(base: Path, texts: list[str]) -> None:
    try:
        former = (base / PATH).read_bytes()
        text = former.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        stop(f"{PATH} cannot be read: {error}.")
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text.strip() else end if text.endswith("\n") else 2 * end
    write_over(base, PATH, former, text + gap + "\n".join(texts).replace("\n", end))
