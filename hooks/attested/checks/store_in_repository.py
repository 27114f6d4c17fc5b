"""What a build keeps for the next one is in the repository.

## Why

Whoever can write into `.cache/attested/` can put words into the pages that the next build makes there, past every check. So it belongs to one machine
and one person, git ignores it, and a build does not read one that came with a commit.

## Wrong

```.cache/attested/4f/0a1b2c mode=in-git
what was kept
```

## Right

```.gitignore
.cache/
```

## How to fix

Run the command of the message. It takes the files out of the repository and leaves them on your disk, where they may be deleted at any time.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding, Place
from ..model.site import CACHE
from ._shared import fault


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Say once, at the first of them, how many files of the store the repository holds."""
    held = kb.glossary.stored_in_git
    if held:
        message = f"The repository holds what a build keeps for the next one: {held[0]}{f' and {len(held) - 1:,} more' if held[1:] else ''}."
        yield fault(Place(held[0]), message, f"Run: git rm -r --cached {CACHE}")
