"""A quotation does not stand in its source as it is written here.

## Why

A quotation certifies that somebody wrote these words. One letter more or less, and somebody else wrote them.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

> The lens collects the rays of the lamp
>
> — [@handbook, Lens]
```

## Right

```glossary/lens.md
---
term: lens
---

# lens

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Compare the quotation with the passage in `bib/passages/`, at the place that the caret shows, and copy the words from there.
Leave words out with `[...]`, at least three words on either side, and never a lone *not*, *only* or *if*. Square brackets say who or what is
meant, with words of the same passage or with a name that the glossary knows; then add `(brackets ours)` behind the source. If it is the passage that is wrong, correct it against the original.
A quotation runs over the break of two paragraphs only where nothing stands between them in the original; else it says `[...]` there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.originals import collations, stands_in_original
from ..model import Finding, Passage
from ..verbatim import Departure, Mismatch, Reason, hidden
from ._shared import difference, fault, sentence

SAYS: dict[Reason, tuple[str, str]] = {
    "hidden-character": ("holds a character that cannot be seen", "Delete the invisible character, or type the words anew."),
    "segment-too-short": (
        "has too few words beside an omission",
        "Quote at least three words, or twelve letters, on either side of [...].",
    ),
    "nothing-omitted": ("marks an omission where nothing is left out", "Take the [...] away."),
    "gap-too-long": (
        "leaves out more than 1,500 characters at once",
        "Make two quotations of it, each with its own attribution.",
    ),
    "not-found": (
        "does not stand in the passage like this",
        "Copy the words from the passage, letter for letter; mark what you leave out with [...].",
    ),
    "undeclared-brackets": (
        "has words in square brackets that are not the source's",
        "Add (brackets ours) behind the source if they are yours, or take them out.",
    ),
    "brackets-too-long": ("has more than 60 characters in one pair of square brackets", "Say it in a note below the quotation."),
    "brackets-change-meaning": (
        "has a word in square brackets that can turn the sense around",
        "Say it in a note below the quotation.",
    ),
    "brackets-inside-word": ("has square brackets inside a word", "Quote the whole word as it stands, and say the rest in a note below the quotation."),
    "brackets-not-in-source": (
        "has words in square brackets that are neither the passage's nor a name",
        "In brackets, name who or what is meant: with words of the same passage, or with a term, a speaker or an author.",
    ),
    "omission-changes-meaning": ("leaves out a word that turns its sense", "Quote that word, or make two quotations of it."),
    "mid-word": ("begins or ends inside a word of the passage", "Quote whole words."),
    "ambiguous": ("stands in the passage more than once", "Quote more of the words around it, or name a narrower locator."),
    "empty": ("quotes no words", "Put the words of the source above its attribution, and begin each line of them with “> ”."),
    "blocks-apart": (
        "runs on over words that the passage leaves out of its original",
        "Write [...] where they are left out, or quote one block alone; or bring them into the passage.",
    ),
    "too-long": ("is longer than 64 KiB, or its passage is", "Quote less, or divide the passage into several locators."),
}


TOLD: tuple[Reason, ...] = ("empty", "nothing-omitted", "mid-word", "too-long")
"""Reasons of which the sentence above says all."""

MARKUP = (
    (re.compile(r"</?[A-Za-z][^<>]{0,80}>"), "Take the HTML away: a quotation holds the words of the source and nothing else."),
    (re.compile(r"&#?\w{1,31};"), "Write the character itself instead of its HTML entity."),
    (re.compile(r"[*_`]+"), "Take the marks of emphasis or code away: here they count as characters."),
    (re.compile(r"\.\.\.|…"), "If words are left out here, mark that in square brackets: [...]."),
    (re.compile(r"^>"), "Write one “>” before the words; in an entry a quotation never stands inside another one."),
    (re.compile(r"^[\"“„«]"), "Write the words without marks around them: “>” already says that they are quoted."),
)
"""Markup that people write into quotations and that the source does not have, with the hint how to write it."""


def _hint(quote: str, result: Mismatch) -> str:
    """Say how to write what stands where the two part, if it is markup."""
    if result.reason != "not-found":
        return ""
    for mark, hint in MARKUP:
        for found in mark.finditer(quote):
            if found.start() <= result.at < found.end():
                return hint
    return ""


def _refused(kb: KnowledgeBase, passage: Passage) -> bool:
    """Tell whether a passage parts from its original."""
    return any(isinstance(result, Departure) for _, result in collations(kb).get((passage.key, passage.locator), ()))


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Quotations whose words are not those of the passage they name."""
    for one in kb.checked:
        result, passage = one.result, one.passage
        if not isinstance(result, Mismatch) or passage is None or hidden(passage.text.value) is not None:
            continue
        ours = one.quotation.attribution is not None and one.quotation.attribution.brackets_ours
        if _refused(kb, passage) and stands_in_original(kb, passage, one.quotation.text.value, brackets_ours=ours):
            continue  # it is the passage that is wrong: `passage_not_in_original` speaks
        says, hint = SAYS[result.reason]
        message = f"The quotation from {passage.key}, {passage.locator} {says}."
        message += f" {sentence(result)}" if result.reason not in TOLD else ""
        hint = _hint(one.quotation.text.value, result) or hint
        yield fault(one.quotation.text.at(result.at), message, hint, difference(one.quotation.text.value, result))
