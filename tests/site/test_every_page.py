"""What holds for every page of both sites: valid, each id once, every link and anchor alive, nothing from elsewhere, nothing too wide."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pytest

from tests.running import find, run
from tests.site.building import parsed
from tests.site.walked import CROWDED, LEAST, NARROW, PHONE, WALKS, addresses, one_of_each_kind

BOTH = pytest.mark.parametrize("which", ["site", "foreign"])


@pytest.fixture
def built(request: pytest.FixtureRequest, which: str) -> Path:
    return Path(request.getfixturevalue(which))


@pytest.fixture
def served_at(request: pytest.FixtureRequest, which: str) -> str:
    return str(request.getfixturevalue("host" if which == "site" else "foreign_host"))


def pages(built: Path) -> list[Path]:
    """Every page, but not the one that is shown at any address: its links cannot be told from here."""
    return [page for page in sorted(built.rglob("*.html")) if page.name != "404.html"]


def ids(page: Path) -> list[str]:
    return [str(element.get("id")) for element in parsed(page).iter() if element.get("id")]


@BOTH
def test_it_is_valid_html_with_each_id_once(built: Path) -> None:
    for page in [*pages(built), built / "404.html"]:
        names = ids(page)
        assert len(names) == len(set(names)), page


def links(page: Path) -> Iterator[tuple[str, Path, str]]:
    """Each link that stays on the site: as written, the file that it names, and the anchor."""
    for element in parsed(page).iter():
        for written in (element.get("href"), element.get("src")):
            parts = urlsplit(written or "")
            if not written or parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page.resolve()
            yield written, target / "index.html" if parts.path.endswith("/") or target.is_dir() else target, unquote(parts.fragment)


@BOTH
def test_every_link_and_every_anchor_leads_somewhere(built: Path) -> None:
    dead, followed = [], 0
    for page in pages(built):
        for written, target, anchor in links(page):
            followed += 1
            page_anchor = anchor.split(":~:")[0]  # what follows names words of the page, not an element
            if not target.is_file() or (page_anchor and target.suffix == ".html" and page_anchor not in ids(target)):
                dead.append((page.relative_to(built).as_posix(), written))
    assert dead == []
    assert followed > 1000


@BOTH
def test_it_loads_nothing_from_another_host(built: Path) -> None:
    loaded = [
        (page, loads)
        for page in pages(built)
        for element in parsed(page).iter()
        for loads in [element.get("src") or (element.get("href") if element.tag == "link" and element.get("rel") != "canonical" else None)]
        if loads
    ]
    assert len(loaded) > 100
    assert [one for one in loaded if re.match(r"(?:https?:)?//", one[1])] == []


@WALKS
def test_nothing_stands_outside_the_narrowest_screen(walked: Callable[[str, bool], dict[str, Any]], which: str, every: bool) -> None:
    assert {path: seen["width"] for path, seen in walked(which, every)["pages"].items() if seen["width"] > NARROW} == {}


@WALKS
def test_every_control_is_large_enough_or_has_room(walked: Callable[[str, bool], dict[str, Any]], which: str, every: bool) -> None:
    assert {path: seen["crowded"] for path, seen in walked(which, every)["pages"].items() if seen["crowded"]} == {}


def test_a_control_that_is_too_small_is_seen(page: Any, host: str) -> None:
    tab = page(width=PHONE)
    tab.goto(host + "cases/")
    assert tab.evaluate(CROWDED, LEAST) == []
    cramped = "<p id=cramped>{}<a href=one>one</a> <button>x</button> <a href=two>two</a></p>"
    for before, count in (("", 3), ("Words before it: ", 1)):
        tab.evaluate("(html) => { document.querySelector('#cramped')?.remove(); document.querySelector('article').insertAdjacentHTML('afterbegin', html); }", cramped.format(before))
        tab.evaluate("document.querySelectorAll('#cramped > *').forEach((one) => { one.style.fontSize = '10px'; one.style.padding = 0; })")
        assert len(tab.evaluate(CROWDED, LEAST)) == count


@pytest.mark.long
@BOTH
def test_nothing_stands_outside_when_it_is_opened_on_the_narrowest_screen(page: Any, built: Path, served_at: str) -> None:
    tab = page(width=NARROW)
    wide = []
    for path in addresses(built):
        tab.goto(served_at + path)
        if (width := tab.evaluate("document.documentElement.scrollWidth")) > NARROW:
            wide.append((path, width))
    assert wide == []


@WALKS
def test_it_asks_no_other_host_for_anything(walked: Callable[[str, bool], dict[str, Any]], which: str, every: bool, built: Path) -> None:
    asked, paths = walked(which, every)["asked"], (addresses if every else one_of_each_kind)(built)
    assert set(asked) > {quote(path) for path in paths} and len(asked) > 2 * len(paths)
    assert [one for one in asked if urlsplit(one).scheme not in ("", "data", "blob")] == []


@BOTH
@pytest.mark.outside("java", "npm:vnu-jar")
def test_a_validator_of_others_finds_no_error_of_ours(built: Path) -> None:
    """The Nu Html Checker. That its switches are check boxes with ``autocomplete`` is the theme's own fault."""
    package = find("npm:vnu-jar")
    assert package is not None
    done = run("java", "-jar", f"{package}/build/dist/vnu.jar", "--format", "json", "--errors-only", "--exit-zero-always", "--skip-non-html", ".", cwd=built)
    told = json.loads(done.stderr)["messages"]
    assert {one["extract"].count('class="md-toggle"') for one in told if "autocomplete" in one["message"]} <= {1}
    assert [(one["url"], one["message"]) for one in told if "autocomplete" not in one["message"]] == []


@WALKS
def test_everything_on_it_works_under_its_policy(walked: Callable[[str, bool], dict[str, Any]], which: str, every: bool) -> None:
    assert walked(which, every)["errors"] == []


@BOTH
def test_its_policy_allows_nothing_but_the_site_and_scripts_of_its_frame(built: Path) -> None:
    seen = set()
    for page in [*pages(built), built / "404.html"]:
        [policy] = [one.get("content") or "" for one in parsed(page).iter("meta") if one.get("http-equiv") == "Content-Security-Policy"]
        hashes = re.findall(r" 'sha256-[^']*'", policy)
        assert len(hashes) <= 4, page
        seen.add(re.sub(r" 'sha256-[^']*'", "", policy))
    assert seen == {
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
    }
