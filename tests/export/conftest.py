"""Knowledge bases to export: the real glossary, the foreign one, a hostile one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from attested.build import build
from attested.graph import KnowledgeBase
from tests.export.hostile import write
from tests.site.building import ROOT, copy
from tests.site.conftest import foreign, site

__all__ = ["foreign", "site"]  # fixtures of the built sites, wanted here too


@pytest.fixture(scope="session")
def real() -> KnowledgeBase:
    return build(ROOT).kb


@pytest.fixture(scope="session")
def foreign_kb() -> KnowledgeBase:
    return build(ROOT / "tests/foreign").kb


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return build(write(tmp_path_factory.mktemp("hostile"))).kb


@pytest.fixture(scope="session", params=["real", "foreign_kb", "hostile"])
def kb(request: pytest.FixtureRequest) -> KnowledgeBase:
    """Each of the three in turn."""
    found: KnowledgeBase = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the real glossary, without a repository around it."""
    return copy(tmp_path / "tree", ("glossary", "bib", "docs", "mkdocs.yml"))


@pytest.fixture
def with_url(tree: Path) -> Callable[[], KnowledgeBase]:
    """The real glossary, published at an address."""

    def made() -> KnowledgeBase:
        config = tree / "mkdocs.yml"
        config.write_text(config.read_text(encoding="utf-8") + "\nsite_url: https://example.org/a&b\n", encoding="utf-8")
        return build(tree).kb

    return made
