"""Texts as they were published, printed without asking what stands in the glossary today."""

from __future__ import annotations

from markupsafe import Markup, escape

from ..model import Part
from ..prose.notation import CITATION
from .templates import template

SHORT = 60
"""Characters of a quotation that name it."""
HEADINGS = {"quotation": "Also quoted here", "relation": "Relations", "wording": "Wording", "history": "History of the word"}
"""Above parts of a page that have no heading of their own."""


def published_text_html(part: Part) -> Markup:
    """A part and all within it, under the ids that it has."""
    return Markup(template("published_text.html").render(part=part, prose=prose, label=label, headings=HEADINGS))


def label(part: Part) -> str:
    """Name a part in a few words."""
    if part.kind == "definition":
        numbered = f"Definition {part.id.rpartition('-')[2]}" if part.id not in ("definition", "") else "Definition"
        return f"{numbered}: {part.title}" if part.title else numbered
    if part.kind == "quotation":
        line = " ".join(part.words.split())
        return f"“{line if len(line) <= SHORT else line[:SHORT].rsplit(' ', 1)[0] + ' …'}”"
    return f"the note on “{part.title}”" if part.kind == "note" else part.title


def prose(text: str) -> Markup:
    """Our own words of then, as paragraphs; what they cite is named and not linked, since it may be gone.

    In: plain text, as it is published, not Markdown.
    """
    told = CITATION.sub(lambda found: f"({', '.join(filter(None, (found[1], ' '.join((found[2] or '').split()))))})", text)
    return Markup("").join(Markup("<p>{}</p>").format(escape(one)) for one in told.split("\n\n") if one.strip())
