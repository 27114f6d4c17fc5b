"""Pages and the way from one to another. No link starts with “/”, so that the site works under any path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from ..model import PAGES_OWN, entry_path, source_path

__all__ = ["ContentsLine", "Page", "entry_path", "link", "source_path", "title_id"]


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of a page's table of contents."""

    id: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Body:
    """The content of a page, inside the frame that all pages share.

    Parts that other pages say too stand between the comments ``<!-- repeated -->`` and ``<!-- end -->``, so that a search need not find them here.
    """

    html: str
    toc: tuple[ContentsLine, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site, whose body is made when it is asked for: a thousand bodies at once fill the memory.

    ``path`` is its folder under the site, ``glossary/optimizer`` for example; ``description`` a line for previews and search engines.
    ``written`` is the file that a contributor edits to change it, relative to the root, or empty. A page at an old address names the
    one that stands for it today as ``canonical``; ``listed`` says whether search and the map of the site know the page.
    """

    path: str
    title: str
    description: str
    body: Callable[[], Body]
    written: str = ""
    canonical: str = ""
    listed: bool = True


def title_id(name: str, ids: Iterable[str]) -> str:
    """The id of a page's title: its name, with a sign behind it where a part of the page has that id."""
    taken = set(ids)
    while name in taken or PAGES_OWN.fullmatch(name):
        name += "-0"
    return name


def link(here: str, there: str, anchor: str = "") -> str:
    """The address of a page (and an anchor on it) as written on the page ``here``."""
    end = f"#{anchor}" if anchor else ""
    if here == there:
        return end or "./"
    folder, _, name = there.rpartition("/")
    if name and folder and here.startswith(folder) and here.rpartition("/")[0] == folder:  # beside each other, as most are
        return f"../{name}/{end}"
    return f"{_way(here, there)}{end}"


@lru_cache(maxsize=4096)
def _way(here: str, there: str) -> str:
    ours, theirs = [part for part in here.split("/") if part], [part for part in there.split("/") if part]
    shared = 0
    while shared < min(len(ours), len(theirs)) and ours[shared] == theirs[shared]:
        shared += 1
    way = [".."] * (len(ours) - shared) + theirs[shared:]
    return f"{'/'.join(way) or '.'}/"


def opening(html: str, most: int = 200) -> str:
    """The first paragraph or point of a page as plain text, cut at the end of a word: what a link to the page shows."""
    found = re.search(r"<(p|li)\b[^>]*>(.*?)</\1>", html, re.DOTALL)
    return shortened(unescape(re.sub(r"<[^>]+>", "", found[2])), most) if found else ""


def shortened(text: str, most: int) -> str:
    """A text in one line, cut at the end of a word where it has more than ``most`` characters."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"
