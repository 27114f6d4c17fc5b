"""What a quotation leaves out of its sentences, and what its qualifiers say of that, for machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..context import kinds_of_frame
from ..graph import Checked, KnowledgeBase
from ..graph.ask.languages import table_of
from ..graph.ask.left_out import left_out
from ..model import Qualifier


def sentence(kb: KnowledgeBase, one: Checked) -> dict[str, Any] | None:
    """Give the state of a quotation's sentences and the words of them that it leaves out, for JSON; None where its words were not found."""
    found = left_out(kb, one)
    return None if found is None else {"state": found.state, "before": found.before or None, "omitted": list(found.omitted), "behind": found.behind or None}


def qualifiers(kb: KnowledgeBase, one: Checked) -> list[dict[str, Any]]:
    """Give each qualifier of a quotation for JSON; of a frame (``under``) also what its words do to the quotation, by the table of words."""
    given = one.quotation.attribution.qualifiers if one.quotation.attribution else ()
    table = table_of(kb, one.passage)
    return [
        {
            "kind": each.kind,
            "words": _line(each.words.value),
            "of": _line(each.part.value) if each.part else None,
            "does": list(kinds_of_frame(each.words.value, table)) if table and each.kind == "under" else [],
            "term": each.term or None,
        }
        for each in given
    ]


def notes(kb: KnowledgeBase, one: Checked) -> Iterator[str]:
    """Say in English what a reader of the quoted words alone would miss: the qualifiers, what is left out, and why."""
    given = one.quotation.attribution.qualifiers if one.quotation.attribution else ()
    yield from (_said(each) for each in given if each.kind != "on")
    found = left_out(kb, one)
    if found and found.state != "sentence whole":
        places = (("before", found.before), *(("in […]", some) for some in found.omitted), ("behind", found.behind))
        shown = "; ".join(f"{where}: “{words}”" for where, words in places if any(map(str.isalnum, words)))
        reason = f" The reason given: {found.reason.rstrip('.')}." if found.reason else ""
        yield f"Left out of the sentence, {shown}.{reason}"


def _said(one: Qualifier) -> str:
    part = f" of “{_line(one.part.value)}”" if one.part else ""
    return f"{one.kind.capitalize()} “{_line(one.words.value)}”{part}."


def _line(text: str) -> str:
    return " ".join(text.split())
