"""The views of originals that passages name, and the lines of the passages counted in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath

from ..model import Passage, PassageFile, Place
from ..model.pins import Pin
from ..receive.apart import LARGEST, view_apart
from ..receive.view import MissingLibraryError, ReceiveError, View
from .files import Reading

FOLDER = PurePosixPath("bib/originals")
ASIDE = PurePosixPath(".originals")
"""Where contributors keep originals that may not be published; git passes it over."""


def seen_by_view(files: Iterable[PassageFile | None]) -> frozenset[str]:
    """The originals of which passages name a view, and none the lines of the file itself."""
    passages = [one for file in files if file is not None for one in file.passages if one.original]
    return frozenset(one.original for one in passages if one.view) - frozenset(one.original for one in passages if not one.view)


def with_views(reading: Reading, files: Sequence[PassageFile | None], pins: Mapping[str, Pin]) -> tuple[tuple[PassageFile, ...], Mapping[str, tuple[str, ...]]]:
    """Make the views that passages name. Out: the files of passages, whose lines now count those of the whole view, and the lines of each view.

    A view that cannot be made is a finding, once. :class:`MissingLibraryError` where what reads it is not installed: then nothing can be said.
    """
    views: dict[str, View | None] = {}
    found = []
    for file in files:
        if file is not None:
            found.append(replace(file, passages=tuple(_counted(reading, one, views, pins) for one in file.passages)))
    return tuple(found), {name: tuple(line.text for line in view.lines) for name, view in views.items() if view is not None}


def _counted(reading: Reading, passage: Passage, views: dict[str, View | None], pins: Mapping[str, Pin]) -> Passage:
    if not passage.view:
        return passage
    if passage.held not in views:
        views[passage.held] = _view(reading, passage, pins.get(PurePosixPath(passage.original).stem))
    view = views[passage.held]
    if view is None:
        return passage
    chosen = view.selected(*passage.parts) if passage.parts else tuple(range(1, len(view.lines) + 1))
    if not passage.lines:
        lines = chosen or (len(view.lines) + 1,)
    else:  # a line that is not there stays one that is not there
        lines = tuple(chosen[number - 1] if 1 <= number <= len(chosen) else len(view.lines) + number for number in passage.lines)
    return replace(passage, lines=lines)


def _view(reading: Reading, passage: Passage, pin: Pin | None) -> View | None:
    path = next((folder / passage.original for folder in (FOLDER, ASIDE) if reading.tree.kind(folder / passage.original) == "file"), None)
    data = reading.data(path, LARGEST) if path is not None else None
    if path is None or data is None:
        return None
    if path.parent == ASIDE and (pin is None or hashlib.sha256(data).hexdigest() != pin.sha256):
        if pin is not None:
            message = f"{path} has other bytes than the file that this pin stands for."
            reading.report(pin.place, "pin_does_not_fit", message, f"Put that file there, or compare this one: attested receive {path} --key {pin.name} --again.")
        return None
    try:
        return _made(_Bytes(data), passage.original, passage.view)
    except MissingLibraryError as error:
        raise MissingLibraryError(f"{reading.name(path)} cannot be compared: {error}") from None
    except ReceiveError as error:
        name = reading.name(path)
        reading.broken.add(name)
        reading.report(Place(name), "unreadable_file", f"The view {passage.view} of this file cannot be made: {error}.", "Receive it anew: attested receive FILE.")
        return None


class _Bytes:
    """Bytes that are told apart by their SHA-256 alone, so that a view is made once for the states that are compared."""

    def __init__(self, data: bytes) -> None:
        self.data, self._sum = data, hashlib.sha256(data).digest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Bytes) and self._sum == other._sum

    def __hash__(self) -> int:
        return hash(self._sum)


@lru_cache(maxsize=16)
def _made(data: _Bytes, name: str, title: str) -> View:
    return view_apart(data.data, name=name, title=title)
