"""``data/glossary.json`` and one file a term: all that stands on the pages, as ``glossary.schema.json`` describes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..graph import Checked, CheckedRelation, KnowledgeBase
from ..graph.ask.defined_elsewhere import defined_elsewhere, how_defined
from ..graph.ask.names import entry_named
from ..graph.headings import heading_words
from ..model import Definition, Entry, Passage, Quotation, Source, TermId, Usage, entry_path, source_path
from ..verbatim import Match
from .comparisons import comparisons
from .cuts import qualifiers, sentence
from .reading import as_read, both
from .selectors import Selector, of_note, of_quotation

VERSION = 1
"""Goes up when a key changes its meaning or goes away, not when one is added."""

NO_TERMS = '\n "terms": [],'
SCHEMA = Path(__file__).with_name("glossary.schema.json")
Json = dict[str, Any]


def documents(kb: KnowledgeBase) -> dict[TermId, str]:
    """Each entry as a JSON object; written once for the whole file and for the files of the terms."""
    checked = {id(one.quotation): one for one in kb.checked}
    proofs: dict[TermId, list[CheckedRelation]] = {}
    for proof in kb.proofs:
        proofs.setdefault(proof.entry.id, []).append(proof)
    return {entry.id: _written(_entry(kb, entry, checked, proofs.get(entry.id, []))) for entry in kb.entries.values()}


def whole(kb: KnowledgeBase, terms: Mapping[TermId, str]) -> str:
    """The whole glossary. Offsets are code points; ``address`` is null while the site has none."""
    told = _written({
        "$schema": "glossary.schema.json",
        "version": VERSION,
        "name": kb.site.name,
        "address": kb.site.url or None,
        "terms": [],
        "relationKinds": [
            {
                "name": kind.name,
                "inverse": kind.inverse,
                "acyclic": kind.acyclic,
                "symmetric": kind.symmetric,
                "skos": kind.skos or None,
                "allows": list(kind.allows),
                **both(kb, "description", kind.description),
            }
            for kind in kb.kinds.values()
        ],
        "sources": [_source(kb, source) for source in kb.sources.values()],
    })
    inside = ",\n".join("  " + term.replace("\n", "\n  ") for term in terms.values())  # no text in JSON holds a line end
    return (told.replace(NO_TERMS, f"{NO_TERMS[:-2]}\n{inside}\n ],", 1) if inside else told) + "\n"


def alone(term: str) -> str:
    """One term in a file of its own."""
    head = _written({"$schema": "../glossary.schema.json#/$defs/termFile", "version": VERSION})
    return f"{head[:-2]},{term[1:]}\n"


def _written(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _entry(kb: KnowledgeBase, entry: Entry, checked: Mapping[int, Checked], proofs: list[CheckedRelation]) -> Json:
    def items(role: str) -> list[Json]:
        return [
            {
                "anchor": item.anchor,
                "heading": heading_words(item),
                **({"answers": None if item.answers is None else [{"term": one.term or entry.id, "anchor": one.anchor} for one in item.answers]} if item.role != "definition" else {}),
                **({"number": item.number, "name": item.name or None} if isinstance(item, Definition) else {}),
                **({"sense": item.sense or None} if isinstance(item, Usage) else {}),
                **({} if isinstance(item, Definition) else {"ofDefinition": getattr(item, "of", 0) or None}),
                "blocks": [
                    _quotation(kb, checked[id(block)])
                    if isinstance(block, Quotation)
                    else {"kind": "remark", "text": as_read(kb, block.value), "markdown": block.value}
                    for block in item.blocks
                ],
            }
            for item in entry.items
            if item.role == role
        ]

    return {
        "id": entry.id,
        "term": entry.term,
        "aliases": list(entry.aliases),
        "forms": list(entry.forms),
        "was": list(entry.was),
        "autolink": entry.autolink,
        "page": f"{entry_path(entry.id)}/",
        "address": kb.site.address(entry_path(entry.id)) or None,
        **both(kb, "gloss", entry.gloss.value if entry.gloss else "", None),
        "standing": how_defined(kb, entry.id),
        "definedElsewhere": [{"source": one.source.key, "where": one.where} for one in defined_elsewhere(kb).get(entry.id, ())],
        "definitions": items("definition"),
        "usages": items("usage"),
        "cases": items("case"),
        "claims": items("claim"),
        "alsoQuoted": [
            {"term": one.entry.id, "anchor": one.quotation.anchor} for one in kb.also_on.get(entry.id, ())
        ],
        "relations": [_relation(proof) for proof in proofs],
        "wordings": [
            {"phrases": [_line(one.value) for one in wording.phrases], **both(kb, "advice", wording.advice.value)}
            for wording in entry.wordings
        ],
        "history": [{"date": one.when, "text": as_read(kb, one.said.value), "markdown": one.said.value} for one in entry.history],
    }


def _quotation(kb: KnowledgeBase, one: Checked) -> Json:
    """Give a quotation in the source's own characters, with its speaker, place, qualifiers, notes and the verdict on its words."""
    given, passage = one.quotation.attribution, one.passage
    return {
        "kind": "quotation",
        "anchor": one.quotation.anchor,
        "text": one.printed,
        "language": kb.language(given.citation.key) if given else None,
        "checked": one.matched is not None,
        "translation": _translation(kb, one),
        "acts": list(given.acts) if given else [],
        "qualifiers": qualifiers(kb, one),
        "source": given.citation.key if given else None,
        "locator": given.citation.locator if given else None,
        "by": passage.by or None if passage else None,
        "nameEstablished": passage.name_established if passage else False,
        "bracketsOurs": given.brackets_ours if given else False,
        "emphasisOurs": given.emphasis_ours if given else False,
        "cut": (given.cut or None) if given else None,
        "sentence": sentence(kb, one),
        "alsoIn": list(given.also_in) if given else [],
        "selectors": [_selector(found) for found in of_quotation(kb, one)],
        "notes": [
            {
                "anchor": checked.note.anchor,
                "phrase": _line(checked.note.phrase.value),
                "text": as_read(kb, checked.note.body.value),
                "markdown": checked.note.body.value,
                "selectors": [_selector(found) for found in of_note(kb, one, checked)],
            }
            for checked in one.notes
        ],
    }


def _translation(kb: KnowledgeBase, one: Checked) -> Json | None:
    written = one.quotation.translation
    if written is None:
        return None
    cited = written.citation
    return {
        **(both(kb, "text", written.text.value) if cited is None else dict.fromkeys(("text", "textAsRead"), _line(written.text.value))),
        "language": kb.language(cited.key if cited else ""),
        "source": cited.key if cited else None,
        "locator": cited.locator if cited else None,
        "checked": isinstance(one.translated, Match),
    }


def _selector(one: Selector) -> Json:
    return {"exact": one.exact, "prefix": one.prefix, "suffix": one.suffix, "start": one.start, "end": one.end}


def _relation(proof: CheckedRelation) -> Json:
    relation, evidence = proof.relation, None
    if proof.checked is not None:
        evidence = {"term": proof.checked.entry.id, "anchor": proof.checked.quotation.anchor}
    elif proof.passage is not None:
        evidence = {"source": proof.passage.key, "locator": proof.passage.locator}
    return {
        "anchor": relation.anchor,
        "of": relation.name or proof.entry.term,
        "kind": relation.kind,
        "target": relation.target,
        "holds": "by definition" if proof.by_definition else "according to its speaker",
        "by": proof.passage.by or None if proof.passage else None,
        "phrase": _line(relation.phrase.value) if relation.phrase else None,
        "evidence": evidence,
    }


def _source(kb: KnowledgeBase, source: Source) -> Json:
    file = kb.files.get(source.key)
    return {
        "key": source.key,
        "type": source.type,
        "authors": [{"family": one.family, "given": one.given or None, "suffix": one.suffix or None} for one in source.authors],
        "title": source.title,
        "year": source.year or None,
        "language": kb.language(source.key),
        "url": source.url or None,
        "fulltext": source.fulltext or None,
        "attribution": source.attribution,
        **both(kb, "annotation", source.annotation, None),
        "defines": [{"term": one.term, "id": entry_named(kb, one.term), "where": one.where} for one in source.defines],
        "was": [one.name for one in source.was],
        "page": f"{source_path(source.key)}/",
        "address": kb.site.address(source_path(source.key)) or None,
        "retrieved": file.retrieved if file and file.retrieved != "unknown" else None,
        "passages": [_passage(kb, one) for one in file.passages] if file else [],
    }


def _passage(kb: KnowledgeBase, one: Passage) -> Json:
    return {
        "locator": one.locator,
        "anchor": one.anchor,
        "by": one.by or None,
        "nameEstablished": one.name_established,
        "remark": one.by_remark or None,
        "answers": one.answers or None,
        "answersInferred": one.answers_inferred,
        "headword": one.headword or None,
        "variant": one.variant or None,
        "url": one.url or None,
        "text": one.text.value,
        "cut": one.cut or None,
        **comparisons(kb, one),
        "quoted": [
            {
                "start": held.start,
                "end": held.end,
                "source": held.citation.key if held.citation else None,
                "locator": held.citation.locator if held.citation else None,
            }
            for held in one.quoted
        ],
    }


def _line(text: str) -> str:
    return " ".join(text.split())
