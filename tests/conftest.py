"""What all tests share: the settings of Hypothesis, the marks, and a browser.

A test that wants the browser asks for `page`, which opens one:

    def test_title(page):
        tab = page(width=390, dark=True)
        tab.goto(url)
        assert tab.title() == "…"
"""

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

from tests.chromium import HELP, find_chromium, in_ci
from tests.examples import examples
from tests.running import find

# The machine's speed is not what is tested. In CI, the same examples each time: a red run can be repeated.
settings.register_profile("user", deadline=None, max_examples=examples(40, 100))
settings.register_profile("ci", deadline=None, max_examples=examples(40, 100), derandomize=True, print_blob=True)
settings.load_profile("ci" if in_ci() else "user")

NOT_INSTALLED = "NOT INSTALLED: "

FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


FIRST = ("test_types.py", "test_axe.py", "test_building.py", "test_every_page.py", "test_reader.py", "test_machine.py", "test_accidents.py", "test_published.py", "test_look.py", "test_serving.py")
"""Files that take long. They begin first, so that at the end no process works on one of them while the others have nothing to do."""


BYTECODE = "PYTHONPYCACHEPREFIX"
"""Where processes of their own find and leave what they have compiled: in a folder for this run, and not in any copy of the sources."""
FOLDER = "ATTESTED_TESTS_BYTECODE"
"""The same folder, for the processes that run the tests. They themselves begin without it, and so read what was compiled when the libraries were installed."""


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="attested-bytecode-")
    if hasattr(config, "workerinput") or not config.getoption("numprocesses", None):
        os.environ[BYTECODE] = os.environ[FOLDER]


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(FOLDER), ignore_errors=True)
        os.environ.pop(BYTECODE, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    with_browser = {item.path for item in items if {"chromium", "walked"} & {*getattr(item, "fixturenames", ())}}

    def begins(item: pytest.Item) -> tuple[int, bool]:
        """The place of a test's file: among those of ``FIRST``, then those with the browser, then all others. Within it all stays in order."""
        name = item.path.name
        return FIRST.index(name) if name in FIRST else len(FIRST), item.path not in with_browser

    items.sort(key=begins)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if missing := [name for mark in item.iter_markers("outside") for name in mark.args if find(name) is None]:
        pytest.skip(f"{NOT_INSTALLED}{', '.join(missing)}")


_MEASURED: list[str] = []
"""Figures that tests say, for the end of the run."""


@pytest.fixture
def measured(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Say a figure that the end of the run prints; processes hand it on with the report of the test."""
    return lambda figure: record_property("measured", figure)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _MEASURED.extend(str(figure) for name, figure in report.user_properties if name == "measured" and report.when == "call")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what was measured; say which outside programs were not there to be tried, and how many tests that left out."""
    if _MEASURED:
        terminalreporter.section("WHAT WAS MEASURED")
        terminalreporter.write_line("\n".join(sorted(_MEASURED)))
    reasons = [report.longrepr[2].partition(NOT_INSTALLED)[2] for report in terminalreporter.stats.get("skipped", []) if isinstance(report.longrepr, tuple)]
    lines = [f"{names}: {count} skipped" for names, count in sorted(Counter(filter(None, reasons)).items())]
    if lines:
        terminalreporter.section("PROGRAMS THAT ARE NOT INSTALLED HERE, so that nothing was tried with them")
        terminalreporter.write_line("\n".join(lines))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium. Without one: skipped aloud on a user's machine, failed in CI."""
    path = find_chromium()
    if path:
        return path
    if in_ci():
        pytest.fail(f"No Chromium, and in CI the browser's tests have to run. {HELP}", pytrace=False)
    pytest.skip(f"NO CHROMIUM, so not tested. {HELP}")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """Chromium, started once for each process of the tests."""
    from playwright.sync_api import sync_playwright

    root = hasattr(os, "geteuid") and os.geteuid() == 0
    # Chromium's sandbox does not work for root.
    flags = [*FLAGS, *(["--no-sandbox"] if root else [])]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield running
        running.close()


@pytest.fixture(scope="session")
def contexts(browser: Any) -> dict[str, Any]:
    """Contexts of the browser by their options, each made once for all tests of a process."""
    return {}


@pytest.fixture
def page(browser: Any, contexts: dict[str, Any]) -> Iterator[Callable[..., Any]]:
    """Open pages; after the test they are closed, and what they stored is forgotten.

    `page(width=1280, height=900, dark=False, **context)`: the rest goes to Playwright's `new_context`, as in
    `page(java_script_enabled=False)` or `page(base_url=…)`. Pages of the same such options share a context, and by it the files
    that the browser has loaded: a context of its own costs as much as loading a page three times. What a test sets for a page
    (routes, scripts that run first, listeners) ends with the page; a test that sets anything for the context itself makes its own
    of `browser`.
    """
    used = []

    def open_page(width: int = 1280, height: int = 900, dark: bool = False, **context: Any) -> Any:
        options = repr(sorted(context.items()))
        if options not in contexts:
            contexts[options] = browser.new_context(**context)
        used.append(contexts[options])
        tab = contexts[options].new_page()
        tab.set_viewport_size({"width": width, "height": height})
        tab.emulate_media(color_scheme="dark" if dark else "light")
        return tab

    yield open_page
    for context in used:
        _forget(context)


def _forget(context: Any) -> None:
    """Close the pages of a context, and delete what the sites that they show have stored."""
    for tab in context.pages:
        parts = urlsplit(tab.url)
        if parts.netloc:
            device = context.new_cdp_session(tab)
            device.send("Storage.clearDataForOrigin", {"origin": f"{parts.scheme}://{parts.netloc}", "storageTypes": "all"})
        tab.close()
    context.clear_cookies()
