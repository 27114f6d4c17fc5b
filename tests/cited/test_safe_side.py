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


ROWS = Rows([
    row("", version("1.0", "2026-01-05"), version("2.0", "2026-02-01"), version("3.0", "2026-03-01")),
    row("definition", version("1.0", "2026-01-05"), version("2.0", "2026-03-01")),
    {**row("two-feet", version("1.0", "2026-01-05"), version("2.0", "2026-03-01")), "kind": "claim"},
])


@pytest.mark.parametrize(
    ("cited", "change", "matters", "says"),
    [
        ("glossary/head#definition version 2.0", "same", False, "Unchanged: version 2.0, since 2026-03-01."),
        ("glossary/head#definition version 7.4", "untold", True, "Version 7.4 was never published. Today: version 2.0, since 2026-03-01."),
        ("glossary/head#definition read 2025-12-31", "untold", True, "Not published yet on 2025-12-31. Today: version 2.0, since 2026-03-01."),
        ("glossary/head#definition", "untold", True, "The citation names no version, and there were several. Today: version 2.0, since 2026-03-01."),
        ("glossary/head/v/2.0/#definition", "quotation", True, "The quotation was corrected since version 1.0. Today: version 2.0, since 2026-03-01."),
        ("glossary/head/v/3.0/#definition", "same", False, "Unchanged: version 2.0, since 2026-03-01."),
        ("glossary/head/v/9.0/#definition", "untold", True, "Version 9.0 was never published. Today: version 2.0, since 2026-03-01."),
        ("glossary/head/v/2.0/", "quotation", True, "The quotation was corrected since version 2.0. Today: version 3.0, since 2026-03-01."),
        ("cases/#head-two-feet version 1.0", "quotation", True, "The quotation was corrected since version 1.0. Today: version 2.0, since 2026-03-01."),
        ("cases/index.html#head-two-feet version 2.0", "same", False, "Unchanged: version 2.0, since 2026-03-01."),
        ("cases/#head-definition version 2.0", "untold", True, "Nothing was ever published at this address."),
        ("glossary/head/#head version 3.0", "same", False, "Unchanged: version 3.0, since 2026-03-01."),
    ],
)
def test_what_is_told(cited: str, change: str, matters: bool, says: str) -> None:
    (found,) = citations(cited)
    one = verdict(found, ROWS)
    assert (one.change, one.matters, next(told(one))) == (change, matters, says)
