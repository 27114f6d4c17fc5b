"""The built sites, each built once for all processes of the tests, and served by each of them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.running import once
from tests.site.building import ROOT, copy, program, run
from tests.site.moot import build_moot
from tests.site.test_pages import served
from tests.site.walked import addresses, one_of_each_kind, walk


def _real(root: Path) -> None:
    done = run(program("mkdocs"), "build", cwd=copy(root))
    assert done.returncode == 0, done.stderr


def _foreign(root: Path) -> None:
    copy(root, ())
    shutil.copytree(ROOT / "tests/foreign/glossary", root / "glossary")
    shutil.copytree(ROOT / "tests/foreign/bib", root / "bib")
    done = run(program("attested"), "build", "--root", str(root), cwd=root)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real glossary. No test changes it."""
    return once(tmp_path_factory.getbasetemp(), "real", _real) / "site"


@pytest.fixture(scope="session")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a glossary on another subject, built by the same engine. No test changes it."""
    return once(tmp_path_factory.getbasetemp(), "foreign", _foreign) / "site"


@pytest.fixture(scope="session")
def moot_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a glossary of one term (moot.py). No test changes it."""
    return once(tmp_path_factory.getbasetemp(), "moot", build_moot) / "site"


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[str]:
    """The address at which the real site is served."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def foreign_host(foreign: Path) -> Iterator[str]:
    with served(foreign) as address:
        yield address


@pytest.fixture
def walked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, bool], dict[str, Any]]:
    """What a walk through a site saw (see walked.py), by the name of the site's fixture: through every page of it, or through one of
    each kind. Walked once for all processes."""

    def seen(which: str, every: bool) -> dict[str, Any]:
        def make(folder: Path) -> None:
            page, site = request.getfixturevalue("page"), request.getfixturevalue(which)
            host = request.getfixturevalue("host" if which == "site" else "foreign_host")
            paths = (addresses if every else one_of_each_kind)(site)
            (folder / "seen.json").write_text(json.dumps(walk(page(), host, paths)), encoding="utf-8")

        found = once(tmp_path_factory.getbasetemp(), f"walked-{which}{'-whole' * every}", make) / "seen.json"
        told: dict[str, Any] = json.loads(found.read_text(encoding="utf-8"))
        return told

    request.getfixturevalue("chromium")
    return seen
