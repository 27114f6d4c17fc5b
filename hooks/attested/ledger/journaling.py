"""The files that a publication writes: its entry of the journal, and the ledger that the journal then adds up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model import PublishedText
from ..model.journal import JournalEntry, digest
from ..model.ledger import parted
from .file_format import as_line, as_text, entry_text, text_file
from .following import Following
from .journal import Sum, added_up, heads
from .publishing import Publication
from .striking import is_struck


@dataclass(frozen=True, slots=True)
class Written:
    """An entry of the journal that is not written yet: its value, and the text of its file."""

    entry: JournalEntry
    text: str


def written_entry(parents: Iterable[JournalEntry], day: str, branch: str, lines: Sequence[str], texts: Mapping[str, str]) -> Written:
    """An entry that goes on from others."""
    before = sorted(parents, key=lambda one: (one.number, one.hash))
    names, number = tuple(one.full_name for one in before), max((one.number for one in before), default=0) + 1
    text = entry_text(number, names, day, branch, lines, texts)
    return Written(JournalEntry(number, digest(text), names, day, branch, tuple(lines), texts), text)


def journal_entry(made: Publication, following: Following, day: str, branch: str) -> Written | None:
    """The entry of a publication; None where it changes nothing.

    The first entry of a ledger from before there was a journal holds all its lines and texts. Texts out of which words were struck at
    their author's wish are stated anew.
    """
    earlier = made.earlier
    total = added_up(earlier.journal)
    lines = [" ".join(as_line(line).split()) for line in made.ledger.lines]
    changed = [line for line in lines if total.lines.get(line.partition(" ")[0], ("",))[0] != line]
    texts = {one.path: hash_of(one) for kept in made.ledger.texts.values() for one in kept if _is_stated(one, made, following, total)}
    if not changed and not texts:
        return None
    return written_entry(heads(earlier.journal), day, branch, changed, dict(sorted(texts.items())))


def _is_stated(one: PublishedText, made: Publication, following: Following, total: Sum) -> bool:
    """Tell whether a kept text is new to the journal, or changed rightly since it was stated there."""
    if one.path in total.texts:
        return total.texts[one.path][0] != hash_of(one) and is_struck(following, one, total)
    return one in made.new_texts or not total.texts


def hash_of(text: PublishedText) -> str:
    """The hash of a kept text's file, be it written or not."""
    return text.hash or digest(text_file(text))


def ledger_text(journal: Sequence[JournalEntry], added: Iterable[str] = ()) -> str:
    """The text of ``anchors.lock`` that a journal with one last entry adds up to, with the lines that contributors added."""
    total = added_up(journal)
    lines = [(*parted(address), 0, _spaced(text)) for address, (text, _) in total.lines.items()]
    lines += [(*parted(line.split()[0]), 1, _spaced(line)) for line in added]
    last = heads(journal)
    return as_text([line for *_, line in sorted(lines)], last[0].name if last else "")


def _spaced(line: str) -> str:
    """A line with two spaces between its columns, as people read it."""
    head, because, reason = line.partition(" because ")
    head = "  ".join(head.split()).replace("->  ", "-> ")
    return f"{head}  because {reason}" if because else head
