"""Links in the pages of prose, ``docs/``, to what has another address now: ``](glossary/term.md#id)``, relative to the page."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath, relpath

from ..read.docs import FENCE
from .names import Names

LINK = re.compile(r"(`+)(?:(?!\1).)+\1|(\]\(\s*<?|^\s*\[[^\]]+\]:\s*<?)([^()\s#<>:]+)\.md(?:#([^()\s<>]+))?(?=>?[\s)]|$)")
"""Code in a line, which is passed over, or a link: what stands before its address, the file without its suffix, and the id."""
FOLDERS = ("glossary/", "sources/")


def with_present_links(names: Names, path: str, text: str) -> str:
    """The text of a page of prose with all links to entries and sources as these are called today. In: its path relative to the root, and lines that end in line feeds."""
    here = dirname(path.removeprefix("docs/"))

    def anew(one: re.Match[str]) -> str:
        page, anchor = normpath(join(here, one[3] or "")), one[4] or ""
        there, now = names.address(page, anchor) if page.startswith(FOLDERS) else (page, anchor)
        return one[0] if (there, now) == (page, anchor) else f"{one[2]}{relpath(there, here or '.')}.md{f'#{now}' if now else ''}"

    lines, fence = text.split("\n"), ""
    for at, line in enumerate(lines):
        if found := FENCE.match(line):
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        elif not fence:
            lines[at] = LINK.sub(anew, line)
    return "\n".join(lines)
