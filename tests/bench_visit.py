"""A first visit to a site in Chromium, for ``make bench``: what is fetched before anything is asked of the page, and when the search answers."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.chromium import find_chromium
from tests.site.test_pages import served

ANSWER = """async ([name]) => {
  const field = document.querySelector("#at-q"), begin = performance.now();
  field.focus();
  field.value = name;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  for (;;) {
    const first = document.querySelector(".md-search__output [role=option] .at-answer-title");
    if (first?.textContent.trim() === name) return (performance.now() - begin) / 1000;
    await new Promise((done) => setTimeout(done, 5));
    if (performance.now() - begin > 30000) throw new Error(`The search did not find ${name}`);
  }
}"""


@dataclass(frozen=True, slots=True)
class Visit:
    """Requests and bytes, compressed, of a first visit to an entry; seconds from the last letter to the first result, in a fresh profile and then for another term."""

    requests: int
    bytes: int
    cold: float
    warm: float


def visit(site: Path, slug: str, first: str, second: str) -> Visit | None:
    """Visit the entry of a slug, and look for two terms by their names. None without Chromium."""
    path = find_chromium()
    if path is None:
        return None
    from playwright.sync_api import sync_playwright

    with served(site) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        answers: list[Any] = []
        tab.on("response", lambda answer: answers.append(answer))
        tab.goto(f"{host}glossary/{slug}/")
        tab.wait_for_load_state("networkidle")
        weights = [_weight(answer) for answer in answers if answer.status < 300]
        cold, warm = (tab.evaluate(ANSWER, [name]) for name in (first, second))
        browser.close()
        return Visit(len(weights), sum(weights), cold, warm)


def _weight(answer: Any) -> int:
    body = answer.body()
    return len(body) if answer.url.endswith(("woff2", "png")) else len(gzip.compress(body, 9))
