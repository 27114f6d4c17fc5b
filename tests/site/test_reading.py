"""What a page says of itself and of its words, looked at in the HTML alone."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from tests.site.building import ROOT, by_class, by_id, parsed, words


def test_source_links_lead_to_the_words_unless_these_are_known_to_differ(site: Path) -> None:
    links = {}
    for term in ("mesa-optimizer", "optimizer"):
        definition = by_id(parsed(site / f"glossary/{term}/index.html"), "definition")
        links[term] = by_class(definition, "at-source-link")[0].get("href")
    assert links["mesa-optimizer"] == "https://arxiv.org/pdf/1906.01820"  # a browser finds no words in a PDF
    assert links["optimizer"] == "https://arxiv.org/pdf/1906.01820", "LawrenceC's version differs from the paper"


def test_several_definitions_are_numbered_with_who_gives_each(foreign: Path) -> None:
    page = parsed(foreign / "glossary/tide-mill/index.html")
    assert [words(one) for one in by_class(page, "at-number")] == ["Definition 1 given by Brack, 1911", "Definition 2 given by The Compilers of the Coast Almanac"]


def test_a_dispute_says_who_is_on_which_side(site: Path, foreign: Path) -> None:
    page = parsed(site / "glossary/mesa-optimizer/index.html")
    assert [words(one) for one in by_class(by_id(page, "chatgpt-cot"), "at-side-head")] == ["C1 affirms", "C2 denies"]
    page = parsed(foreign / "glossary/tide-mill/index.html")
    assert [words(one) for one in by_class(by_id(page, "saltby"), "at-side-head")] == ["K1 affirms", "K2 denies"]


def test_criteria_are_marked_as_our_reading_and_blank_where_nobody_spoke(site: Path) -> None:
    page = parsed(site / "cases/index.html")
    section = by_class(page, "at-criteria")[0]
    assert "our reading" in words(section)
    assert [words(one) for one in section.iter("th") if one.get("scope") == "col"] == ["Phrase", "C2", "C4"]
    rows = [row for row in section.iter("tr") if row.find("td") is not None]
    first = [words(cell) for cell in rows[0].iter("td")]
    assert words(rows[0].find("th")).startswith("“itself an optimizer” mesa-optimizer, Hubinger et al. 2019, §1.1")  # type: ignore[arg-type]
    assert first == ["denies ChatGPT using chain of thought", ""]


def test_a_discussion_is_drawn_as_a_tree_with_inferred_answers_marked(site: Path) -> None:
    tree = by_class(parsed(site / "sources/thread/index.html"), "at-thread")[0]
    assert [words(one) for one in by_class(tree, "at-inferred")] == ["answers C1 (inferred)", "answers C3 (inferred)", "answers C4 (inferred)"]
    root = tree.find("li")
    assert root is not None and root.find("ol") is not None
    below = [words(one.find("div"))[:2] for one in root.find("ol")]  # type: ignore[union-attr, arg-type]
    assert below == ["C2", "C3"]


def test_what_was_not_compared_with_its_original_is_said_on_the_source_page(site: Path) -> None:
    second = words(parsed(site / "sources/hubinger2019/index.html"))
    assert "As quoted by LawrenceC, in turn quoted by LessWrong commenter C4" in second
    assert "Each passage below was also compared by a contributor, on 2026-11-27, with the work itself" in second
    assert "The program has not compared the original" in words(parsed(site / "sources/lawrencec/index.html"))
    assert "The program has not compared the original" not in words(parsed(site / "sources/thread/index.html"))


def test_every_page_tells_what_it_is_where_it_is_posted(site: Path) -> None:
    told: dict[str, Path] = {}
    for page in sorted(site.rglob("*.html")):
        if page.name == "404.html":
            continue
        tree = parsed(page)
        metas = {one.get("property") or one.get("name"): one.get("content") or "" for one in tree.iter("meta")}
        assert metas["og:title"].strip() and metas["og:description"].strip(), page
        assert metas["description"] == metas["og:description"], page
        assert metas["description"] not in told, (page, told.get(metas["description"]))
        told[metas["description"]] = page
        icon = next(one.get("href") or "" for one in tree.iter("link") if one.get("rel") == "icon")
        assert (page.parent / urlsplit(icon).path).resolve().is_file(), (page, icon)
        if page.parent.name == "cite" and page.parent.parent != site:
            continue  # how to cite an entry stands in a frame of its own, which is as light as can be
        [feed] = [one for one in tree.iter("link") if one.get("rel") == "alternate"]
        assert feed.get("type") == "application/atom+xml"
        assert (page.parent / (feed.get("href") or "")).resolve() == (site / "feed.atom").resolve(), page


def test_a_link_to_an_entry_shows_the_words_and_who_said_them(site: Path) -> None:
    for term, said in (
        ("optimizer", "“A system is an optimizer if it is internally searching through a search space"),
        ("consequentialist", "“The critical issue is whether consequentialist mesa optimizers will arise.” – LessWrong commenter C3, name not established – "),
        ("base-optimizer", "finds a model that is itself an optimizer” – Hubinger et al. 2019, §1.1, as quoted by LawrenceC – base optimizer: defined in"),
    ):
        metas = {one.get("property"): one.get("content") or "" for one in parsed(site / "glossary" / term / "index.html").iter("meta")}
        assert said in metas["og:description"]


def test_every_quotation_can_be_reported_and_every_page_edited(site: Path) -> None:
    for page in (site / "glossary" / path.stem / "index.html" for path in sorted((ROOT / "glossary").glob("*.md"))):
        tree = parsed(page)
        for figure in by_class(tree, "at-quotation"):
            assert [one.get("href") for one in by_class(figure, "at-report")] == ["../../contribute/#report-a-misquotation"]
        assert "Edit this page" in words(by_class(tree, "at-foot")[0])
