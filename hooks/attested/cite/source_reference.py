"""A source as a reference: its record, the locator, through whom the words came, and what is not established."""

from __future__ import annotations

import re

from ..graph import KnowledgeBase
from ..graph.ask.quoting import quoted_in
from ..model import Passage, Source
from .reference import Reference
from .source_csl import COMMENT, OURS, csl_of, known

BIBLATEX = {"archiveprefix": "eprinttype", "primaryclass": "eprintclass"}
"""The older names of two fields in BibLaTeX’s terms."""

ARXIV = re.compile(r"https?://(?:www\.)?arxiv\.org/", re.IGNORECASE)


def cite_source(kb: KnowledgeBase, source: Source, locator: str = "") -> Reference:
    """Give the reference of a source, with the place ``locator`` in it; empty for the source as a whole."""
    passage = kb.passages.get((source.key, locator))
    came = quoted_in(kb).get((source.key, locator), ()) if passage else ()
    through = tuple(
        cite_source(kb, kb.sources[one.key], one.locator) for one in came if one.key in kb.sources and one.key != source.key
    )
    csl = csl_of(source)
    shown = "" if COMMENT.match(source.title) and locator.casefold() == "comment" else locator
    return Reference(
        key=source.key,
        name=_name(source, passage),
        people=_people(source),
        csl=csl,
        kind=source.type,
        record=_record(source),
        locator=shown,
        on_work=_doubts(source),
        on_place=_on_place(source, passage),
        through=through,
        perishable="URL" in csl and "issued" not in csl,
    )


def _people(source: Source) -> str:
    """“Hubinger et al. 2019”; empty where no author may be named."""
    families = [person.family for person in source.authors if person.family != "others"]
    if not families or not known(source):
        return ""
    if len(source.authors) > 2 or len(families) < len(source.authors):
        return f"{families[0]} et al. {source.year}".strip()
    return f"{' and '.join(families)} {source.year}".strip()


def _name(source: Source, passage: Passage | None) -> str:
    """“LawrenceC, comment”; the label and what is not established of it, where no author is named."""
    people = _people(source)
    if people:
        return f"{people}, {passage.locator}" if passage else people
    return f"{passage.by}{_doubt(passage)}" if passage and passage.by else f"“{source.title}”"


def _doubt(passage: Passage | None) -> str:
    """Give a remark in brackets where the name of a passage's author is not established and its label does not say so; else nothing."""
    if passage is None or passage.name_established or "not established" in passage.by:
        return ""
    return " (name not established)"


def _on_place(source: Source, passage: Passage | None) -> tuple[str, ...]:
    """Say whose words a passage has where the source names nobody, and that they differ from the original if they do."""
    said = f"Words of {passage.by}{_doubt(passage)}." if passage and passage.by and not (source.authors and known(source)) else ""
    changed = "The words as quoted differ from the original." if passage and passage.variant else ""
    return tuple(filter(None, (said, changed)))


def _doubts(source: Source) -> tuple[str, ...]:
    """Say what is not established of a source."""
    names = " and ".join(person.whole for person in source.authors if person.family != "others")
    if source.attribution == "probable":
        doubt = f"Probably by {names}, which is not established." if names else "Attribution probable, not established."
    elif not known(source):
        doubt = "Author not established."
    else:
        doubt = "Further authors are not recorded here." if any(one.family == "others" for one in source.authors) else ""
    return (doubt,) if doubt else ()


def _record(source: Source) -> dict[str, str]:
    """The record's own fields, without ours; a name that is not established is left out."""
    fields = {BIBLATEX.get(key, key): value for key, value in source.fields.items() if key not in OURS}
    if fields.get("eprint") and "eprinttype" not in fields and ARXIV.match(source.url):
        fields["eprinttype"] = "arXiv"
    if not known(source):
        fields.pop("author", None)
    if fields.get("date"):
        fields = {key: value for key, value in fields.items() if key not in ("year", "month")}
    if source.url and not source.fields.get("doi"):
        fields["url"] = source.url
    return fields
