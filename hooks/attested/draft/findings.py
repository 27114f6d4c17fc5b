"""The results of checking drafts, as findings and as rows for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model import Finding, Place
from .checking import Result
from .patterns import Hit

Guide = Mapping[str, Any]
CHECK = "wording"
WIDTH = 60


def findings(path: str, result: Result, guide: Guide) -> list[Finding]:
    """The hits as findings. What stands in a block quotation is another's, and for information only."""
    return [_finding(path, result, hit, guide) for hit in result.hits]


def _finding(path: str, result: Result, hit: Hit, guide: Guide) -> Finding:
    line, whose = guide["lines"][hit.line], result.draft.whose(hit.start, hit.end)
    words = " ".join(result.draft.text[hit.start : hit.end].split())
    told = {
        "own": "",
        "marks": " It stands in quotation marks: if the words are another’s, leave them.",
        "quotation": " It stands in a quotation, so the words are another’s: leave them.",
    }[whose]
    return Finding(
        place(path, result, hit.start),
        CHECK,
        "info" if whose == "quotation" else "warning",
        f"“{words}”: see the wording of {guide['terms'][line['term']]['term']}.{told}",
        f"{line['advice'][:1].upper()}{line['advice'][1:]}",
        _excerpt(result, hit) + _because(line),
    )


def place(path: str, result: Result, offset: int) -> Place:
    """Line and column, from 1, of a character of the draft's text in what was written."""
    return Place(path, *result.draft.place(offset))


def _because(line: Mapping[str, Any]) -> str:
    """The first of the quotations that the advice rests on, and how many more there are."""
    if not line["quotations"]:
        return ""
    first, more = line["quotations"][0], len(line["quotations"]) - 1
    return f"\n> {first['words']}\n> — {first['who']} ({first['page']}{f', and {more} more' * (more > 0)})"


def _excerpt(result: Result, hit: Hit) -> str:
    """The line of the draft in which the passage begins, cut to what is near, with a caret under its first character."""
    written, start = result.draft.written, result.draft.origin(hit.start)
    low, high = written.rfind("\n", 0, start) + 1, written.find("\n", start)
    line, at = written[low : len(written) if high < 0 else high], start - low
    first = 0 if at <= WIDTH else line.find(" ", at - WIDTH) + 1 or at - WIDTH
    first = first if first <= at else at - WIDTH
    shown = line[first : first + 2 * WIDTH]
    before, behind = "… " if first else "", " …" if first + 2 * WIDTH < len(line) else ""
    return f"{before}{shown}{behind}\n{' ' * (len(before) + at - first)}^"


def rows(path: str, result: Result, guide: Guide) -> list[dict[str, Any]]:
    """For programs: as ``attested check`` writes findings, with the passage, the term and the quotations behind the advice."""
    return [
        {
            "path": path,
            **_span(path, result, hit.start, hit.end),
            "check": CHECK,
            "severity": finding.severity,
            "message": finding.message,
            "hint": finding.hint,
            "passage": " ".join(result.draft.text[hit.start : hit.end].split()),
            "phrase": hit.phrase,
            "term": guide["lines"][hit.line]["term"],
            "standing": result.draft.whose(hit.start, hit.end),
            "quotations": guide["lines"][hit.line]["quotations"],
        }
        for hit, finding in zip(result.hits, findings(path, result, guide), strict=True)
    ]


def used(path: str, result: Result, guide: Guide) -> Iterator[dict[str, Any]]:
    """For programs: each term that is used, its definitions, and where."""
    for term, spans in sorted(result.uses.items()):
        shown = guide["terms"][term]
        yield {
            "path": path,
            "term": term,
            "name": shown["term"],
            "page": shown["page"],
            "gloss": shown["gloss"],
            "standing": shown["standing"],
            "definitions": shown["senses"],
            "uses": [
                {**_span(path, result, start, end), "words": " ".join(result.draft.text[start:end].split())}
                for start, end in spans
            ],
        }


def _span(path: str, result: Result, start: int, end: int) -> dict[str, int]:
    first, last = place(path, result, start), place(path, result, end - 1)
    return {"line": first.line, "column": first.column, "endLine": last.line, "endColumn": last.column + 1}
