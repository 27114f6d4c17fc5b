"""Where it cannot be told what was cited, it is something to look at."""

from __future__ import annotations

from typing import Any

import pytest

from attested.cite.check import Rows, citations, told, verdict


def version(number: str, day: str) -> dict[str, Any]:
    quotation, _, notes = number.partition(".")
    return {"version": number, "quotation": int(quotation), "notes": int(notes), "day": day, "quotations": [{"words": f"Words {quotation}.", "said": "A. Writer"}], "note": None}


def row(anchor: str, *versions: dict[str, Any]) -> dict[str, Any]:
    last = versions[-1]
    return {"page": "glossary/head", "id": anchor, "state": "live", "successor": None, "reason": None, "since": last["day"], "versions": list(versions), **{name: last[name] for name in ("version", "quotation", "notes")}}


GIVEN = [
    row("", version("1.0", "2026-01-05"), version("2.0", "2026-02-01"), version("3.0", "2026-03-01")),
    {**row("definition", version("1.0", "2026-01-05"), version("2.0", "2026-03-01")), "kind": "definition"},
    row("once", version("1.0", "2026-01-05")),
    {**row("once-book-p-1", version("1.0", "2026-01-05")), "kind": "quotation"},
    {**row("two-feet", version("1.0", "2026-01-05"), version("2.0", "2026-03-01")), "kind": "claim"},
]
ROWS = Rows(GIVEN)


TOLD = [
    ("glossary/head#definition version 2.0", "same", False, "Unchanged: version 2.0, since 2026-03-01."),
    ("glossary/head#definition version 7.4", "untold", True, "Version 7.4 was never published. Today: version 2.0, since 2026-03-01."),
    ("glossary/head#definition read 2025-12-31", "untold", True, "Not published yet on 2025-12-31. Today: version 2.0, since 2026-03-01."),
    ("(2026). Head. glossary/head#definition", "untold", True, "The citation tells only 2026, and no version was there for all of it. Today: version 2.0, since 2026-03-01."),
    ("@misc{a, date={2026-02}, url={glossary/head#definition}}", "quotation", True, "The quotation was corrected since version 1.0. Today: version 2.0, since 2026-03-01."),
    ("@misc{a, date={2026-03}, url={glossary/head#definition}}", "untold", True, "The citation tells only 2026-03, and no version was there for all of it. Today: version 2.0, since 2026-03-01."),
    ("@misc{a, year=2027, url={glossary/head#definition}}", "same", False, "Unchanged: version 2.0, since 2026-03-01."),
    ("@misc{a, year=2026, version={2.0}, url={glossary/head#definition}}", "same", False, "Unchanged: version 2.0, since 2026-03-01."),
    ("(1911). Head. glossary/head#once", "untold", True, "The citation tells only 1911, and no version was there for all of it. Today: version 1.0, since 2026-01-05."),
    ("TY  - DICT\nPY  - 2026\nUR  - glossary/head#once\nER  - ", "untold", True, "The citation tells only 2026, and no version was there for all of it. Today: version 1.0, since 2026-01-05."),
    ("TY  - DICT\nPY  - 2027\nUR  - glossary/head#once\nER  - ", "same", False, "Unchanged: version 1.0, since 2026-01-05."),
    ("glossary/head#once", "same", False, "Unchanged: version 1.0, since 2026-01-05."),
    ("glossary/head#definition", "untold", True, "The citation names no version, and there were several. Today: version 2.0, since 2026-03-01."),
    ("glossary/head/v/2.0/#definition", "quotation", True, "The quotation was corrected since version 1.0. Today: version 2.0, since 2026-03-01."),
    ("glossary/head/v/3.0/#definition", "same", False, "Unchanged: version 2.0, since 2026-03-01."),
    ("glossary/head/v/9.0/#definition", "untold", True, "Version 9.0 was never published. Today: version 2.0, since 2026-03-01."),
    ("glossary/head/v/2.0/", "quotation", True, "The quotation was corrected since version 2.0. Today: version 3.0, since 2026-03-01."),
    ("cases/#head-two-feet version 1.0", "quotation", True, "The quotation was corrected since version 1.0. Today: version 2.0, since 2026-03-01."),
    ("cases/index.html#head-two-feet version 2.0", "same", False, "Unchanged: version 2.0, since 2026-03-01."),
    ("sources/book/#q-head-definition version 1.0", "quotation", True, "The quotation was corrected since version 1.0. Today: version 2.0, since 2026-03-01."),
    ("sources/book/#q-head-once-book-p-1 version 1.0", "same", False, "Unchanged: version 1.0, since 2026-01-05."),
    ("sources/book/#q-head-two-feet version 1.0", "untold", True, "Nothing was ever published at this address."),
    ("glossary/head/#q-head-definition version 1.0", "untold", True, "Nothing was ever published at this address."),
    ("cases/#head-definition version 2.0", "untold", True, "Nothing was ever published at this address."),
    ("glossary/head/#head version 3.0", "same", False, "Unchanged: version 3.0, since 2026-03-01."),
]
CITED = [cited for cited, *_ in TOLD]


def as_published(row: dict[str, Any], *pages: str) -> dict[str, Any]:
    """A row that names the versions of the page under which it was published, and gives digests of the words."""
    return {**row, "versions": [{**one, "pageVersion": page, "digest": f"{one['quotation']:012}"} for one, page in zip(row["versions"], pages, strict=True)]}


TWICE_A_DAY = Rows([
    as_published(row("", version("1.0", "2026-01-05"), version("2.0", "2026-01-05"), version("10.0", "2026-01-05")), "1.0", "2.0", "10.0"),
    as_published(row("definition", version("1.0", "2026-01-05"), version("1.1", "2026-01-05"), version("2.0", "2026-01-05")), "1.0", "2.0", "10.0"),
])


@pytest.mark.parametrize(
    ("cited", "change", "says"),
    [
        ("glossary/head/v/1.0/#definition", "quotation", "The quotation was corrected since version 1.0. Today: version 2.0, since 2026-01-05."),
        ("glossary/head/v/2.0/#definition", "quotation", "The quotation was corrected since version 1.1. Today: version 2.0, since 2026-01-05."),
        ("glossary/head/v/10.0/#definition", "same", "Unchanged: version 2.0, since 2026-01-05."),
        ("glossary/head/v/9.0/#definition", "untold", "Version 9.0 was never published. Today: version 2.0, since 2026-01-05."),
        ("SHA-256 of the words begins 000000000001. glossary/head/#definition", "quotation", "The quotation was corrected since version 1.1. Today: version 2.0, since 2026-01-05."),
        ("SHA-256 of the words begins 000000000002. glossary/head/v/7.0/#definition", "same", "Unchanged: version 2.0, since 2026-01-05."),
        ("SHA-256 of the words begins 000000000001. glossary/head/v/10.0/#definition", "quotation", "The quotation was corrected since version 1.1. Today: version 2.0, since 2026-01-05."),
        ("SHA-256 of the words begins 00000000000f. glossary/head/v/10.0/#definition", "untold", "No version had words of which the SHA-256 begins 00000000000f. Today: version 2.0, since 2026-01-05."),
    ],
)
def test_the_address_of_a_version_tells_which_was_cited_and_the_digest_with_which_words(cited: str, change: str, says: str) -> None:
    (found,) = citations(cited)
    one = verdict(found, TWICE_A_DAY)
    assert (one.change, one.matters, next(told(one))) == (change, change != "same", says)


@pytest.mark.parametrize(("cited", "change", "matters", "says"), TOLD)
def test_what_is_told(cited: str, change: str, matters: bool, says: str) -> None:
    (found,) = citations(cited)
    one = verdict(found, ROWS)
    assert (one.change, one.matters, next(told(one))) == (change, matters, says)
