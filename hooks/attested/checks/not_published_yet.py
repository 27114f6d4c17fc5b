"""An address is not published yet, so nobody can cite it.

## Why

Once the site has an address, people cite what they read there. An address counts from the publication that wrote it down: from then on its version is
kept and it leads somewhere for ever.

## Wrong

```mkdocs.yml
site_name: Lights
site_url: https://example.org/lights/
```

## Right

```mkdocs.yml
site_name: Lights
```

## How to fix

Nothing has to be fixed: the next publication, where the site is deployed, writes down what is new. This is for information: nothing is stopped.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..ledger import today
from ..model import Finding, Place, TermId
from ..model.ledger import LOCK
from ._shared import broken, fault

MOST_NAMED = 6
HINT = "The next “attested publish” does that, where the site is deployed."


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """The anchors of each page that the ledger does not hold. Nothing while the site has no address."""
    if not kb.site.url or broken(kb, LOCK):
        return
    for page, part in today(kb).pages.items():
        new = [one.id for one in part.walk() if (one.id or one is part) and kb.ledger.get(page, one.id) is None]
        if new:
            yield fault(_place(kb, page), f"Not published yet, so nobody can cite it: {_named(page, new)}.", HINT)


def _named(page: str, ids: list[str]) -> str:
    shown = [f"#{one}" if one else page for one in ids[:MOST_NAMED]]
    more = len(ids) - len(shown)
    where = "" if "" in ids else f" on {page}"
    return f"{', '.join(shown)}{f' and {more} more' if more else ''}{where}"


def _place(kb: KnowledgeBase, page: str) -> Place:
    folder, _, name = page.partition("/")
    return kb.sources[name].place if folder == "sources" else kb.entries[TermId(name)].place
