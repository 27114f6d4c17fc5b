"""A date of a record is none.

## Why

Dates are sorted, printed and exported by year, month and day. What is no date would be left out without a word, or count as another
one.

## Wrong

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna},
  title = {The Keeper's Handbook},
  date = {1911-13-45}
}

@misc{log,
  title = {Log of the old station}
}
```

## Right

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna},
  title = {The Keeper's Handbook},
  date = {1911-12}
}

@misc{log,
  title = {Log of the old station}
}
```

## How to fix

Write `date = {2019-05-31}`, as much of it as is known, or `year = {2019}`. A range is `2018/2019`, a date that is not sure `2019~`
(BibLaTeX, section 2.3.8). Leave the date out where it is not known; that a work is to appear is said by `pubstate = {forthcoming}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding, Source
from ..records.dates import DATES, sound
from ._shared import brief, fault

FORMS = {
    "year": "Write year = {2019}. What is not known is left out; pubstate = {forthcoming} says that a work is to appear.",
    "month": "Write month = {5} or {may}, or date = {2019-05} instead.",
    "day": "Write day = {31}, or date = {2019-05-31} instead.",
}


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Fields of dates that hold no date of the calendar, and a year that is not that of the date."""
    for source in kb.sources.values():
        for field in (*DATES, *FORMS):
            written = source.fields.get(field, "")
            if written and not sound(field, written):
                hint = FORMS.get(field, f"Write {field} = {{2019-05-31}} or as much of it as is known; a range is 2018/2019.")
                yield fault(source.places.get(field, source.place), f"“{brief(written)}” is no {field if field in FORMS else 'date'}.", hint)
        if (years := _two_years(source)) is not None:
            message = f"The year is {years[0]}, the date begins with {years[1]}."
            yield fault(source.places.get("year", source.place), message, "Keep one of the two fields, or correct it.")


def _two_years(source: Source) -> tuple[str, str] | None:
    """The years of ``year`` and ``date`` where both are single ones and differ."""
    year, date = source.fields.get("year", ""), source.fields.get("date", "")
    found = re.match(r"[0-9]{4}(?![0-9X])", date)
    return (year, found[0]) if found and re.fullmatch(r"[0-9]{4}", year) and year != found[0] and "/" not in date else None
