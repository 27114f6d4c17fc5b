"""A dispute in which many speak: eight speakers and two criteria, more than a screen is wide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.running import once
from tests.site.building import copy, program, run
from tests.site.test_pages import served

SPEAKERS = [f"Speaker {letter}" for letter in "ABCDEFGH"]
DEFINITION = "A dam is a wall that holds back water."
SAYINGS = [f"The bank at place {number} is a dam, since it is long." for number in range(1, 9)]


def write(root: Path) -> None:
    """A glossary of one term, one case and eight who speak to it, by turns on the one phrase and on the other."""
    for folder in ("glossary", "bib/passages", "bib/originals"):
        (root / folder).mkdir(parents=True)
    (root / "glossary/relations.toml").write_text("[kinds]\n", encoding="utf-8")
    (root / "bib/references.bib").write_text(
        "@misc{moot,\n  title = {The moot},\n  attribution = {not established}\n}\n", encoding="utf-8"
    )
    (root / "bib/originals/moot.txt").write_text("\n".join([DEFINITION, *SAYINGS]) + "\n", encoding="utf-8")
    passages = ["---\nsource: moot\n---\n", f"## p. 1 {{#p1}}\n\n- by: Ann Writer\n- original: moot.txt, lines: 1\n\n{DEFINITION}\n"]
    quotations = []
    for number, (name, words) in enumerate(zip(SPEAKERS, SAYINGS, strict=True), start=2):
        passages.append(f"## {name}\n\n- by: {name}\n- original: moot.txt, lines: {number}\n\n{words}\n")
        on = "a wall" if number % 2 else "holds back water"
        quotations.append(f"> {words}\n>\n> — affirms, on \"{on}\": [@moot, {name}]\n")
    (root / "bib/passages/moot.md").write_text("\n".join(passages), encoding="utf-8")
    notes = '- "a wall": Built.\n- "holds back water": All of it, or some?\n'
    (root / "glossary/dam.md").write_text(
        f"---\nterm: dam\n---\n\n# dam\n\n## Definition\n\n> {DEFINITION}\n>\n> — [@moot, p. 1]\n\n{notes}\n## Cases\n\n### A long bank {{#bank}}\n\n"
        + "\n".join(quotations),
        encoding="utf-8",
    )


def _build(root: Path) -> None:
    write(copy(root, ("docs", "overrides", "hooks", "mkdocs.yml")))
    done = run(program("attested"), "build", "--root", str(root), cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def moot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(once(tmp_path_factory.getbasetemp(), "moot", _build) / "site") as host:
        yield host


def test_the_table_moves_sideways_and_its_phrases_stay_in_sight(page: Any, moot: str) -> None:
    tab = page(width=1280)
    tab.goto(moot + "cases/")
    table = tab.get_by_role("region", name="What it turns on")
    assert table.locator("thead th").all_inner_texts() == ["Phrase", *SPEAKERS]
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280, "the page itself does not move"
    assert table.evaluate("(one) => one.scrollWidth > one.clientWidth")
    narrowest = min(cell.bounding_box()["width"] for cell in table.locator("tbody tr").first.locator("td").all())
    assert narrowest >= 150, "no cell is too narrow to read"
    last = table.locator("thead th").last
    before = last.bounding_box()["x"]
    table.focus()
    for _ in range(4):
        tab.keyboard.press("ArrowRight")
    tab.wait_for_function("() => document.querySelector('.at-sideways').scrollLeft > 100")
    assert last.bounding_box()["x"] < before
    phrase, region = table.locator("tbody th").first.bounding_box(), table.bounding_box()
    assert abs(phrase["x"] - region["x"]) < 2, "the phrase stays at the left edge"


def test_on_a_phone_each_phrase_lists_those_who_spoke_to_it(page: Any, moot: str) -> None:
    tab = page(width=390)
    tab.goto(moot + "cases/")
    row = tab.locator(".at-by-criterion tbody tr").first
    shown = row.locator("td:visible")
    assert shown.evaluate_all("all => all.map((one) => one.dataset.label)") == ["Speaker B", "Speaker D", "Speaker F", "Speaker H"]
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
