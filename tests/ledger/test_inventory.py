"""Every address that the site hands out is one that the ledger knows, or is derived from one by a rule that is written down here."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from tests.ledger.publishing import ADDRESS, LOCK

DATA = re.compile(r"data/.*|objects\.inv|feed\.atom|sitemap\.xml")
PROSE = frozenset(["", "glossary/", "sources/", "cases/", "map/", "frontier/", "circles/", "checks/", "relations/", "check-a-draft/", "cite/", "rights/"])
"""Pages without anchors that anybody cites by version."""


def known(root: Path) -> dict[str, str]:
    rows = [row.split() for row in (root / LOCK).read_text(encoding="utf-8").splitlines() if row and row[0] != "#"]
    unpublished = [row["page"] for row in json.loads((root / "site/data/anchors.json").read_text(encoding="utf-8"))["anchors"] if row["state"] == "moved" and row["version"] is None]
    return {row[0]: row[1] for row in rows} | dict.fromkeys(unpublished, "moved")


def accounted(address: str, ledger: dict[str, str]) -> bool:
    """Tell whether an address under the site is in the ledger, or derived from one that is.

    Derived are: versions of a page and how to cite it, with an id of the page; the page's name as an id on it; an exchange on the page of all cases, by
    slug and id; on a page its sections, its relations, and the words that an entry quotes (``q-``, by the id of the quotation); and a former name
    of a term that was renamed before it was published.
    """
    if address in PROSE or DATA.fullmatch(address):
        return True
    page, _, anchor = address.partition("#")
    page = re.sub(r"/(?:v/[0-9.]+|cite)/?$", "/", page).rstrip("/")
    if page == "cases" and anchor:
        return any(f"{one.removeprefix('glossary/').replace('#', between)}" == anchor for one in ledger for between in ("-", "--") if "#" in one) or not anchor[:1].isalpha()
    if page not in ledger:
        return page.split("/")[0] not in ("glossary", "sources")
    return not anchor or f"{page}#{anchor}" in ledger or anchor == page.split("/")[1] or re.match(r"q-|relation-|section-", anchor) is not None


def in_inventory(site: Path) -> Iterator[str]:
    data = (site / "objects.inv").read_bytes().split(b"\n", 4)[4]
    for line in zlib.decompress(data).decode().splitlines():
        yield re.fullmatch(r"(.+?)\s+(\S+)\s+(-?\d+)\s+?(\S*)\s+(.*)", line)[4]  # type: ignore[index]


def in_json(value: Any) -> Iterator[str]:
    """Whatever begins with the address of the site."""
    if isinstance(value, dict):
        for one in value.values():
            yield from in_json(one)
    elif isinstance(value, list):
        for one in value:
            yield from in_json(one)
    elif isinstance(value, str) and value.startswith(ADDRESS):
        yield value


def under(site: Path, kind: str) -> list[str]:
    """The addresses that a file, or files of a kind, hand out, relative to the site's."""
    if kind == "objects.inv":
        found = list(in_inventory(site))
    elif kind == "data/*.json":
        found = [one for path in sorted((site / "data").rglob("*.json")) if "schema" not in path.name for one in in_json(json.loads(path.read_text(encoding="utf-8")))]
    elif kind == "data/glossary.ttl":
        found = re.findall(rf"<({re.escape(ADDRESS)}[^>]*|(?:glossary|sources)/[^>]*)>", (site / kind).read_text(encoding="utf-8"))
    elif kind == "citations":
        texts = [path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in (".bib", ".ris") or path.name == "index.html"]
        found = [one.rstrip(".,;") for text in texts for one in re.findall(rf"{re.escape(ADDRESS)}[^\s\"'<>{{}}&;|]*", text.replace("\\#", "#"))]
    else:
        found = [one for element in ElementTree.parse(site / kind).iter() for one in (element.text or "", element.get("href") or "") if one.startswith(ADDRESS)]
    return [unquote(one.strip().removeprefix(ADDRESS)) for one in found]


@pytest.mark.parametrize("kind", ["objects.inv", "data/*.json", "data/glossary.ttl", "feed.atom", "sitemap.xml", "citations"])
def test_every_address_that_is_handed_out_is_in_the_ledger_or_derived_from_it(kind: str, told: tuple[Path, set[str]]) -> None:
    site = told[0]
    ledger = known(site.parent)
    found = set(under(site, kind))
    assert len(found) > 5, "nothing was found to look at"
    assert sorted(one for one in found if not accounted(one, ledger)) == []
