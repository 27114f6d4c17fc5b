"""``attested new source``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ... import report
from ...build import Built
from ...model import Finding, Person, Place
from ...new.pasted import records
from ...new.record import NewRecord, Works, key_of, record_text
from ...new.told import import_report
from ...records.tex import escaped, plain
from .._common import Root, checked, given, root_of, stop
from ._common import ask, asking, create, finish
from ._common import replace as write_over

PATH = "bib/references.bib"
FEW = 5
"""Records that the last line names one by one."""


class Authorship(StrEnum):
    """The degrees to which the authorship of a text is known."""

    established = "established"
    probable = "probable"
    not_established = "not established"


def source(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="BibTeX, BibLaTeX, RIS or CSL-JSON; without it, what is pasted or piped in.", show_default=False
        ),
    ] = None,
    key: Annotated[
        str, typer.Option("--key", help="The key; without it, one is made of the first author's name and the year.")
    ] = "",
    attribution: Annotated[
        Authorship | None, typer.Option("--attribution", help="How sure it is whose the text is.")
    ] = None,
    annotation: Annotated[
        str, typer.Option("--annotation", help="How the text was obtained, and what is not known about it.")
    ] = "",
    root: Root = None,
) -> None:
    """Add records to bib/references.bib. The rest of the file stays as it is, and no work is added twice.

    Of many records, the sound ones are added, and each of the others is named with the reason. On a terminal and without FILE, a few
    questions are asked. Exit status: 0 added, 1 something is still missing, 2 nothing was written.

    Examples: attested new source cited.bib; attested new source cited.json --key key2020 --attribution probable; attested new source < cited.bib
    """
    base = root_of(root)
    before = checked(base)
    wanted, refused = (_asked(), []) if file is None and asking() else _read(file)
    if key and len(wanted) > 1:
        stop(f"--key names one record, and {len(wanted)} were given.")
    taken = {name: one.place.line for name, one in before.kb.sources.items()}
    if key in taken:
        stop(f"The key “{key}” is taken, at line {taken[key]} of {PATH}. Nothing was written.")
    chosen = _new_works(before, wanted, key, _name_of(file), refused)
    if refused:
        print(report.as_text(sorted(refused)), file=sys.stderr)
    if not chosen:
        stop("Nothing was written.")
    completed = {made: _completed(record, attribution, annotation) for made, record in chosen.items()}
    for line in import_report(chosen, completed, told=attribution is not None):
        print(line, file=sys.stderr)
    _append(base, [record_text(made, record) for made, record in completed.items()])
    shown = ", ".join(f"“{one}”" for one in chosen) if len(chosen) <= FEW else f"{len(chosen)} records"
    finish(base, before, f"Added {shown} to {PATH}.", partly=bool(refused))


def _new_works(before: Built, wanted: Sequence[NewRecord], key: str, named: str, refused: list[Finding]) -> dict[str, NewRecord]:
    """The records of works that are not in the bibliography, by the keys that they get.

    For each of the others, a finding with the place in the text called ``named`` is added to ``refused``.
    """
    works = Works()
    for one in before.kb.sources.values():
        works.add_source(one)
    lines = {name: f" in {PATH} already: “{name}”, at line {one.place.line}" for name, one in before.kb.sources.items()}
    chosen: dict[str, NewRecord] = {}
    for record in wanted:
        twin = works.same(record)
        if twin:
            message = f"“{plain(record.fields['title'])}” is{lines[twin]}."
            hint = "Leave it out, or say in its title, year or volume what tells the two apart."
            refused.append(Finding(Place(named, record.line or 1), "duplicate_key", "error", message, hint))
            continue
        made = key or key_of(record, {*lines, *chosen})
        chosen[made] = record
        works.add(made, record)
        lines[made] = f" given twice: it is “{made}”, from line {record.line}"
    return chosen


def _read(file: Path | None) -> tuple[Sequence[NewRecord], list[Finding]]:
    try:
        text = given("-" if file is None else file).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, UnicodeDecodeError) as error:
        stop(f"{file or 'What was piped in'} cannot be read: {error}.")
    found, faults = records(text)
    if not found and not faults:
        stop('No record was given. Paste BibTeX, as @misc{key, title = {…}}, RIS, as TY  - JOUR, or CSL-JSON, as {"title": "…"}.')
    return found, [replace(one, place=replace(one.place, path=_name_of(file))) for one in faults]


def _name_of(file: Path | None) -> str:
    """The name of what is read, for findings."""
    return str(file) if file is not None and str(file) != "-" else "pasted"


def _asked() -> tuple[NewRecord, ...]:
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
    fields = {name: value if name in ("url", "annotation") else escaped(value) for name, value in fields.items()}
    return (NewRecord("online" if fields["url"] else "misc", tuple(people), fields),)


def _completed(record: NewRecord, attribution: Authorship | None, annotation: str) -> NewRecord:
    """With what the bibliography wants of each record: how sure it is whose the text is."""
    said = attribution.value if attribution else record.fields.get("attribution", "")
    fields = {**record.fields, "attribution": said or ("established" if record.authors else "not established")}
    if annotation:
        fields["annotation"] = annotation
    return replace(record, fields=fields)


def _append(base: Path, texts: list[str]) -> None:
    if not (base / PATH).exists() and not (base / PATH).is_symlink():
        create(base, PATH, "\n".join(texts))
        return
    try:
        former = (base / PATH).read_bytes()
        text = former.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        stop(f"{PATH} cannot be read: {error}.")
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text.strip() else end if text.endswith("\n") else 2 * end
    write_over(base, PATH, former, text + gap + "\n".join(texts).replace("\n", end))
