"""All that is needed to check a draft, as plain values: they are a file of the site, which the page reads, too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from ..graph import Checked, KnowledgeBase
from ..graph.ask.quoting import quoted_in
from ..graph.ask.standing import standing
from ..graph.speakers import through, unestablished, who
from ..model import Entry, TermId, Wording, entry_path
from ..prose.places import citations, links, terms
from ..prose.plain_text import plain, plain_text
from .patterns import patterns
from .records import biblatex

FOLDER = "data/draft"
PATH = f"{FOLDER}.json"
NAMES, LINES, TERMS = 500, 100, 100
"""So many names, lines of Wording and terms stand in one of the files that the page reads."""
ANCHOR = re.compile(r"(?:(?:\./)?([\w.-]+)\.md)?#(.+)")
"""The address of a link to an anchor of the glossary: groups for the entry, if it is named, and the id."""

Json = dict[str, Any]


def guide(kb: KnowledgeBase) -> Json:
    """The guide.

    Out: ``names``, the names of terms in the order in which they are tried; ``lines``, each line of Wording with its
    phrases, compiled, its advice and what the advice leads to; ``terms`` with gloss and ``senses``, which are its definitions; ``records``,
    BibLaTeX by key; ``site``. Pages are relative to the site's root.
    """
    shown = {entry.id: _term(kb, entry) for entry in kb.entries.values()}
    keys = {key for term in shown.values() for key in term["keys"]} | {
        key for term in shown.values() for sense in term["senses"] for key in sense["keys"]
    }
    return {
        "names": [[one.term, one.words, one.gaps, one.cased] for one in kb.matcher.names],
        "lines": [_line(kb, entry, line) for entry, line in lines(kb)],
        "terms": shown,
        "records": {key: biblatex(source) for key, source in kb.sources.items() if key in keys},
        "site": {"name": kb.site.name, "url": kb.site.url},
    }


def guide_files(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """The guide in one file, for machines, then in the files that the page reads. Each comes with its path under the site.

    ``parts.json`` has ``site``, the numbers of the files of ``names`` and of ``lines``, both without what only a result needs, and in
    ``terms`` the first slug of each file of terms: each has some terms in the order of their slugs, with the records of their sources.
    """
    whole = guide(kb)
    yield PATH, _json(whole)
    slugs = sorted(whole["terms"], key=lambda term: term.encode("utf-16-be"))  # as JavaScript compares them
    lines = [{"phrases": one["phrases"]} for one in whole["lines"]]
    names, phrased, terms = _cut(whole["names"], NAMES), _cut(lines, LINES), _cut(slugs, TERMS)
    yield f"{FOLDER}/parts.json", _json({"site": whole["site"], "names": len(names), "lines": len(phrased), "terms": [some[0] for some in terms]})
    for name, parts in (("names", names), ("lines", phrased)):
        yield from ((f"{FOLDER}/{name}/{at}.json", _json(some)) for at, some in enumerate(parts))
    for at, some in enumerate(terms):
        told = {term: whole["terms"][term] for term in some}
        keys = {key for term in told.values() for one in (term, *term["senses"]) for key in one["keys"]}
        yield f"{FOLDER}/terms/{at}.json", _json({"terms": told, "records": {key: whole["records"][key] for key in sorted(keys)}})


def _cut(rows: Sequence[Any], most: int) -> list[Sequence[Any]]:
    return [rows[start : start + most] for start in range(0, len(rows), most)]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def lines(kb: KnowledgeBase) -> Iterator[tuple[Entry, Wording]]:
    """All lines of Wording with their entries."""
    for entry in kb.entries.values():
        yield from ((entry, line) for line in entry.wordings)


def _line(kb: KnowledgeBase, entry: Entry, line: Wording) -> Json:
    advice = plain(line.advice.value)
    return {
        "term": entry.id,
        "page": f"{entry_path(entry.id)}/",
        "advice": advice,
        "phrases": [
            {"phrase": one.phrase, "parts": one.parts, "advised": one.advised}
            for one in patterns([" ".join(phrase.value.split()) for phrase in line.phrases], advice, kb.matcher)
        ],
        "quotations": [quotation_row(one) for one in behind(kb, entry, line)],
    }


def behind(kb: KnowledgeBase, entry: Entry, line: Wording) -> tuple[Checked, ...]:
    """The quotations that the advice leads to: those under the headings that it links to, or the one it links to."""
    found: list[Checked] = []
    for term, anchor in _targets(kb, line.advice.value, entry):
        for one in kb.by_entry.get(TermId(term), ()):
            if anchor in (one.item.anchor, one.quotation.anchor) and one.matched is not None and one not in found:
                found.append(one)
    return tuple(found)


def _targets(kb: KnowledgeBase, advice: str, entry: Entry) -> Iterator[tuple[str, str]]:
    """The entries and anchors that an advice links to."""
    for written in links(advice):
        if found := ANCHOR.fullmatch(written.target):
            yield found[1] or entry.id, found[2]
    for named in terms(advice):
        if named.detail:
            yield kb.present(named.target), named.detail


def quotation_row(one: Checked) -> Json:
    """A quotation in short: its words, whose they are, and its place on the site."""
    return {
        "words": " ".join(one.printed.split()),
        "who": ", ".join(part for part in (who(one), unestablished(one)) if part),
        "page": f"{entry_path(one.entry.id)}/#{one.quotation.anchor}",
    }


def _term(kb: KnowledgeBase, entry: Entry) -> Json:
    gloss = plain(entry.gloss.value) if entry.gloss else ""
    return {
        "term": entry.term,
        "page": f"{entry_path(entry.id)}/",
        "gloss": gloss,
        "plain": plain_text(entry.gloss.value, citations=False).text if entry.gloss else "",
        "common": not entry.autolink,
        "standing": standing(kb, entry),
        "keys": [one.target for one in citations(entry.gloss.value if entry.gloss else "") if one.target in kb.sources],
        "senses": [_sense(kb, one) for one in kb.by_entry.get(entry.id, ()) if one.item.role == "definition" and one.matched],
    }


def _sense(kb: KnowledgeBase, one: Checked) -> Json:
    """A definition: its words, whose, through whom they came, how they are cited, and the sources named."""
    passage = one.passage
    assert passage is not None
    came = through(kb, passage)
    keys = [passage.key, *(via.key for via in quoted_in(kb).get((passage.key, passage.locator), ()))]
    return {
        **quotation_row(one),
        "through": f"words as quoted by {', in turn by '.join(came)}" if came else "",
        "cite": f"[@{passage.key}, {passage.locator}]",
        "keys": list(dict.fromkeys(key for key in keys if key in kb.sources)),
    }

