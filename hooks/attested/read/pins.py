"""Pins, ``bib/originals/NAME.pin.toml``, which stand in the place of originals whose bytes may not be kept."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

from ..model import Place
from ..model.pins import Pin
from .files import Reading

SUFFIX = ".pin.toml"
CHECK = "pin_does_not_fit"
SUM = re.compile(r"[0-9a-f]{64}")
WORDS = ("kind", "view", "from", "archived", "library", "text")
HINT = "attested receive writes this file, and writes it anew: attested receive FILE --key KEY --quote SENTENCE."


def read_pins(reading: Reading) -> Mapping[str, Pin]:
    """Read all pins, by the name of their original without its suffix. What is not understood goes to the findings."""
    found = {}
    for path in reading.in_folder("bib/originals", SUFFIX):
        pin = _pin(reading, path)
        if pin is not None:
            found[pin.name] = pin
    return found


def _pin(reading: Reading, path: PurePosixPath) -> Pin | None:
    lines = reading.lines(path)
    if lines is None:
        return None
    place = Place(reading.name(path))
    try:
        values = tomllib.loads("\n".join(lines))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reading.report(place, CHECK, f"This pin cannot be read: {error}.", HINT)
        return None
    said = {name: values.get(name, "") for name in WORDS}
    size, received, passages, days = (values.get(name) for name in ("size", "received", "passages", "compared"))
    sound = (
        all(isinstance(value, str) for value in said.values())
        and isinstance(values.get("sha256"), str)
        and SUM.fullmatch(values["sha256"])
        and isinstance(size, int)
        and isinstance(received, date | None)
        and isinstance(passages, dict)
        and all(isinstance(value, str) and SUM.fullmatch(value) for value in passages.values())
        and isinstance(days, dict)
        and all(isinstance(value, date) for value in days.values())
        and passages.keys() == days.keys()
    )
    if not sound or not isinstance(size, int) or passages is None or days is None:
        reading.report(place, CHECK, "This pin does not say which bytes it stands for, and of each passage what was compared and when.", HINT)
        return None
    return Pin(
        name=path.name.removesuffix(SUFFIX),
        kind=said["kind"],
        sha256=values["sha256"],
        size=size,
        view=said["view"],
        place=place,
        address=said["from"],
        archived=said["archived"],
        received=str(received or ""),
        library=said["library"],
        text=said["text"],
        passages=passages,
        compared={locator: str(day)[:10] for locator, day in days.items()},
    )
