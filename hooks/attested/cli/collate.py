"""``attested collate``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Annotated

import typer

from ..files.file import RefusedError
from ..graph.ask.apparatus import apparatus
from ..graph.ask.pinned import words_sum
from ..model.collated import Difference
from ..new.keeping import write_all
from ..receive.collating import Compared
from ..receive.collating import collate as compare
from ..receive.view import ReceiveError, View
from ._common import Root, checked, progress, root_of, stop
from .receive import bytes_of


def collate(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The key of the source in bib/references.bib.")],
    file: Annotated[str, typer.Argument(metavar="FILE", help="A copy of the work: a PDF, a web page, a Word file, mail or text.")],
    witness: Annotated[str, typer.Option("--witness", help="What the copy is, as readers are told: “the authors' manuscript”.")],
    edition: Annotated[str, typer.Option("--edition", help="Which edition, version or commit.")] = "",
    url: Annotated[str, typer.Option("--url", help="Where the copy is.")] = "",
    root: Root = None,
) -> None:
    """Compare the passages of a source, which came second hand or from another edition, with a copy of the work, and record how they differ.

    Of the copy nothing is kept but the sum of its bytes. Exit status: 0 compared, 1 a passage does not stand there at all, 2 nothing was written.

    Examples: attested collate hubinger2019 manuscript.pdf --witness "the authors' manuscript"; attested collate key2020 book.txt --witness "the second edition" --edition 1998
    """
    base = root_of(root)
    kb = checked(base).kb
    passages = [one for (source, _), one in kb.passages.items() if source == key]
    if not passages:
        stop(f"No passage is held of a source “{key}”.")
    data = bytes_of(file)
    try:
        from ..receive.apart import view_apart

        with progress(f"Reading {file}"):
            view = view_apart(data, name=file)
    except ReceiveError as error:
        stop(f"{file}: {error}. Nothing was written.")
    found = {one.locator: (words_sum(one.text.value), compare(view, one.text.value)) for one in passages}
    held = {locator: (told, one) for locator, (told, one) in found.items() if one is not None}
    for locator, (_, one) in found.items():
        how = apparatus(_differences(one)) if one else "nothing like it stands in the file"
        print(f"{locator}: {how}{f' ({one.where})' if one else ''}.")
    if not held:
        stop("Nothing was written.")
    text = _text({"witness": witness, "edition": edition, "address": url, "sha256": hashlib.sha256(data).hexdigest()}, view, held)
    try:
        write_all(base, {f"bib/originals/{key}.collated.toml": text.encode()})
    except (RefusedError, OSError) as error:
        stop(f"{error} Nothing was written.")
    raise typer.Exit(0 if len(held) == len(found) else 1)


def _differences(one: Compared) -> tuple[Difference, ...]:
    return tuple(Difference(each.kind, each.where, each.words) for each in one.divergences)


def _text(said: Mapping[str, str], view: View, passages: Mapping[str, tuple[str, Compared]]) -> str:
    """The file of a collation, in TOML."""
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in said.items() if value]
    lines += [f"view = {json.dumps(view.title)}", f"day = {date.today().isoformat()}"]
    for locator, (told, one) in passages.items():
        lines += ["", f"[passages.{json.dumps(locator, ensure_ascii=False)}]", f'sum = "{told}"', "differences = ["]
        lines += [f'    {{ kind = "{each.kind}", where = "{each.where}", words = {each.words} }},' for each in one.divergences]
        lines += ["]"]
    return "\n".join(lines) + "\n"


