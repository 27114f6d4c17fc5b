"""The page on rights: its numbers are the glossary's, and it says whom to write to, or that nobody is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import fromstring

import pytest

from attested.build import build
from attested.graph import join_up
from attested.graph.ask.extent import extents
from attested.model import Site
from attested.render.pages.rights import rights_page
from tests.site.building import ROOT, by_class, by_id, parsed, words


@pytest.mark.parametrize(("which", "root"), [("site", ROOT), ("foreign", ROOT / "tests/foreign")])
def test_the_table_has_the_numbers_of_the_glossary(request: pytest.FixtureRequest, which: str, root: Path) -> None:
    page = parsed(request.getfixturevalue(which) / "rights/index.html")
    rows = [[words(cell) for cell in row] for row in page.iter("tr")]
    found = extents(build(root).kb)
    assert [row[1:3] for row in rows[1:-1]] == [[f"{one.quoted:,}", f"{one.held:,}"] for one in found]
    assert rows[-1][:3] == ["All", f"{sum(one.quoted for one in found):,}", f"{sum(one.held for one in found):,}"]


def test_each_source_in_the_table_leads_to_its_page(site: Path) -> None:
    page = parsed(site / "rights/index.html")
    ways = [link.get("href") or "" for row in page.iter("tr") for link in row.iter("a")]
    assert ways
    assert all((site / "rights" / way / "index.html").resolve().is_file() for way in ways)


def test_every_page_leads_there(site: Path) -> None:
    for path in ("index.html", "glossary/index.html", "sources/thread/index.html"):
        (footer,) = by_class(parsed(site / path), "at-footer")
        assert any((link.get("href") or "").endswith("rights/") and words(link) == "Rights" for link in footer.iter("a")), path


def test_without_an_address_the_page_says_so(site: Path) -> None:
    told = words(by_id(parsed(site / "rights/index.html"), "if-you-are-quoted"))
    assert "No address is set for this copy of the glossary" in told
    assert "form" not in told.split("repo_url")[0]


def test_with_an_address_an_author_is_led_to_the_form() -> None:
    glossary = build(ROOT / "tests/foreign").kb.glossary
    page = rights_page(join_up(replace(glossary, site=Site(repo="https://example.org/files"))))
    links = [link.get("href") or "" for link in fromstring(page.body().html).iter("a")]
    assert [urlsplit(one).query for one in links if "/issues/new" in one] == ["template=my-words.yml"]
    assert "No address is set" not in page.body().html
