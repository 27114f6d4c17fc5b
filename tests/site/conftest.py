"""The real site, built once for each process of the tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.building import ROOT, copy, program, run
from tests.site.test_pages import served


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real glossary."""
    root = copy(tmp_path_factory.mktemp("real"))
    done = run(program("mkdocs"), "build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="session")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a glossary on another subject, built by the same engine."""
    root = copy(tmp_path_factory.mktemp("foreign"), ())
    shutil.copytree(ROOT / "tests/foreign/glossary", root / "glossary")
    shutil.copytree(ROOT / "tests/foreign/bib", root / "bib")
    done = run(program("attested"), "build", "--root", str(root), cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[str]:
    """The address at which the real site is served."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def foreign_host(foreign: Path) -> Iterator[str]:
    with served(foreign) as address:
        yield address
