"""Repairs that need no judgement: how a file is written changes, what it says does not.

Each repair is tried alone. One after which the file would be read as anything else, down to the last letter of a quotation,
is left out; so is one that would bring a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from .matter import in_house_order
from .meaning import Meaning, meaning
from .writing import in_house_form, passages_in_form

Repair = Callable[[Sequence[str], int], list[str]]


def mended(path: str, data: bytes) -> bytes:
    """A file in house form; as it is, where it cannot be read or where no repair is known for it.

    In: the path relative to the root, which tells an entry from passages and the bibliography, and the bytes. Out: UTF-8, lines
    that end in a line feed. What is mended once has nothing left to mend.
    """
    try:
        text = re.sub(b"^(?:\xef\xbb\xbf)+", b"", data).decode("utf-8")
    except UnicodeDecodeError:
        return data
    if "\0" in text:
        return data
    read = meaning(path, data)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = _kept(path, read, lines, [line.rstrip() for line in lines])
    if path.startswith("glossary/") and path.endswith(".md"):
        repairs: tuple[Repair, ...] = (in_house_order, partial(in_house_form, marks=False), in_house_form)
    elif path.startswith("bib/passages/") and path.endswith(".md"):
        repairs = (passages_in_form,)
    else:
        repairs = ()
    for repair in repairs:
        lines = _kept(path, read, lines, repair(lines, meaning(path, _bytes(lines)).body))
    return _bytes(lines)


def _kept(path: str, read: Meaning, lines: list[str], tried: list[str]) -> list[str]:
    """The lines after a repair, if they mean what was read; else those before it."""
    return tried if tried == lines or meaning(path, _bytes(tried)).is_that_of(read) else lines


def _bytes(lines: Sequence[str]) -> bytes:
    return ("\n".join(lines).rstrip("\n") + "\n").encode()
