"""“Check a draft” for who uses a keyboard, a screen reader or a phone, and for who has a long text."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site.drafting import FINE, checked, passages, seed, status
from tests.site.test_access import TAGS
from tests.site.walked import LINES, LONGEST

LONG = f"{FINE}\n\n{seed()}\n\n> {seed()}\n\n" * 150

# Turns of the page's own loop between the order to check and the result: what stays at 0 if the page itself does the work.
TURNS = """async (text) => {
  const status = document.getElementById("draft-status"), channel = new MessageChannel();
  document.getElementById("draft-text").value = text;
  document.querySelector(".at-draft-form").requestSubmit();
  let turns = 0;
  await new Promise((done) => {
    channel.port1.onmessage = () => {
      if (!status.textContent.startsWith("Checking")) return done();
      turns += 1;
      channel.port2.postMessage(0);
    };
    channel.port2.postMessage(0);
  });
  return turns;
}"""
BUSY = """async ([host, text]) => {
  const [{ checker }, { readText }] = await Promise.all(["check", "reading"].map((name) => import(`${host}assets/draft/${name}.js`)));
  const check = checker(await (await fetch(`${host}data/draft.json`)).json()), channel = new MessageChannel();
  let turns = 0;
  channel.port1.onmessage = () => { turns += 1; channel.port2.postMessage(0); };
  const before = turns, { hits } = check(readText(text));
  return [turns - before, hits.length];
}"""


def test_a_long_draft_is_checked_beside_the_page(page: Any, host: str) -> None:
    assert len(LONG.encode()) > 200_000
    tab = page(width=1280)
    checked(tab, host, FINE)
    assert f"{host}assets/draft/worker.js" in [one.url for one in tab.workers]
    # On a busy machine the page may get no turn by chance; one that did the work itself would get none in any of five.
    assert any(tab.evaluate(TURNS, LONG) > 20 for _ in range(5)), "the page took part in nothing else while the draft was checked"
    assert status(tab) == "300 passages to look at, 300 in a quotation. 4 terms used."
    assert len(passages(tab)) == 200
    assert "400 more passages are not shown." in tab.locator(".at-hits").inner_text()


def test_the_count_of_turns_can_fail(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "check-a-draft/")
    assert tab.evaluate(BUSY, [host, LONG]) == [0, 600]


def test_a_worker_that_never_answers_leaves_the_page_usable(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.route("**/draft/worker.js", lambda route: route.fulfill(content_type="text/javascript", body="for (;;);"))
    tab.goto(host + "check-a-draft/")
    field = tab.get_by_label("Your text")
    field.fill(FINE)
    tab.get_by_role("button", name="Check").click()
    tab.wait_for_function("() => document.getElementById('draft-status').textContent === 'Checking …'")
    field.press_sequentially("More words.")
    assert field.input_value().endswith("More words.")
    tab.get_by_role("button", name="Clear the text").click()
    assert field.input_value() == ""


def test_without_workers_the_page_checks_by_itself(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.add_init_script("delete window.Worker")
    assert checked(tab, host, seed()) == "2 passages to look at. 3 terms used."
    assert [one.url for one in tab.workers if "draft" in one.url] == []


def test_it_is_used_by_keyboard_alone(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.route("**/data/cards/**", lambda route: route.abort())  # cards, which the focus opens, have their own tests
    tab.goto(host + "check-a-draft/")
    tab.locator(".md-skip").focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") == "draft-text"
    tab.keyboard.insert_text(seed())
    tab.keyboard.press("Control+Enter")
    assert status(tab) == "2 passages to look at. 3 terms used."
    assert tab.evaluate("document.activeElement.id") == "draft-text", "the writer stays where the writer was"
    names = []
    for _ in range(5):
        tab.keyboard.press("Tab")
        names.append(tab.evaluate("document.activeElement.textContent.trim()"))
    assert names[:3] == ["Check", "Clear the text", "mesa-optimizers"]
    assert names[3] == "the shorthand"
    assert names[4].startswith("“People seem to sometimes use")


def test_a_screen_reader_is_told(page: Any, host: str) -> None:
    tab = page(width=1280)
    checked(tab, host, seed())
    assert tab.locator("#draft-status").get_attribute("aria-live") == "polite"
    tree = tab.locator("article").aria_snapshot()
    for part in (
        '- textbox "Your text"',
        '- button "Check"',
        "- status: 2 passages to look at. 3 terms used.",
        '- heading "Passages to look at" [level=2]',
        "- mark: evidence that mesaoptimizers are a problem",
        '- heading "Terms used in your text" [level=2]',
        '- checkbox "mesa-optimizer, in the appendix" [checked]',
        '- textbox "Markdown with BibLaTeX"',
        '- button "Save the sources as BibLaTeX"',
    ):
        assert part in tree, part


@pytest.mark.parametrize("dark", [False, pytest.param(True, marks=pytest.mark.long)], ids=["light", "dark"])
@pytest.mark.parametrize("which", ["host", "foreign_host"])
def test_axe_finds_nothing_in_the_results(page: Any, request: pytest.FixtureRequest, which: str, dark: bool) -> None:
    tab = page(width=1280, dark=dark)
    checked(tab, request.getfixturevalue(which), f"{seed()}\n\n> {seed()}\n\nNo tide mills stand on a river.")
    found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
    assert [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found.response["violations"]] == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_results_fit_the_screen_and_the_line(page: Any, host: str, width: int) -> None:
    tab = page(width=width)
    checked(tab, host, f"{seed()} {'x' * 300} evidence of mesa-optimizers\n\n> {seed()}")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate(LINES, LONGEST) == []
