"""A map that is too large for one picture or one table."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from attested.build import build
from attested.graph import KnowledgeBase
from attested.graph.ask.neighbours import between_terms, touching
from attested.render import parts
from attested.render.pages import map as whole
from attested.render.pages import map_data
from tests import many

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def own() -> KnowledgeBase:
    return build(ROOT).kb


def test_a_long_table_is_divided_and_each_part_leads_to_the_others(own: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "ELEMENTS", 6 * whole.WEIGHT)
    for name in ("OF_TIE", "OF_DOT"):
        monkeypatch.setattr(whole, name, 0)
    pages = list(whole.map_pages(own))
    assert [page.path for page in pages] == ["map", "map/part-2", "map/part-3"]
    edges = list(between_terms(own))
    for edge in edges:
        assert sum(f'<tr id="{whole.key(edge)}"' in page.body().html for page in pages) == 1
    assert 'href="part-2/#edges"' in pages[0].body().html and 'href="../#edges"' in pages[1].body().html
    assert pages[0].body().html.count('class="at-map-all"') == 1 and 'class="at-map-all"' not in pages[1].body().html
    far = next(edge for edge in edges if f'<tr id="{whole.key(edge)}"' in pages[1].body().html)
    assert f'href="part-2/#{whole.key(far)}"' in pages[0].body().html, "its line leads to that part"
    assert len({page.description for page in pages}) == 3


def test_with_more_terms_than_can_be_drawn_each_has_a_file_of_its_neighbours(own: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(map_data.map_files(own)) == []
    monkeypatch.setattr(map_data, "MOST", 5)
    monkeypatch.setattr(map_data, "EACH", 2)
    files = {path: json.loads(text) for path, text in map_data.map_files(own)}
    assert ["optimizer", "optimizer"] in files["data/map/terms.json"]
    told = files["data/map/mesa-optimizer.json"]
    assert told["more"] == len({edge.ends for edge in touching(own)["mesa-optimizer"]}) - 2  # type: ignore[index]
    first = told["edges"][0]
    assert (first["claim"], first["words"][1]) == ("the definition of mesa-optimizer names search", "searching")
    assert first["ends"][0] == {"term": "mesa-optimizer", "name": "mesa-optimizer", "way": "../glossary/mesa-optimizer/", "sign": ""}
    assert first["quotation"] == "../glossary/mesa-optimizer/#definition"


def test_what_is_not_drawn_is_said(own: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "MOST", 5)
    html = next(whole.map_pages(own)).body().html
    assert "A picture of more than 5 terms shows nothing, so not all of them are drawn at once." in html
    assert 'href="../glossary/"' in html and "at-tie-" in html and 'data-row="' not in html


AGAIN = """
import hashlib, sys
from pathlib import Path
from attested.build import build
from attested.render.pages.map import map_pages
from attested.render.pages.entry import entry_page
from attested.render.publications import Publications
kb = build(Path(sys.argv[1])).kb
html = "".join(page.body().html for page in map_pages(kb)) + "".join(entry_page(kb, one, Publications(kb)).body().html for one in kb.entries.values())
print(len(html), hashlib.sha256(html.encode()).hexdigest())
"""


def test_two_runs_draw_the_same_bytes_whatever_the_order_of_sets(tmp_path: Path) -> None:
    many.write(tmp_path, 60, many.fields, 5)
    told = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "hooks")}
        done = subprocess.run([sys.executable, "-c", AGAIN, str(tmp_path)], env=environment, capture_output=True, text=True, check=True)
        told.append(done.stdout)
    assert told[0] == told[1] and int(told[0].split()[0]) > 50_000
