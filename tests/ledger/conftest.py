"""The site at the end of the story, built once for all processes of the tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledger.publishing import built
from tests.running import once
from tests.site.test_pages import served


def _build(root: Path) -> None:
    (root / "ever.json").write_text(json.dumps(sorted(built(root)[1])), encoding="utf-8")


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    root = once(tmp_path_factory.getbasetemp(), "told", _build)
    return root / "site", set(json.loads((root / "ever.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def site(told: tuple[Path, set[str]]) -> Path:
    return told[0]


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address
