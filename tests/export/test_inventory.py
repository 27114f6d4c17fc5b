"""objects.inv: Sphinx resolves every spelling of a term, and each anchor, to an element of the built site."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest

from attested.export.as_inventory import inventory
from attested.graph import KnowledgeBase
from tests.site.building import parsed, program, run

# As mkdocstrings reads a line; it is not installed here, so its own code and autorefs' are untried.
MKDOCSTRINGS = re.compile(r"^(?P<name>.+?)\s+(?P<domainrole>\S+)\s+(?P<priority>-?\d+)\s+(?P<uri>\S*)\s+(?P<dispname>.*)$")


def rows(data: bytes) -> list[tuple[str, str, str, str]]:
    """Name, role, address and words, read by the rules of the format."""
    head, body = data.split(b"zlib.\n", 1)
    assert head.decode().splitlines()[0] == "# Sphinx inventory version 2"
    lines = zlib.decompress(body).decode().split("\n")
    assert lines.pop() == ""
    found = [MKDOCSTRINGS.match(line) for line in lines]
    assert all(found)
    return [(one["name"], one["domainrole"], one["uri"], one["dispname"]) for one in found if one]


def test_every_address_is_an_element_of_the_site(site: Path) -> None:
    found = rows((site / "objects.inv").read_bytes())
    assert {role for _, role, _, _ in found} == {"std:term", "std:label"}
    for name, _, address, _ in found:
        page, _, anchor = address.partition("#")
        assert not anchor or any(one.get("id") == anchor for one in parsed(site / page / "index.html").iter()), name


def test_all_spellings_and_anchors_are_there(kb: KnowledgeBase) -> None:
    found = {(name.casefold(), role) for name, role, _, _ in rows(inventory(kb))}
    for entry in kb.entries.values():
        for name in entry.names:
            if "std:term" not in name:
                assert (" ".join(name.split()).casefold(), "std:term") in found
        for _, quotation in entry.quotations:
            assert (f"{entry.id}#{quotation.anchor}".casefold(), "std:label") in found


def test_no_name_stands_twice_whatever_its_case(kb: KnowledgeBase) -> None:
    names = [(name.casefold(), role) for name, role, _, _ in rows(inventory(kb))]
    assert len(names) == len(set(names))


def test_what_the_format_cannot_hold_is_left_out(hostile: KnowledgeBase) -> None:
    found = rows(inventory(hostile))
    names = [name for name, role, _, _ in found if role == "std:term"]
    assert names == ["other", "line break", "l s", "AB", "עברית"]
    assert not [name for name in names if "std:term" in name]
    assert ("ab", "std:label", "glossary/ab/#ab") in {row[:3] for row in found}, "its page is there all the same"


@pytest.fixture(scope="module")
def sphinx(tmp_path_factory: pytest.TempPathFactory, site: Path) -> str:
    """A page of a tiny Sphinx project that links here by name; the inventory is a local file."""
    root = tmp_path_factory.mktemp("sphinx")
    conf = f'extensions = ["sphinx.ext.intersphinx"]\nintersphinx_mapping = {{"glossary": ("https://example.org/g/", {str(site / "objects.inv")!r})}}\n'
    (root / "conf.py").write_text(conf, encoding="utf-8")
    text = """T
=

:term:`mesa-optimizer` :term:`mesaoptimisers <mesaoptimiser>` :term:`Mesa-Optimization`
:term:`simulacra` :external+glossary:term:`base optimizer`
:ref:`said of ChatGPT <mesa-optimizer#chatgpt-cot>` :ref:`a note <mesa-optimizer#definition-finds>`
:ref:`sources/hubinger2019#s1-1` :ref:`its page <optimizer>`
"""
    (root / "index.rst").write_text(text, encoding="utf-8")
    done = run(program("sphinx-build"), "-q", "-n", "-W", "-b", "html", str(root), str(root / "out"), cwd=root)
    assert done.returncode == 0, done.stderr
    return (root / "out/index.html").read_text(encoding="utf-8")


@pytest.mark.outside("sphinx-build")
@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("mesa-optimizer", "glossary/mesa-optimizer/#definition"),
        ("mesaoptimisers", "glossary/mesa-optimizer/#definition"),
        ("Mesa-Optimization", "glossary/mesa-optimizer/#definition"),
        ("simulacra", "glossary/simulator-and-simulacrum/#simulator-and-simulacrum"),
        ("base optimizer", "glossary/base-optimizer/#base-optimizer"),
        ("said of ChatGPT", "glossary/mesa-optimizer/#chatgpt-cot"),
        ("a note", "glossary/mesa-optimizer/#definition-finds"),
        ("its page", "glossary/optimizer/#optimizer"),
    ],
)
def test_sphinx_resolves_names(sphinx: str, words: str, address: str) -> None:
    assert re.search(rf'href="https://example\.org/g/{re.escape(address)}"[^>]*><span[^>]*>{re.escape(words)}</span>', sphinx)


@pytest.mark.outside("sphinx-build")
def test_sphinx_shows_our_words_where_it_has_none(sphinx: str) -> None:
    assert "Risks from Learned Optimization in Advanced Machine Learning Systems, §1.1</span>" in sphinx


@pytest.mark.outside("sphinx-build")
def test_sphinx_says_of_a_name_that_is_not_there(tmp_path: Path, site: Path) -> None:
    (tmp_path / "conf.py").write_text(f'extensions = ["sphinx.ext.intersphinx"]\nintersphinx_mapping = {{"glossary": ("https://example.org/", {str(site / "objects.inv")!r})}}\n', encoding="utf-8")
    (tmp_path / "index.rst").write_text("T\n=\n\n:external+glossary:term:`no such term`\n", encoding="utf-8")
    done = run(program("sphinx-build"), "-q", "-n", "-W", "-b", "html", ".", "out", cwd=tmp_path)
    assert done.returncode != 0 and "no such term" in done.stderr
