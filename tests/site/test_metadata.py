"""What pages say of themselves to programs, read the way programs read it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from attested.build import build
from attested.graph import KnowledgeBase
from attested.model import Text
from attested.render import metadata
from tests.cite.conftest import published
from tests.site.building import ROOT, by_class, parsed


@pytest.fixture(scope="module")
def mills() -> KnowledgeBase:
    return build(ROOT / "tests/foreign").kb


def _linked(html_or_page: Any) -> dict[str, Any]:
    scripts = [one for one in html_or_page.iter("script") if one.get("type") == "application/ld+json"]
    assert len(scripts) == 1
    found: dict[str, Any] = json.loads(scripts[0].text)
    return found


def _records(page: Any) -> list[dict[str, list[str]]]:
    return [parse_qs(one.get("title"), strict_parsing=True) for one in by_class(page, "Z3988")]


def test_every_entry_is_a_defined_term(site: Path) -> None:
    pages = [site / "glossary" / path.stem / "index.html" for path in sorted((ROOT / "glossary").glob("*.md"))]
    found = {path.parent.name: _linked(parsed(path)) for path in pages}
    assert len(found) >= 14
    assert {one["@type"] for one in found.values()} == {"DefinedTerm"}
    assert {name: one["termCode"] for name, one in found.items()} == {name: name for name in found}
    assert found["optimizer"]["alternateName"] == ["optimiser"]
    assert not any("url" in one for one in found.values()), "no address before there is one"
    assert found["search-space"]["description"] == "What an optimizer searches through: the candidates among which it looks for those that score high."
    assert not any("[" in one.get("description", "") for one in found.values()), "no marks of ours"


def test_a_published_term_gives_its_address(mills: KnowledgeBase) -> None:
    kb = published(mills, "glossary/tide-mill", "")
    text = str(metadata.of_term(kb, kb.entries[next(one for one in kb.entries if one == "tide-mill")]))
    value = json.loads(text.split(">", 1)[1].split("</script>")[0])
    assert value["url"] == value["@id"] == "https://example.org/mills/glossary/tide-mill/"
    assert value["inDefinedTermSet"] == {"@type": "DefinedTermSet", "name": "Tidal words", "url": "https://example.org/mills/"}
    assert "rft_id=https%3A%2F%2Fexample.org%2Fmills%2Fglossary%2Ftide-mill%2F" in text and "rft.date=2025-03-09" in text


def test_no_text_ends_the_element(mills: KnowledgeBase) -> None:
    entry = next(iter(mills.entries.values()))
    words = "</script><b>"
    gloss = Text(words, ((0, entry.place),))
    text = str(metadata.of_term(mills, replace(entry, gloss=gloss, aliases=(words,))))
    assert text.count("</script>") == 1
    assert json.loads(text.split(">", 1)[1].split("</script>")[0])["alternateName"][0] == words


def test_an_entry_offers_itself_and_each_source_it_quotes(site: Path) -> None:
    records = _records(parsed(site / "glossary/optimizer/index.html"))
    assert [one["rft.type"] for one in records] == [["dictionaryEntry"], ["preprint"], ["document"], ["forumPost"]]
    paper = records[1]
    assert paper["rft.creator"] == ["Hubinger, Evan", "van Merwijk, Chris", "Mikulik, Vladimir", "Skalse, Joar", "Garrabrant, Scott"]
    assert (paper["rft_id"], paper["rft.date"]) == (["https://arxiv.org/abs/1906.01820"], ["2019"])
    assert "rft.creator" not in records[2] and records[2]["rft.description"] == ["Author not established."]


def test_a_source_offers_its_own_record(site: Path) -> None:
    article, talk, book = (_records(parsed(site / f"sources/{key}/index.html")) for key in ("anscombe1958", "oswald2023", "demski2018"))
    assert [len(one) for one in (article, talk, book)] == [1, 1, 1]
    assert article[0]["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:journal"]
    assert (article[0]["rft.jtitle"], article[0]["rft.volume"], article[0]["rft.date"]) == (["Philosophy"], ["33"], ["1958-01"])
    assert (talk[0]["rft.genre"], book[0]["rft.genre"]) == (["proceeding"], ["bookitem"])


def test_the_search_does_not_find_what_is_for_programs(site: Path) -> None:
    index = (site / "search/search_index.json").read_text(encoding="utf-8")
    assert "DefinedTermSet" not in index and "Z39.88" not in index
