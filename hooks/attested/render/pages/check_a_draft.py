"""The page ``/check-a-draft/``. Without its script it lists all that is looked out for, in parts where that is much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from ...graph import KnowledgeBase
from ...model import Entry, Wording, entry_path
from ..page import Body, ContentsLine, Page, link
from ..parts import cut, part_links, part_paths
from ..prose import Prose
from ..templates import template

HERE = "check-a-draft"
QuotationRow = Mapping[str, Any]


WordingLine = tuple[Entry, Wording, Sequence[QuotationRow]]
WEIGHT, OF_QUOTATION = 10, 5
"""Elements of a line in the list, beside its phrases and the links of its advice, and of each quotation behind it."""
MANY = 100
"""With more terms than this, what a result shows of them is fetched for those that a text uses (``draft/guide.py``)."""


def draft_pages(kb: KnowledgeBase, lines: Sequence[WordingLine]) -> Iterator[Page]:
    """The page, and further parts of its list where it is long. ``lines`` are all lines of Wording, each with its entry and the quotations behind its advice.

    A quotation is a row with ``words``, ``who`` and ``page``, its address from the root of the site.
    """
    parts = cut(lines, lambda line: WEIGHT + len(line[1].phrases) + line[1].advice.value.count("[") + OF_QUOTATION * len(line[2]))
    paths = part_paths(HERE, len(parts))
    starts = [1 + sum(map(len, parts[:at])) for at in range(len(parts))]
    ends = [((str(start), part[0][0].term), ("", part[-1][0].term)) for start, part in zip(starts, parts, strict=True) if part]

    def body(path: str, part: Sequence[WordingLine], start: int) -> Body:
        html = template("draft.html").render(
            first=start == 1, start=start, lines=[_line(kb, path, *one) for one in part], parts=part_links(path, paths, ends), many=len(kb.entries) > MANY, scripts=link(path, "assets")
        )
        further = (ContentsLine("on-the-command-line", "On the command line", 2),) if start == 1 else ()
        return Body(html, (ContentsLine("check-a-draft", "Check a draft", 1), ContentsLine("looked-out-for", "What is looked out for", 2), *further))

    for path, part, start in zip(paths, parts, starts, strict=True):
        if start == 1:
            yield Page(path, "Check a draft", f"Which terms a text uses, and where an entry advises other words. {'The text does not leave' if len(kb.entries) > MANY else 'Nothing leaves'} the browser.", partial(body, path, part, start))
        else:
            yield Page(path, f"Check a draft: what is looked out for, from {start} on", f"Wordings that are looked out for, those of the terms from {part[0][0].term} to {part[-1][0].term}.", partial(body, path, part, start))


def _line(kb: KnowledgeBase, here: str, entry: Entry, line: Wording, quotations: Sequence[QuotationRow]) -> dict[str, Any]:
    there = line.advice.value.replace("](#", f"]({entry.id}.md#")
    advice = Prose(kb, here).inline(there)
    return {
        "term": entry.term,
        "way": link(here, entry_path(entry.id)),
        "phrases": [" ".join(phrase.value.split()) for phrase in line.phrases],
        "advice": Markup(advice[:1].upper() + advice[1:]),
        "quotations": [{**row, "way": f"{link(here, '')}{row['page']}"} for row in quotations],
    }
