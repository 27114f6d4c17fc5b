"""The marks around words in house form: dashes, brackets, quotation marks."""

from __future__ import annotations

import re

from ..model import Place, Text
from ..prose.notation import CITATION, TERM
from ..read.phrases import DASH, MARKS, phrase

BEHIND_TERM = re.compile(r"\s*(?:—|–|―|--|-)\s*(?=.)")


def attribution(line: str) -> str:
    """``— acts, qualifiers: [@key, locator]`` with one kind of dash, one space in the citation and straight marks around words."""
    return straight(_citations(DASH.sub("— ", line, count=1)), r":|,|\[@")


def relation(item: str) -> str:
    """``kind: [[term]] — "phrase" [@key, locator]`` in the same sense; as it is, where no dash follows the term."""
    target = TERM.search(item)
    dash = BEHIND_TERM.match(item, target.end()) if target else None
    if target is None or dash is None:
        return item
    kind, _, _ = item[: target.start()].partition(":")
    named = item[target.start() + 2 : target.end() - 2].strip()
    evidence = straight(_citations(item[dash.end() :]), r"\[@|[.]?$")
    return f"{' '.join(kind.split())}: [[{named}]] — {evidence}"


def straight(line: str, ends: str) -> str:
    """The marks around phrases, up to the colon behind one, as straight ones.

    ``ends`` is what may follow a phrase. One that holds such marks itself keeps its own.
    """
    made, at = "", 0
    while at < len(line):
        read = phrase(Text(line, ((0, Place("")),)), at, ends) if line[at] in MARKS else None
        if read is None:
            made += line[at]
            at += 1
            continue
        words, end = read[0].value, read[1]
        made += line[at:end] if set(words) & set(MARKS) else f'"{words}"'
        at = end
        if re.match(r"\s*\)?\s*:", line[at:]):
            break
    return made + line[at:]


def _citations(line: str) -> str:
    return CITATION.sub(lambda one: f"[@{one[1]}, {' '.join(one[2].split())}]" if one[2] else f"[@{one[1]}]", line)
