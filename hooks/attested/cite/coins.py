"""A reference as COinS: an OpenURL context object in an empty element, which Zotero and other browser tools read from a page.

The keys are those of Z39.88-2004 (KEV) for journals, books and Dublin Core; ``rft.type`` of the last is a type of Zotero's.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from .reference import Reference, bare

ZOTERO = {
    "webpage": "webpage", "post": "forumPost", "report": "report", "thesis": "thesis", "manuscript": "manuscript", "article": "preprint",
    "entry-dictionary": "dictionaryEntry", "entry-encyclopedia": "encyclopediaArticle", "software": "computerProgram", "dataset": "dataset",
}  # fmt: skip
"""CSL's types in Zotero's; any other is a document."""

BOOKS = {"book": "book", "pamphlet": "book", "chapter": "bookitem", "paper-conference": "proceeding"}


def coins(reference: Reference) -> str:
    """Give a reference as a context object, ready for the ``title`` of the element."""
    csl = reference.csl
    kind = "journal" if csl["type"] == "article-journal" else "book" if csl["type"] in BOOKS else "dc"
    rows = {"journal": _journal, "book": _book, "dc": _other}[kind](reference)
    fixed = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{kind}")]
    identifiers = [("rft_id", f"info:doi/{csl['DOI']}")] if csl.get("DOI") else [("rft_id", csl["URL"])] if csl.get("URL") else []
    return urlencode([*fixed, *identifiers, *((key, value) for key, value in rows if value)])


def _journal(reference: Reference) -> Iterator[tuple[str, str]]:
    csl = reference.csl
    yield from (("rft.genre", "article"), ("rft.atitle", _title(reference)), ("rft.jtitle", csl.get("container-title", "")))
    yield from (("rft.volume", csl.get("volume", "")), ("rft.issue", csl.get("issue", "")), ("rft.issn", csl.get("ISSN", "")))
    yield from _common(reference, "rft.au")


def _book(reference: Reference) -> Iterator[tuple[str, str]]:
    csl, genre = reference.csl, BOOKS[reference.csl["type"]]
    yield "rft.genre", genre
    yield ("rft.btitle" if genre == "book" else "rft.atitle"), _title(reference)
    yield "rft.btitle", csl.get("container-title", "")
    yield from (("rft.pub", csl.get("publisher", "")), ("rft.place", csl.get("publisher-place", "")), ("rft.isbn", csl.get("ISBN", "")))
    yield from _common(reference, "rft.au")


def _other(reference: Reference) -> Iterator[tuple[str, str]]:
    csl = reference.csl
    yield from (("rft.type", ZOTERO.get(csl["type"], "document")), ("rft.title", _title(reference)))
    yield from (("rft.source", csl.get("container-title", "")), ("rft.publisher", csl.get("publisher", "")))
    yield from _common(reference, "rft.creator")


def _common(reference: Reference, author: str) -> Iterator[tuple[str, str]]:
    """Names, date, pages, and what has to be said beside the record."""
    for one in reference.csl.get("author", ()):
        if one.get("literal") != "others":
            yield author, one.get("literal") or f"{one['family']}, {one['given']}"
    if reference.csl.get("issued"):
        yield "rft.date", "-".join(f"{part:02d}" for part in reference.csl["issued"]["date-parts"][0])
    yield from (("rft.pages", reference.csl.get("page", "")), ("rft.edition", reference.csl.get("edition") or reference.csl.get("version", "")))
    yield "rft.description", " ".join(filter(None, (*reference.remarks, reference.kept)))


def _title(reference: Reference) -> str:
    return bare(reference.csl.get("title") or reference.csl["genre"])
