"""The page on what “verbatim” means shows verdicts that `match` gives, and names each reason for which it refuses a quotation."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from attested.graph.comparing import compare
from attested.graph.plain_words import without_marks
from attested.model import Anchor, Paragraph, Passage, Place, Text
from attested.prose.marks import read_marks
from attested.verbatim import ENGLISH, Match, Mismatch, Reason, match
from tests.site.building import ROOT

PAGE = (ROOT / "docs/verbatim.md").read_text(encoding="utf-8")
RULES, EXAMPLES = PAGE.split("## Examples {#examples}")
TABLE = [line for line in EXAMPLES.splitlines() if line.startswith("|")][2:]
ROW = re.compile(r"\| `([^`]+)`((?: \(brackets ours(?:, “[^”]+” is a term)?\))?(?:, with [^|]*)?) \| `([^`]+)` \| ([^|]+) \| (\d+) \|")
ROWS = [found.groups() for found in map(ROW.fullmatch, TABLE) if found]


def test_every_row_is_read() -> None:
    assert len(ROWS) == len(TABLE) >= 18


def _in_marked(quote: str, words: str) -> Match | Mismatch:
    """The verdict on a quotation from a passage that has marks of its source's type."""
    text = Text(words, ((0, Place("bib/passages/book.md")),))
    made = read_marks(text, [(0, len(words))])
    assert made.faults == ()
    whole = (Paragraph(0, len(made.text.value), -1),)
    rest = {"by": "", "name_established": True, "by_remark": "", "answers": "", "answers_inferred": False, "original": "", "lines": (), "variant": "", "url": "", "remark": ""}
    passage = Passage("book", "p. 1", Anchor("p1"), **rest, text=made.text, paragraphs=whole, quoted=(), place=text.place, places={}, rich=True, marks=made.marks)  # type: ignore[arg-type]
    return compare(without_marks(quote, passage), passage)


@pytest.mark.parametrize(("quote", "said", "passage", "verdict", "rule"), ROWS)
def test_a_row_of_the_page_is_what_the_program_says(quote: str, said: str, passage: str, verdict: str, rule: str) -> None:
    names = frozenset(re.findall("“(.+)” is a term", said))
    found = _in_marked(quote, passage) if rule == "13" else match(quote, passage.replace("⏎", "\n"), brackets_ours="brackets ours" in said, names=names)
    told = f"`{found.reason}`" if isinstance(found, Mismatch) else ", ".join(["stands", *(f"by {one}" for one in found.relied_on)])
    assert verdict == told
    assert f"{{#rule-{rule}}}" in RULES


def test_the_rules_are_numbered_in_a_row_and_name_every_reason() -> None:
    numbers = re.findall(r"^## (\d+)\. .*\{#rule-(\d+)\}$", RULES, re.MULTILINE)
    assert numbers == [(str(at), str(at)) for at in range(1, len(numbers) + 1)]
    assert set(get_args(Reason)) - set(re.findall(r"`([a-z-]+)`", RULES)) == set()


def test_the_page_lists_the_words_of_polarity_and_of_scope() -> None:
    listed = [re.search(pattern, RULES, re.DOTALL) for pattern in (r"In English these are: ([^.]+)\.", r"\(#rule-12\), and ([^(]+)\n")]
    assert [set(re.split(r",\s+", found[1])) if found else set() for found in listed] == [ENGLISH.polar, ENGLISH.scope]
