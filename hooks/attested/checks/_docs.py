"""The Markdown of the pages in ``docs/``, as far as a check must know it: what is code there, quotations, tags and attribute lists.

These pages are read by Python-Markdown, where a block may be indented under a list or an admonition; so indented words count as
words here, and only fences, code in a line and comments are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..model.markup import ATTRIBUTES, FREE, objection

FENCED = re.compile(r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*\n)*?(?P=indent)(?P=fence)[`~]*[ \t]*$", re.MULTILINE)
CODE = re.compile(r"(?<![\\`])(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--!?>).)*-->", re.DOTALL)
SIGN = re.compile(r"[^\n]")

QUOTE = re.compile(r"^(?:[ \t]|(?:[-*+]|\d{1,9}[.)])[ \t]+)*(>)", re.MULTILINE)
OPENING = re.compile(r"<!--|<[!?]|<[a-zA-Z](?:[^>\"']*+(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*+)*+>)?")
LIST = re.compile(r"\{:?[ ]*([^{}\n]*=[^{}\n]*)\}")
NEVER = ("html", "head", "body", "meta", "style", "blockquote")
"""Elements of the frame around a page, and the one that only a verified quotation has."""

OWN = re.compile(r"\ssrc\s*=")
KEY = re.compile(r"([^\s=\"'{}]+)=")


@lru_cache(maxsize=512)
def words(text: str) -> str:
    """A part of a page with spaces in the place of code and comments; offsets stay."""
    for pattern in (FENCED, CODE, COMMENT):
        text = pattern.sub(lambda found: SIGN.sub(" ", found[0]), text)
    return text


def quotations(text: str) -> Iterator[int]:
    """The offset of each sign that begins a blockquote; of neighbouring lines, only the first."""
    last = -2
    for found in QUOTE.finditer(words(text)):
        line = text.count("\n", 0, found.start())
        if line != last + 1:
            yield found.start(1)
        last = line


def refused(text: str) -> Iterator[tuple[int, str]]:
    """The offset of each tag and attribute list that a page may not hold, and what is wrong with it."""
    bare = words(text)
    for found in OPENING.finditer(bare):
        name = re.match(r"<([a-zA-Z0-9]*)", found[0])
        if found[0].startswith(("<!", "<?")):
            yield found.start(), "a comment or declaration has no end, or one that is in doubt"
        elif name and (name[1].lower() in NEVER or (name[1].lower() == "script" and not OWN.search(found[0]))):
            yield found.start(), f"a page of prose may not hold the element <{name[1]}>"
        elif not re.match(r"<(?:https?|mailto):|<[^\s<>@\"']+@[^\s<>\"']+>", found[0]) and (said := objection(found[0])):
            yield found.start(), said
    for found in LIST.finditer(bare):
        for key in KEY.finditer(found[1]):
            if key[1].lower() not in ATTRIBUTES and not key[1].lower().startswith(FREE):
                yield found.start(1) + key.start(), f"an element may not have the attribute “{key[1]}”"
