"""The texts of the hover cards of terms and sources: a small file each, which the cards read instead of whole pages, and all of them in one for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from ..graph import Checked, KnowledgeBase
from ..graph.ask.mentions import terms_in
from ..graph.ask.standing import standing
from ..graph.speakers import short_citation, through, who
from ..model import Entry, Source, TermId
from .page import entry_path, source_path
from .prose import Prose

FOLDER = "data/cards"
PATH = f"{FOLDER}.json"


def card_files(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """The file of all cards, then one for each, of the same values, in which a word of the definition has the page of its term instead of the slug. Each with its path under the site."""
    found = cards(kb)
    yield PATH, _json(found)
    for name, card in found.items():
        words = card["definition"] and [(some, term and found[term]["page"]) for some, term in card["definition"]]
        yield f"{FOLDER}/{name}.json", _json({**card, "definition": words})


def cards(kb: KnowledgeBase) -> dict[str, dict[str, Any]]:
    """All cards: by slug, the term, its gloss, its first definition and whose words that is; by ``sources/<key>``, how a source is cited, and its title.

    ``definition`` is a list of pairs: words, and the slug of the term they name or null. ``page`` is relative to the
    site's root, and so is ``passage``, the first words quoted on the entry within their passage. A term without a definition has ``definition: null`` and says who uses it in ``who``.
    """
    found: dict[str, dict[str, Any]] = {entry.id: _card(kb, entry) for entry in kb.entries.values()}
    found |= {source_path(source.key): _source_card(source) for source in kb.sources.values()}
    return found


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _source_card(source: Source) -> dict[str, Any]:
    who = "" if source.attribution == "established" else f"attribution {source.attribution}"
    return {"term": short_citation(source), "gloss": source.title, "definition": None, "who": who, "page": f"{source_path(source.key)}/"}


def _card(kb: KnowledgeBase, entry: Entry) -> dict[str, Any]:
    page = f"{entry_path(entry.id)}/"
    gloss = _plain(Prose(kb, entry_path(entry.id), entry.id).inline(entry.gloss.value)) if entry.gloss else ""
    shown = kb.by_entry.get(entry.id, ())
    defining = next((one for one in shown if one.item.role == "definition"), None)
    if defining is None or defining.matched is None:
        return {
            "term": entry.term,
            "gloss": gloss,
            "definition": None,
            "who": standing(kb, entry),
            "page": page,
            "passage": next(map(_passage, shown), None),
        }
    anchored = f"{page}#{defining.quotation.anchor}"
    return {
        "term": entry.term,
        "gloss": gloss,
        "definition": _words(kb, defining, entry.id),
        "who": _whose(kb, defining),
        "page": anchored,
        "passage": _passage(defining),
    }


def _passage(one: Checked) -> str | None:
    """The way from the site's root to the words of a quotation within their passage."""
    return f"{source_path(one.passage.key)}/#q-{one.entry.id}-{one.quotation.anchor}" if one.passage and one.matched else None


def _whose(kb: KnowledgeBase, defining: Checked) -> str:
    """Whose words a definition is, and as quoted by whom, where they came second hand."""
    hands = through(kb, defining.passage) if defining.passage is not None else ()
    return ", as quoted by ".join((who(defining), *hands[:1]))


def _words(kb: KnowledgeBase, defining: Checked, own: TermId) -> list[tuple[str, str | None]]:
    text, at = defining.printed, 0
    parts: list[tuple[str, str | None]] = []
    for mention in terms_in(kb, defining):
        if mention.term == own or not kb.entries[mention.term].autolink:
            continue
        parts += [(text[at : mention.start], None), (text[mention.start : mention.end], mention.term)]
        at = mention.end
    return [(" ".join(words.split("\n")), term) for words, term in [*parts, (text[at:], None)] if words]


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())
