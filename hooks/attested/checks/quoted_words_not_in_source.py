"""Words in quotation marks beside a citation do not stand in what is cited.

## Why

Whoever reads words in quotation marks beside a source takes them for the words of that source, wherever on a page they stand.

## Wrong

```glossary/lens.md
---
term: lens
---

# lens

It is said to "collect the rays of the lamp" [@handbook, Lens].

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## Right

```glossary/lens.md
---
term: lens
---

# lens

It "gathers the rays of the lamp" [@handbook, Lens]; some say that it *collects* them.

## Usage

### What it does {#work}

> The lens gathers the rays of the lamp
>
> — [@handbook, Lens]
```

## How to fix

Copy the words from the passage, letter for letter. A term or a title that is only named, and words that are your own, stand in italics:
`*so*`. Of several words before one citation, `"these", "those" and "others" [@key, locator]`, each is checked. Where a citation names no
place, the words may stand in any passage of its source. A comma or a full stop before the closing mark may be yours.

A citation stands in square brackets, with the signs of an English keyboard. What looks like one and is written otherwise, `［@key］`, `(@key)` or
`[＠key]`, cites nothing, so that the words beside it would not be checked; the message prints how to write it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.comparing import compare
from ..graph.plain_words import without_marks
from ..model import Finding, Passage, Text
from ..prose.notation import AS_A_WHOLE, MEANT, paraphrased
from ..prose.places import unmarked
from ..prose.quoted import QuotedInProse, quoted
from ..prose.stream import Token
from ..verbatim import Mismatch, hidden
from ._shared import all_prose, brief, broken, difference, fault, one_line, sentence
from .quotation_not_in_source import SAYS, TOLD

HINT = "Copy the words from the passage, letter for letter. A term or title that is only named, and your own words, stand in italics: *so*."
UNHELD = "Add the passage to bib/passages/. A term or title that is only named, and your own words, stand in italics: *so*."
QUOTES = "Cite the passage that holds the words, [@key, locator]. A term or title that is only named, and your own words, stand in italics: *so*."
ALONE = "Close the quotation where it ends, in the same paragraph, or take the mark away."


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Words in double quotation marks beside citations, in entries and on pages of prose, of which none holds them."""
    for text in all_prose(kb):
        yield from _meant(kb, text)
        for one in quoted(text.value):
            if one.words is None:
                yield fault(text.at(one.start), "This quotation mark, beside a citation, has no partner.", ALONE)
            elif found := _finding(kb, text, one, one.words):
                yield found


def _meant(kb: KnowledgeBase, text: Text) -> Iterator[Finding]:
    """Say what looks like a citation and is none, by its brackets or its signs. In brackets of an English keyboard only the key of a record counts."""
    if "@" not in text.value and "＠" not in text.value:
        return
    for found in MEANT.finditer(unmarked(text.value)):
        key = unicodedata.normalize("NFKC", found["key"])
        signs = found["open"] + found["sign"]
        if signs != "[@" and (key in kb.sources or not signs.isascii()):  # of what begins in these, unfinished_mark speaks
            place = unicodedata.normalize("NFKC", found["place"] or "").strip()
            message = f"“{one_line(found[0])}” looks like a citation, and cites nothing: its brackets or its signs are others."
            yield fault(text.at(found.start()), message, f"Write [@{key}{f', {place}' if place else ''}].")


def _finding(kb: KnowledgeBase, text: Text, one: QuotedInProse, words: str) -> Finding | None:
    """Say why no passage that is cited beside the words holds them; nothing where one does, or where another check speaks of the citation."""
    best: Mismatch | None = None
    if all(paraphrased(cited.detail) for cited in one.citations):
        return fault(text.at(one.start), f"“{brief(words)}” stands in quotation marks beside a paraphrase, which quotes nothing.", QUOTES)
    for cited in one.citations:
        passages = _passages(kb, cited)
        if passages is None:
            return None
        for passage in passages:
            result = _compared(kb, words, passage)
            if result is None:
                return None
            best = result if best is None or result.at > best.at else best
    beside = " and ".join(dict.fromkeys(one_line(cited.text) for cited in one.citations))
    begins = f"The quotation “{brief(words)}” beside {beside}"
    if best is None:
        return fault(text.at(one.start), f"{begins} cannot be checked: no passages of the source are held.", UNHELD)
    message = f"{begins} {SAYS[best.reason][0]}." + (f" {sentence(best)}" if best.reason not in TOLD else "")
    return fault(text.at(one.offsets[min(best.at, len(words))]), message, HINT, difference(words, best))


def _passages(kb: KnowledgeBase, cited: Token) -> tuple[Passage, ...] | None:
    """The passages of which one should hold the words; None where nobody can tell, and another check says so."""
    key, locator = cited.target, cited.detail
    if key not in kb.sources or broken(kb, f"bib/passages/{key}.md"):
        return None
    file = kb.files.get(key)
    if file is None:
        return ()
    if paraphrased(locator):
        return None
    return tuple(one for one in file.passages if locator in ("", AS_A_WHOLE) or one.locator == locator) or None


def _compared(kb: KnowledgeBase, words: str, passage: Passage) -> Mismatch | None:
    """Why the words do not stand in a passage; None where they do, or where the passage itself is refused."""
    if hidden(passage.text.value) is not None:
        return None
    for some in (words, words[:-1]) if words.endswith((",", ".")) else (words,):
        result = compare(without_marks(some, passage), passage, polarity=kb.polarity(passage.key))
        if not isinstance(result, Mismatch) or result.reason == "ambiguous":
            return None
    return compare(words, passage, polarity=kb.polarity(passage.key))  # type: ignore[return-value]
