"""What ``attested receive`` does with a sentence: its files are composed and compared, and only then written."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath
from typing import NoReturn

from ..files.file import RefusedError
from ..new.composing import NotComposedError, WantedPassage, composed
from ..new.keeping import compared, name_of, pin_for, pin_path, write_all
from ..new.received import pin_text
from ..read.views import ASIDE
from ._common import checked, stop
from .new._common import finish


def quoted(base: Path, wanted: WantedPassage, sentence: str) -> NoReturn:
    """Find a sentence, and write its passage with all that this needs; the end, with status 0, 1 or 2."""
    before = checked(base)
    try:
        made = composed(base, before, wanted, sentence)
    except NotComposedError as error:
        stop(f"{error} Nothing was written.")
    for line in made.said:
        print(line, file=sys.stderr)
    write(base, made.files)
    finish(base, before, made.done)


def again(base: Path, wanted: WantedPassage) -> NoReturn:
    """Compare all passages of an original with the file, and write its pin anew; the end, with status 0, 1 or 2."""
    before = checked(base)
    name = name_of(wanted.key, wanted.kind)
    named = [one for one in before.kb.passages.values() if one.original == name]
    if not named:
        stop(f"No passage names the original {name}. Say with --key whose passages are to be compared.")
    if name in before.kb.glossary.kept:
        stop(f"bib/originals/{name} is kept here, and compared by each attested check.")
    former = before.kb.glossary.pins.get(PurePosixPath(name).stem)
    pin = pin_for(name, wanted.kind, wanted.data, wanted.view, wanted.day.isoformat(), former, wanted.url, wanted.archived)
    files = {f"{ASIDE}/{name}": wanted.data}
    pin, _ = compared(base, files, pin, name, wanted.day.isoformat())
    write(base, {**files, pin_path(name): pin_text(pin).encode()})
    finish(base, before, f"Compared {len(pin.passages)} of {len(named)} passages with {name}.")


def write(base: Path, files: dict[str, bytes]) -> None:
    """Write all files, or none of them and the end with status 2."""
    try:
        write_all(base, files)
    except (RefusedError, OSError) as error:
        stop(f"{error} Nothing was written.")
