"""The tables of the search, and what the script finds in them: their order, their bounds, and which of them a query needs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from attested.build import build
from attested.render.search_records import records
from attested.render.search_tables import BYTES, DIRECTORY, FOLDER, POSTINGS, SearchRecord, tables
from tests import many
from tests.site.building import ROOT
from tests.site.test_pages import served
from tests.written import read_yaml

RANKING = read_yaml(Path(__file__).with_name("search_ranking.yml"))

ANSWERS = """async ([host, given]) => {
  const { Tables } = await import(host + "search/tables.js");
  const found = {};
  for (const query of given.queries) {
    const fetched = [], tables = new Tables(async (path) => {
      fetched.push(path.split("?")[0]);
      return JSON.parse(given.files[path.split("?")[0]]);
    });
    let last = { hits: [], count: 0 };
    for await (const one of tables.answers(query)) last = one;
    found[query] = { titles: last.hits.map((one) => one.title), ways: last.hits.map((one) => one.way), more: last.more, fetched };
  }
  return found;
}"""


@pytest.fixture(scope="module")
def scripts() -> Iterator[str]:
    """Where the scripts are served, without any site around them."""
    with served(ROOT / "docs/assets") as host:
        yield host


@pytest.fixture
def answers(page: Callable[..., Any], scripts: str) -> Callable[..., dict[str, Any]]:
    """What the script finds for each of some queries, and which files it fetched for it, each query from nothing."""

    def ask(files: dict[str, str], queries: list[str]) -> dict[str, Any]:
        tab = page()
        tab.goto(scripts + "search/tables.js")
        found: dict[str, Any] = tab.evaluate(ANSWERS, [scripts, {"files": files, "queries": queries}])
        return found

    return ask


def _record(at: int, one: dict[str, Any]) -> SearchRecord:
    return SearchRecord(one["kind"], f"{at}/", one["title"], one.get("text", ""), one.get("who", ""), tuple(one.get("names", ())))


def test_names_come_first_and_wrong_letters_are_forgiven(answers: Callable[..., dict[str, Any]]) -> None:
    files = dict(tables([_record(at, one) for at, one in enumerate(RANKING["records"])]))
    found = answers(files, list(RANKING["queries"]))
    named = {query: [*dict.fromkeys(one["titles"])][: len(RANKING["queries"][query]) or None] for query, one in found.items()}
    assert named == RANKING["queries"]


def test_the_same_records_give_the_same_bytes_and_other_ones_another_state() -> None:
    kb = build(ROOT / "tests/foreign").kb
    made, again = dict(tables(records(kb, ()))), dict(tables(records(build(ROOT / "tests/foreign").kb, ())))
    assert made == again
    other = dict(tables(records(kb, ())[1:]))
    assert json.loads(made[DIRECTORY])["state"] != json.loads(other[DIRECTORY])["state"]


def test_every_anchor_that_the_search_leads_to_is_on_its_page(site: Path) -> None:
    firsts = json.loads((site / DIRECTORY).read_text("utf-8"))["records"]
    rows = [row for at in range(len(firsts)) for row in json.loads((site / f"{FOLDER}/records/{at}.json").read_text("utf-8"))]
    pages: dict[str, str] = {}
    dead = []
    for _, way, title, *_ in rows:
        path, _, anchor = way.partition("#")
        html = pages.setdefault(path, (site / path / "index.html").read_text("utf-8"))
        if anchor and f' id="{anchor}"' not in html:
            dead.append((way, title))
    assert dead == []
    kinds = {row[0] for row in rows}
    assert {"term", "author", "source", "speaker", "quotation", "note", "case", "claim", "passage", "our words", "page", "for maintainers"} <= kinds


def _many(count: int) -> list[SearchRecord]:
    """Terms by the thousand, each with its definition, and a word that stands in all of them."""
    terms = [SearchRecord("term", f"glossary/{many.name(at)}/", many.name(at), "One of many.", "", (many.name(at), f"{many.name(at)} proper")) for at in range(count)]
    said = "keepers call that a {} which holds some {} behind the harbour"
    return terms + [SearchRecord("quotation", f"glossary/{many.name(at)}/#definition", many.name(at), said.format(many.name(at), many.name(at // 2)), "Writer 1900, p. 1") for at in range(count)]


@pytest.mark.long
def test_at_ten_thousand_terms_a_query_fetches_few_files_and_none_is_large(answers: Callable[..., dict[str, Any]]) -> None:
    files = dict(tables(_many(10_000)))
    for path, content in files.items():
        if path != DIRECTORY:
            assert len(content.encode()) <= BYTES[path.split("/")[-2]] or len(json.loads(content)) == 1, path
    assert len(files[DIRECTORY].encode()) < 20_000
    name = many.name(5_000)
    queries = {name: name, name[:3] + name[4:]: name, name[:2] + "x" + name[3:]: name, name[1] + name[0] + name[2:]: name, f"{name} proper": name, f"keepers call that a {name}": name}
    queries |= {f"what is a {name}": name, f"{name} in an unheard of sort": name, f"unheard of {name} sorts abound": name}
    found = answers(files, [*queries, "keepers", "harbour keepers", "harbourkeepers", "harbouring", "q"])
    assert {query: found[query]["titles"][0] for query in queries} == queries
    assert found["harbour keepers"]["more"], f"only {POSTINGS} are listed of a word that stands everywhere"
    for query, one in found.items():
        fetched = one["fetched"]
        assert len(fetched) == len(set(fetched)) <= 35, (query, fetched)
        assert sum(len(files[path].encode()) for path in fetched) <= 500_000, query
