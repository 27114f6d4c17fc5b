"""What ``attested receive`` does with a sentence: it finds it, composes all files, compares them, and only then writes."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NoReturn

from ..build import Built
from ..files.file import RefusedError
from ..model.pins import Pin
from ..new.keeping import compared, name_of, pin_for, pin_path, write_all
from ..new.passage import file_head
from ..new.received import Stretch, pin_text, received_passage, record_of, stretch_of
from ..new.record import Record, Works, key_of, record_text
from ..read.views import ASIDE
from ..receive.finding import Found, Nearest, find
from ..receive.view import View
from ._common import checked, stop
from .new._common import finish

RECORDS = "bib/references.bib"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file, its kind and view, and what was said of it on the command line; texts are empty, and ``part`` is 0, where nothing was said."""

    data: bytes
    kind: str
    view: View
    key: str
    locator: str
    by: str
    part: int
    license: str
    url: str
    archived: str
    day: date


def quoted(base: Path, wanted: Wanted, sentence: str) -> NoReturn:
    """Find a sentence, and write its passage with all that this needs; the end, with status 0, 1 or 2."""
    found = _found(wanted, sentence)
    stretch = stretch_of(wanted.view, found)
    _say(wanted.view, found, stretch)
    before = checked(base)
    key, record = _key(before, wanted)
    files: dict[str, bytes] = {}
    if record is not None:
        files[RECORDS] = _with_record(base, key, record)
    licensed = wanted.license or (record is None and before.kb.sources[key].fields.get("license", ""))
    locator = _locator(before, key, wanted.locator or stretch.locator, stretch, found)
    name, pin = _original(base, before, wanted, key, keep=bool(licensed), files=files)
    original = f"{name}, {stretch.stands}, view: {wanted.view.title}"
    facts = (("by", wanted.by or stretch.by), ("original", original))
    path = f"bib/passages/{key}.md"
    files[path] = _with_passage(base, path, key, wanted, received_passage(locator, facts, found.words))
    if pin is not None:
        pin, _ = compared(base, files, pin, name, wanted.day.isoformat())
        files[pin_path(name)] = pin_text(pin).encode()
    _write(base, files)
    kept = "kept" if pin is None else "pinned, and not kept, since its record names no licence"
    finish(base, before, f"Added “{locator}” to {path}; {name} is {kept}.")


def again(base: Path, wanted: Wanted) -> NoReturn:
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
    _write(base, {**files, pin_path(name): pin_text(pin).encode()})
    finish(base, before, f"Compared {len(pin.passages)} of {len(named)} passages with {name}.")


def _found(wanted: Wanted, sentence: str) -> Found:
    """The place of a sentence; the end where there is none, or more than one."""
    result = find(wanted.view, sentence)
    if isinstance(result, Nearest):
        _nowhere(wanted.view, result)
    found = [one for one in result if not wanted.part or wanted.view.lines[one.lines[0] - 1].part == wanted.part]
    if not found:
        stop(f"The sentence does not stand on {wanted.view.parts or 'part'} {wanted.part}. Nothing was written.")
    if len(found) > 1:
        places = "; ".join(stretch_of(wanted.view, one).stands for one in found[:8])
        stop(f"The sentence stands {len(found)} times: {places}. Quote more of it, or name the page or message with --page. Nothing was written.")
    return found[0]


def _nowhere(view: View, nearest: Nearest) -> NoReturn:
    """Say that a sentence was not found, what comes nearest, and why that may be."""
    if nearest.line:
        line = view.lines[nearest.line - 1]
        print(f"The nearest is at {line.where}: {nearest.wording}", file=sys.stderr)
        why = "If your copy has it as you wrote it, this is another edition."
    else:
        why = "Nothing in the file comes near it: it may be another file, or the words are in a picture."
    if view.told:
        why = "The reason may be what was said above of the text layer."
    stop(f"The sentence does not stand in the text. {why} Nothing was written.")


def _say(view: View, found: Found, stretch: Stretch) -> None:
    how = f" Relied on: {', '.join(found.how)}." if found.how else ""
    print(f"Found at {stretch.locator} ({stretch.stands}).{how}", file=sys.stderr)
    for ours, theirs in found.otherwise:
        if ours and theirs:
            print(f"The text has “{theirs}” where you have “{ours}”: the passage holds what the text has.", file=sys.stderr)
        else:
            print(f"The text {'also has' if theirs else 'lacks'} “{theirs or ours}”: the passage holds what the text has.", file=sys.stderr)


def _key(before: Built, wanted: Wanted) -> tuple[str, Record | None]:
    """The key of the source, and its record where that is new."""
    sources = before.kb.sources
    if wanted.key in sources:
        return wanted.key, None
    facts = {**wanted.view.record, **({"license": wanted.license} if wanted.license else {})}
    if not facts.get("title"):
        stop("The file does not say what it is called. Say it with --title, and --author and --year. Nothing was written.")
    record = record_of(facts, wanted.day)
    works = Works()
    for source in sources.values():
        works.add_source(source)
    if twin := works.same(record):
        return twin, None
    fields = {**record.fields, "attribution": "established" if record.authors else "not established"}
    record = replace(record, fields=fields)
    key = wanted.key or key_of(record, sources)
    people = " and ".join(f"{one.given} {one.family}".strip() for one in record.authors) or "no author"
    print(f"New record “{key}”: {people}, “{fields['title']}”, {record.year or 'no year'}. Look whether the file says this rightly.", file=sys.stderr)
    return key, record


def _with_record(base: Path, key: str, record: Record) -> bytes:
    text = (base / RECORDS).read_bytes().decode("utf-8", "surrogateescape") if (base / RECORDS).exists() else ""
    gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    end = "\r\n" if "\r\n" in text else "\n"
    return (text + (gap + record_text(key, record)).replace("\n", end)).encode("utf-8", "surrogateescape")


def _locator(before: Built, key: str, wanted: str, stretch: Stretch, found: Found) -> str:
    """A locator that no passage of the source has yet."""
    passages = before.kb.passages
    there = passages.get((key, wanted))
    if there is None:
        return wanted
    if " ".join(there.text.value.split()) == " ".join(" ".join(found.words).split()):
        stop(f"{there.place} holds these words already, as “{wanted}”. Nothing was written.")
    longer = f"{wanted}, lines {stretch.stands.rpartition(': ')[2]}"
    if (key, longer) in passages:
        stop(f"The source has passages “{wanted}” and “{longer}” already. Name this one with --locator. Nothing was written.")
    return longer


def _original(base: Path, before: Built, wanted: Wanted, key: str, *, keep: bool, files: dict[str, bytes]) -> tuple[str, Pin | None]:
    """The name of the original, put among the files; and its pin, where it may not be kept."""
    name = name_of(key, wanted.kind)
    glossary = before.kb.glossary
    if keep or name in glossary.kept:
        if name in glossary.kept and (base / "bib/originals" / name).read_bytes() != wanted.data:
            stop(f"bib/originals/{name} is another file. Give this edition a record of its own, with --key. Nothing was written.")
        files[f"bib/originals/{name}"] = wanted.data
        return name, None
    former = glossary.pins.get(key)
    pin = pin_for(name, wanted.kind, wanted.data, wanted.view, wanted.day.isoformat(), former, wanted.url, wanted.archived)
    if former is not None and former.sha256 != pin.sha256:
        stop(f"{former.place.path} stands for another file. Give this edition a record of its own, with --key, or compare all with --again. Nothing was written.")
    files[f"{ASIDE}/{name}"] = wanted.data
    return name, pin


def _with_passage(base: Path, path: str, key: str, wanted: Wanted, text: str) -> bytes:
    if not (base / path).exists():
        return f"{file_head(key, wanted.day.isoformat())}\n{text}".encode()
    former = (base / path).read_bytes().decode("utf-8", "surrogateescape")
    end = "\r\n" if "\r\n" in former else "\n"
    gap = end if former.endswith("\n") else 2 * end
    return (former + gap + text.replace("\n", end)).encode("utf-8", "surrogateescape")


def _write(base: Path, files: dict[str, bytes]) -> None:
    try:
        write_all(base, files)
    except (RefusedError, OSError) as error:
        stop(f"{error} Nothing was written.")

