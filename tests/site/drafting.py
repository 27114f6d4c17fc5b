"""Drafts, and the page on which they are checked."""

from __future__ import annotations

from typing import Any

from tests.site.building import ROOT

FINE = "A mesa-optimizer is a model that is itself an optimizer. There is evidence that misaligned mesa-optimizers are a problem."
PASTE = """([html, plain]) => {
  const field = document.getElementById("draft-text"), clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", plain);
  field.focus();
  return field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def seed() -> str:
    """C1's own comment, from the text as it was received."""
    text = next((ROOT / "bib/originals").glob("000_*.txt")).read_text(encoding="utf-8")
    return next(line for line in text.split("\n") if line.startswith("People seem to sometimes use"))


def checked(tab: Any, host: str, text: str) -> str:
    """The status after a draft was typed and checked."""
    tab.goto(host + "check-a-draft/")
    tab.get_by_label("Your text").fill(text)
    tab.get_by_role("button", name="Check").click()
    return status(tab)


def status(tab: Any) -> str:
    tab.wait_for_function("() => !['', 'Checking …'].includes(document.getElementById('draft-status').textContent)")
    return str(tab.locator("#draft-status").inner_text())


def passages(tab: Any) -> list[str]:
    return [" ".join(one.split()) for one in tab.locator(".at-hit mark").all_inner_texts()]
