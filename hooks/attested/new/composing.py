"""All files that a sentence of a received source needs, composed and compared before any of them is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ..build import Built
from ..model.pins import Pin
from ..read.views import ASIDE
from ..receive.finding import FoundSentence, NearestLine, find
from ..receive.view import NO_LETTER, View
from .keeping import compared, name_of, pin_for, pin_path
from .passage import file_head
from .received import ReceivedStretch, pin_text, received_passage, record_of, stretch_of
from .record import NewRecord, Works, key_of, record_text

RECORDS = "bib/references.bib"


class NotComposedError(Exception):
    """A sentence of which nothing can be written; the words say why, and what to do."""


@dataclass(frozen=True, slots=True)
class WantedPassage:
    """A file, its kind and view, and what was said of it; texts are empty, and ``part`` is 0, where nothing was said.

    ``record`` is the record that was given; without one it is made of what the file says of itself. ``excerpt`` is true of a text that is only
    a part of its source: another part of the same source gets a pin of its own.
    """

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
    record: NewRecord | None = None
    excerpt: bool = False


@dataclass(slots=True)
class Composed:
    """What is to be written: the bytes of each file by its path, and of files that others have something in, what is added to them.

    ``said`` are sentences on how it was made, ``done`` is what can be said once it is written, ``citation`` how the words are cited.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    done: str = ""
    citation: str = ""


def composed(base: Path, before: Built, wanted: WantedPassage, sentence: str) -> Composed:
    """Find a sentence, and compose its passage with all that this needs. :class:`NotComposedError` where that cannot be done."""
    found = _found(wanted, sentence)
    stretch = stretch_of(wanted.view, found)
    made = Composed(said=[*_told(wanted.view, found, stretch)])
    key, record = _key(before, wanted, made)
    if record is not None:
        _add(base, made, RECORDS, record_text(key, record))
    licensed = wanted.license or (before.kb.sources[key] if record is None else record).fields.get("license", "")
    locator = _locator(before, key, wanted.locator or stretch.locator, stretch, found)
    name, pin = _original(base, before, wanted, key, keep=bool(licensed), files=made.files)
    facts = (("by", wanted.by or stretch.by), ("original", f"{name}, {stretch.stands}, view: {wanted.view.title}"))
    path = f"bib/passages/{key}.md"
    _add(base, made, path, received_passage(locator, facts, found.words), head=file_head(key, wanted.day.isoformat()))
    if pin is not None:
        pin, _ = compared(base, made.files, pin, name, wanted.day.isoformat())
        made.files[pin_path(name)] = pin_text(pin).encode()
    kept = "kept" if pin is None else "pinned, and not kept, since its record names no licence"
    made.citation = f"[@{key}, {locator}]"
    made.done = f"Added “{locator}” to {path}; {name} is {kept}. Quote it with the last line “> — {made.citation}”."
    return made


def _found(wanted: WantedPassage, sentence: str) -> FoundSentence:
    """The place of a sentence, where there is one and no other."""
    result = find(wanted.view, sentence)
    if isinstance(result, NearestLine):
        raise NotComposedError(_nowhere(wanted.view, result))
    found = [one for one in result if not wanted.part or wanted.view.lines[one.lines[0] - 1].part == wanted.part]
    if not found:
        raise NotComposedError(f"The sentence does not stand on {wanted.view.parts or 'part'} {wanted.part}.")
    if len(found) > 1:
        places = "; ".join(stretch_of(wanted.view, one).stands for one in found[:8])
        more = ", or name the page or message with --page" if wanted.view.parts else ""
        raise NotComposedError(f"The sentence stands {len(found)} times: {places}. Quote more of it{more}.")
    if NO_LETTER in "".join(found[0].words):
        raise NotComposedError(f"The text layer does not say what the signs “{NO_LETTER}” in it are: {' '.join(found[0].words)}")
    return found[0]


def _nowhere(view: View, nearest: NearestLine) -> str:
    """Say that a sentence was not found, what comes nearest, and why that may be."""
    near = ""
    if nearest.line:
        near = f"The nearest is at {view.lines[nearest.line - 1].where}: {nearest.wording}\n"
        why = "If your copy has it as you wrote it, this is another edition."
        if NO_LETTER in nearest.wording:
            why = f"The text layer does not say what the signs “{NO_LETTER}” are."
    else:
        why = "Nothing in the file comes near it: it may be another file, or the words are in a picture."
    if view.told:
        why = "The reason may be what was said above of the text layer."
    return f"{near}The sentence does not stand in the text. {why}"


def _told(view: View, found: FoundSentence, stretch: ReceivedStretch) -> Iterator[str]:
    how = f" Relied on: {', '.join(found.how)}." if found.how else ""
    yield f"Found at {stretch.locator} ({stretch.stands}).{how}"
    numbers = (number for number in range(found.lines[0], found.lines[-1]) if number not in found.lines)
    between = [view.lines[number - 1] for number in numbers if view.lines[number - 1].text.strip()]
    if len(found.words) > 1 and between:
        lines = "one line stands" if len(between) == 1 else f"{len(between)} lines stand"
        yield f"Between its parts {lines} that are no part of it, as of a table or a figure: “{between[0].text}”{' …' if len(between) > 1 else ''}. The passage has a paragraph for each part."
    for ours, theirs in found.otherwise:
        if ours and theirs:
            yield f"The text has “{theirs}” where you have “{ours}”: the passage holds what the text has."
        else:
            yield f"The text {'also has' if theirs else 'lacks'} “{theirs or ours}”: the passage holds what the text has."


def _key(before: Built, wanted: WantedPassage, made: Composed) -> tuple[str, NewRecord | None]:
    """The key of the source, and its record where that is new."""
    sources = before.kb.sources
    if wanted.key in sources:
        return wanted.key, None
    facts = {**wanted.view.record, **({"license": wanted.license} if wanted.license else {})}
    if wanted.record is None and not facts.get("title"):
        raise NotComposedError("The file does not say what it is called. Say it with --title, and --author and --year.")
    record = wanted.record or record_of(facts, wanted.day)
    works = Works()
    for source in sources.values():
        works.add_source(source)
    if twin := works.same(record):
        return twin, None
    standing = record.fields.get("attribution") or ("established" if record.authors else "not established")
    record = replace(record, fields={**record.fields, "attribution": standing})
    key = wanted.key or key_of(record, sources)
    people = " and ".join(f"{one.given} {one.family}".strip() for one in record.authors) or "no author"
    look = " Look whether the file says this rightly." if wanted.record is None else ""
    made.said.append(f"New record “{key}”: {people}, “{record.fields['title']}”, {record.year or 'no year'}.{look}")
    return key, record


def _add(base: Path, made: Composed, path: str, text: str, head: str = "") -> None:
    """Put a file among those to be written: a new one with its head, or the former one with a text added, in its own line ends."""
    if not (base / path).exists():
        made.files[path] = f"{head}\n{text}".encode() if head else text.encode()
        return
    former = (base / path).read_bytes().decode("utf-8", "surrogateescape")
    end = "\r\n" if "\r\n" in former else "\n"
    gap = "" if not former.strip() else end if former.endswith("\n") else 2 * end
    made.files[path] = (former + gap + text.replace("\n", end)).encode("utf-8", "surrogateescape")
    made.added[path] = text


def _locator(before: Built, key: str, wanted: str, stretch: ReceivedStretch, found: FoundSentence) -> str:
    """A locator that no passage of the source has yet."""
    passages = before.kb.passages
    there = passages.get((key, wanted))
    if there is None:
        return wanted
    if " ".join(there.text.value.split()) == " ".join(" ".join(found.words).split()):
        raise NotComposedError(f"{there.place} holds these words already, as “{wanted}”.")
    where = stretch.stands.rpartition(": ")[2]
    longer = f"{wanted}, {'line' if where.isdecimal() else 'lines'} {where}"
    if (key, longer) in passages:
        raise NotComposedError(f"The source has passages “{wanted}” and “{longer}” already. Name this one with --locator.")
    return longer


def _original(base: Path, before: Built, wanted: WantedPassage, key: str, *, keep: bool, files: dict[str, bytes]) -> tuple[str, Pin | None]:
    """The name of the original, put among the files; and its pin, where it may not be kept."""
    glossary = before.kb.glossary
    name = name_of(key, wanted.kind)
    taken = {Path(one).stem for one in (*glossary.kept, *glossary.pins)}
    if wanted.excerpt and key in taken:
        stem = next(stem for number in range(2, len(taken) + 3) if (stem := f"{key}-{number}") not in taken)
        name = name_of(stem, wanted.kind)
    if keep or name in glossary.kept:
        if name in glossary.kept and (base / "bib/originals" / name).read_bytes() != wanted.data:
            raise NotComposedError(f"bib/originals/{name} is another file. Give this edition a record of its own, with --key.")
        files[f"bib/originals/{name}"] = wanted.data
        return name, None
    former = glossary.pins.get(Path(name).stem)
    pin = pin_for(name, wanted.kind, wanted.data, wanted.view, wanted.day.isoformat(), former, wanted.url, wanted.archived)
    if former is not None and former.sha256 != pin.sha256:
        raise NotComposedError(f"{former.place.path} stands for another file. Give this edition a record of its own, with --key, or compare all with --again.")
    files[f"{ASIDE}/{name}"] = wanted.data
    return name, pin
