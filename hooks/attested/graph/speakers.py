"""The names of sources and speakers, as pages print them."""

from __future__ import annotations

from ..model import Passage, Source
from . import Checked, KnowledgeBase
from .ask.quoting import quoted_in


def authors(source: Source, most: int = 2) -> str:
    """“Hubinger et al.”, “Demski and Garrabrant”, or the title where no author is known."""
    known = [person.family for person in source.authors if person.family != "others"]
    if not known:
        return source.title
    if len(known) > most or len(known) < len(source.authors):
        return f"{known[0]} et al."
    return " and ".join(known)


def short_citation(source: Source) -> str:
    """“Hubinger et al. 2019”."""
    return f"{authors(source)} {source.year}".strip() if source.authors else source.title


def speaker(passage: Passage, source: Source | None) -> str:
    """Name the speaker of a passage: the authors of its source, or whom the passage itself names."""
    if source is not None and source.authors:
        return authors(source)
    return passage.by or (source.title if source else passage.key)


def short(passage: Passage, source: Source | None) -> str:
    """The speaker in a word, for sentences and tables: the label of a nameless one, where the locator is that label."""
    name = speaker(passage, source)
    nameless = source is None or not source.authors
    return passage.locator if nameless and passage.locator in name.split() else name


def who(checked: Checked) -> str:
    """The line under a quotation: speaker, year and locator."""
    passage, source = checked.passage, checked.source
    if passage is None or source is None:
        cited = checked.quotation.attribution.citation if checked.quotation.attribution else None
        return f"{cited.key}, {cited.locator}" if cited else "not attributed"
    return said_in(passage, source)


def said_in(passage: Passage, source: Source) -> str:
    """Speaker, year and locator of a passage."""
    if not source.authors:
        return passage.by or f"{source.title}, {passage.locator}"
    return f"{short_citation(source)}, {passage.locator}"


def unestablished(checked: Checked, *, date: bool = False) -> str:
    """Say what is not established about the attribution of a quotation, and with ``date`` about its year; empty where nothing is open."""
    passage, source = checked.passage, checked.source
    if passage is None or source is None:
        return ""
    remark = _unestablished(passage, source)
    if not date or source.year:
        return remark
    return "name and date not established" if remark == "name not established" else ", ".join(filter(None, (remark, "date not established")))


def _unestablished(passage: Passage, source: Source) -> str:
    if source.attribution == "established":
        return "" if passage.name_established else "name not established"
    if not source.authors and not passage.name_established:
        return "name not established"
    return (
        "attribution probable, not established"
        if source.attribution == "probable"
        else "attribution not established"
    )


def established(source: Source) -> str:
    """Say how the attribution of a source stands, and which of its address and its date its record does not give."""
    open_ = [name for name, given in (("address", source.url or source.fulltext), ("date", source.year)) if not given]
    if source.attribution == "not established" and open_:
        return f"{listed(['Attribution', *open_])} not established"
    return f"Attribution {source.attribution}" + (f", {listed(open_)} not known" if open_ else "")


def force(checked: Checked) -> list[tuple[str, str, str]]:
    """The qualifiers of a quotation but for ``on``: each with its kind, its words, and the part of the sentence that is meant."""
    qualifiers = checked.quotation.attribution.qualifiers if checked.quotation.attribution else ()
    return [(one.kind, " ".join(one.words.value.split()), " ".join(one.part.value.split()) if one.part else "") for one in qualifiers if one.kind != "on"]


def through(kb: KnowledgeBase, passage: Passage) -> tuple[str, ...]:
    """Name those through whom the words of a passage came, nearest to the words first."""
    return tuple(speaker(one, kb.sources.get(one.key)) for one in quoted_in(kb).get((passage.key, passage.locator), ()))


def listed(names: list[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


def times(count: int, once: str = "once") -> str:
    return {1: once, 2: "twice"}.get(count, f"{count} times")
