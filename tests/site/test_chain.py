"""Every quotation on the site leads to its words, and they lead back: looked at in the HTML alone."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from tests.site.building import ROOT, by_class, by_id, parsed, words


def _follow(page: Path, address: str) -> tuple[Path, str]:
    path, anchor = urldefrag(address)
    target = (page.parent / unquote(path)).resolve() if path else page
    return (target / "index.html" if target.is_dir() else target), anchor


def _pages(site: Path, folder: str) -> list[Path]:
    return sorted((site / folder).glob("*/index.html"))


def _segments(exact: str) -> list[str]:
    """What stands between omissions, our own insertions taken out."""
    return [" ".join(part.split()) for part in exact.split("[…]")]


@pytest.mark.parametrize("which", ["site", "foreign"])
def test_each_quotation_stands_in_the_element_that_its_link_names(which: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(which).resolve()
    seen = 0
    for page in _pages(site, "glossary"):
        for figure in by_class(parsed(page), "at-quotation"):
            link = by_class(figure, "at-passage-link")[0].get("href") or ""
            target, anchor = _follow(page, link)
            held = by_id(parsed(target), anchor)
            for segment in _segments(words(by_class(figure, "at-exact")[0])):
                for part in re.split(r"\s*\[[^\]]*\]\s*", segment):
                    assert part in words(held), (page, figure.get("id"), part)
            back = [_follow(target, one.get("href") or "") for one in held.iter("a")]
            assert (page, figure.get("id")) in back
            seen += 1
    assert seen >= 10


def test_passages_lead_on_to_the_source_where_its_address_is_established(site: Path) -> None:
    for key, address in {"hubinger2019": "https://arxiv.org/pdf/1906.01820", "lawrencec": "https://www.lesswrong.com/posts/firtXAWGdvzXYAh9B"}.items():
        page = parsed(site / "sources" / key / "index.html")
        for section in by_class(page, "at-passage"):
            assert [one.get("href") for one in by_class(section, "at-source-link")] == [address]
    for key in ("thread", "post"):
        page = parsed(site / "sources" / key / "index.html")
        assert not by_class(page, "at-source-link"), f"the address of {key} is not established"


def test_the_definition_of_mesa_optimizer_leads_to_the_paper(site: Path) -> None:
    page = site / "glossary/mesa-optimizer/index.html"
    link = by_class(by_id(parsed(page), "definition"), "at-passage-link")[0].get("href") or ""
    target, anchor = _follow(page.resolve(), link)
    assert target == (site / "sources/hubinger2019/index.html").resolve()
    assert "which we will call a mesa-optimizer" in words(by_id(parsed(target), anchor))


def test_every_quoted_word_stands_in_the_source_text(site: Path) -> None:
    """The site against the text as it was received, with no passage between."""
    seed = " ".join((ROOT / "bib/originals/000_048b664c86e10ee3.txt").read_text(encoding="utf-8").split())
    for page in _pages(site, "glossary"):
        for figure in by_class(parsed(page), "at-quotation"):
            for segment in _segments(words(by_class(figure, "at-exact")[0])):
                assert segment in seed


@pytest.mark.parametrize("term", ["sub-agent", "consequentialist"])
def test_terms_that_nobody_defines_say_so_and_lead_to_their_uses(site: Path, term: str) -> None:
    page = parsed(site / "glossary" / term / "index.html")
    assert words(by_class(page, "at-facts")[0]).startswith("Used, not defined, by C")
    assert not by_class(page, "at-is-definition")
    assert any(term in words(one).lower() for one in by_class(page, "at-exact"))


def test_no_name_is_printed_for_those_whose_names_are_not_established(site: Path) -> None:
    for page in _pages(site, "glossary"):
        for caption in parsed(page).iter("figcaption"):
            who = words(by_class(caption, "at-who")[0])
            if who.startswith("LessWrong commenter"):
                assert [words(one) for one in by_class(caption, "at-open")] == ["name and date not established"]


def test_second_hand_words_are_never_said_to_be_checked_at_the_source(site: Path) -> None:
    for page in _pages(site, "glossary"):
        for caption in parsed(page).iter("figcaption"):
            if words(by_class(caption, "at-who")[0]).startswith("Hubinger"):
                assert [words(one) for one in by_class(caption, "at-ok")] == ["checked as quoted by LawrenceC"]
