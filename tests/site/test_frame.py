"""Generated pages are filled into frames; each is, byte for byte, what the theme makes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from markupsafe import escape

from attested.render.page import ContentsLine
from attested.site import frame
from attested.site.frame import Framed, Frames
from tests.site.building import copy, program, run, state

PAGE = Framed("glossary/leat/", "Leat & “mill”", "What a <leat> is.", "", "", (ContentsLine("leat", "Leat", 1),), True, "<h1 id=leat>Leat</h1>")
PAGES = (
    PAGE,
    replace(PAGE, url="glossary/race/", title="Race", contents=(ContentsLine("race", "Race", 1),), body="<h1 id=race>Race</h1>"),
    replace(PAGE, url="glossary/race/v/1.0/", title="Race, version 1.0", canonical="../../", listed=False),
    replace(PAGE, url="glossary/leat/v/2.1/", title="Leat, version 2.1", canonical="../../", listed=False),
    replace(PAGE, url="sources/race/", edit="https://example.org/edit/bib/race.md"),
    replace(PAGE, url="glossary/wheel/", description="", contents=()),
    replace(PAGE, url="glossary/%D8%B1%D8%AD%D9%89/", title="رحى"),
    replace(PAGE, url="rights/", title="Rights"),
)


def plain(page: Framed) -> str:
    """A theme that puts each part of a page somewhere, some of them twice."""
    skip = f'<a href="#{page.contents[0].id}">Skip</a>' if page.contents else ""
    edit = f'<a href="{page.edit}">Edit</a>' if page.edit else ""
    return (
        f"<title>{escape(page.title)}</title><meta content='{escape(page.title)}: {escape(page.description)}'>{'' if page.listed else '<meta name=robots>'}"
        f"<link rel=canonical href='{escape(page.canonical) or page.url}'><script>let own = 1</script>{skip}{edit}{page.body}"
    )


def loud(page: Framed) -> str:
    return plain(page).replace("<title>", f"<title>{escape(page.title.upper())} ")


def wordy(page: Framed) -> str:
    return plain(page) + f"{len(page.body.split())} words"


def sectioned(page: Framed) -> str:
    return plain(page).replace("<title>", f"<title>{page.url.strip('/').rpartition('/')[2][0]} ")


def counted(theme: Callable[[Framed], str], pages: tuple[Framed, ...]) -> tuple[list[str], int]:
    """The pages that frames of a theme make, and how often the theme was asked."""
    asked = []

    def render(page: Framed) -> str:
        asked.append(page)
        return theme(page)

    frames = Frames(render)
    return [frames.page(page) for page in pages], len(asked)


@pytest.mark.parametrize("theme", [plain, loud, wordy, sectioned])
def test_a_page_is_what_the_theme_makes_of_it(theme: Callable[[Framed], str]) -> None:
    made, _ = counted(theme, PAGES)
    assert made == [theme(page) for page in PAGES]


def test_the_theme_is_asked_twice_for_a_kind_of_page_and_no_more() -> None:
    many = tuple(replace(PAGE, url=f"glossary/term-{at}/", title=f"Term {at}") for at in range(100))
    assert counted(plain, many)[1] == 2
    assert counted(loud, many)[1] == 101, "a frame that this theme's pages do not share is tried once"


def test_a_body_that_holds_a_script_of_the_frame_is_left_to_the_theme_and_its_policy() -> None:
    asked: list[str] = []

    def render(page: Framed) -> str:
        asked.append(page.url)
        return plain(page)

    frames = Frames(render)
    for at, quiet in enumerate(({}, {"let other = 1"}, {"let own = 1"})):
        frames.page(replace(PAGE, url=f"glossary/term-{at}/"), frozenset(quiet))
    assert asked[1:] == ["glossary/term-0/", "glossary/term-2/"]


def _differing(one: Path, other: Path) -> list[str]:
    ours, theirs = state(one), state(other)
    assert ours.keys() == theirs.keys()
    assert sum(path.endswith(".html") for path in ours) > 40
    return [path for path in ours if ours[path] != theirs[path]]


def _page_by_page(root: Path) -> Path:
    """The site of a copy of the glossary whose pages the theme renders one by one."""
    with patch.object(frame, "SHORT", 99):
        done = run(program("mkdocs"), "build", "-q", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site"


def test_the_real_glossarys_pages_are_what_the_theme_makes_of_them(site: Path, tmp_path: Path) -> None:
    assert _differing(_page_by_page(copy(tmp_path)), site) == []


def test_so_are_those_of_a_published_glossary_with_an_address_of_its_own(tmp_path: Path) -> None:
    root = copy(tmp_path)
    settings = root / "mkdocs.yml"
    where = "site_url: https://example.org/words/\nrepo_url: https://example.org/files\n"
    settings.write_text(where + settings.read_text(encoding="utf-8"), encoding="utf-8")
    themed = _page_by_page(root).rename(tmp_path / "themed")
    done = run(program("mkdocs"), "build", "-q", cwd=root)
    assert done.returncode == 0, done.stderr
    page = (root / "site/glossary/optimizer/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/words/glossary/optimizer/">' in page
    assert _differing(themed, root / "site") == []
