"""Collations, ``bib/originals/KEY.collated.toml``: how passages that came second hand differ from the work itself."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from ..model import Place
from ..model.collated import KINDS, Collated, Collation, Difference
from .files import Reading
from .pins import SUM

SUFFIX = ".collated.toml"
CHECK = "collation_out_of_date"


def read_collations(reading: Reading) -> Mapping[str, Collation]:
    """Read all collations, by the key of their source. What is not understood goes to the findings."""
    found = {}
    for path in reading.in_folder("bib/originals", SUFFIX):
        lines = reading.lines(path)
        if lines is None:
            continue
        try:
            found[path.name.removesuffix(SUFFIX)] = _collation(path, tomllib.loads("\n".join(lines)))
        except (tomllib.TOMLDecodeError, RecursionError, KeyError, TypeError, ValueError, AttributeError) as error:
            why = f"“{error.args[0]}” is missing" if isinstance(error, KeyError) else str(error)
            reading.report(Place(reading.name(path)), CHECK, f"This collation cannot be read: {why}.", "attested collate KEY FILE writes this file.")
    return found


def _collation(path: PurePosixPath, values: dict[str, Any]) -> Collation:
    """Make the collation of the values of a file; KeyError, TypeError or ValueError where they are not those of one."""
    texts = {name: values.get(name, "") for name in ("witness", "edition", "address", "sha256", "view")}
    if not all(isinstance(text, str) for text in texts.values()) or not texts["witness"] or not SUM.fullmatch(texts["sha256"]):
        raise ValueError("it does not name its witness, or the sum of its bytes")
    if not isinstance(values["day"], date):
        raise ValueError("its day is no date")
    passages = {locator: _collated(one) for locator, one in values["passages"].items()}
    return Collation(key=path.name.removesuffix(SUFFIX), **texts, day=str(values["day"])[:10], passages=passages, place=Place(path.as_posix()))


def _collated(values: dict[str, Any]) -> Collated:
    differences = tuple(Difference(str(one["kind"]), str(one["where"]), int(one["words"])) for one in values.get("differences", ()))
    if not SUM.fullmatch(values["sum"]) or any(one.kind not in KINDS for one in differences):
        raise ValueError("a passage in it has no sum, or a kind of difference that is not known")
    return Collated(values["sum"], differences)
