"""The two glossaries, each read once for all tests of the graph."""

from pathlib import Path

import pytest

from attested.build import build
from attested.graph import KnowledgeBase

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def own() -> KnowledgeBase:
    return build(ROOT).kb


@pytest.fixture(scope="session")
def foreign() -> KnowledgeBase:
    return build(ROOT / "tests/foreign").kb
