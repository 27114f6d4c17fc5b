"""The address of a source with a text fragment, so that a browser scrolls to the quoted words and marks them.

The format is that of the URL Fragment Text Directives draft (WICG): ``#:~:text=first words,last words``.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from ..graph import Checked

WHOLE = 8
"""Up to so many words are given whole."""
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
    """The address with a directive for the quotation's words, from its first to its last in the passage.

    Without one where the words are not proved, or are known to differ from the original (``variant``).
    """
    passage, span = checked.passage, checked.span
    if passage is None or span is None or passage.variant:
        return address
    return text_fragment(address, passage.text.value[span[0] : span[1]])


def _encoded(words: list[str]) -> str:
    """“-”, “&” and “,” have a meaning of their own in a directive; ``quote`` leaves the first as it is."""
    return quote(" ".join(words), safe="").replace("-", "%2D")


def _pdf(address: str) -> bool:
    path = urlsplit(address).path.casefold()
    return path.endswith(".pdf") or "/pdf/" in path
