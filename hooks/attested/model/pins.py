"""Pins: what stands in the place of an original whose bytes may not be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .basics import Place


@dataclass(frozen=True, slots=True)
class Pin:
    """What ``bib/originals/NAME.pin.toml`` says of an original that is not kept.

    ``kind``, ``sha256`` and ``size`` (bytes) are those of the file; ``address`` is where it came from, ``archived`` an archived address, either may
    be empty; ``received`` is a day. ``view`` is the title of the view that passages were compared with, ``library`` what made it, ``text`` the
    SHA-256 of its lines. ``passages`` has, by locator, the SHA-256 of the normalised words as they were compared, ``compared`` the day of that.
    """

    name: str
    kind: str
    sha256: str
    size: int
    view: str
    place: Place
    address: str = ""
    archived: str = ""
    received: str = ""
    library: str = ""
    text: str = ""
    passages: Mapping[str, str] = field(default_factory=dict)
    compared: Mapping[str, str] = field(default_factory=dict)
