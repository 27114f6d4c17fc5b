"""A publication: the ledger as it is once today's pages are published, and the texts to keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..model import Anchor, Ledger, Part, Place, Published, PublishedText
from ..model.ledger import LOCK, address, parted
from .following import Address, Following
from .hashing import apart_from_record, content_hash, has_record, hash_like, next_version
from .speakers import same_speakers
from .spelling import in_order, spelled_today


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication: the ledger before and after it, and the texts that it adds."""

    earlier: Ledger
    ledger: Ledger
    new_texts: tuple[PublishedText, ...]

    def changes(self) -> Iterator[tuple[str, Published]]:
        """Each line that is new or differs, with a word for what happened.

        That is “new”; “goes on” for the new address of what moved; “quotation”, “notes” or “record” for what was changed; “moved”,
        “retired” or “again” for what is there again.
        """
        led = {line.successor for line in self.ledger.lines if line.state == "moved" and self._differs(line)}
        for line in self.ledger.lines:
            old = self.earlier.get(line.page, line.id)
            if line.state != "live":
                if self._differs(line):
                    yield line.state, line
            elif old is None:
                yield ("goes on" if line.address in led else "new"), line
            elif old.state != "live":
                yield "again", line
            elif old.version != line.version:
                yield ("notes" if old.quotation == line.quotation else "quotation"), line
            elif old.record != line.record:
                yield "record", line

    def _differs(self, line: Published) -> bool:
        old = self.earlier.get(line.page, line.id)
        return old is None or old.pending or (old.state, old.successor) != (line.state, line.successor)


def publish(following: Following, day: str) -> Publication:
    """Publish today's pages on an ISO day.

    The glossary must be without errors: a published anchor that is lost raises ValueError. Nothing that was published is left
    out, successors lead to what stands there today, and the same pages again change nothing.
    """
    earlier, here = following.ledger, following.today.anchors
    predecessors = dict(_predecessors(following))
    lines: dict[Address, Published] = {}
    for at, part in here.items():
        lines[at] = _present(at, part, _before(earlier.get(*at), predecessors.get(at)), following, day)
    for line in earlier.lines:
        if (line.page, line.id) not in here:
            lines[line.page, line.id] = _gone(following, line, day)
    ledger = Ledger(tuple(lines[at] for at in sorted(lines)), earlier.published_texts)
    new_texts = tuple(_new_texts(following, ledger, lines, day))
    return Publication(earlier, replace(ledger, published_texts=(*earlier.published_texts, *new_texts)), new_texts)


def _predecessors(following: Following) -> Iterator[tuple[Address, Published]]:
    """For each anchor of today the one that it goes on from: published until now, and now moved to it."""
    for line in reversed(following.ledger.lines):
        if line.state == "live" or line.pending:
            outcome = following.where(line.page, line.id)
            if outcome is not None and outcome.target not in (None, (line.page, line.id)):
                assert outcome.target is not None
                yield outcome.target, line


def _before(own: Published | None, predecessor: Published | None) -> Published | None:
    """Choose the line from which an anchor's version goes on: its own while that is live, else that of the anchor which moved to it, unless its own version is higher."""
    if own is None or predecessor is None or own.state == "live":
        return own or predecessor
    return own if (own.quotation, own.notes) > (predecessor.quotation, predecessor.notes) else predecessor


def _present(at: Address, part: Part, earlier: Published | None, following: Following, day: str) -> Published:
    """The line of an anchor that stands on its page."""
    hash_ = content_hash(part)
    page, anchor = at[0], Anchor(at[1])
    if earlier is None:
        return Published(page, anchor, "live", 1, 0, hash_, day, day, "", "", Place(LOCK))
    quotation, notes = _version(earlier, part, following, page)
    same = (quotation, notes) == (earlier.quotation, earlier.notes)
    if same and has_record(earlier.hash):  # the kept text of a version is spelled as it was then, and so is its hash
        hash_ = f"{apart_from_record(earlier.hash)}.{hash_.rpartition('.')[2]}"
    since = earlier.since if same and (earlier.state == "live" or earlier.pending) else day
    only_record = same and earlier.hash != hash_ and has_record(earlier.hash)
    record = earlier.record + only_record if same else 0
    return Published(page, anchor, "live", quotation, notes, hash_, earlier.first, since, "", "", Place(LOCK), record=record)


def _version(earlier: Published, part: Part, following: Following, page: str) -> tuple[int, int]:
    """The two counters that go on from an earlier line. A quotation that another one said is another quotation, be its words the same."""
    hash_ = hash_like(part, earlier.hash)
    last = following.last_of(earlier) or following.last.get((page, part.id))
    if has_record(hash_) and hash_ != earlier.hash and last is not None and not same_speakers(last, part):
        return earlier.quotation + 1, 0
    last = in_order(following, earlier.page, last) if last is not None and last.kind == "source" else last
    if last is not None and hash_ != earlier.hash and _is_only_renamed(following, (earlier.page, last), (page, part)):
        return earlier.quotation, earlier.notes
    return next_version(earlier.quotation, earlier.notes, earlier.hash, hash_)


def _is_only_renamed(following: Following, kept: tuple[str, Part], now: tuple[str, Part]) -> bool:
    """Tell whether a kept text and a part of today, each with its page, differ in nothing but former names and the record."""
    one, other = (apart_from_record(content_hash(spelled_today(following, *either))) for either in (kept, now))
    return one == other


def _gone(following: Following, line: Published, day: str) -> Published:
    """The line of an anchor that no longer stands on its page."""
    outcome = following.where(line.page, line.id)
    if outcome is None:
        raise ValueError(f"{line.address} is lost")
    if outcome.target is not None:
        reason = line.reason if line.state == "moved" else ""
        now = replace(line, state="moved", successor=address(*outcome.target), reason=reason)
    else:
        assert outcome.retired is not None
        successor = _instead(following, outcome.retired)
        now = replace(line, state="retired", successor=successor, reason=outcome.retired.reason)
    if line.pending or (now.state, now.successor, now.reason) != (line.state, line.successor, line.reason):
        now = replace(now, since=day, pending=False)
    return now


def _instead(following: Following, line: Published) -> str:
    """Give the address that stands today instead of a retired one: that which its line names, or if that was retired too, the one instead of that; empty for none."""
    seen: set[str] = set()
    while line.successor and line.successor not in seen:
        seen.add(line.successor)
        outcome = following.where(*parted(line.successor))
        if outcome is None or outcome.retired is None:
            return address(*outcome.target) if outcome is not None and outcome.target is not None else line.successor
        line = outcome.retired
    return ""


def _new_texts(following: Following, ledger: Ledger, lines: Mapping[Address, Published], day: str) -> Iterator[PublishedText]:
    """The text of each page whose version has none yet. Of a source, only the passages that are new or changed."""
    for page, text in following.today.pages.items():
        version = lines[page, ""].version
        if any(one.version == version for one in ledger.texts.get(page, ())):
            continue
        text = _with_versions(text, page, lines)
        if text.kind == "source":
            before = following.last
            text = replace(text, parts=tuple(part for part in text.parts if before.get((page, part.id)) != part))
        yield PublishedText(page, version, day, text, text_path(page, version))


def _with_versions(part: Part, page: str, lines: Mapping[Address, Published], top: bool = True) -> Part:
    """The part with the versions under which it and all within it are published."""
    version = lines[page, part.id].version if part.id or top else ""
    return replace(part, version=version, parts=tuple(_with_versions(one, page, lines, top=False) for one in part.parts))


def text_path(page: str, version: str) -> str:
    """The file in which the text of a version is kept, relative to the root."""
    return f"glossary/published/{page}/{version}.json"
