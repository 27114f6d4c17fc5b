"""The address of a source with a text fragment, so that a browser scrolls to the quoted words and marks them.

The format is that of the URL Fragment Text Directives draft (WICG): ``#:~:text=first words,last words``.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from ..graph import Checked
from ..model import Passage, Source

WHOLE = 8
"""Up to so many words are given whole."""
ON_THE_WEB = ("online", "electronic", "www")
"""The types of a record whose address is that of the work itself; with others it may be a page that tells of it."""
ABSTRACT = re.compile(r"https?://(?:www\.|export\.)?arxiv\.org/abs/", re.IGNORECASE)
"""Addresses at which an abstract stands, and not the work."""

ENDS = 4
"""Of more, so many from the beginning and so many from the end."""


def text_fragment(address: str, words: str) -> str:
    """``address`` with a directive for ``words``, which are the source's own.

    A term of a directive must not run over the end of a block, so its words come from the first and the last paragraph
    (divided by a blank line). Returned as it was where a directive would be of no use: for a PDF, and without words.
    """
    if not words.strip() or _pdf(address):
        return address
    paragraphs = [part.split() for part in words.split("\n\n") if part.split()]
    first, last = paragraphs[0], paragraphs[-1]
    if len(paragraphs) == 1 and len(first) <= WHOLE:
        directive = _encoded(first)
    else:
        directive = f"{_encoded(first[:ENDS])},{_encoded(last[-ENDS:])}"
    return f"{address}{'' if '#' in address else '#'}:~:text={directive}"


def to_source(checked: Checked, address: str) -> str:
    """The address with a directive for the quotation's words, from its first to its last in the passage, or with the page of a PDF.

    As it is where the words are not proved, are known to differ from the original (``variant``), or do not stand at the address.
    """
    passage, source, span = checked.passage, checked.source, checked.span
    if passage is None or source is None or not address:
        return address
    if _pdf(address):
        return to_page(passage, address)
    if span is None or passage.variant or not holds_words(passage, source, address):
        return address
    return text_fragment(address, passage.text.value[span[0] : span[1]])


def address_of(checked: Checked) -> str:
    """The address at which the source of a quotation can be read, where its attribution is established; or empty."""
    passage, source = checked.passage, checked.source
    if passage is None or source is None or source.attribution != "established":
        return ""
    return passage.url or source.fulltext or source.url


def called_of(checked: Checked) -> str:
    """The name of the link to the source of a quotation, by what stands at its address."""
    return called(checked.passage, checked.source, address_of(checked)) if checked.passage and checked.source else ""


def to_page(passage: Passage, address: str) -> str:
    """The address of a PDF with the page on which a passage begins, where it was read from one whose pages are counted (RFC 8118, section 3)."""
    paged = passage.parts is not None and passage.view.startswith("pdf")
    return f"{address}#page={passage.parts[0]}" if passage.parts and paged and _pdf(address) and "#" not in address else address


def holds_words(passage: Passage, source: Source, address: str) -> bool:
    """Tell whether the words can be read at an address: one that is given for them, or that of a work which is itself a page of the web."""
    return address in (passage.url, source.fulltext) or (address == source.url and source.type in ON_THE_WEB)


def called(passage: Passage, source: Source, address: str) -> str:
    """The name of a link to a source by what a reader finds there: its words, one page of a PDF, its abstract, or what is told about it."""
    if (paged := to_page(passage, address)) != address:
        return f"Source, page {paged.rsplit('=', 1)[1]}"
    if holds_words(passage, source, address):
        return "Source"
    return "Abstract" if ABSTRACT.match(address) else "About the source"


def _encoded(words: list[str]) -> str:
    """“-”, “&” and “,” have a meaning of their own in a directive; ``quote`` leaves the first as it is."""
    return quote(" ".join(words), safe="").replace("-", "%2D")


def _pdf(address: str) -> bool:
    path = urlsplit(address).path.casefold()
    return path.endswith(".pdf") or "/pdf/" in path
