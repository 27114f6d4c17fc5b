"""What the site's search can find: every quotation where it belongs, once, and not wherever another page repeats it."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from attested.build import build
from tests.site.building import ROOT, by_class, parsed, words


def index(site: Path) -> dict[str, str]:
    """The text of each place that the search knows."""
    rows = json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]
    return {unquote(row["location"]): " ".join(unescape(re.sub("<[^>]+>", "", row["text"])).split()) for row in rows}


@pytest.mark.parametrize(("which", "root"), [("site", ROOT), ("foreign", ROOT / "tests/foreign")])
def test_the_words_of_every_quotation_are_found_on_the_page_of_their_term(which: str, root: Path, request: pytest.FixtureRequest) -> None:
    found = index(request.getfixturevalue(which))
    kb = build(root).kb
    for one in kb.checked:
        page = "".join(text for place, text in found.items() if place.startswith(f"glossary/{one.entry.id}/"))
        first = " ".join(one.printed.split()[:3]).partition("[")[0].strip()
        assert first in page, (one.entry.id, first)


def test_no_other_entry_repeats_a_definition_to_the_search(site: Path) -> None:
    found = index(site)
    words_ = "internally searching through a"
    entries = {place.partition("#")[0] for place, text in found.items() if words_ in text and place.startswith("glossary/")}
    assert "glossary/optimizer/" in entries
    assert "glossary/mesa-optimizer/" not in entries, "which rests on optimizer, and says so with these words"
    assert not [place for place, text in found.items() if place.startswith("glossary/") and "Edit this page" in text]
    assert not [place for place in found if place.endswith(("#section-why", "#section-rests", "#section-mentions"))]


def test_the_page_itself_keeps_what_the_search_leaves_out(site: Path) -> None:
    page = parsed(site / "glossary/mesa-optimizer/index.html")
    [why] = by_class(page, "at-why")
    assert "internally searching through a search space" in words(why)
    assert by_class(page, "at-mentions")
    assert "<!-- repeated" not in (site / "glossary/mesa-optimizer/index.html").read_text("utf-8")
