"""``attested receive``."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ..new import pasted
from ..new.composing import WantedPassage
from ..receive.fetching import CSL, DOI, Network, address_of, fetch, is_address
from ..receive.view import ReceiveError, View
from ._common import Root, progress, root_of, stop
from ._proposed import taken_over
from ._received import again, quoted
from .new._common import ask, asking

NETWORK = Network()
"""The network that addresses are fetched from."""


def receive(
    file: Annotated[str, typer.Argument(metavar="FILE|URL|DOI", help="A PDF, a web page, a Word file (.docx), mail (.eml, mbox), an RFC or text; or its address, or its DOI.")],
    quote: Annotated[str, typer.Option("--quote", metavar="SENTENCE", help="The words to quote: they are found in the file, and become a passage.")] = "",
    key: Annotated[str, typer.Option("--key", help="The key of the record in bib/references.bib; without it, one is made.")] = "",
    locator: Annotated[str, typer.Option("--locator", help="Where in the source, as quotations shall cite it; without it, the page or the heading.")] = "",
    by: Annotated[str, typer.Option("--by", help="Whose words these are.")] = "",
    part: Annotated[int, typer.Option("--page", "--message", help="The page or message to look at, counted from 1 in the file.")] = 0,
    license_: Annotated[str, typer.Option("--license", help="The licence under which the file may be kept here, as CC-BY-4.0; without one it is only pinned.")] = "",
    title: Annotated[str, typer.Option("--title", help="The title, for a new record.")] = "",
    author: Annotated[str, typer.Option("--author", help="The authors, for a new record: “Ada Lovelace and Alan Turing”.")] = "",
    year: Annotated[str, typer.Option("--year", help="The year, for a new record.")] = "",
    url: Annotated[str, typer.Option("--url", help="The address of the source.")] = "",
    archived: Annotated[str, typer.Option("--archived", help="An address at which the same is archived.")] = "",
    show: Annotated[bool, typer.Option("--show", help="Print the text as it is compared, with the numbers of its lines.")] = False,
    proposal: Annotated[bool, typer.Option("--proposal", help="FILE is a proposed source, as the form “Add a source” makes it; with --show, say only what it would add.")] = False,
    once_more: Annotated[bool, typer.Option("--again", help="Compare all passages of KEY with the file, and write its pin anew.")] = False,
    root: Root = None,
) -> None:
    """Read a file as people have it, find a sentence in it, and write the passage, the record and the pin that a quotation needs.

    Without a sentence it says what the file holds, and writes nothing. The file itself is never changed; it is kept in bib/originals/ only under
    a licence, else in .originals/, which git passes over, and pinned. An address is fetched by this command alone, never by a build or a check.

    Exit status: 0 done, 1 something is still missing, 2 nothing was written.

    Examples: attested receive paper.pdf; attested receive paper.pdf --quote "A lens gathers light."; attested receive paper.pdf --show --page 4; attested receive https://example.org/page.html --quote "A lens gathers light."; attested receive thread.mbox --quote "It is a lens." --key lens2020; attested receive --proposal proposed.md --show
    """
    if proposal:
        taken_over(root_of(root), file, show=show)
    data, kind, view, url, found = _read(file, url)
    facts = found | {name: value for name, value in (("title", title), ("author", author), ("year", year), ("url", url)) if value}
    wanted = WantedPassage(data, kind, replace(view, record={**view.record, **facts}), key, " ".join(locator.split()), by, part, license_, url, archived, date.today())
    if once_more:
        again(root_of(root), wanted)
    _describe(file, view)
    if show:
        _show(view, part)
        return
    sentence = quote or (ask("The sentence to quote (or nothing)") if asking() else "")
    if sentence.strip():
        quoted(root_of(root), wanted, sentence)


def _read(file: str, url: str) -> tuple[bytes, str, View, str, dict[str, str]]:
    """Read a file, or what an address or a DOI leads to. Out: its bytes, kind and view, the address of the source, and what a DOI says for a record."""
    from ..receive.apart import view_apart
    from ..receive.kinds import kind_of

    found: dict[str, str] = {}
    try:
        if is_address(file) and not Path(file).exists():
            data, url, found = _fetched(file, url)
        else:
            data = bytes_of(file)
        with progress(f"Reading {file}"):
            return data, kind_of(file, data), view_apart(data, name=file), url, found
    except ReceiveError as error:
        stop(f"{file}: {error}. Nothing was written.")


def _fetched(named: str, url: str) -> tuple[bytes, str, dict[str, str]]:
    """Fetch an address or a DOI. Out: the bytes, the address of the source, and of a DOI what its agency says for a record."""
    with progress(f"Fetching {named}"):
        came = fetch(address_of(named), NETWORK)
        doi = DOI.match(named)
        said = fetch(address_of(named), NETWORK, CSL) if doi else None
    print(f"Fetched {came.address}, {len(came.data):,} bytes.", file=sys.stderr)
    facts: dict[str, str] = {}
    if doi and said is not None and said.type == CSL:
        records, _ = pasted.records(said.data.decode("utf-8", "replace"))
        for one in records[:1]:
            people = " and ".join(f"{person.family}, {person.given}".rstrip(", ") for person in one.authors)
            facts = {"type": one.type, **one.fields, **({"author": people} if people else {})}
    return came.data, url or (address_of(named) if doi else came.address), facts | ({"doi": doi[1]} if doi else {})


def bytes_of(file: str) -> bytes:
    """The bytes of a file that was named, or of the input where that is “-”; the end with status 2 where there are none."""
    from ..receive.apart import LARGEST

    try:
        path = Path(file)
        if file != "-" and not path.is_file():
            stop(f"There is no file {file}.")
        with sys.stdin.buffer if file == "-" else path.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        stop(f"{file} cannot be read: {error.strerror}.")
    if len(data) > LARGEST:
        stop(f"{file} is larger than {LARGEST // 1024 // 1024} MB.")
    return data


def _describe(file: str, view: View) -> None:
    """Say what was read, what was resolved, left out, and what is wrong with it."""
    parts = max((line.part for line in view.lines), default=1)
    count = f"{parts} {view.parts}{'s' if parts != 1 else ''}, " if view.parts else ""
    print(f"{file}: {count}{len(view.lines)} lines, read as {view.title}.", file=sys.stderr)
    for name, said in (("Resolved", view.resolved), ("Left out", view.left_out)):
        if said:
            shown = "; ".join(said[:8]) + (f"; and {len(said) - 8} more" if len(said) > 8 else "")
            print(f"{name}: {shown}.", file=sys.stderr)
    for warning in view.told:
        print(warning, file=sys.stderr)


def _show(view: View, part: int) -> None:
    numbers = view.selected(part, part) if part else range(1, len(view.lines) + 1)
    count, before = 0, 0
    for number in numbers:
        line = view.lines[number - 1]
        if view.parts and line.part != before:
            count, before = 0, line.part
            print(f"— {view.parts} {line.part} ({line.where})" + (", notes —" if line.note else " —"))
        count += 1
        at = number if not view.parts else view.selected(line.part, line.part).index(number) + 1 if part or line.note else count
        print(f"{at:5} {'> ' * line.level}{line.text}")
