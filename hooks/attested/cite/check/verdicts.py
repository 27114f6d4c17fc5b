"""A citation against the rows of ``data/anchors.json``: what became of the words that were cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .addresses import CitedAddress

AnchorRow = Mapping[str, Any]
DAY = len("2026-01-05")
"""Characters of an ISO day; a citation that tells only a year or a month has fewer."""
Fate = Literal["live", "moved", "retired", "unpublished", "unknown"]
Change = Literal["same", "notes", "quotation", "untold"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of checking one citation against the glossary as it is today.

    ``fate`` is that of its address; ``change`` that of what stands there, ``untold`` where no version was cited and there were
    several. ``cited`` is the version cited, or in force on the day that was; ``then`` its words, ``now`` those of today.
    ``version`` and ``since`` are today's, ``place`` where it stands today or what stands instead (``page#id``), ``reason``
    why it moved or went.
    """

    citation: CitedAddress
    fate: Fate
    change: Change = "untold"
    cited: str = ""
    version: str = ""
    since: str = ""
    place: str = ""
    reason: str = ""
    then: tuple[str, ...] = ()
    now: tuple[str, ...] = ()

    @property
    def matters(self) -> bool:
        """Tell whether somebody who quoted it should look: its words were corrected, it is not there, or nobody can tell what was cited."""
        return self.fate in ("retired", "unknown") or self.change == "quotation" or (self.change == "untold" and self.fate != "unpublished")


class Rows:
    """The rows of the file, by page and id.

    The exchanges on the page of all cases, claims and uses have rows too: their ids hold a slug and an id, and a use gives way to the others. So do the
    words of a quotation on the page of its source, whose ids begin with ``q-``.
    """

    def __init__(self, rows: list[AnchorRow]) -> None:
        self._rows = {(row["page"], row["id"]): row for row in rows}
        self._quoted = {f"q-{row['page'].removeprefix('glossary/')}-{row['id']}": row for row in rows if row.get("kind") in ("definition", "quotation")}
        for row in sorted(rows, key=lambda row: row.get("kind") == "usage"):
            if row.get("kind") in ("case", "claim", "usage"):
                for between in ("-", "--"):
                    self._rows.setdefault(("cases", f"{row['page'].removeprefix('glossary/')}{between}{row['id']}"), row)

    def get(self, page: str, anchor: str) -> AnchorRow | None:
        """The row of an address, or None."""
        return self._rows.get((page, anchor)) or (self._quoted.get(anchor) if page.startswith("sources/") else None)

    def at(self, place: str | None) -> AnchorRow | None:
        """The row that ``page#id`` names."""
        page, _, anchor = (place or "").partition("#")
        return self.get(page, anchor)


def verdict(citation: CitedAddress, rows: Rows) -> Verdict:
    """Compare a citation with the rows of today and give the verdict on it."""
    row = rows.get(citation.page, citation.id) or _concept(citation, rows)
    if row is None:
        return Verdict(citation, "unknown")
    if row["state"] == "unpublished":
        return Verdict(citation, "unpublished")
    today = rows.at(row["successor"]) or row if row["state"] == "moved" else row
    versions = row["versions"]
    then = _cited(citation, versions, rows)
    last = today["versions"][-1] if today["versions"] else None
    return Verdict(
        citation,
        row["state"],
        _change(then, today),
        then["version"] if then else citation.version,
        today["version"] or "",
        today["since"] or "",
        row["successor"] or "",
        row["reason"] or "",
        _words(then),
        _words(last),
    )


def _concept(citation: CitedAddress, rows: Rows) -> AnchorRow | None:
    """The page of a term, where its name stands behind the hash sign: so the concept is named for machines."""
    return rows.get(citation.page, "") if citation.id == citation.page.rpartition("/")[2] else None


def _cited(citation: CitedAddress, versions: list[AnchorRow], rows: Rows) -> AnchorRow | None:
    """The version that was cited: by its number, else by the day, or the year or month if it was there for all of it, else the only one that there was. Where the citation gives a digest of the words, one with these words.

    A number in the address is that of the page; what is on the page has a number of its own, under which it stood there. In rows that do
    not name the version of the page, the one that was in force on that day.
    """
    found = _numbered(citation, versions, rows)
    if not citation.digest or not any(one.get("digest") for one in versions) or (found and found["digest"] == citation.digest):
        return found
    return next((one for one in reversed(versions) if one["digest"] == citation.digest), None)


def _numbered(citation: CitedAddress, versions: list[AnchorRow], rows: Rows) -> AnchorRow | None:
    if citation.of_page and citation.id:
        whole = rows.get(citation.page, "")
        days = [one["day"] for one in (whole["versions"] if whole else []) if one["version"] == citation.version]
        if days and all(one.get("pageVersion") for one in versions):
            return next((one for one in reversed(versions) if _counters(one["pageVersion"]) <= _counters(citation.version)), None)
        past = [one for one in versions if days and one["day"] <= days[0]]
        return next((one for one in past if one["day"] == days[0]), past[-1] if past else None)  # the first of the day, to be on the safe side
    if citation.version:
        return next((one for one in versions if one["version"] == citation.version), None)
    if citation.day:
        if len(citation.day) < DAY and any(one["day"] and one["day"].startswith(citation.day) for one in versions):
            return None  # another version was there, or none, in a part of that year or month
        past = [one for one in versions if one["day"] and one["day"] <= citation.day]
        return past[-1] if past else None
    return versions[0] if len(versions) == 1 else None


def _counters(version: str) -> tuple[int, ...]:
    return tuple(int(one) for one in version.split("."))


def _change(then: AnchorRow | None, today: AnchorRow) -> Change:
    if then is None or today["quotation"] is None:
        return "untold"
    if then["quotation"] != today["quotation"]:
        return "quotation"
    return "notes" if then["notes"] != today["notes"] else "same"


def _words(version: AnchorRow | None) -> tuple[str, ...]:
    return tuple(f"“{one['words']}” — {one['said']}" for one in version["quotations"]) if version else ()
