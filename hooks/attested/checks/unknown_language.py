"""The language of a record is not known.

## Why

Browsers hyphenate, read aloud and translate a quotation by the language of its source, and programs that take it from here rely on it.

## Wrong

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna},
  title = {The Keeper's Handbook},
  langid = {kornish}
}

@misc{log,
  title = {Log of the old station}
}
```

## Right

```bib/references.bib
@book{handbook,
  author = {Pell, Morwenna},
  title = {The Keeper's Handbook},
  langid = {kw}
}

@misc{log,
  title = {Log of the old station}
}
```

## How to fix

Write `langid` with a name that BibLaTeX knows, as `ngerman` or `british`, or with a tag of BCP 47, as `de-AT`. A record without it is taken to be in the
language of the site.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding, language_tag
from ._shared import brief, fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Fields ``langid`` and ``language`` that hold neither a name nor a tag that is known."""
    for source in kb.sources.values():
        for field in ("langid", "language"):
            written = source.fields.get(field, "")
            if written and not language_tag(written):
                hint = f"Write {field} = {{…}} with a name of BibLaTeX (german, british, chinese) or a tag (de-AT, en-GB, zh-Hant), or leave it out."
                yield fault(source.places.get(field, source.place), f"“{brief(written)}” is not a language that is known here.", hint)
