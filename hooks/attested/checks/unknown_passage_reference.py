"""A passage names a locator of its own file that is not there.

## Why

Who answers whom, and who quotes whom, is derived from these lines.

## Wrong

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: a keeper
- answers: April
- original: log.txt, lines: 1

A fog signal speaks when the light cannot.
```

## Right

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: a keeper
- original: log.txt, lines: 1

A fog signal speaks when the light cannot.
```

## How to fix

Write the locator as it stands in a heading of the same file. A passage of another source is named `[@key, locator]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ..prose.notation import CITATION
from ._shared import broken, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """``answers:`` and the attributions of nested quotations that lead nowhere in their own file."""
    for file in kb.files.values():
        if broken(kb, file.path):
            continue
        held = {passage.locator for passage in file.passages}
        hint = f"Write one of the headings of {file.path} ({'; '.join(passage.locator for passage in file.passages)})."
        for passage in file.passages:
            answers = passage.answers
            if answers and answers not in held and not _elsewhere(kb, answers):
                message = f"“{passage.locator}” answers “{answers}”, which is no locator here."
                yield fault(passage.places.get("answers", passage.place), message, hint)
            for quoted in passage.quoted:
                if quoted.citation and quoted.citation.key == passage.key and quoted.citation.locator not in held:
                    message = f"The words quoted here are said to be those of “{quoted.citation.locator}”, which is no locator."
                    yield fault(quoted.citation.place, message, hint)


def _elsewhere(kb: KnowledgeBase, answers: str) -> bool:
    found = CITATION.fullmatch(answers)
    return found is not None and (found[1], " ".join((found[2] or "").split())) in kb.passages
