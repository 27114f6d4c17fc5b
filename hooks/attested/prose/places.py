"""The links, terms and citations in a piece of prose, each with its place, and the prose without its code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .stream import Token, read

SIGN = re.compile(r"[^\n]")
REMEMBERED = 65_536
"""Pieces of prose of which the few tokens asked for here are remembered: each check goes through the whole glossary anew."""

KINDS = frozenset({"term", "citation", "link", "image", "definition"})


@lru_cache(maxsize=REMEMBERED)
def _leading(written: str) -> tuple[Token, ...]:
    """The tokens that lead somewhere, whole or where they begin."""
    return tuple(token for token in read(written) if token.kind in KINDS and token.nesting >= 0)


def tokens(written: str, *kinds: str) -> Iterator[Token]:
    """The tokens of some of :data:`KINDS`, whole or where they begin, in the order of reading."""
    return (token for token in _leading(written) if token.kind in kinds) if "[" in written else iter(())


def terms(written: str) -> Iterator[Token]:
    """``[[term]]`` and ``[[term#anchor]]``: ``target`` and ``detail`` are the two."""
    return tokens(written, "term")


def citations(written: str) -> Iterator[Token]:
    """``[@key, locator]``: ``target`` and ``detail`` are the two."""
    return tokens(written, "citation")


def links(written: str) -> Iterator[Token]:
    """Links, pictures, and addresses that links name (``[name]: address``), each with its ``target`` and where that is written."""
    return tokens(written, "link", "image", "definition")


def unmarked(written: str) -> str:
    """Give the prose with spaces in the place of code and of signs behind a backslash: marks in these are words."""
    if "`" not in written and "\\" not in written and "    " not in written and "\t" not in written and "~~~" not in written:
        return written
    parts, at = [], 0
    for token in sorted(read(written), key=lambda one: one.start):
        hidden = token.kind in ("code", "code block") or (token.kind == "text" and not token.literal and token.text != "\n")
        if hidden and token.start >= at:
            parts += [written[at : token.start], SIGN.sub(" ", written[token.start : token.end])]
            at = token.end
    return "".join([*parts, written[at:]])
