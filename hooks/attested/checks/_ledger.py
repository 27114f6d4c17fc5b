"""Shared by the checks against the ledger: when they abstain, and the lines of the ledger that their messages propose."""

from __future__ import annotations

from ..graph import KnowledgeBase
from ..ledger import Today, hash_like, heads, missing_entries, short_line
from ..model import Published, TermId
from ..model.journal import JOURNAL
from ..model.ledger import LOCK
from ._shared import BIBLIOGRAPHY, broken, certain


def published(kb: KnowledgeBase) -> tuple[Published, ...]:
    """The lines of the ledger; none where one of them was not understood."""
    return () if broken(kb, LOCK) else kb.ledger.lines


def journal_is_whole(kb: KnowledgeBase) -> bool:
    """Tell whether the journal's entries can all be read and go on from one another, so that they add up to one ledger."""
    whole = not any(path.startswith(JOURNAL) for path in kb.glossary.broken)
    return whole and not missing_entries(kb.ledger) and len(heads(kb.ledger.journal)) <= 1


def page_known(kb: KnowledgeBase, page: str) -> bool:
    """Tell whether all anchors of a page are known, so that one which is not among them is not on the page."""
    folder, _, name = page.partition("/")
    if folder == "sources":
        file = kb.files.get(name)
        return certain(kb, BIBLIOGRAPHY) and certain(kb, file.path if file else f"bib/passages/{name}.md")
    if any(path.startswith("glossary/") and path.endswith(".md") for path in kb.glossary.broken):
        return False  # one that cannot be read may be this one under another name
    entry = kb.entries.get(TermId(name))
    return entry is None or (certain(kb, entry.path) and all(one.passage for one in kb.by_entry.get(entry.id, ())))


def renumbered(kb: KnowledgeBase, here: Today) -> dict[tuple[str, str], str]:
    """Definitions and quotations that now stand at another number than they were published under: their address, and that id."""
    by_words: dict[tuple[str, str], list[str]] = {}
    form = next((line.hash for line in published(kb) if line.state == "live"), "")
    for line in published(kb):
        if line.page.startswith("glossary/") and line.id and line.state == "live":
            by_words.setdefault((line.page, _words(line.hash)), []).append(line.id)
    found: dict[tuple[str, str], str] = {}
    for (page, anchor), part in here.anchors.items() if by_words else ():
        own = kb.ledger.get(page, anchor)
        words = _words(hash_like(part, form))
        if part.kind not in ("definition", "quotation") or not page_known(kb, page) or (own is not None and _words(own.hash) == words):
            continue
        for other in by_words.get((page, words), ()):
            there = here.anchors.get((page, other))
            if _numbered(anchor, other) and (there is None or _words(hash_like(there, form)) != words):
                found[page, anchor] = other
    return found


def _numbered(one: str, other: str) -> bool:
    """Tell whether two ids differ by nothing but a number at their ends."""
    stems = [anchor.rpartition("-")[0] if anchor.rpartition("-")[2].isdigit() else anchor for anchor in (one, other)]
    return one != other and (stems[0] == stems[1] or one == stems[1] or other == stems[0])


def _words(hash_: str) -> str:
    return hash_.partition(".")[0]


def moved(address: str, successor: str = "") -> str:
    """The line that says where an anchor went."""
    return short_line(address, "moved", successor or "…")


def retired(address: str) -> str:
    """The line that says why an anchor is no more."""
    return short_line(address, "retired", reason="…")
