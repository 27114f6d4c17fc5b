"""What is written of a source that was received: its record, the passage of a sentence that was found in it, and its pin."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..model import Person
from ..model.pins import Pin
from ..receive.finding import FoundSentence
from ..receive.view import View
from ..records.identifiers import VERBATIM
from ..records.tex import escaped
from .passage import anchor
from .record import NewRecord

NOT_KNOWN = "not known (name not established)"


@dataclass(frozen=True, slots=True)
class ReceivedStretch:
    """Where a sentence stands, as a passage says it: ``stands`` as “page: 4, lines: 12-13”, a locator for readers, and who speaks, or nothing."""

    stands: str
    locator: str
    by: str


def stretch_of(view: View, found: FoundSentence) -> ReceivedStretch:
    """Say where the lines of a sentence stand in a view: in its pages or messages, where it has such, and the lines counted from there."""
    first = view.lines[found.lines[0] - 1]
    last = view.lines[found.lines[-1] - 1]
    numbers, stands = found.lines, ""
    if view.parts:
        low, high = sorted((first.part, last.part))
        chosen = view.selected(low, high)
        numbers = tuple(chosen.index(number) + 1 for number in found.lines)
        stands = f"{view.parts}: {low}{'' if low == high else f'-{high}'}, "
    pages = f"{first.where}-{last.where.removeprefix('p. ')}" if view.parts == "page" and first.where != last.where and first.where.startswith("p. ") else first.where
    locator = f"{pages}, note" if first.note else pages
    quoted = first.level > 0
    return ReceivedStretch(f"{stands}line{'s' if len(numbers) > 1 else ''}: {ranges(numbers)}", f"{locator}, quoted" if quoted else locator, first.by or (NOT_KNOWN if quoted else ""))


def ranges(numbers: Sequence[int]) -> str:
    """“4, 6-8”."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{low}" if low == high else f"{low}-{high}" for low, high in runs)


def received_passage(locator: str, facts: Sequence[tuple[str, str]], words: Sequence[str]) -> str:
    """The section of a passage: its locator, the facts under it (empty ones are left out), and its words, a paragraph a stretch."""
    head = [f"## {locator} {{#{anchor(locator)}}}", "", *(f"- {name}: {value}" for name, value in facts if value), ""]
    return "\n".join([*head, "\n\n".join(words)]) + "\n"


def record_of(facts: Mapping[str, str], day: date) -> NewRecord:
    """A record out of facts by their names: of authors as “Ada Lovelace and Turing, Alan”, and of all other fields as they are.

    What has an address is an online source; ``day`` is the day on which it was read there.
    """
    fields = {name: _plain(value) if name in VERBATIM else escaped(_plain(value)) for name, value in facts.items() if value and name not in ("author", "type")}
    if "date" in fields and fields.setdefault("year", fields["date"][:4]) != fields["date"][:4]:
        del fields["date"]  # a year that was said is better known than what the file says
    if "url" in fields:
        fields.setdefault("urldate", day.isoformat())
    people = tuple(_person(name) for name in facts.get("author", "").split(" and ") if name.strip())
    kind = facts.get("type") or "misc"
    return NewRecord("article" if "journal" in fields else kind, people, fields)


def _person(name: str) -> Person:
    name = _plain(name)
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma:
        return Person(family, given)
    words = name.split()
    return Person(words[-1], " ".join(words[:-1])) if 1 < len(words) <= 4 else Person(name)


def _plain(value: str) -> str:
    """A value without what BibTeX would read as its own."""
    return " ".join(value.replace("{", "(").replace("}", ")").replace("\\", "/").split())


def pin_text(pin: Pin) -> str:
    """The file of a pin, in TOML."""
    said = (("kind", pin.kind), ("sha256", pin.sha256), ("size", pin.size), ("from", pin.address), ("archived", pin.archived))
    seen = (("view", pin.view), ("library", pin.library), ("text", pin.text))
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in said if value]
    lines += [f"received = {pin.received}"] if pin.received else []
    lines += [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in seen if value]
    for table, values, quoted in (("passages", pin.passages, True), ("compared", pin.compared, False)):
        rows = (f"{json.dumps(locator, ensure_ascii=False)} = {json.dumps(value) if quoted else value}" for locator, value in values.items())
        lines += ["", f"[{table}]", *rows]
    return "\n".join(lines) + "\n"
