"""What axe finds on the pages: on those that readers come to in `make test`, on every page in `make test-all`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site.test_access import TAGS
from tests.site.walked import addresses

SITES = {"site": "host", "foreign": "foreign_host"}


def _faults(tab: Any, host: str, paths: list[str]) -> list[tuple[str, str, list[str]]]:
    tab.route("**/onward.js", lambda route: route.fulfill(body="", content_type="text/javascript"))  # it leaves an old address at once
    axe = Axe()
    faults = []
    for path in paths:
        tab.goto(host + path)
        found = axe.run(tab, options={"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
        faults += [(path, one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found.response["violations"]]
    return faults


def test_axe_finds_nothing_on_the_pages_that_readers_come_to(page: Any, host: str, site: Path) -> None:
    paths = ["", "404.html", "cases/", "glossary/optimizer/", "map/", "sources/thread/"]
    assert {*paths} < {*addresses(site)}
    assert _faults(page(width=1280), host, paths) == []


@pytest.mark.long
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("which", SITES)
def test_axe_finds_nothing_on_any_page(page: Any, request: pytest.FixtureRequest, which: str, dark: bool) -> None:
    host, paths = request.getfixturevalue(SITES[which]), addresses(request.getfixturevalue(which))
    assert _faults(page(width=1280, dark=dark), host, paths) == []
