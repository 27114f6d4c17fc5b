"""Knowledge bases to cite from, and every reference that their pages offer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from attested.build import build
from attested.cite import Citable, Citations, Reference, citables, cite_ours, cite_source
from attested.graph import KnowledgeBase, join_up
from attested.ledger import following, publish
from attested.model import Ledger, Site
from attested.read.glossary import read_glossary

ROOT = Path(__file__).resolve().parents[2]
READ = date(2026, 1, 31)


@pytest.fixture(scope="session")
def memory() -> dict[tuple[str, str], tuple[str, str]]:
    """What pandoc rendered, for all tests of a process."""
    return {}


@pytest.fixture(scope="session")
def citations(memory: dict[tuple[str, str], tuple[str, str]]) -> Citations:
    return Citations(memory, READ)


@pytest.fixture(scope="session")
def real() -> KnowledgeBase:
    return build(ROOT).kb


@pytest.fixture(scope="session")
def mills() -> KnowledgeBase:
    """The glossary of another field."""
    return build(ROOT / "tests/foreign").kb


def published(kb: KnowledgeBase, page: str, anchor: str, version: tuple[int, int] = (2, 1), since: str = "2025-03-09") -> KnowledgeBase:
    """The same glossary, at an address and with one anchor and its page published."""
    return published_as(kb, Site(name="Tidal words", url="https://example.org/mills/"), {(page, ""): (version, since), (page, anchor): (version, since)})


def published_as(kb: KnowledgeBase, site: Site, editions: Mapping[tuple[str, str], tuple[tuple[int, int], str]]) -> KnowledgeBase:
    """The same glossary as a site, with some anchors published, by page and id, each in a version and on a day of its own. A page has one text, of its version."""
    made = publish(following(replace(kb, glossary=replace(kb.glossary, site=site, ledger=Ledger()))), "2024-01-02").ledger
    lines = [
        replace(line, quotation=numbers[0], notes=numbers[1], since=day)
        for line in made.lines
        if (told := editions.get((line.page, line.id))) is not None
        for numbers, day in [told]
    ]
    versions = {line.page: line.version for line in lines if not line.id}
    texts = [replace(text, version=versions[text.page]) for text in made.published_texts if text.page in versions]
    return replace(kb, glossary=replace(kb.glossary, site=site, ledger=Ledger(tuple(lines), tuple(texts))))


@pytest.fixture
def of_record(tmp_path: Path) -> Callable[[str], Reference]:
    """A record of a bibliography as a reference."""

    def made(record: str, locator: str = "") -> Reference:
        for folder in ("bib", "glossary"):
            (tmp_path / folder).mkdir()
        (tmp_path / "bib/references.bib").write_text(record, encoding="utf-8")
        kb = join_up(read_glossary(tmp_path))
        assert [one for one in kb.glossary.findings if one.place.path == "bib/references.bib"] == []
        return cite_source(kb, kb.sources["x"], locator)

    return made


def at(kb: KnowledgeBase, address: str) -> Citable:
    """What can be cited at an address, as it is written on the command line."""
    return next(one for one in citables(kb) if one.address == address)


def everything(kb: KnowledgeBase) -> list[Reference]:
    """Each reference that any page of a glossary offers."""
    origins = dict.fromkeys(origin for one in citables(kb) for origin in one.origins)
    return [*(cite_ours(kb, one) for one in citables(kb)), *(cite_source(kb, kb.sources[key], locator) for key, locator in origins)]
