"""What the pages of the frontier, of circles and of the kinds of relation say, on the built sites."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from urllib.parse import unquote, urldefrag
from xml.etree.ElementTree import Element

import pytest

from tests.site.building import ROOT, by_class, by_id, parsed, program, run, words

FOREIGN = ROOT / "tests/foreign"


def section(page: Element, heading: str) -> Element:
    """The section that a heading's id opens."""
    return next(one for one in by_class(page, "at-section") if any(part.get("id") == heading for part in one.iter()))


def rows(part: Element) -> list[list[str]]:
    """Each row of a section: its heading (with the count beside it), then its claims and sentences with who said them."""
    return [
        [words(one) for one in row.iter() if one.tag == "h3" or one.get("class") in ("at-claim", "at-hop")]
        for row in by_class(part, "at-row")
    ]


def test_the_circle_of_the_foreign_glossary_is_shown_as_its_three_sentences(foreign: Path) -> None:
    page = parsed(foreign / "circles/index.html")
    assert rows(section(page, "circular")) == [
        [
            "flap gate, head and millpond",
            "The definition of flap gate names head.",
            "“It [the gate] is a gate that the flood opens and the head shuts, and nobody stands by it.” Brack 1911, p. 2",
            "The definition of head names millpond.",
            "“The head is how far the water of the millpond, once the gate has fallen to, stands above the sea.” Brack 1911, p. 2",
            "The definition of millpond names flap gate.",
            "“The millpond is the water that a flap gate has let in and will not let out.” Brack 1911, p. 1",
        ]
    ]


def test_its_rival_definition_and_its_contradiction_are_shown(foreign: Path) -> None:
    page = parsed(foreign / "circles/index.html")
    [rival] = rows(section(page, "rivals"))
    assert rival == [
        "tide mill",
        "“A tide mill is a mill driven by water which the sea has left behind.” Brack 1911, p. 1",
        "“Call that a tide mill which stands idle twice in every day.” The Compilers of the Coast Almanac, March",
    ]
    assert rows(section(page, "contradictions")) == [
        [
            "flap gate and écluse",
            "Flap gate “kind of” écluse, according to speaker K3.",
            "“A flap gate is but an écluse that the water minds.” speaker K3",
            "Écluse “told apart from” flap gate, according to Brack.",
            "“Do not take it for the flap gate, which needs none.” Brack 1911, p. 3",
        ]
    ]


def test_the_check_reports_exactly_the_circle_the_rivals_and_the_contradiction() -> None:
    done = run(program("attested"), "check", "--format", "json", "--root", str(FOREIGN), cwd=ROOT)
    assert done.returncode == 0
    told = [(row["check"], row["severity"], row["path"], row["line"]) for row in json.loads(done.stdout)]
    assert told == [
        ("circular_definition", "info", "glossary/flap-gate.md", 11),
        ("rival_definitions", "info", "glossary/tide-mill.md", 23),
        ("contradictory_relations", "warning", "glossary/écluse.md", 18),
    ]
    text = run(program("attested"), "check", "--root", str(FOREIGN), cwd=ROOT).stdout
    assert text.rstrip().endswith("1 warning, 2 info.")
    for row in json.loads(done.stdout):
        assert f"{row['path']}:{row['line']}:{row['column']}: {row['severity']}: {row['message']} [{row['check']}]" in text


def test_where_there_is_none_the_page_says_so(site: Path) -> None:
    page = parsed(site / "circles/index.html")
    assert not by_class(page, "at-row")
    assert [words(section(page, name)) for name in ("circular", "rivals", "contradictions")] == [
        "Circular definitions None: no definition quoted here leads back to its own term.",
        "Rival definitions None: no term is defined more than once in the words quoted here.",
        "Contradictory relations None: no two relations of this glossary contradict each other.",
    ]


def test_the_frontier_ranks_terms_without_a_definition_with_the_sentences_that_lean_on_them(site: Path) -> None:
    part = section(parsed(site / "frontier/index.html"), "without-definition")
    told = rows(part)
    assert [row[0] for row in told][:2] == [
        "search 2 terms here rest on it directly, 2 in all",
        "objective function 1 term here rests on it directly, 2 in all",
    ]
    assert told[1][1:] == [
        "The definition of optimizer names objective function.",
        "“objective function” Hubinger et al. 2019, §1, as quoted by LawrenceC",  # its sentence stands above, under “search”
    ]
    assert words(part).count("Propose a definition") == len(told)


def test_the_frontier_ranks_words_without_an_entry(foreign: Path) -> None:
    part = section(parsed(foreign / "frontier/index.html"), "without-entry")
    first = rows(part)[0]
    assert first[0] == "water 3 definitions here rest on it, 4 terms in all"
    assert [line.partition(" defines ")[2] for line in first[1:]] == ["head · Brack 1911, p. 2", "millpond · Brack 1911, p. 1", "tide mill · Brack 1911, p. 1"]
    for row in by_class(part, "at-row"):
        name = words(row.findall("h3")[0]).partition(words(by_class(row, "at-status")[0]))[0].strip()
        for hop in by_class(row, "at-hop"):
            [marked] = [words(one) for one in hop.iter("b")]
            assert marked.casefold().rstrip("s") == name.casefold().rstrip("s")
        [link] = [one for one in row.iter("a") if words(one) == "Propose this term"]
        assert link.get("aria-label") == f"Propose the term {name}"


@pytest.mark.parametrize("which", ["site", "foreign"])
@pytest.mark.parametrize("name", ["frontier", "circles", "relations"])
def test_each_sentence_leads_to_the_quotation_that_holds_it(which: str, name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(which)
    page = site / name / "index.html"
    links = by_class(parsed(page), "at-evidence")
    assert links or (which, name) == ("site", "circles")
    for link in links:
        path, anchor = urldefrag(link.get("href") or "")
        held = by_id(parsed((page.parent / unquote(path) / "index.html").resolve()), anchor)
        assert words(link)[0] + words(link)[-1] == "“”"
        sentence = re.sub(r"^[0-9]+[.)] ", "", words(link)[1:-1])  # the sign of an item is drawn there
        shown = " ".join(words(one) for one in by_class(held, "at-exact"))
        if "[…]" in shown:  # the sentence stands here whole, and there with the words left out below it
            assert all(part.strip() in sentence for part in shown.split("[…]")) or sentence in shown, link.get("href")
        else:
            assert sentence in words(held), link.get("href")


@pytest.mark.parametrize(("which", "root"), [("site", ROOT), ("foreign", FOREIGN)])
def test_each_kind_of_relation_has_its_paragraph_its_facts_and_an_example(which: str, root: Path, request: pytest.FixtureRequest) -> None:
    page = parsed(request.getfixturevalue(which) / "relations/index.html")
    kinds = tomllib.loads((root / "glossary/relations.toml").read_text("utf-8"))["kinds"]
    parts = by_class(page, "at-section")
    assert [words(part.findall("h2")[0], without=("a",)) for part in parts] == [*kinds, "defined in terms of"]
    for part, (name, kind) in zip(parts, kinds.items(), strict=False):
        assert words(part.findall("p")[0]) == kind["description"]
        facts = {words(one.findall("dt")[0]): words(one.findall("dd")[0]) for one in part.iter("div") if one.findall("dt")}
        assert facts["Holds both ways"] == ("yes" if kind.get("symmetric") else "no")
        assert facts["May lead back to where it began"] == ("no" if kind.get("acyclic") else "yes")
        assert facts.get("Read from the other end", kind["inverse"]) == kind["inverse"]
        assert facts["In SKOS"] == f"skos:{kind['skos']}"
        assert f"“{name}”" in words(by_class(part, "at-claim")[0]) and by_class(part, "at-evidence"), "an example from the glossary"
        assert facts["Used here"] != "not yet"
