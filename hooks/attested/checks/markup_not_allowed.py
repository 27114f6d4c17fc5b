"""A page of prose holds HTML that no page of the site may hold.

## Why

Programs in a page run in the browser of everybody who reads it, and what is loaded from another host tells that host who reads what.

## Wrong

```mkdocs.yml
site_name: Lights
```

```docs/index.md
# Lights

<p onclick="go()">Press here.</p>
```

## Right

```mkdocs.yml
site_name: Lights
```

```docs/index.md
# Lights

<p class="more">Press <a href="https://example.org/">here</a>.</p>
```

## How to fix

Write Markdown, or the elements and attributes of text, tables, vector graphics and formulae. Attributes such as `onclick` or `style`, and elements
such as `script`, `style` or `iframe`, stand in no page of prose: what a page looks like is said by a class. Show HTML as text in a fence of three backticks, or
between backticks.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..model import Finding
from ._docs import refused
from ._shared import fault

HINT = "Write Markdown, or HTML without programs, styles and other hosts; show HTML as text between backticks or in a fence of them."


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Tags and attribute lists on the pages of ``docs/`` that are not on the list of what a page may hold."""
    for text in kb.glossary.docs:
        if any(sign in text.value for sign in "<{"):
            yield from (fault(text.at(at), f"{said[0].upper()}{said[1:]}.", HINT) for at, said in refused(text.value))
