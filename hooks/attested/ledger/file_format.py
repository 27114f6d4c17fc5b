"""The form of the files of the ledger: the lines of ``anchors.lock``, and published texts as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..model import Part, Published, PublishedText

HEAD = """\
# What was published: one line for each address that somebody may have cited. “attested publish” writes it, sorted by address.
#
#   address  state  version  hash  first published  this version since  [-> new address]  [because reason]
#
# state: live, moved or retired. version: how often the quoted words, or who said them, were published anew; behind the full stop,
# how often our notes changed since; behind a plus sign, how often only the record did. hash: of the words, the notes and the record.
#
# By hand you only add lines, each right behind the one with the same address. A renamed term needs none: list its former name under
# “was” in its front matter. What stands within a heading or a quotation goes with it.
#
#   glossary/term#id  moved  -> glossary/term#new-id
#   glossary/term#id  retired  because nobody uses the word like this any more
#   glossary/term#id  retired  -> glossary/other-term  because the two are one
#
# It is what the journal in glossary/published/journal/ adds up to: “attested restore” writes it anew from there, also after a merge.
"""
COLUMNS = ("kind", "id", "version", "title", "words", "said", "acts", "by", "note")


def as_text(lines: Iterable[str], last: str = "") -> str:
    """The whole of ``anchors.lock``, the head included: its lines, and the journal's entry that they add up to."""
    added_up = f"#\n# Last publication: {last}\n" if last else ""
    return HEAD + added_up + "".join(f"{line}\n" for line in lines)


def as_line(line: Published) -> str:
    """A line with all its columns."""
    columns = [line.address, line.state, f"{line.version}+{line.record}" if line.record else line.version, line.hash, line.first, line.since]
    return "  ".join((*columns, *_end(line.successor, line.reason)))


def short_line(address: str, state: str, successor: str = "", reason: str = "") -> str:
    """A line for a contributor to add."""
    return "  ".join((address, state, *_end(successor, reason)))


def _end(successor: str, reason: str) -> tuple[str, ...]:
    return tuple(filter(None, (f"-> {successor}" if successor else "", f"because {reason}" if reason else "")))


def entry_text(number: int, parents: Sequence[str], day: str, branch: str, lines: Sequence[str], texts: Mapping[str, str]) -> str:
    """Give the content of the file of an entry of the journal: JSON, a value a line."""
    value = {"publication": number, "parents": list(parents), "day": day, "branch": branch, "lines": list(lines), "texts": dict(texts)}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def text_file(published: PublishedText) -> str:
    """Give the content of the file of a published text: JSON, a value a line, so that two versions can be compared."""
    value = {"page": published.page, "version": published.version, "day": published.day, "text": _part(published.text)}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _part(part: Part) -> dict[str, Any]:
    values = {name: getattr(part, name) for name in COLUMNS if getattr(part, name)}
    return {**values, **({"parts": [_part(one) for one in part.parts]} if part.parts else {})}
