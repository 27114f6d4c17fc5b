"""A quotation is copied with who said it and where it stands; a phrase and its note light up together."""

from __future__ import annotations

from typing import Any

import pytest


def test_a_quotation_is_copied_with_its_attribution_by_keyboard(page: Any, host: str) -> None:
    tab = page(width=1280, permissions=["clipboard-read", "clipboard-write"])
    tab.goto(host + "glossary/mesa-optimizer/?from=a-post#section-usage")
    button = tab.locator("#definition .at-copy")
    button.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_function("() => document.querySelector('output.at-said').textContent === 'Copied'")
    assert tab.evaluate("navigator.clipboard.readText()") == (
        "“Mesa-optimization occurs when a base optimizer (in searching for algorithms to solve some problem) finds a model that is itself an optimizer, "
        f"which we will call a mesa-optimizer.” — Hubinger et al. 2019, §1.1 (checked as quoted by LawrenceC). {host}glossary/mesa-optimizer/#definition (not yet published)"
    )
    assert button.inner_text() == "Copied"
    tab.wait_for_function("() => document.querySelector('#definition .at-copy').textContent === 'Copy'")
    assert button.evaluate("one => one === document.activeElement"), "the focus stays where it was"


def test_who_has_no_name_is_copied_as_such(page: Any, host: str) -> None:
    tab = page(width=390, has_touch=True, permissions=["clipboard-read", "clipboard-write"])
    tab.goto(host + "glossary/mesa-optimizer/")
    tab.locator("#chatgpt-cot-thread-c1 .at-copy").tap()
    tab.wait_for_function("() => document.querySelector('output.at-said').textContent === 'Copied'")
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“moreover ChatGPT using chain of thought is plausibly already a mesaoptimizer.” — LessWrong commenter C1: affirms (name and date not established; hedged “plausibly”; ")


def test_without_a_secure_context_it_is_copied_the_old_way(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    tab.goto(host + "glossary/optimizer/")
    tab.evaluate("document.addEventListener('copy', () => { window.copied = document.activeElement.value; })")
    tab.locator("#definition .at-copy").click()
    tab.wait_for_function("() => document.querySelector('output.at-said').textContent === 'Copied'")
    assert tab.evaluate("window.copied").startswith("“A system is an optimizer if it is internally searching")
    assert tab.locator("textarea").count() == 0


def test_where_nothing_can_be_copied_that_is_said(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;")
    tab.goto(host + "glossary/optimizer/")
    tab.locator("#definition .at-copy").click()
    tab.wait_for_function("() => document.querySelector('output.at-said').textContent.startsWith('Could not copy')")
    assert tab.locator("#definition .at-copy").inner_text() == "Not copied"


def test_without_scripts_no_dead_button_is_shown(page: Any, host: str) -> None:
    tab = page(width=1280, java_script_enabled=False)
    tab.goto(host + "cases/")
    assert tab.locator(".at-copy").count() == 0
    tab.locator("#mesa-optimizer-chatgpt-cot summary").click()
    line = tab.locator("#mesa-optimizer-chatgpt-cot .at-line")
    assert line.is_visible() and "“moreover ChatGPT using chain of thought is plausibly already a mesaoptimizer.” — LessWrong" in line.input_value()
    assert line.input_value().endswith("(address not yet published)")


def _lit(tab: Any) -> list[str]:
    return [str(one.get_attribute("id")) for one in tab.locator(".at-lit").all()]


NOTE = "definition-explicitly-represented-within-the-system"


@pytest.mark.parametrize("of", ["mark", "note"])
def test_a_phrase_and_its_note_light_up_together_under_the_mouse(page: Any, host: str, of: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "glossary/optimizer/")
    assert _lit(tab) == []
    tab.hover(f"#{NOTE}-mark" if of == "mark" else f"#{NOTE} .at-q")
    assert sorted(_lit(tab)) == [NOTE, f"{NOTE}-mark"]
    mark = tab.locator(f"#{NOTE}-mark")
    assert mark.evaluate("one => getComputedStyle(one).backgroundColor") != tab.locator(".at-mark").first.evaluate("one => getComputedStyle(one).backgroundColor")
    tab.hover("h1")
    assert _lit(tab) == []


def test_they_light_up_with_the_focus_and_stay_while_the_mouse_is_elsewhere(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "glossary/optimizer/")
    tab.locator(f"#{NOTE}-mark sup a").focus()
    tab.hover("h1")
    assert sorted(_lit(tab)) == [NOTE, f"{NOTE}-mark"]
    tab.locator("#definition .at-passage-link").focus()
    assert _lit(tab) == []


def test_they_light_up_at_a_tap(page: Any, host: str) -> None:
    tab = page(width=390, has_touch=True)
    tab.goto(host + "glossary/optimizer/")
    tab.locator(f"#{NOTE} > .at-q").tap()
    assert sorted(_lit(tab)) == [NOTE, f"{NOTE}-mark"]


def test_the_tenth_note_lights_up_like_the_first(page: Any, host: str) -> None:
    tab = page(width=1280)
    tab.goto(host + "glossary/optimizer/")
    tab.evaluate(
        """() => {
          const list = document.querySelector("#definition .at-notes"), words = document.querySelector("#definition .at-exact");
          for (let number = 7; number < 13; number++) {
            words.insertAdjacentHTML("beforeend", `<mark class="at-mark" id="n${number}-mark">more<sup><a href="#n${number}" data-note="${number}"></a></sup></mark>`);
            list.insertAdjacentHTML("beforeend", `<li id="n${number}" value="${number}"><span class="at-q">“more”</span></li>`);
          }
        }"""
    )
    tab.hover("#n12")
    assert sorted(_lit(tab)) == ["n12", "n12-mark"]


def test_a_case_is_copied_with_all_who_speak_and_as_markdown(page: Any, host: str) -> None:
    tab = page(width=1280, permissions=["clipboard-read", "clipboard-write"])
    tab.goto(host + "glossary/mesa-optimizer/")
    tab.locator("#chatgpt-cot > h3 > .at-copy").click()
    tab.wait_for_function("() => document.querySelector('output.at-said').textContent === 'Copied'")
    line = tab.evaluate("navigator.clipboard.readText()")
    assert "C1: affirms" in line and "C2: denies" in line and "\n" not in line
    assert line.endswith(f". {host}glossary/mesa-optimizer/#chatgpt-cot (not yet published)")
    tab.locator("#chatgpt-cot > h3 > .at-rich").click()
    tab.wait_for_function("(before) => navigator.clipboard.readText().then((one) => one !== before)", arg=line)
    rich = tab.evaluate("navigator.clipboard.readText()")
    assert rich.startswith("> “moreover ChatGPT using chain of thought is plausibly already a mesaoptimizer.”\n>\n> — LessWrong commenter C1: affirms")
    assert rich.endswith(f"\n\n{host}glossary/mesa-optimizer/#chatgpt-cot (not yet published)")
