"""A proposed source: a record, the text of the source and the sentence to quote, as the form “Add a source” writes them and issue forms do.

Each field is a heading ``### Label`` with its value below it; a value that has lines of its own stands between two lines of backticks. Nothing of
it is trusted: it is read as text, no address in it is fetched, and all that is made of it passes the checks before anybody takes it over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from ..build import Built, build_tree
from ..model import Finding, Place
from ..read.tree import Folder, Held
from ..receive.apart import view_apart
from ..receive.kinds import SUFFIX, kind_of
from ..receive.view import ReceiveError
from ..verbatim import character_name, hidden
from .composing import Composed, NotComposedError, WantedPassage, composed
from .pasted import records
from .record import NewRecord

FIELDS = {
    "record": "The record of the source",
    "text": "The text around the sentence",
    "sentence": "The sentence to be quoted",
    "locator": "Where it stands",
}
"""The labels of the fields, in the form of the site and in that of the code host."""

NEEDED = ("record", "text", "sentence")
EMPTY = "_No response_"
"""What GitHub writes for a field that nobody filled in."""

CHECK = "proposal_not_taken_over"
"""What the check of a glossary says of a proposal, as long as its files are not there; its manual says how a proposal is mended."""
LONGEST = 400_000
"""Characters of a proposal."""

READ = ("text", "rfc", "html", "mail")
ANNOTATION = "Its contributor copied a part of the text on {day}; the words are compared with that copy."


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a field, and the line on which it begins."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """What would be written, if anything, and what is wrong with the proposal or would be found by the checks afterwards."""

    composed: Composed | None
    findings: Sequence[Finding]


def proposed(base: Path, before: Built, path: str, text: str, day: date) -> Proposed:
    """Compose what a proposal wants. In: its text, and the ``path`` by which findings name it."""
    if len(text) > LONGEST:
        return Proposed(None, [_finding(path, 1, f"The proposal has more than {LONGEST:,} characters.", "Give only the part of the text around the sentence.")])
    values = _values(text)
    missing = [name for name in NEEDED if not values.get(name, Value("", 1)).text.strip()]
    if missing:
        return Proposed(None, [*_missing(path, values, missing)])
    unseen = [*_unseen(path, values)]
    found, faults = _record(path, values["record"])
    if found is None or unseen:
        return Proposed(None, [*unseen, *faults])
    data = (values["text"].text.strip("\n") + "\n").encode("utf-8", "replace")
    try:
        made = composed(base, before, _wanted(data, found, values, day), values["sentence"].text)
    except ReceiveError as error:
        return Proposed(None, [_finding(path, values["text"].line, f"The text cannot be read: {error}.", "Paste the words as your browser shows them.")])
    except NotComposedError as error:
        *near, why = str(error).split("\n")
        finding = _finding(path, values["sentence"].line, why, "Copy the sentence out of the same text, letter for letter, or give more of the text.")
        return Proposed(None, [replace(finding, excerpt="\n".join(near))])
    made.said += found.said
    return Proposed(made, _new_findings(base, before, made))


def _values(text: str) -> Mapping[str, Value]:
    """The fields of a proposal; of a label that stands twice, the first. Lines between two lines of backticks are no headings."""
    labels = {f"### {label}".casefold(): name for name, label in FIELDS.items()}
    values: dict[str, Value] = {}
    name, start, held, fence = "", 0, [], ""
    for number, line in enumerate([*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), "### "], 1):
        opening = re.fullmatch(r"(`{3,})(?:text)?[ \t]*", line)
        if fence:
            if opening and len(opening[1]) >= len(fence) and line.rstrip() == opening[1]:
                fence = ""
            else:
                held.append(line)
        elif opening and not "".join(held).strip():
            fence, start, held = opening[1], number + 1, []
        elif line.startswith("### ") and (line == "### " or line.strip().casefold() in labels):
            values.setdefault(name, Value(_said(held), start))
            name, start, held = labels.get(line.strip().casefold(), ""), number + 1, []
        else:
            held.append(line)
    if fence:
        values.setdefault(name, Value(_said(held[:-1]), start))
    return values


def _said(lines: Sequence[str]) -> str:
    whole = "\n".join(lines).strip("\n")
    return "" if whole.strip() == EMPTY else whole


def _missing(path: str, values: Mapping[str, Value], missing: Sequence[str]) -> Iterator[Finding]:
    for name in missing:
        line = values[name].line if name in values else 1
        yield _finding(path, line, f"Nothing is given for “{FIELDS[name]}”.", f"Write it below a line “### {FIELDS[name]}”, or use the form “Add a source”.")


def _unseen(path: str, values: Mapping[str, Value]) -> Iterator[Finding]:
    """The characters of the record and the locator that no reader would see. In the text and the sentence they are left out, and counted."""
    for name in ("record", "locator"):
        value = values.get(name, Value("", 1))
        plain = value.text.replace("\n", " ").replace("\t", " ")
        if (at := hidden(plain)) is not None:
            line = value.line + value.text.count("\n", 0, at)
            yield _finding(path, line, f"“{FIELDS[name]}” holds a character that is not shown: {character_name(plain[at])}.", "Delete it, or type the words around it anew.")


def _record(path: str, value: Value) -> tuple[NewRecord | None, list[Finding]]:
    """The one record that is given, or findings on the lines of the proposal."""
    found, faults = records(value.text)
    moved = [replace(one, place=replace(one.place, path=path, line=one.place.line + value.line - 1)) for one in faults]
    if len(found) == 1 and not faults:
        return found[0], []
    if not found and not faults:
        return None, [_finding(path, value.line, "This is no record.", "Paste BibTeX, as @online{key, title = {…}}, RIS, as TY  - JOUR, or CSL-JSON.")]
    if len(found) > 1:
        moved.append(_finding(path, value.line, f"{len(found)} records are given.", "Give the one of the source whose text this is."))
    return None, moved


def _wanted(data: bytes, record: NewRecord, values: Mapping[str, Value], day: date) -> WantedPassage:
    kind = kind_of("", data)
    if kind not in READ or kind not in SUFFIX:
        raise ReceiveError("it is no text")
    fields = dict(record.fields)
    fields.setdefault("annotation", ANNOTATION.format(day=day.isoformat()))
    record = replace(record, fields=fields)
    locator = " ".join(values.get("locator", Value("", 1)).text.split())
    return WantedPassage(
        data,
        kind,
        view_apart(data),
        key="",
        locator=locator,
        by="",
        part=0,
        license="",
        url=fields.get("url", ""),
        archived="",
        day=day,
        record=record,
        excerpt=True,
    )


def _new_findings(base: Path, before: Built, made: Composed) -> list[Finding]:
    """What the checks would find that they do not find today."""
    known = {(one.place.path, one.check, one.message) for one in before.findings}
    after = build_tree(Held({PurePosixPath(path): data for path, data in made.files.items()}, Folder(base)))
    return [one for one in after.findings if (one.place.path, one.check, one.message) not in known]


def _finding(path: str, line: int, message: str, hint: str) -> Finding:
    return Finding(Place(path, line), CHECK, "error", message, hint)
