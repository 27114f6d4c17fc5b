"""The content of a page apart from its looks: the form in which published texts are compared and kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

PartKind = Literal[
    "term", "definition", "usage", "case", "claim", "quotation", "note", "remark", "relation", "wording", "history", "source", "passage"
]


@dataclass(frozen=True, slots=True)
class Part:
    """A page, or what an anchor on it names, with the parts within it in the order of the page.

    ``title`` is the term, the heading, the annotated phrase or the locator. ``words`` are those of a source and ``said`` tells
    whose they are and where they stand; ``acts`` is what their author does with them, ``by`` who said them, for comparing, and not how
    that is printed; ``note`` is ours. ``id`` is empty where nothing can be linked to, and for the page
    itself. ``version`` is that of the ledger once the part is published, empty before.
    """

    kind: PartKind
    id: str = ""
    title: str = ""
    words: str = ""
    said: str = ""
    note: str = ""
    parts: tuple[Part, ...] = ()
    version: str = ""
    acts: str = ""
    by: str = ""

    def walk(self) -> Iterator[Part]:
        """This part and all within it, in the order of the page."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True)
class PublishedText:
    """The text of a page in one of its published versions.

    ``path`` is the file it is kept in, ``day`` the ISO day, ``hash`` that of the file as it was read; empty for one not written yet.
    """

    page: str
    version: str
    day: str
    text: Part
    path: str
    hash: str = ""
