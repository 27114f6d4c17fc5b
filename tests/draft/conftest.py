"""The scripts of the page, each as a module in Chromium, without any site around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.site.building import ROOT
from tests.site.test_pages import served


@pytest.fixture(scope="session")
def scripts() -> Iterator[str]:
    """Where the scripts are served."""
    with served(ROOT / "docs/assets/draft") as host:
        yield host


@pytest.fixture
def run_script(page: Callable[..., Any], scripts: str) -> Callable[..., Any]:
    """Run the body of an async function of ``given`` in the browser; ``load`` imports a script by its name."""

    def run(body: str, given: Any) -> Any:
        tab = page()
        tab.goto(scripts + "words.js")
        return tab.evaluate(f"async ([host, given]) => {{ const load = (name) => import(`${{host}}${{name}}.js`); {body} }}", [scripts, given])

    return run
