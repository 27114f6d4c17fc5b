"""Addresses of the glossary in a text: a bibliography, a list of links, or prose with references."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

ENTRY = re.compile(r"^[ \t]*(?:@\w+\s*[{(]|TY {1,2}- )", re.MULTILINE)
"""The begin of a record of BibTeX or RIS."""
NEVER = r"\s\"'<>{}()\[\]\\,;|‘’“”«»‹›„‚…、。，；：！？「」『』【】《》（）"
"""What never stands in an address of ours, of quotation marks and full stops of any script."""
ADDRESS = re.compile(
    rf"(?P<before>[^{NEVER}]*?)(?P<page>(?:glossary|sources|data/terms)/+[^/#?{NEVER}]+|(?<!\w)cases(?=/(?:index\.html)?\\?#\w))/?"
    rf"(?:v/(?P<version>[0-9]+\.[0-9]+)(?:/(?:index\.html)?)?|cite/?|index\.html|(?P<beyond>\w[^#?{NEVER}]*)|)(?:\?[^#{NEVER}]*)?(?:\\?#(?P<id>[^{NEVER}]+))?"
)
VERSION = re.compile(r"(?:\bv(?:ers(?:ion)?)?\b\.?|\bedition\b|^ET {1,2}-)[\"'\s:={]*([0-9]+\.[0-9]+)", re.IGNORECASE | re.MULTILINE)
DIGEST = re.compile(r"SHA-256\s+of\s+the\s+words\s+begins\s+([0-9a-f]{12})\b")
"""The note of a record from here."""
DAY = re.compile(r"(?<![0-9])([0-9]{4})[-/]([0-9]{2})[-/]([0-9]{2})(?![0-9])")
DATE_PARTS = re.compile(r"\[\s*\"?([0-9]{4})\"?\s*,\s*\"?([0-9]{1,2})\"?\s*,\s*\"?([0-9]{1,2})\"?\s*\]")
YEAR = re.compile(
    r"(?:\b(?:year|date|urldate|issued|accessed|raw|literal)\"?\s*[=:]\s*[{\"\s]*|\"date-parts\":\s*\[\s*\[\s*\"?|^(?:PY|Y1|Y2|DA) {1,2}- )"
    r"([0-9]{4})(?:(?:[-/]|\"?\s*,\s*\"?)([0-9]{1,2}))?(?![0-9])|\(([0-9]{4})[a-z]?\)\.",
    re.IGNORECASE | re.MULTILINE,
)
"""The year, and perhaps the month, in a field of a record; or the year of a reference, in round brackets with a full stop. In running text a year may be that of another work."""
UNSEEN = re.compile("(?:[\u00ad\u200b\u2060\ufeff]|%C2%AD|%E2%80%8B|%20)", re.IGNORECASE)
"""What word processors put into a long address so that it can be broken: soft hyphens and spaces, with width or without."""
HYPHENS = str.maketrans("\u2010\u2011", "--")
"""The hyphens that word processors set for those of the keyboard."""
HASH = re.compile(r"\{\\#\}|\\string#|\{\\char35 ?\}|&#35;|&#x23;|&num;|%(?:25)?23", re.IGNORECASE)
"""The hash sign as LaTeX and XML write it, and as programs escape it that know no place on a page."""
TWICE = re.compile(r"%25(?=[0-9A-F]{2})", re.IGNORECASE)
"""A percent sign that was escaped once more."""
BROKEN = re.compile(rf"((?:glossary|sources|data/terms)/(?:[^{NEVER}]*(?:-|#|/v/|/(?=\r?\n[ \t>]*(?:v/|#))))?)\r?\n[ \t>]*([\w#%][^\s]*)")
"""An address of which the end stands on the next line, in an answer to a mail too: after a slash that cannot be its end, a hyphen or a hash sign."""
LEADING = re.compile(r"(?:\.{0,2}/)*")
"""What stands before an address within the site."""
SPACE = re.compile(r"\s+")
ESCAPED = re.compile(r"\\([#%&_~])")


@dataclass(frozen=True, slots=True)
class CitedAddress:
    """An address as it was cited.

    ``page`` is its folder under the site and ``id`` what it names there, empty for the page. ``version`` and ``day`` (of reading, or of the
    version; an ISO day, or where none is told, the month or the year) are empty where the record does not tell. ``line`` is where it stands, from 1. ``of_page`` tells
    that the version is the one of the page, since it stands in the address. ``digest`` begins the SHA-256 of the words that were cited, as a record
    from here gives it, or is empty.
    """

    page: str
    id: str
    version: str
    day: str
    line: int
    of_page: bool = False
    digest: str = ""


def citations(text: str, sites: tuple[str, ...] = ()) -> Iterator[CitedAddress]:
    """Every address of the glossary in a text, in its order, with the version or the day that stands beside it.

    ``sites`` are the addresses at which the glossary stands, with a slash at their end. An address of another site is none of
    ours; without any ``sites``, each that looks like ours counts.
    """
    plain = TWICE.sub("%", HASH.sub("#", UNSEEN.sub("", text).translate(HYPHENS)))
    for line, record in _records(BROKEN.sub(r"\1\2\n", plain)):
        found = [one for one in ADDRESS.finditer(record) if _ours(one["before"], sites)]
        for at, one in enumerate(found):
            left = record[found[at - 1].end() if at else 0 : one.start()]
            right = record[one.end() : found[at + 1].start() if at + 1 < len(found) else len(record)]
            version = one["version"] or _last(VERSION, left) or _first(VERSION, right)
            yield CitedAddress(
                _page("/".join(filter(None, (_plain(one["page"]), _plain(one["beyond"] or "").rstrip("/"))))),
                _plain((one["id"] or "").split(":~:")[0]),
                version,
                max([*_days(left), *_days(right)], default="") or max([*_years(left), *_years(right)], default=""),
                line + record.count("\n", 0, one.start("page")),
                of_page=bool(one["version"]),
                digest=_last(DIGEST, left) or _first(DIGEST, right),
            )


def _plain(written: str) -> str:
    """A part of an address without escapes, spaces and the full stop behind it, its letters composed as ours are."""
    return unicodedata.normalize("NFC", SPACE.sub("", unquote(written))).rstrip(".:")


def _page(written: str) -> str:
    """The page that an address means: also for the file in which a term stands for machines."""
    written = re.sub("/+", "/", written)
    name = written.removeprefix("data/terms/").removesuffix(".json")
    return f"glossary/{name}" if written.startswith("data/terms/") else written


def _ours(before: str, sites: tuple[str, ...]) -> bool:
    bare = re.sub(r"^.*?(?=https?://)", "", before, flags=re.IGNORECASE)
    return bool(LEADING.fullmatch(bare)) or not sites or any(_host(bare) == _host(site) for site in sites)


def _host(address: str) -> str:
    """An address without its scheme, the port that goes with that, and ``www``."""
    host = re.sub(r"^(?:https?:)?//(?:www\.)?", "", address.lower())
    return re.sub("/+", "/", re.sub(r"^([^/:]+):(?:80|443)(?=/)", r"\1", host))


def _records(text: str) -> Iterator[tuple[int, str]]:
    """The line at which each record begins, and the record: an entry of a bibliography, an object of JSON, or a line."""
    try:
        loaded = json.loads(text)
    except ValueError:
        loaded = None
    if isinstance(loaded, list | dict):
        yield from ((1, json.dumps(one, ensure_ascii=False)) for one in _items(loaded))
        return
    at = 0
    while found := ENTRY.search(text, at):
        yield from _lines(text, at, found.start())
        end = _end(text, found)
        yield text.count("\n", 0, found.start()) + 1, ESCAPED.sub(r"\1", text[found.start() : end])
        at = end
    yield from _lines(text, at, len(text))


def _items(loaded: list[object] | dict[str, object]) -> Iterator[object]:
    """The items of a list, and of the lists in an object that holds them under a name."""
    if isinstance(loaded, list):
        yield from loaded
        return
    lists = {name: value for name, value in loaded.items() if isinstance(value, list) and any(isinstance(one, dict) for one in value)}
    yield {name: value for name, value in loaded.items() if name not in lists}
    for value in lists.values():
        yield from value


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    first = text.count("\n", 0, start) + 1
    yield from ((first + at, line) for at, line in enumerate(text[start:end].split("\n")) if line.strip())


def _end(text: str, found: re.Match[str]) -> int:
    """Give the offset at which a record ends: behind its last brace, or behind the line ``ER``; at the next record where that is missing."""
    after = ENTRY.search(text, found.end())
    limit = after.start() if after else len(text)
    if "@" not in found[0]:
        last = re.compile(r"^ER {1,2}-.*$", re.MULTILINE).search(text, found.end(), limit)
        return last.end() if last else limit
    depth = 1
    for at in range(found.end(), limit):
        depth += {"{": 1, "(": found[0][-1] == "(", "}": -1, ")": -(found[0][-1] == "(")}.get(text[at], 0)
        if depth == 0:
            return at + 1
    return limit


def _days(text: str) -> Iterator[str]:
    for year, month, day in (*DAY.findall(text), *DATE_PARTS.findall(text)):
        yield f"{year}-{int(month):02d}-{int(day):02d}"


def _years(text: str) -> Iterator[str]:
    for year, month, bracketed in YEAR.findall(text):
        yield bracketed or (f"{year}-{int(month):02d}" if month else year)


def _last(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.findall(text)
    return str(found[-1]) if found else ""


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""
