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
from calendar import monthrange
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding, Source
from ._shared import brief, fault

DATES = ("date", "urldate", "eventdate", "origdate")
DATE = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?[~?%]?")
UNSAID = re.compile(r"[0-9]{3}X|[0-9]{2}XX|[0-9]{4}-XX(?:-XX)?|[0-9]{4}-(?:0[1-9]|1[0-2])-XX")
"""A decade, a century, and months and days that are not known (ISO 8601-2, section 4)."""

SEASONS = range(21, 25)
YEAR = re.compile(r"([0-9]{4})[a-z]?(?:\s*[-–/]{1,2}\s*[0-9]{2,4})?")
NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|spring|summer|fall|autumn|winter|0?[1-9]|1[0-2]"
MONTH = re.compile(rf"(?i)(?:{NAME})(?:\s*[-–/]+\s*(?:{NAME}))?")
DAY = re.compile(r"0?[1-9]|[12][0-9]|3[01]")
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
            if written and not _sound(field, written):
                hint = FORMS.get(field, f"Write {field} = {{2019-05-31}} or as much of it as is known; a range is 2018/2019.")
                yield fault(source.places.get(field, source.place), f"“{brief(written)}” is no {field if field in FORMS else 'date'}.", hint)
        if (years := _two_years(source)) is not None:
            message = f"The year is {years[0]}, the date begins with {years[1]}."
            yield fault(source.places.get("year", source.place), message, "Keep one of the two fields, or correct it.")


def _sound(field: str, written: str) -> bool:
    if field in FORMS:
        return {"year": YEAR, "month": MONTH, "day": DAY}[field].fullmatch(written) is not None
    ends = written.split("/")
    if len(ends) > 2 or not any(ends) or not all(end in ("", "..") or _is_date(end) for end in ends):
        return False
    first, last = ends[0].rstrip("~?%"), ends[-1].rstrip("~?%")
    compared = min(len(first), len(last))
    return ".." in ends or "" in ends or first.startswith("-") or "X" in written or first[:compared] <= last[:compared]


def _is_date(written: str) -> bool:
    """Tell whether a year, month or day is one of the calendar (ISO 8601; seasons and doubts as BibLaTeX takes them from part 2)."""
    found = DATE.fullmatch(written)
    if found is None:
        return UNSAID.fullmatch(written) is not None
    year, month, day = (int(part or 0) for part in found.groups())
    if found[2] is None:
        return True
    if month in SEASONS:
        return found[3] is None
    return 1 <= month <= 12 and (found[3] is None or 1 <= day <= monthrange(max(abs(year), 4), month)[1])


def _two_years(source: Source) -> tuple[str, str] | None:
    """The years of ``year`` and ``date`` where both are single ones and differ."""
    year, date = source.fields.get("year", ""), source.fields.get("date", "")
    found = re.match(r"[0-9]{4}(?![0-9X])", date)
    return (year, found[0]) if found and re.fullmatch(r"[0-9]{4}", year) and year != found[0] and "/" not in date else None
