"""The anchors that can be cited: all of an entry's page or a source's that name something, each with the origin of its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ..graph import Checked, KnowledgeBase
from ..graph.headings import heading_words
from ..model import Anchor, Case, Claim, Definition, Entry, Source, Usage, entry_path, source_path

Kind = Literal["term", "definition", "usage", "case", "claim", "quotation", "note", "source", "passage"]
Origin = tuple[str, str]
"""The key of a source and a locator in it."""


@dataclass(frozen=True, slots=True)
class Citable:
    """An anchor. ``page`` is its page's folder under the site, ``anchor`` empty for the page as a whole.

    ``name`` is what it is called on its page, ``title`` in a list of references; ``verbatim`` is a part of the title in
    the source's own words, whose capitals no style may change. ``origins`` are the places in sources that it rests on.
    """

    page: str
    anchor: str
    kind: Kind
    name: str
    title: str
    origins: tuple[Origin, ...]
    verbatim: str = ""

    @property
    def address(self) -> str:
        """As it is written on a command line: ``optimizer#definition``, ``sources/thread#c2``."""
        return self.page.removeprefix("glossary/") + (f"#{self.anchor}" if self.anchor else "")


def citables(kb: KnowledgeBase) -> Iterator[Citable]:
    """Yield every anchor of the glossary, page by page, in the order of the pages."""
    for entry in kb.entries.values():
        yield from of_entry(kb, entry)
    for source in kb.sources.values():
        yield from of_source(kb, source)


def of_entry(kb: KnowledgeBase, entry: Entry) -> Iterator[Citable]:
    """The term, then each definition, usage, case and claim with its quotations and their notes."""
    checked: dict[Anchor, Checked] = {one.quotation.anchor: one for one in kb.by_entry.get(entry.id, ())}
    page, term = entry_path(entry.id), entry.term[:1].upper() + entry.term[1:]
    base = [one for one in checked.values() if isinstance(one.item, Definition)] or list(checked.values())
    yield Citable(page, "", "term", entry.term, term, _origins(base))
    seen = {""}
    for item in entry.items:
        held = [checked[one.anchor] for one in item.quotations if one.anchor in checked]
        name = _name(item, len(entry.definitions))
        if item.anchor not in seen:
            seen.add(item.anchor)
            yield Citable(page, item.anchor, item.role, name, f"{term}: {_lower(item, name)}", _origins(held))
        for one in held:
            if one.quotation.anchor not in seen:
                seen.add(one.quotation.anchor)
                told = f"{_lower(item, name)} ({_from(one)})"
                yield Citable(page, one.quotation.anchor, "quotation", f"{name} ({_from(one)})", f"{term}: {told}", _origins([one]))
            for note in one.quotation.notes:
                if note.anchor not in seen:
                    seen.add(note.anchor)
                    words = " ".join(note.phrase.value.split())
                    yield Citable(page, note.anchor, "note", f"Note on “{words}”", f"{term}: note (“{words}”)", _origins([one]), words)


def of_source(kb: KnowledgeBase, source: Source) -> Iterator[Citable]:
    """The source, then each passage that is held of it."""
    page = source_path(source.key)
    yield Citable(page, "", "source", source.title, source.title, ((source.key, ""),))
    file = kb.files.get(source.key)
    for passage in file.passages if file else ():
        yield Citable(page, passage.anchor, "passage", f"Passage {passage.locator}", f"{source.title}: passage {passage.locator}", ((source.key, passage.locator),))


def homes(kb: KnowledgeBase) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """The quotations and notes that a page shows of another entry (“also in”): where they are shown, and where they are at home."""
    for term, shown in kb.also_on.items():
        for one in shown:
            home = one.entry.id
            for anchor in (one.quotation.anchor, *(note.anchor for note in one.quotation.notes)):
                yield (entry_path(term), f"{home}-{anchor}"), (entry_path(home), anchor)


def _name(item: Definition | Usage | Case | Claim, definitions: int) -> str:
    if isinstance(item, Definition):
        return f"Definition {item.number}" if definitions > 1 else "Definition"
    return heading_words(item)


def _lower(item: Definition | Usage | Case | Claim, name: str) -> str:
    return name.lower() if isinstance(item, Definition) else name


def _from(one: Checked) -> str:
    """“quotation from Hubinger et al.”; from a locator where the source names no author."""
    families = [person.family for person in one.source.authors if person.family != "others"] if one.source else []
    if not families:
        return f"quotation from {one.passage.locator}" if one.passage else "quotation"
    alone = len(families) == 1 and one.source is not None and len(one.source.authors) == 1
    return f"quotation from {families[0]}{'' if alone else ' et al.'}"


def _origins(some: Iterable[Checked]) -> tuple[Origin, ...]:
    """Each place once, in the order in which it is quoted."""
    return tuple(dict.fromkeys((one.source.key, one.passage.locator) for one in some if one.source and one.passage))
