"""The manual of the checks: their docstrings as one page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from markupsafe import Markup, escape

from ...prose.html import manual
from ..page import Body, ContentsLine, Page
from ..templates import template

FENCE = re.compile(r"(`{3,})\s*(.*)$")


def checks_page(pages: Iterable[tuple[str, str, str]]) -> Page:
    """The manual. In: name, severity and manual page (Markdown) of each check, in order."""
    return Page("checks", "Checks", "What the build looks for, why, and how to mend it.", partial(_body, pages))


def _body(pages: Iterable[tuple[str, str, str]]) -> Body:
    rows = [(name, severity, printed(page)) for name, severity, page in pages]
    html = template("checks.html").render(checks=rows)
    toc = (ContentsLine("checks", "Checks", 1), *(ContentsLine(name, name.replace("_", " "), 2) for name, _, _ in rows))
    return Body(html, toc)


def printed(page: str) -> Markup:
    """A manual page as HTML: headings one level lower, each example under the name of the file it would stand in."""
    out: list[Markup] = []
    prose: list[str] = []
    lines = iter(page.strip().split("\n"))
    for line in lines:
        fence = FENCE.match(line)
        if fence is None:
            prose.append(f"#{line}" if line.startswith("## ") else line)
            continue
        out.append(Markup(manual("\n".join(prose))))
        prose = []
        code = []
        for inner in lines:
            if inner.rstrip() == fence[1]:
                break
            code.append(inner)
        label = Markup('<p class="at-file"><code>{}</code></p>').format(fence[2]) if fence[2] else Markup("")
        example = Markup('<pre tabindex="0"><code>{}</code></pre>').format(escape("\n".join(code)))
        out += [label, example if code else Markup("")]
    out.append(Markup(manual("\n".join(prose))))
    return Markup("\n").join(out)
