"""The site at the end of the story, built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledger.publishing import built
from tests.site.test_pages import served


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    return built(tmp_path_factory.mktemp("told"))


@pytest.fixture(scope="session")
def site(told: tuple[Path, set[str]]) -> Path:
    return told[0]


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address
