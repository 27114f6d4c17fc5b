"""Dates of records: what BibLaTeX takes for one (its manual, section 2.3.8; ISO 8601-2), and how people write them besides."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping

DATES = ("date", "urldate", "eventdate", "origdate")
DATE = re.compile(
    r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?[~?%]?"
)
UNSAID = re.compile(r"[0-9]{3}X|[0-9]{2}XX|[0-9]{4}-XX(?:-XX)?|[0-9]{4}-(?:0[1-9]|1[0-2])-XX")
"""A decade, a century, and months and days that are not known (ISO 8601-2, section 4)."""

SEASONS = range(21, 25)
SEASON = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
YEAR = re.compile(r"([0-9]{4})[a-z]?(?:\s*[-–/]{1,2}\s*[0-9]{2,4})?")
NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|spring|summer|fall|autumn|winter|0?[1-9]|1[0-2]"
MONTH = re.compile(rf"(?i)(?:{NAME})(?:\s*[-–/]+\s*(?:{NAME}))?")
DAY = re.compile(r"0?[1-9]|[12][0-9]|3[01]")
FORMS = {"year": YEAR, "month": MONTH, "day": DAY}

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAMED = {month: at for at, month in enumerate(MONTHS, 1)} | {
    "mär": 3, "mai": 5, "okt": 10, "dez": 12, "fév": 2, "fev": 2, "avr": 4, "aoû": 8, "déc": 12, "ene": 1, "abr": 4, "ago": 8, "dic": 12, "gen": 1, "mag": 5, "giu": 6, "lug": 7, "set": 9, "ott": 10,
}  # fmt: skip
BEFORE = re.compile(r"(?i)\s*\b(?:B\.?\s?C\.?(?:\s?E\.?)?|v\.\s?Chr\.?|av\.\s?J\.?-?C\.?)\s*$")
AFTER = re.compile(r"(?i)^\s*A\.?\s?D\.?\s+|\s*\b(?:A\.?\s?D\.?|C\.?\s?E\.?|n\.\s?Chr\.?)\s*$")
ABOUT = re.compile(r"(?i)^\s*(?:ca?\.\s*|(?:ca?|circa|about|around|um|vers)\s+|[~≈]\s*)(?=[0-9])")
COPYRIGHT = re.compile(r"(?i)^(?:c|©|\(c\)|copyright)\s*(?=[0-9]{4}$)")
STATES = {
    "forthcoming": re.compile(
        r"(?i)forthcoming|to appear|to be published|accepted( for publication)?|im erscheinen|à paraître"
    ),
    "inpress": re.compile(r"(?i)in[- ]?press|im druck|sous presse|in print|online ahead of print|early access"),
    "submitted": re.compile(r"(?i)submitted|under review|in review"),
    "inpreparation": re.compile(
        r"(?i)in preparation|in prep\.?|work in progress|manuscript|unpublished|preprint|draft"
    ),
}
NONE = re.compile(
    r"(?i)[\[(]?\s*(?:n\.?\s?d\.?|no date|undated|o\.\s?j\.?|s\.\s?[ad]\.?|unknown|n/?a|none|null|-+|\?+)\s*[\])]?"
)
ROMAN = re.compile(r"(?i)M{1,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
NUMBERS = {word: at for at, word in enumerate(UNITS)} | {
    word: 10 * at
    for at, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}


def sound(field: str, written: str) -> bool:
    """Tell whether a date of the calendar stands in a field; for ``year``, ``month`` and ``day``, whether BibTeX takes it for one."""
    if field in FORMS:
        return FORMS[field].fullmatch(written) is not None
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


def year_of(fields: Mapping[str, str]) -> str:
    """The year of a record as readers write it, “44 BCE” before the first one; empty where it names none."""
    found = re.match(r"-?\d{4}", fields.get("year") or fields.get("date") or "")
    if found is None:
        return ""
    return f"{1 - int(found[0])} BCE" if found[0].startswith("-") or found[0] == "0000" else found[0]


def iso(written: str) -> str:
    """A date in words or figures as BibLaTeX writes it, as far as it is known; empty where it is none."""
    words = " ".join(written.replace("~", " ").replace(",", " ").split()).strip("[]() .")
    if BEFORE.search(words):
        year = re.fullmatch(r"[0-9]{1,4}", ABOUT.sub("", BEFORE.sub("", words)))
        about = "~" if ABOUT.match(words) else ""
        return f"{_signed(1 - int(year[0]))}{about}" if year else ""
    if AFTER.search(words) and re.fullmatch(r"[0-9]{1,4}", AFTER.sub("", words)):
        return AFTER.sub("", words).zfill(4)
    if ABOUT.match(words):
        exact = iso(ABOUT.sub("", words))
        return f"{exact}~" if exact and exact[-1].isdigit() else exact
    if words.endswith("?") and re.fullmatch(r"[0-9]{4}", words[:-1]):
        return words
    words = COPYRIGHT.sub("", words)
    if re.fullmatch(r"[0-9]{3}", words):
        return words.zfill(4)
    return _figures(words) or _named(words) or _roman(words) or _spelled(words)


def _signed(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def _figures(words: str) -> str:
    """2019-5-3, 2019/05/31/ and 2019.05, with what is not known left out."""
    words = re.sub(r"(?i)[T /][0-9]{2}:[0-9]{2}.*$", "", words)
    found = re.fullmatch(r"([0-9]{4})(?:[-/.]([0-9]{1,2})?(?:[-/.]([0-9]{1,2})?)?)?[-/.]*", words)
    parts = [part for part in found.groups() if part and int(part)] if found else []
    made = "-".join(part.zfill(2) for part in parts)
    return made if made and sound("date", made) else ""


def _named(words: str) -> str:
    """May 2019, 31 May 2019, May 31 2019, and the first of a span of days."""
    words = re.sub(r"(?<=[0-9])(?:st|nd|rd|th)\b", "", words)
    year = re.search(r"\b[0-9]{4}\b", words)
    names = [one.lower() for one in re.findall(r"[^\W\d_]{3,}", words)]
    month = next((SEASON.get(one) or NAMED[one[:3]] for one in names if one in SEASON or one[:3] in NAMED), 0)
    if year is None or not month:
        return ""
    day = re.search(r"\b(0?[1-9]|[12][0-9]|3[01])\b", words.replace(year[0], " ", 1))
    full = f"{year[0]}-{month:02d}-{int(day[1]):02d}" if day and month <= 12 else ""
    return full if full and sound("date", full) else f"{year[0]}-{month:02d}"


def _roman(words: str) -> str:
    if not ROMAN.fullmatch(words):
        return ""
    values = [DIGITS[sign] for sign in words.upper()]
    return f"{sum(-one if one < behind else one for one, behind in zip(values, [*values[1:], 0], strict=True)):04d}"


def _spelled(words: str) -> str:
    """Nineteen eighty-four, nineteen hundred and five, two thousand nine."""
    parts = [word for word in re.split(r"[\s-]+", words.lower()) if word not in ("and", "oh")]
    if not parts or not all(word in NUMBERS or word in ("hundred", "thousand") for word in parts):
        return ""
    if "thousand" in parts or "hundred" in parts:
        unit = "thousand" if "thousand" in parts else "hundred"
        at = parts.index(unit)
        year = _sum(parts[:at]) * (1000 if unit == "thousand" else 100) + _sum(parts[at + 1 :])
    else:
        year = _sum(parts[:1]) * 100 + _sum(parts[1:])
    return str(year) if 1000 <= year <= 2999 else ""


def _sum(words: list[str]) -> int:
    return sum(NUMBERS.get(word, 0) for word in words)


def dated(fields: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Fields whose dates are written as this project writes them, and sentences on those that were written otherwise or are left out."""
    made = dict(fields)
    return made, tuple(_dated(made))


def _dated(made: dict[str, str]) -> Iterator[str]:
    for field in DATES:
        if made.get(field) and not sound(field, made[field]):
            yield _mended(made, field, field)
    year, month = made.get("year", ""), made.get("month", "")
    if year and not sound("year", year):
        yield _year(made, year)
    if month and not sound("month", month):
        yield _month(made, month)
    if made.get("day") and not sound("day", made["day"]):
        yield f"day = {{{made.pop('day')}}} is no day and is left out"
    year, date = made.get("year", ""), re.match(r"[0-9]{4}(?![0-9X])", made.get("date", ""))
    if date and re.fullmatch(r"[0-9]{4}", year) and year != date[0] and "/" not in made["date"]:
        yield f"year = {{{made.pop('year')}}} is not that of date = {{{made['date']}}} and is left out"


def _mended(made: dict[str, str], field: str, target: str) -> str:
    written = made.pop(field)
    date = iso(written)
    if date:
        made[target] = date
    return (
        f"{field} = {{{written}}} is read as {target} = {{{date}}}"
        if date
        else f"{field} = {{{written}}} is no date and is left out"
    )


def _year(made: dict[str, str], year: str) -> str:
    del made["year"]
    if NONE.fullmatch(year):
        return f"year = {{{year}}} says that it is not known and is left out"
    counted = re.match(r"[0-9]{4}(?=\W)", year)
    state = next(
        (
            state
            for state, words in STATES.items()
            if words.fullmatch(year.removeprefix(counted[0] if counted else "").strip(" []().,;{}"))
        ),
        "",
    )
    if state:
        made.setdefault("pubstate", state)
        if counted:
            made["year"] = counted[0]
        return f"year = {{{year}}} is read as {f'year = {{{counted[0]}}} and ' if counted else ''}pubstate = {{{made['pubstate']}}}"
    date = iso(year)
    if not date:
        return f"year = {{{year}}} is no year and is left out"
    name = "year" if re.fullmatch(r"[0-9]{4}", date) and date[0] != "0" and "date" not in made else "date"
    made.setdefault(name, date)
    return f"year = {{{year}}} is read as {name} = {{{made[name]}}}"


def _month(made: dict[str, str], month: str) -> str:
    year = made.get("year", "")
    date = iso(f"{month} {year}") if re.fullmatch(r"[0-9]{4}", year) else ""
    del made["month"]
    if date and "date" not in made:
        made["date"] = date
        return f"month = {{{month}}} is read as date = {{{date}}}"
    return f"month = {{{month}}} is no month and is left out"
