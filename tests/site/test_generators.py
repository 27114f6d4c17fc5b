"""The real glossary built by other site generators: the same addresses, ids, links, search, styles, page for lost readers and skip link."""

from __future__ import annotations

import posixpath
import re
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from attested.build import build
from attested.site import proof
from attested.site.scan import scan
from tests.running import find, once, run
from tests.site.building import ROOT, copy
from tests.site.test_pages import served
from tests.test_maintain import add

THEIRS = re.compile(r"__|assets/(?:javascripts|stylesheets)/|search/")
"""Ids of a theme, and addresses of its own files, which each theme names in its own way."""

SKIP = re.compile(r'<a href="#([^"]+)" class="md-skip">')

NAME = "  name: material\n"
PLUGINS = "  - search\n"


def _hooked(folder: Path, program: str, settings: dict[str, str], path: str = "") -> Path:
    """Have ``attested build`` build a copy of the real glossary, whose ``mkdocs.yml`` has other lines in the place of some."""
    root = copy(folder)
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    for before, after in {"\nextra:\n": "\nextra:\n  builder: properdocs\n", **settings}.items():
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    done = run("env", f"PYTHONPATH={path}", program, "-m", "attested", "build", "--root", str(root), cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site"


def _properdocs(folder: Path) -> Path:
    """With the theme that mkdocs.yml names: it lies in the environment of the tests, which is to come before that of the generators."""
    return _hooked(folder, str(find("generator:properdocs")), {}, sysconfig.get_paths()["purelib"])


def _materialx(folder: Path) -> Path:
    return _hooked(folder, str(find("generator:materialx")), {NAME: NAME.replace("material", "materialx"), PLUGINS: PLUGINS.replace("search", "search: {provider: lunr}")})


def _zensical(folder: Path) -> Path:
    """Of the exported pages, with our templates, as the manual says."""
    python = str(find("generator:zensical"))
    copy(folder, ("overrides",))
    add(folder, "file", "zensical.yml")
    for words in (["-m", "attested", "export", "--root", str(ROOT), "--pages", "pages"], ["-m", "zensical", "build", "--config-file", "zensical.yml"]):
        done = run(python, *words, cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


HOW: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "properdocs": ("ProperDocs", _properdocs),
    "materialx": ("ProperDocs with MaterialX", _materialx),
    "zensical": ("Zensical", _zensical),
}


@pytest.fixture(params=[pytest.param(name, marks=pytest.mark.outside(f"generator:{name}"), id=HOW[name][0]) for name in HOW])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def other(name: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that another generator made. No test changes it."""
    return once(tmp_path_factory.getbasetemp(), f"generator-{name}", HOW[name][1]) / "site"


@pytest.fixture
def other_host(other: Path) -> Iterator[str]:
    with served(other) as host:
        yield host


def _pages(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}


def _leads(page: str, html: str) -> set[str]:
    """Where the links of a page lead. That of the skip link is each theme's own matter."""
    return {urljoin(f"https://x.test/{page}", one) for one in scan(SKIP.sub("", html)).links}


def test_each_address_id_and_link_is_there(site: Path, other: Path) -> None:
    ours, theirs = _pages(site), _pages(other)
    assert len(ours) > 100 and set(theirs) == set(ours)
    missing = []
    for page, html in ours.items():
        held, found = scan(html), scan(theirs[page])
        assert not found.twice, page
        missing += [f"{page}#{one}" for one in held.ids - found.ids if not THEIRS.match(one)]
        missing += [f"{page}: {one}" for one in _leads(page, html) - _leads(page, theirs[page]) if not THEIRS.search(one)]
    assert missing == []


def test_each_file_for_machines_is_there(site: Path, other: Path, name: str) -> None:
    theirs = re.compile(r"assets/(?:javascripts|stylesheets|images)/") if name != "zensical" else re.compile(r"assets/(?:javascripts|stylesheets|images)/|search/search_index\.json$")
    ours = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert sorted(one for one in ours if not theirs.match(one) and not (other / one).is_file()) == []
    assert (other / "objects.inv").read_bytes() == (site / "objects.inv").read_bytes()


def test_the_chain_holds(other: Path, name: str) -> None:
    """By the proof of our own build. The frame of a page for which no hook could write a policy is not judged."""
    assert list(proof.prove(other, build(ROOT).kb, framed=name != "zensical")) == []


def test_each_page_has_its_search_field_its_styles_and_its_skip_link(other: Path) -> None:
    pages = {page: html for page, html in _pages(other).items() if page != "404.html"}
    for page, html in pages.items():
        whole = "/cite/" not in page or page == "cite/index.html"
        if 'class="md-header"' not in html:
            assert not whole, f"{page} has no frame"
            continue
        assert html.count('id="at-q"') == 1, page
        sheets = [posixpath.normpath(posixpath.join(posixpath.dirname(page), way)) for way in re.findall(r'<link rel="stylesheet" href="([^"]+)">', html)]
        assert "assets/site.css" in sheets and all((other / one).is_file() for one in sheets), page
        skips = SKIP.findall(html)
        assert len(skips) == 1 and f'id="{skips[0]}"' in html, (page, skips)


def test_what_a_reader_sees_is_the_same(page: Any, host: str, other_host: str) -> None:
    """A page in the browser, in both colours: its type, its ink and its place, and no request that fails or leaves the site."""
    look = """() => ["body", ".at-wordmark", "h1", "figure blockquote", ".at-nav a", "#at-q", ".md-search__icon", ".at-footer"].map((one) => {
      const [element, style] = [document.querySelector(one), getComputedStyle(document.querySelector(one))];
      const box = element.getBoundingClientRect();
      return [one, style.color, style.backgroundColor, style.fontFamily, style.fontSize, style.opacity, ...[box.x, box.width].map(Math.round)];
    })"""
    for width, dark in ((1280, False), (390, True)):
        seen = []
        for home in (host, other_host):
            tab, fetched = page(width=width, dark=dark), list[str]()
            tab.on("console", lambda one, fetched=fetched: fetched.append(one.text) if one.type == "error" else None)
            tab.on("pageerror", lambda one, fetched=fetched: fetched.append(str(one)))
            tab.on("request", lambda one, home=home, fetched=fetched: fetched.append(one.url) if not one.url.startswith((home, "data:", "blob:")) else None)
            tab.goto(f"{home}glossary/mesa-optimizer/", wait_until="networkidle")
            assert fetched == []
            tab.wait_for_selector(".at-footer")
            tab.evaluate("document.documentElement.style.scrollbarGutter = 'auto'")  # Zensical keeps room for a bar that this browser does not show
            seen.append(tab.evaluate(look))
        assert seen[1] == seen[0]


def test_the_search_finds_a_term_by_its_first_letters(page: Any, other_host: str) -> None:
    tab = page(width=1280)
    tab.goto(other_host)
    tab.click("#at-q")
    tab.keyboard.type("mesaoptimzer")
    tab.wait_for_selector("[role=option] a, a[role=option]")
    assert tab.evaluate("document.querySelector('[role=option]').href") == f"{other_host}glossary/mesa-optimizer/"


def test_the_skip_link_is_first_and_leads_to_the_content(page: Any, other_host: str) -> None:
    tab = page(width=1280)
    for path in ("", "glossary/optimizer/", "how-to-read/"):
        tab.goto(other_host + path)
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.matches('.md-skip')"), path
        tab.keyboard.press("Enter")
        tab.keyboard.press("Tab")
        assert tab.evaluate("!!document.activeElement.closest('article')"), path


def test_a_misspelled_address_offers_the_term(page: Any, other_host: str) -> None:
    tab = page(width=390)
    assert tab.goto(other_host + "glossary/mesa-optimiser/").status == 404
    tab.wait_for_selector("#search:not([hidden])")
    assert tab.locator("#nearest dt a").first.inner_text() == "mesa-optimizer"
