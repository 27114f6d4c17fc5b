"""The Content-Security-Policy of a page: what a browser may load and run there, in a ``meta`` tag of the page itself (CSP Level 3).

Everything comes from the site itself. Of scripts and style sheets that stand in a page, those of its frame may be used, each named by its
hash; what came into the body is not named, so that a browser would not run it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

from ..model.markup import DATA, attributes
from .scan import quiet_elements

CHARSET = re.compile(r"<meta charset=[^>]*>\n?[ \t]*")


def with_policy(page: str, body: str = "") -> str:
    """A page with its policy, at the beginning of its head. ``body`` is the part of it whose scripts and style sheets are not trusted."""
    foreign = {inside for _, inside in quiet_elements(body)} if "<script" in body or "<style" in body else set()
    named = [(kind_of(tag), inside) for tag, inside in hashed(quiet_elements(page)) if inside not in foreign]
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(tuple(dict.fromkeys(named)))}">\n'
    charset = CHARSET.search(page)
    at = charset.end() if charset else 0
    return page[:at] + meta + page[at:]


@lru_cache(maxsize=1_000)
def policy(named: tuple[tuple[str, str], ...]) -> str:
    """The policy of a page with these scripts and style sheets in it."""
    hashes = {kind: "".join(f" {hash_of(inside)}" for name, inside in named if name == kind) for kind in ("script", "style")}
    return (
        f"default-src 'none'; script-src 'self'{hashes['script']}; style-src 'self'{hashes['style']}; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
    )


def hashed(some: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Of the scripts and style sheets that stand in a page, those of which a policy speaks: the tag, and the text."""
    return tuple((tag, inside) for tag, inside in some if kind_of(tag) == "style" or _runs(dict(attributes(tag[len("<script") : -1]))))


def kind_of(tag: str) -> str:
    """Tell a ``script`` from a ``style`` by its tag."""
    return "script" if tag[1:7].lower() == "script" else "style"


def _runs(values: dict[str, str]) -> bool:
    return "src" not in values and values.get("type", "").lower() not in DATA


@lru_cache(maxsize=1_000)
def hash_of(inside: str) -> str:
    """The name of a script or style sheet in a policy."""
    return f"'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'"
