"""One linear scan of a page for what others need to know of it: ids, links, tags, and the words in some of its elements.

No tree is built. The pages are ours and valid (a test holds them to HTML5, and what is read here to what html5lib reads), and each tag is
kept as it is written, so that :mod:`.gate` can refuse one that is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from sys import intern
from typing import NamedTuple

from ..model.markup import at_one_look

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
"""Elements that hold nothing, by HTML's own rules."""

ATTRIBUTES = r"[^>\"']*+(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*+)*+"
DRAWN = re.compile(r"<template\b.*?</template>", re.DOTALL | re.IGNORECASE)
"""What is drawn in the place of a formula’s source text, and is no text of the page."""
TAG = re.compile(rf"<!--.*?-->|</?[a-zA-Z]{ATTRIBUTES}>", re.DOTALL)

TOKEN = re.compile(
    "|".join((
        r"<!--.*?-->",
        *(rf"<(?i:{quiet})\b{ATTRIBUTES}>.*?</(?i:{quiet})\s*>" for quiet in ("script", "style")),
        rf"<[a-zA-Z]{ATTRIBUTES}>",
        r"<[a-zA-Z]",
    )),
    re.DOTALL,
)
"""A comment; an element whose text holds no tags; a tag that opens an element; what begins like one and does not end."""

OPENING = re.compile(rf"<(?P<name>[a-zA-Z][^\s/>]*)(?P<attributes>{ATTRIBUTES})>")
QUIET = ("<script", "<style")

COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--!?>).)*-->", re.DOTALL)
"""A comment of which nobody doubts where it ends (HTML, section 13.1.6)."""

ID = re.compile(r" id=\"([^\"]*)\"")
HAS_ID_OR_ADDRESS = re.compile(r"(?:id|href|src)\s*=", re.IGNORECASE)
ATTRIBUTE = re.compile(r"(?:^|(?<=[\s\"']))(id|href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Element:
    """The words of an element with an id, white space collapsed, and the links in it, each once."""

    words: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """The ids of a page, those of them that stand twice, its links (each once, in page order), and the elements asked for by id.

    ``tags`` are those that begin elements and are not as nearly all are (:func:`attested.model.markup.at_one_look`), and the comments that end in
    doubt, each once, as they are written: of the others, nothing is to be told. ``quiet`` are the elements
    ``script`` and ``style``, each with its tag and what stands in it. ``ended`` says whether each of these, and each comment, has an end:
    one that has none goes on into what stands behind.
    """

    ids: frozenset[str]
    twice: tuple[str, ...]
    links: tuple[str, ...]
    elements: Mapping[str, Element]
    tags: tuple[str, ...]
    quiet: tuple[tuple[str, str], ...]
    ended: bool


class _Token(NamedTuple):
    """A comment or an opening tag, with what stands in it where it is ``script`` or ``style``. ``tag`` is empty where nothing is to be told of it."""

    tag: str
    id: str = ""
    address: str | None = None
    inside: str | None = None


NOTHING = _Token("")


def scan(html: str, wanted: Collection[str] = ()) -> Scan:
    """Read a page or a part of one. ``wanted`` are the ids of elements whose words and links are to be known.

    A link is the ``href`` of ``a`` and ``link``, and the ``src`` of any other element. Time is linear in the length of the page, and
    in that of the elements wanted.
    """
    ids: set[str] = set()
    twice: list[str] = []
    elements: dict[str, Element] = {}
    links: dict[str, None] = {}
    tags: dict[str, None] = {}
    quiet: list[tuple[str, str]] = []
    ended = html.rfind("<!--") <= html.rfind("-->")
    counted = Counter(TOKEN.findall(html))  # most tags of a page stand in it often, and in the pages before it
    for written, times in counted.items():
        if written[2:3] in "cCtT" and _begins_quiet(written):  # asked so, most tags need no call
            token = _quiet(written)
            if token.inside is None:
                ended = False
            else:
                quiet.append((token.tag, token.inside))
        else:
            token = _token(written)
            if token is NOTHING:
                continue
        if token.tag:
            tags[token.tag] = None
        if token.id:
            twice += [token.id] * (times - 1 + (token.id in ids))
            if token.id in wanted and token.id not in ids:
                elements[token.id] = _element(html, _place(html, written, times), written)
            ids.add(token.id)
        if token.address is not None:
            links[token.address] = None
    return Scan(frozenset(ids), tuple(twice), tuple(links), elements, tuple(tags), tuple(quiet), ended)


def quiet_elements(html: str) -> tuple[tuple[str, str], ...]:
    """Give the elements ``script`` and ``style`` of a page, as :class:`Scan` has them, and read nothing else of it."""
    written = dict.fromkeys(one for one in TOKEN.findall(html) if _begins_quiet(one))
    return tuple((token.tag, token.inside) for token in map(_quiet, written) if token.inside is not None)


@lru_cache(maxsize=20_000)
def _token(written: str) -> _Token:
    """Read a comment or a tag."""
    if known := at_one_look(written):
        return _Token("", intern(known[0]), known[1] and intern(known[1])) if known != NOTHING[1:3] else NOTHING
    if written.startswith("<!--"):
        return NOTHING if COMMENT.fullmatch(written) else _Token(written)
    found = OPENING.fullmatch(written) if HAS_ID_OR_ADDRESS.search(written) else None
    if found is None:
        return _Token(written)
    values: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE.findall(found["attributes"]):
        value = double or single or bare
        values[name.lower()] = intern(unescape(value) if "&" in value else value)
    return _Token(written, values.get("id", ""), values.get("href" if found["name"].lower() in ("a", "link") else "src"))


def _begins_quiet(written: str) -> bool:
    return written[:7].lower().startswith(QUIET)


def _quiet(written: str) -> _Token:
    """Read an element whose text holds no tags, or a tag whose name only begins like that of one."""
    opening = OPENING.match(written)
    if opening is None or not written.endswith(">") or opening.end() == len(written):
        return _token(written)
    return _token(opening[0])._replace(inside=written[opening.end() : written.rindex("</")])


def _place(html: str, written: str, times: int) -> int:
    """The place of a tag in a page where it stands so many times as a tag. The same signs may stand in a comment or in a script."""
    if html.count(written) == times:
        return html.index(written)
    return next(one.start() for one in TOKEN.finditer(html) if one[0] == written)


def elements(html: str, names: Collection[str]) -> dict[str, Element]:
    """Give the elements with these ids, of a page that is known to have each once. Left out is one whose id is not written as we write ids, or whose signs stand there again."""
    places: dict[str, list[int]] = {escape(name): [] for name in names}
    for written in ID.finditer(html) if names else ():
        if written[1] in places:
            places[written[1]].append(written.start())
    found = {}
    for name in names:
        if len(at := places[escape(name)]) == 1 and (opening := OPENING.match(html, html.rindex("<", 0, at[0]))) and at[0] < opening.end():
            found[name] = _element(html, opening.start(), opening[0])
    return found


def _element(html: str, at: int, written: str) -> Element:
    """The element that a tag opens. It ends where as many tags of its name are closed as were opened."""
    opening = OPENING.match(written)
    if opening is None or opening.end() != len(written) or opening["name"].lower() in VOID or opening["attributes"].endswith("/"):
        return Element("", ())
    start, end, depth = at + len(written), len(html), 1
    for tag in re.compile(rf"<(/?){re.escape(opening['name'])}(?=[\s>/])", re.IGNORECASE).finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            end = tag.start()
            break
    inside = html[start:end]
    tokens = (_quiet(one) if _begins_quiet(one) else _token(one) for one in TOKEN.findall(inside))
    links = dict.fromkeys(token.address for token in tokens if token.address is not None)
    return Element(" ".join(unescape(TAG.sub("", DRAWN.sub("", inside))).split()), tuple(links))
