"""What a first visit costs."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

OWN = ("assets/cards.js", "assets/cite.js", "assets/copy.js", "assets/notes.js")


@pytest.mark.parametrize("term", ["mesa-optimizer", "optimizer"])
def test_a_first_visit_to_an_entry_weighs_at_most_140_kb(browser: Any, host: str, term: str) -> None:
    tab = browser.new_page(viewport={"width": 1280, "height": 900})  # in a context of its own, which has loaded nothing before
    answers: list[Any] = []
    tab.on("response", lambda answer: answers.append(answer))
    tab.goto(f"{host}glossary/{term}/")
    tab.wait_for_load_state("networkidle")
    weights = {}
    for answer in answers:
        path = answer.url.removeprefix(host)
        if answer.status >= 300:
            continue
        body = answer.body()
        weights[path] = len(body) if path.endswith(("woff2", "png")) else len(gzip.compress(body, 9))
    assert {f"glossary/{term}/", "assets/site.css", *OWN} <= set(weights)
    assert sum(weights.values()) <= 140_000, sorted(weights.items(), key=lambda one: -one[1])
    tab.close()


def test_own_scripts_of_an_entry_weigh_at_most_15_kb(page: Any, host: str, site: Path) -> None:
    tab = page(width=1280)
    tab.goto(host + "glossary/mesa-optimizer/")
    loaded = tab.evaluate("[...document.scripts].filter((one) => one.src && one.type === 'module').map((one) => one.src)")
    own = [one.removeprefix(host) for one in loaded]
    assert set(OWN) <= set(own)
    later = "assets/dialog.js"  # fetched with the first citation that is opened
    assert later not in own
    assert sum((site / one).stat().st_size for one in (*own, later)) <= 15_000
