"""A received file put into its place: kept where its record names a licence, else pinned, with its passages compared before anything is written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath

from ..build import Built, build_tree
from ..files.file import RefusedError, create_file, replace_file
from ..graph.ask.originals import collations
from ..graph.ask.pinned import words_sum
from ..model import Place
from ..model.pins import Pin
from ..read.tree import Folder, Held
from ..receive.kinds import SUFFIX
from ..receive.view import View
from ..verbatim import BlockPlace
from .received import pin_text

LIBRARIES = {"pdf-text": "pypdfium2", "html-text": "lxml", "docx-text": "mammoth"}


def name_of(key: str, kind: str) -> str:
    """The name under which an original of a source lies."""
    return f"{key}{SUFFIX[kind]}"


def pin_path(name: str) -> str:
    """The file of the pin of an original."""
    return f"bib/originals/{PurePosixPath(name).stem}.pin.toml"


def pin_for(name: str, kind: str, data: bytes, view: View, day: str, former: Pin | None = None, address: str = "", archived: str = "") -> Pin:
    """A pin of these bytes, with the passages that the former pin knew; their sums are those of their own comparison."""
    library = LIBRARIES.get(view.name, "")
    try:
        library = f"{library} {version(library)}" if library else ""
    except PackageNotFoundError:
        library = ""
    same = former is not None and former.sha256 == hashlib.sha256(data).hexdigest()
    return Pin(
        name=PurePosixPath(name).stem,
        kind=kind,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        view=view.title,
        place=Place(pin_path(name)),
        address=address or (former.address if former else ""),
        archived=archived or (former.archived if former else ""),
        received=former.received if former and same else day,
        library=library,
        text=hashlib.sha256(view.text.encode()).hexdigest(),
        passages=former.passages if former and same else {},
        compared=former.compared if former and same else {},
    )


def compared(base: Path, files: Mapping[str, bytes], pin: Pin, name: str, day: str) -> tuple[Pin, Built]:
    """Compare the passages of a pinned original, as ``files`` over the folder have them. Out: the pin with the sums of those that stand there.

    A passage that was compared before with the same bytes, and not changed, keeps its day.
    """
    state = {PurePosixPath(path): data for path, data in files.items()}
    built = build_tree(Held({**state, PurePosixPath(pin_path(name)): pin_text(pin).encode()}, Folder(base)))
    sums, days = dict(pin.passages), dict(pin.compared)
    for (key, locator), collation in collations(built.kb).items():
        passage = built.kb.passages[key, locator]
        if passage.original != name:
            continue
        stands = all(isinstance(found, BlockPlace) for _, found in collation)
        now = words_sum(passage.text.value)
        if not stands:
            sums.pop(locator, None)
            days.pop(locator, None)
        elif sums.get(locator) != now:
            sums[locator], days[locator] = now, day
    held = {one.locator for one in built.kb.passages.values() if one.original == name}
    sums = {locator: value for locator, value in sums.items() if locator in held}
    return replace(pin, passages=sums, compared={locator: days[locator] for locator in sums}), built


def write_all(base: Path, files: Mapping[str, bytes]) -> None:
    """Write files over those that stand there, or all as they were before: :class:`RefusedError` or OSError where one cannot be written."""
    done: list[tuple[str, bytes | None]] = []
    try:
        for path, data in files.items():
            former = (base / path).read_bytes() if (base / path).is_file() and not (base / path).is_symlink() else None
            if former == data:
                continue
            if former is None:
                create_file(base, path, data)
            else:
                replace_file(base, path, former, data)
            done.append((path, former))
    except (RefusedError, OSError):
        for path, before in reversed(done):
            if before is None:
                (base / path).unlink()
            else:
                replace_file(base, path, files[path], before)
        raise
