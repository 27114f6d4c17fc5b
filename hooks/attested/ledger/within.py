"""What stands within a part, found by its words: for where its id was put together of other names before.

A definition and its first quotation have one id, and a quotation under any other heading has one of its own. So where a definition becomes a use,
or a use a definition, the ids of what stands within are not those of before with another beginning.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Part

SECTIONS = ("definition", "usage", "case", "claim")


def same_within(old: Part, section: Part) -> str | None:
    """The id of the only quotation or note within a section of today that has the words or the phrase of a published one; None where there is none, or more than one."""
    if section.kind not in SECTIONS or old.kind not in ("quotation", "note"):
        return None
    found = {at for at, one in _ids(section, section.id) if one.kind == old.kind and (one.words, one.kind == "note" and one.title) == (old.words, one.kind == "note" and old.title)}
    return found.pop() if len(found) == 1 else None


def first_quotation(part: Part) -> Part:
    """The quotation that shares the id of a definition; of any other part, itself."""
    return next((one for one in part.parts if one.kind == "quotation" and not one.id), part)


def _ids(part: Part, around: str) -> Iterator[tuple[str, Part]]:
    """The parts within a part, each with its id; a quotation without one has that of what is around it."""
    for one in part.parts:
        yield one.id or around, one
        yield from _ids(one, one.id or around)
