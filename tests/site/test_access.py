"""Who reads with other eyes or hands: the tree that a screen reader gets, and the keyboard alone. What axe finds: test_axe.py."""

from __future__ import annotations

from typing import Any

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def _focused(tab: Any) -> str:
    return str(tab.evaluate("(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).trim().replace(/\\s+/g, ' ')"))


def _walk(tab: Any, steps: int) -> list[str]:
    names = []
    for _ in range(steps):
        tab.keyboard.press("Tab")
        names.append(_focused(tab))
    return names


def test_an_entry_is_walked_in_the_order_in_which_it_is_read(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.route("**/data/cards/**", lambda route: route.abort())  # cards, which the focus opens, have their own tests
    tab.goto(host + "glossary/sub-agent/")
    tab.keyboard.press("Tab")
    assert _focused(tab) == "Skip to content"
    tab.keyboard.press("Enter")
    assert _walk(tab, 11) == [
        "mesa-optimizer", "[paraphrase of Hubinger et al. 2019, §1.1, read 2026-11-26]", "mesa-optimizers", "[Demski and Garrabrant 2018]", "1 use shown", "relations", "mentions", "history",
        "Cite this entry", "Link to this heading", "simulacra",
    ]  # fmt: skip
    tab.locator("#simulacra-thread-c2 blockquote a").first.focus()
    walked = [_focused(tab)]
    for _ in range(8):
        tab.keyboard.press("ArrowRight")
        walked.append(_focused(tab))
    assert walked == ["simulacra", "Note 1", "Note 2", "Note 3", "mesa-optimizers", "sentence whole", "Passage", "Cite this quotation", "Copy as a line"]


def test_the_tree_of_an_entry_names_its_parts(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "glossary/mesa-optimizer/")
    tree = tab.locator("article").aria_snapshot()
    for part in (
        '- heading "mesa-optimizer" [level=1]',
        '- heading "Definition" [level=2]',
        '- heading "Cases" [level=2]',
        '- heading "ChatGPT using chain of thought disputed',
        '- blockquote:',
        '- link "Note 1"',
        '- link "Back to the phrase of note 1"',
        '- button "Copy as a line"',
        '- link "Edit this page"',
    ):
        assert part in tree, part
    page_tree = tab.locator("body").aria_snapshot()
    for part in ("- banner:", "- main:", "- contentinfo:", '- navigation "Main":', '- search "Site":', '- textbox "Search terms and sources"'):
        assert part in page_tree, part


def test_a_definition_comes_before_its_source_and_its_notes(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "glossary/optimizer/")
    assert tab.locator("#definition > :not(figure), #definition > figure > *").evaluate_all("all => all.map((one) => one.tagName)") == ["BLOCKQUOTE", "FIGCAPTION", "OL"], "the margin has room for all its notes"
    tree = tab.locator("#definition").aria_snapshot()
    order = [tree.index(part) for part in ("- blockquote", '- link "Passage"', "- list:")]
    assert order == sorted(order)
    assert tree.count("- listitem:") == 6


def test_filters_are_reached_named_and_told_by_keyboard_alone(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "cases/")
    tree = tab.locator("article").aria_snapshot()
    assert '- combobox "Term"' in tree and '- combobox "Speaker"' in tree and "- status" in tree
    tab.locator(".md-skip").focus()
    tab.keyboard.press("Enter")
    assert _walk(tab, 4) == ["Does the term apply?", "What is said", "How the word is used", "What it turns on"]
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.name") == "term"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.name") == "speaker"
    tab.keyboard.type("LessWrong commenter C5")
    tab.wait_for_function("() => document.querySelector('.at-filter output').textContent.startsWith('1 of')")
    assert tab.locator(".at-exchange:visible").count() == 1, "an exchange is hidden with its row"
    assert tab.locator(".at-exchange:visible").get_attribute("id") == "consequentialist-critical-comment"


def test_a_line_to_paste_opens_and_is_copied_by_keyboard(page: Any, host: str) -> None:
    tab = page(width=1280, permissions=["clipboard-read", "clipboard-write"])
    tab.goto(host + "cases/#mesa-optimizer-chatgpt-cot")
    assert tab.locator("#mesa-optimizer-chatgpt-cot").get_attribute("open") is not None, "a link to it opens it"
    tab.locator("#mesa-optimizer-chatgpt-cot li a").last.focus()
    for _ in range(3):  # the card of that link has a link of its own
        tab.keyboard.press("Tab")
        if _focused(tab) == "Copy this line":
            break
    assert _focused(tab) == "Copy this line"
    tab.keyboard.press("Enter")
    tab.wait_for_function("() => document.querySelector('output.at-said').textContent === 'Copied'")
    assert tab.evaluate("navigator.clipboard.readText()") == (
        "ChatGPT using chain of thought (mesa-optimizer): "
        "“moreover ChatGPT using chain of thought is plausibly already a mesaoptimizer.” — LessWrong commenter C1 (name not established): affirms, hedged “plausibly” · "
        "“I disagree with this line though:” — LessWrong commenter C2 (name not established): denies · "
        "“ChatGPT doesn’t seem to be doing anything qualitatively different on this note.” — LessWrong commenter C2 (name not established): denies, hedged “doesn’t seem”. "
        f"{host}cases/#mesa-optimizer-chatgpt-cot"
    )
