"""One linear scan of a page for what others need to know of it: ids, links, tags, and the words in some of its elements.

No tree is built. The pages are ours and valid (a test holds them to HTML5, and what is read here to what html5lib reads), and each tag is
kept as it is written, so that :mod:`.gate` can refuse one that is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from sys import intern

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
"""Elements that hold nothing, by HTML's own rules."""

ATTRIBUTES = r"[^>\"']*+(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*+)*+"
DRAWN = re.compile(r"<template\b.*?</template>", re.DOTALL | re.IGNORECASE)
"""What is drawn in the place of a formula’s source text, and is no text of the page."""
TAG = re.compile(rf"<!--.*?-->|</?[a-zA-Z]{ATTRIBUTES}>", re.DOTALL)

TOKEN = re.compile(
    rf"<!--.*?-->|<(?P<quiet>(?i:script|style))\b(?P<own>{ATTRIBUTES})>(?P<inside>.*?)</(?P=quiet)\s*>"
    rf"|<(?P<tag>[a-zA-Z][^\s/>]*)(?P<attributes>{ATTRIBUTES})>|<[a-zA-Z]",
    re.DOTALL,
)
"""A comment; an element whose text holds no tags; a tag that opens an element; what begins like one and does not end."""

COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--!?>).)*-->", re.DOTALL)
"""A comment of which nobody doubts where it ends (HTML, section 13.1.6)."""

HAS_ID_OR_ADDRESS = re.compile(r"(?:id|href|src)\s*=", re.IGNORECASE)
ATTRIBUTE = re.compile(r"(?:^|(?<=[\s\"']))(id|href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Element:
    """The words of an element with an id, white space collapsed, and the links in it."""

    words: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """The ids of a page, those of them that stand twice, its links (each once, in page order), and the elements asked for by id.

    ``tags`` are those that begin elements and the comments that end in doubt, each once, as they are written; ``quiet`` the elements
    ``script`` and ``style``, each with its tag and what stands in it.
    """

    ids: frozenset[str]
    twice: tuple[str, ...]
    links: tuple[str, ...]
    elements: Mapping[str, Element]
    tags: tuple[str, ...]
    quiet: tuple[tuple[str, str], ...]


def scan(html: str, wanted: Collection[str] = ()) -> Scan:
    """Read a page or a part of one. ``wanted`` are the ids of elements whose words and links are to be known.

    A link is the ``href`` of ``a`` and ``link``, and the ``src`` of any other element. Time is linear in the length of the page, and
    in that of the elements wanted.
    """
    ids: set[str] = set()
    twice: list[str] = []
    starts: dict[str, re.Match[str]] = {}
    links: list[tuple[int, str]] = []
    tags: dict[str, None] = {}
    quiet: list[tuple[str, str]] = []
    for token in TOKEN.finditer(html):
        whole, attributes = token[0], token["attributes"] or token["own"]
        if token["quiet"]:
            whole = whole[: token.start("inside") - token.start()]
            quiet.append((whole, token["inside"]))
        if not whole.startswith("<!--") or not COMMENT.fullmatch(whole):
            tags[whole] = None
        if not attributes or not HAS_ID_OR_ADDRESS.search(attributes):
            continue
        values: dict[str, str] = {}
        for name, double, single, bare in ATTRIBUTE.findall(attributes):
            value = double or single or bare
            values[name.lower()] = intern(unescape(value) if "&" in value else value)
        if anchor := values.get("id"):
            if anchor in ids:
                twice.append(anchor)
            elif anchor in wanted:
                starts[anchor] = token
            ids.add(anchor)
        address = values.get("href") if (token["tag"] or "").lower() in ("a", "link") else values.get("src")
        if address is not None:
            links.append((token.start(), address))
    elements = {name: _element(html, token, links) for name, token in starts.items()}
    return Scan(frozenset(ids), tuple(twice), tuple(dict.fromkeys(address for _, address in links)), elements, tuple(tags), tuple(quiet))


def _element(html: str, opening: re.Match[str], links: Sequence[tuple[int, str]]) -> Element:
    """The element that a tag opens. It ends where as many tags of its name are closed as were opened."""
    if opening["quiet"]:
        return Element("", ())
    if opening["tag"].lower() in VOID or opening["attributes"].endswith("/"):
        return Element("", ())
    start, end, depth = opening.end(), len(html), 1
    for tag in re.compile(rf"<(/?){re.escape(opening['tag'])}(?=[\s>/])", re.IGNORECASE).finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            end = tag.start()
            break
    inside = links[bisect_left(links, (start, "")) : bisect_left(links, (end, ""))]
    return Element(" ".join(unescape(TAG.sub("", DRAWN.sub("", html[start:end]))).split()), tuple(address for _, address in inside))
