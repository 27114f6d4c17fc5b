"""A body as it was read when it was made. The finished page that holds it, sign for sign, needs to be read only around it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ..model.markup import objection
from .policy import hashed
from .scan import Scan, elements, scan


@dataclass(frozen=True, slots=True)
class KnownBody:
    """What the proof has to know of a body: where it stands in its finished page, its hash in this process, and what :func:`.scan.scan` read of it.

    Those of all pages are kept at once. So the ids are one text, between line ends, and of tags, scripts and style sheets only those are
    kept that the gate may object to.
    """

    at: int
    length: int
    hash: int
    ids: str
    twice: tuple[str, ...]
    links: tuple[str, ...]
    tags: tuple[str, ...]
    quiet: tuple[tuple[str, str], ...]


def known(page: str, body: str, read: Scan) -> KnownBody:
    """Keep what was read of a body, for the proof of its finished page. One that does not end what it begins has no place there: its page is read as a whole."""
    tags = tuple(tag for tag in read.tags if objection(tag))
    return KnownBody(page.find(body) if read.ended else -1, len(body), hash(body), "\n".join(("", *sorted(read.ids), "")), read.twice, read.links, tags, hashed(read.quiet))


def scan_around(page: str, body: KnownBody, wanted: Collection[str]) -> Scan | None:
    """Read a finished page as :func:`.scan.scan` does, but for its body, which was read before; ``tags`` are without those of the body that the gate lets pass.

    None where the page does not hold the body with every sign of it, in its place, or where one look does not find an element of those ``wanted``.
    """
    end = body.at + body.length
    if body.at < 0 or hash(page[body.at : end]) != body.hash:
        return None
    frame, ids = scan(page[: body.at] + page[end:]), frozenset(body.ids.split("\n")[1:-1])
    found = elements(page, [name for name in wanted if name in ids or name in frame.ids])
    if len(found) < len(wanted):
        return None
    return Scan(
        frame.ids | ids,
        (*frame.twice, *body.twice, *sorted(frame.ids & ids)),
        tuple(dict.fromkeys((*frame.links, *body.links))),
        found,
        (*frame.tags, *body.tags),
        (*frame.quiet, *body.quiet),
        frame.ended,
    )
