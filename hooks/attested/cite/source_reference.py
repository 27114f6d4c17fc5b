"""A source as a reference: its record in CSL's terms, the locator, through whom the words came, and what is not established.

Types and variables are those of CSL 1.0.2 (appendices III and IV), the record's those of BibTeX and BibLaTeX.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..graph import KnowledgeBase
from ..graph.ask.quoting import quoted_in
from ..model import Passage, Person, Source
from ..records.dates import MONTHS
from ..records.identifiers import VERBATIM
from ..records.names import people
from ..records.tex import rich
from .reference import Reference, date_parts

TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "book", "proceedings": "book", "booklet": "pamphlet",
    "inbook": "chapter", "incollection": "chapter", "inproceedings": "paper-conference", "conference": "paper-conference",
    "inreference": "entry-encyclopedia", "online": "webpage", "electronic": "webpage", "www": "webpage", "report": "report", "techreport": "report",
    "manual": "report", "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis", "unpublished": "manuscript",
    "software": "software", "dataset": "dataset", "misc": "document", "mvcollection": "book", "mvproceedings": "book", "reference": "book", "mvreference": "book",
    "bookinbook": "chapter", "suppbook": "chapter", "suppcollection": "chapter", "suppperiodical": "article-journal", "periodical": "periodical", "review": "review",
    "patent": "patent", "standard": "standard", "legislation": "legislation", "jurisdiction": "legal_case", "movie": "motion_picture", "video": "motion_picture",
    "audio": "song", "music": "song", "artwork": "graphic", "image": "graphic", "letter": "personal_communication", "performance": "performance",
}  # fmt: skip
WITHIN = ("journal", "journaltitle", "booktitle", "maintitle")
BY = ("publisher", "institution", "school", "organization", "howpublished")
PLAIN = {
    "volume": "volume", "edition": "edition", "series": "collection-title", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "version": "version",
    "chapter": "chapter-number",
}  # fmt: skip
ROLES = {"translator": "translator", "bookauthor": "container-author"}
SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
GENRES = {"phdthesis": "PhD dissertation", "mastersthesis": "Master’s thesis"}
OURS = ("attribution", "annotation", "defines", "fulltext", "note", "url", "urldate")
COMMENT = re.compile(r"comment on\b", re.IGNORECASE)


def cite_source(kb: KnowledgeBase, source: Source, locator: str = "") -> Reference:
    """Give the reference of a source, with the place ``locator`` in it; empty for the source as a whole."""
    passage = kb.passages.get((source.key, locator))
    came = quoted_in(kb).get((source.key, locator), ()) if passage else ()
    through = tuple(
        cite_source(kb, kb.sources[one.key], one.locator) for one in came if one.key in kb.sources and one.key != source.key
    )
    csl = _csl(source)
    shown = "" if COMMENT.match(source.title) and locator.casefold() == "comment" else locator
    return Reference(
        key=source.key,
        name=_name(source, passage),
        people=_people(source),
        csl=csl,
        kind=source.type,
        record=_record(source),
        locator=shown,
        remarks=_remarks(source, passage),
        through=through,
        perishable="URL" in csl and "issued" not in csl,
    )


def _known(source: Source) -> bool:
    """Tell whether the record's author may be given: an attribution that is not established is no name."""
    return source.attribution == "established"


def _people(source: Source) -> str:
    """“Hubinger et al. 2019”; empty where no author may be named."""
    families = [person.family for person in source.authors if person.family != "others"]
    if not families or not _known(source):
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


def _remarks(source: Source, passage: Passage | None) -> tuple[str, ...]:
    said = f"Words of {passage.by}{_doubt(passage)}." if passage and passage.by and not (source.authors and _known(source)) else ""
    names = " and ".join(_full(person) for person in source.authors if person.family != "others")
    if source.attribution == "probable":
        doubt = f"Probably by {names}, which is not established." if names else "Attribution probable, not established."
    elif not _known(source):
        doubt = "Author not established."
    else:
        doubt = "Further authors are not recorded here." if any(one.family == "others" for one in source.authors) else ""
    changed = "The words as quoted differ from the original." if passage and passage.variant else ""
    return tuple(filter(None, (doubt, said, changed)))


def _full(person: Person) -> str:
    return person.whole


def names(people: Iterable[Person]) -> list[dict[str, str]]:
    """CSL's names. An organisation or a handle is one whole, and so is a family name with its particle."""
    return [
        {"family": one.family, "given": one.given} | ({"suffix": one.suffix} if one.suffix else {}) if one.given else {"literal": one.family}
        for one in people
    ]


def _csl(source: Source) -> dict[str, Any]:
    fields = {key: value if key in VERBATIM else rich(value) for key, value in source.fields.items() if key not in OURS}
    title = fields.get("title", "") + (f": {fields['subtitle']}" if fields.get("subtitle") else "")
    found: dict[str, Any] = {"type": _type(source, fields), "title": title}
    if source.authors and _known(source):
        found["author"] = names(source.authors)
    if source.editors:
        found["editor"] = names(source.editors)
    found |= {role: names(people(source.fields[key])) for key, role in ROLES.items() if source.fields.get(key)}
    found |= {variable: fields[key] for key, variable in PLAIN.items() if fields.get(key)}
    if source.language:
        found["language"] = source.language
    found |= _published(source, fields, found["type"])
    if fields.get("pages"):
        found["page"] = fields["pages"]
    if fields.get("type") or source.type in GENRES:
        found["genre"] = fields.get("type") or GENRES[source.type]
    if issued := _issued(fields):
        found["issued"] = date_parts(issued)
    if source.url:
        found["URL"] = source.url
    if COMMENT.match(title) and found["type"] == "post":
        found["genre"] = found.pop("title")  # no title of its own: the styles print a description without quotation marks
    return found


def _type(source: Source, fields: Mapping[str, str]) -> str:
    kind = SUBTYPES.get(fields.get("entrysubtype", ""), "article-journal") if source.type == "article" else TYPES.get(source.type, "document")
    if kind == "document" and fields.get("eprint"):
        return "article"  # a preprint
    if kind != "webpage":
        return kind
    if not _known(source):
        return "webpage" if source.url else "document"
    if COMMENT.match(source.title):
        return "post"
    return "webpage"


def _published(source: Source, fields: Mapping[str, str], kind: str) -> dict[str, str]:
    """Give the CSL variables of the place of publication and the publisher. The meaning of BibTeX's fields depends on the type."""
    within = next((fields[key] for key in WITHIN if fields.get(key)), "")
    by = next((fields[key] for key in BY if fields.get(key)), "")
    found = {}
    if kind == "article" and not within:
        archive = fields.get("archiveprefix") or fields.get("eprinttype") or ""
        found = {"publisher": archive, "number": f"{archive}:{fields['eprint']}" if archive else fields["eprint"]}
    elif kind in ("webpage", "post"):
        found = {"container-title": within or by}
    else:
        found = {"container-title": within, "publisher": by, "publisher-place": fields.get("location") or fields.get("address") or ""}
    if kind != "article" and fields.get("number"):
        found["issue" if kind == "article-journal" else "number"] = fields["number"]
    return {key: value for key, value in found.items() if value}


def _issued(fields: Mapping[str, str]) -> tuple[int, ...]:
    """Year, month and day as far as they are known (ISO 8601 in ``date``; a range counts by its beginning)."""
    written = re.match(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?", fields.get("date", ""))
    if written:
        first, *others = (int(part) for part in written.groups() if part)
        return (first if first > 0 else first - 1, *(others if others[:1] < [13] else []))  # CSL counts no year 0, and has no seasons here
    year = re.match(r"\d{4}", fields.get("year", ""))
    if not year:
        return ()
    month = fields.get("month", "").strip().casefold()
    number = int(month) if month.isdigit() else MONTHS.index(month[:3]) + 1 if month[:3] in MONTHS else 0
    return (int(year[0]), number) if 1 <= number <= 12 else (int(year[0]),)


def _record(source: Source) -> dict[str, str]:
    """The record's own fields, without ours; a name that is not established is left out."""
    fields = {key: value for key, value in source.fields.items() if key not in OURS}
    if not _known(source):
        fields.pop("author", None)
    if fields.get("date"):
        fields = {key: value for key, value in fields.items() if key not in ("year", "month")}
    if source.url and not source.fields.get("doi"):
        fields["url"] = source.url
    return fields
