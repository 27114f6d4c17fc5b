"""A publication: the ledger as it is once today's pages are published, and the texts to keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..model import Anchor, Kept, Ledger, Part, Place, Published
from ..model.ledger import LOCK, address, parted
from .following import Address, Following
from .hashing import content_hash, raised


@dataclass(frozen=True, slots=True)
class Publication:
    """What a publication makes: the new ledger, and of its texts those that are kept for the first time."""

    former: Ledger
    ledger: Ledger
    kept: tuple[Kept, ...]

    def changes(self) -> Iterator[tuple[str, Published]]:
        """Each line that is new or differs, with a word for what happened.

        That is “new”; “goes on” for the new address of what moved; “quotation” or “notes” for what was changed; “moved”,
        “retired” or “again” for what is there again.
        """
        led = {line.successor for line in self.ledger.lines if line.state == "moved" and self._differs(line)}
        for line in self.ledger.lines:
            old = self.former.get(line.page, line.id)
            if line.state != "live":
                if self._differs(line):
                    yield line.state, line
            elif old is None:
                yield ("goes on" if line.address in led else "new"), line
            elif old.state != "live":
                yield "again", line
            elif old.version != line.version:
                yield ("notes" if old.quotation == line.quotation else "quotation"), line

    def _differs(self, line: Published) -> bool:
        old = self.former.get(line.page, line.id)
        return old is None or old.pending or (old.state, old.successor) != (line.state, line.successor)


def publish(following: Following, day: str) -> Publication:
    """Publish today's pages on an ISO day.

    The glossary must be without errors: a published anchor that is lost raises ValueError. Nothing that was published is left
    out, successors lead to what stands there today, and the same pages again change nothing.
    """
    former, here = following.ledger, following.today.anchors
    heirs = dict(_heirs(following))
    lines: dict[Address, Published] = {}
    for at, part in here.items():
        lines[at] = _present(at, part, _before(former.get(*at), heirs.get(at)), day)
    for line in former.lines:
        if (line.page, line.id) not in here:
            lines[line.page, line.id] = _gone(following, line, day)
    ledger = Ledger(tuple(lines[at] for at in sorted(lines)), former.kept)
    kept = tuple(_kept(following, ledger, lines, day))
    return Publication(former, replace(ledger, kept=(*former.kept, *kept)), kept)


def _heirs(following: Following) -> Iterator[tuple[Address, Published]]:
    """For each anchor of today the one that it goes on from: published until now, and now moved to it."""
    for line in reversed(following.ledger.lines):
        if line.state == "live" or line.pending:
            fate = following.where(line.page, line.id)
            if fate is not None and fate.target not in (None, (line.page, line.id)):
                assert fate.target is not None
                yield fate.target, line


def _before(own: Published | None, heir: Published | None) -> Published | None:
    """What an anchor goes on from: its own line while that is live, else what moved to it, unless its own version is higher."""
    if own is None or heir is None or own.state == "live":
        return own or heir
    return own if (own.quotation, own.notes) > (heir.quotation, heir.notes) else heir


def _present(at: Address, part: Part, former: Published | None, day: str) -> Published:
    """The line of an anchor that stands on its page."""
    told = content_hash(part)
    page, anchor = at[0], Anchor(at[1])
    if former is None:
        return Published(page, anchor, "live", 1, 0, told, day, day, "", "", Place(LOCK))
    quotation, notes = raised(former.quotation, former.notes, former.hash, told)
    since = former.since if former.hash == told and (former.state == "live" or former.pending) else day
    return Published(page, anchor, "live", quotation, notes, told, former.first, since, "", "", Place(LOCK))


def _gone(following: Following, line: Published, day: str) -> Published:
    """The line of an anchor that no longer stands on its page."""
    fate = following.where(line.page, line.id)
    if fate is None:
        raise ValueError(f"{line.address} is lost")
    if fate.target is not None:
        reason = line.reason if line.state == "moved" else ""
        now = replace(line, state="moved", successor=address(*fate.target), reason=reason)
    else:
        assert fate.retired is not None
        successor = _instead(following, fate.retired)
        now = replace(line, state="retired", successor=successor, reason=fate.retired.reason)
    if line.pending or (now.state, now.successor, now.reason) != (line.state, line.successor, line.reason):
        now = replace(now, since=day, pending=False)
    return now


def _instead(following: Following, line: Published) -> str:
    """What stands today instead of something retired: what its line names, or if that was retired too, what stands instead of that."""
    seen: set[str] = set()
    while line.successor and line.successor not in seen:
        seen.add(line.successor)
        fate = following.where(*parted(line.successor))
        if fate is None or fate.retired is None:
            return address(*fate.target) if fate is not None and fate.target is not None else line.successor
        line = fate.retired
    return ""


def _kept(following: Following, ledger: Ledger, lines: Mapping[Address, Published], day: str) -> Iterator[Kept]:
    """The text of each page whose version has none yet. Of a source, only the passages that are new or changed."""
    for page, text in following.today.pages.items():
        version = lines[page, ""].version
        if any(kept.version == version for kept in ledger.texts.get(page, ())):
            continue
        told = _told(text, page, lines)
        if told.kind == "source":
            before = following.last
            told = replace(told, parts=tuple(part for part in told.parts if before.get((page, part.id)) != part))
        yield Kept(page, version, day, told, kept_path(page, version))


def _told(part: Part, page: str, lines: Mapping[Address, Published], top: bool = True) -> Part:
    """The part with the versions under which it and all within it are published."""
    version = lines[page, part.id].version if part.id or top else ""
    return replace(part, version=version, parts=tuple(_told(one, page, lines, top=False) for one in part.parts))


def kept_path(page: str, version: str) -> str:
    """The file in which the text of a version is kept, relative to the root."""
    return f"glossary/published/{page}/{version}.json"
