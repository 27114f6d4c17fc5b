"""Many words of one work are held, and its record names no licence.

## Why

A quotation needs nobody's permission; a large part of a work may. Whoever runs the glossary has to decide that, and should know of it.
Words are counted by work: those of a source by its authors, and where it has none, those of each speaker. Of a source with authors the whole
file counts that is kept in `bib/originals/`; of one with many speakers only what stands in passages, since a file does not say whose its words are.

## Wrong

```bib/originals/log.txt lines=60
A fog signal speaks when the light cannot.
The lamp was lit, and the keeper wrote it down.
…
```

```bib/passages/log.md lines=60
---
source: log
---

## May {#may}

- by: the keeper of the old station (name not established)
- original: log.txt, lines: 1-62

A fog signal speaks when the light cannot.
The lamp was lit, and the keeper wrote it down.
…
```

## Right

```bib/passages/log.md
---
source: log
---

## May {#may}

- by: the keeper of the old station (name not established)
- original: log.txt, lines: 1

A fog signal speaks when the light cannot.
```

## How to fix

Hold only the passages that are quoted; or, where the work has a licence that allows more, name it in its record, as in
`license = {CC-BY-4.0}`. Nothing is wrong otherwise: this is said, and stops nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..graph.ask.extent import WORD, count_own_words
from ..model import Finding
from ._shared import fault

MOST = 400
"""Words of one work."""


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Sources without a licence of which more than :data:`MOST` words of one work are held."""
    held: Counter[tuple[str, str]] = Counter()
    for passage in kb.passages.values():
        source = kb.sources.get(passage.key)
        if source is not None and not source.fields.get("license", "").strip():
            held[source.key, "" if source.authors else passage.by] += count_own_words(passage)
    for key, name, count in _kept(kb):
        if count > max(MOST, held[key, ""]):
            del held[key, ""]
            message = f"{count:,} words of “{key}” are kept in bib/originals/{name}, and the record names no licence."
            yield fault(kb.sources[key].place, message, "Keep no more of it than is quoted, or name the licence: license = {CC-BY-4.0}.")
    for (key, speaker), count in held.items():
        if count > MOST:
            whose = f"{speaker} in “{key}”" if speaker else f"“{key}”"
            message = f"{count:,} words of {whose} are held, and the record names no licence."
            yield fault(kb.sources[key].place, message, "Hold only the passages that are quoted, or name the licence: license = {CC-BY-4.0}.")


def _kept(kb: KnowledgeBase) -> Iterator[tuple[str, str, int]]:
    """Each kept file of one source, which has authors and no licence: the key, the name of the file, and how many words it has.

    In a file that several sources name, as a thread that quotes a paper, not all words are those of one of them.
    """
    files = {(one.key, one.original): kb.glossary.lines_of(one) for one in kb.passages.values() if one.original in kb.glossary.kept}
    named = Counter(name for _, name in files)
    for (key, name), lines in files.items():
        source = kb.sources.get(key)
        if named[name] == 1 and source is not None and source.authors and not source.fields.get("license", "").strip():
            yield key, name, sum(len(WORD.findall(line)) for line in lines or ())
