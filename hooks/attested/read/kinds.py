"""``glossary/relations.toml``: the kinds of relation that entries may declare."""

from __future__ import annotations

import re
import tomllib
from pathlib import PurePosixPath
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..model import Place, RelationKind
from .files import Reading

LONGEST_LINE = 2_000


class KindRow(BaseModel):
    """One kind of relation."""

    model_config = ConfigDict(extra="forbid", strict=True)

    inverse: str = Field(
        description="The name read from the other end. A symmetric kind has its own name here.", min_length=1
    )
    acyclic: bool = Field(default=False, description="Whether following it may never lead back.")
    symmetric: bool = Field(default=False, description="Whether it holds both ways.")
    skos: str = Field(
        default="",
        description="The SKOS property it maps to, or nothing.",
        pattern=r"^(broader|narrower|related|broadMatch|narrowMatch|closeMatch|relatedMatch|exactMatch)?$",
    )
    contradicts: list[str] = Field(
        default_factory=list,
        description="Kinds that cannot hold between the same two terms together with this one.",
    )
    allows: list[Literal["negation", "report", "question", "condition", "modality"]] = Field(
        default_factory=list,
        description="What may stand between its two terms, or around them, in the evidence: words that deny, report, ask, limit or weaken it.",
    )
    description: str = Field(description="When to use it, with an example.", min_length=1)


def read_kinds(reading: Reading, path: PurePosixPath) -> tuple[RelationKind, ...]:
    """Read the kinds. Findings: ``malformed_relation_kinds``."""
    name = reading.name(path)
    if not reading.exists(path):
        return ()
    lines = reading.lines(path)
    if lines is None or _too_long(reading, name, lines):
        return ()
    try:
        table: dict[str, Any] = tomllib.loads("\n".join(lines) + "\n")
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = Place(name, int(at[1]), int(at[2])) if at else Place(name, len(lines))
        reading.broken.add(name)
        reading.report(
            where,
            "malformed_relation_kinds",
            f"This is not TOML: {str(error).split(' (at')[0].lower()}.",
            'Write [kinds."name"] and below it inverse = "…", acyclic = true or false, description = "…".',
        )
        return ()
    rows = table.get("kinds", {})
    for other in [key for key in table if key != "kinds" or not isinstance(rows, dict)]:
        reading.broken.add(name)
        reading.report(
            next((Place(name, at + 1) for at, line in enumerate(lines) if other in line), Place(name)),
            "malformed_relation_kinds",
            f"“{other}” is not a table of kinds.",
            'Write [kinds."name"] above the keys of each kind.',
        )
    found = (
        [_kind(reading, kind, row, _place(name, lines, kind)) for kind, row in rows.items()]
        if isinstance(rows, dict)
        else []
    )
    read = tuple(kind for kind in found if kind is not None)
    if isinstance(rows, dict):
        for kind in read:
            _contradicted(reading, kind, rows)
    return read


def _too_long(reading: Reading, path: str, lines: tuple[str, ...]) -> bool:
    """Tell whether a line is longer than any needs to be: tomllib takes time that grows with the square of the parts of a name."""
    at = next((at for at, line in enumerate(lines) if len(line) > LONGEST_LINE), None)
    if at is None:
        return False
    reading.broken.add(path)
    reading.report(
        Place(path, at + 1),
        "malformed_relation_kinds",
        f"This line has {len(lines[at]):,} signs; the most that is read is {LONGEST_LINE:,}.",
        'Divide it; a long description may go over several lines between """ and """.',
    )
    return True


def _contradicted(reading: Reading, kind: RelationKind, rows: dict[str, Any]) -> None:
    """Each kind that this one contradicts is another row, and stands once."""
    for at, other in enumerate(kind.contradicts):
        if other not in rows:
            fault, write = f"names “{other}”, which is no kind", f"The kinds are {', '.join(f'“{name}”' for name in rows)}."
        elif other == kind.name:
            fault, write = "names the kind itself", "A kind contradicts other kinds only; what may not lead back is acyclic."
        elif other in kind.contradicts[:at]:
            fault, write = f"names “{other}” twice", "Name each kind once."
        else:
            continue
        reading.broken.add(kind.place.path)
        reading.report(
            kind.place, "malformed_relation_kinds", f"The kind “{kind.name}” has a fault at “contradicts”: it {fault}.", write
        )


def _kind(reading: Reading, name: str, row: object, place: Place) -> RelationKind | None:
    """One row, or None after findings."""
    try:
        values = KindRow.model_validate(row)
    except ValidationError as error:
        reading.broken.add(place.path)
        for fault in error.errors():
            reading.report(
                place,
                "malformed_relation_kinds",
                f"The kind “{name}” has a fault{_at(fault['loc'])}: {fault['msg'][:1].lower()}{fault['msg'][1:]}.",
                f"Its keys are {', '.join(KindRow.model_fields)}.",
            )
        return None
    described = " ".join(values.description.split())
    return RelationKind(name, values.inverse, values.acyclic, values.symmetric, values.skos, described, place, tuple(values.contradicts), tuple(values.allows))


def _at(loc: tuple[int | str, ...]) -> str:
    return f" at “{'.'.join(map(str, loc))}”" if loc else ""


def _place(path: str, lines: tuple[str, ...], kind: str) -> Place:
    """The line of the table's heading; tomllib does not tell."""
    return next(
        (
            Place(path, at + 1)
            for at, line in enumerate(lines)
            if re.match(rf"\s*\[\s*kinds\s*\.\s*[\"']?{re.escape(kind)}[\"']?\s*\]", line)
        ),
        Place(path),
    )
