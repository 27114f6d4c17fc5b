"""What all tests share: the settings of Hypothesis, the marks, and a browser.

A test that wants the browser asks for `page`, which opens one:

    def test_title(page):
        tab = page(width=390, dark=True)
        tab.goto(url)
        assert tab.title() == "…"
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from hypothesis import settings

from tests.chromium import HELP, find_chromium, in_ci
from tests.running import find

# The machine's speed is not what is tested. In CI, the same examples each time: a red run can be repeated.
settings.register_profile("user", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if missing := [name for mark in item.iter_markers("outside") for name in mark.args if find(name) is None]:
        pytest.skip(f"{NOT_INSTALLED}{', '.join(missing)}")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say which outside programs were not there to be tried, and how many tests that left out."""
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


@pytest.fixture
def page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Open pages, each in a context (cookies, storage, settings) of its own; closed after the test.

    `page(width=1280, height=900, dark=False, **context)`: the rest goes to Playwright's `new_context`, as in
    `page(java_script_enabled=False)` or `page(base_url=…)`.
    """
    with ExitStack() as open_contexts:

        def open_page(width: int = 1280, height: int = 900, dark: bool = False, **context: Any) -> Any:
            made = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", **context
            )
            open_contexts.callback(made.close)
            return made.new_page()

        yield open_page
