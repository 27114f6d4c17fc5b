"""``data/glossary.ttl``: the glossary as a SKOS concept scheme (W3C, SKOS Reference, 2009).

- A term is a ``skos:Concept``; other spellings are ``altLabel``, other parts of speech ``hiddenLabel``.
- A quotation is a resource with its words (``rdf:value``), its passage (``dct:source``, ``prov:wasQuotedFrom``) and a Web
  Annotation target whose ``oa:TextQuoteSelector`` finds the words in that passage; that of a definition is the concept's
  ``skos:definition``. Our note on a phrase is an annotation of the passage too.
- An ``editorialNote`` in English says what a quotation's words alone hide (qualifiers, a cut and its reason), and whether a term is defined here.
- A term that was renamed or retired is ``owl:deprecated``, and ``dct:isReplacedBy`` the one that is there instead.
- A relation is written only where it holds by definition and its kind names a SKOS property.

Nodes have the addresses of the site's own elements. Helpers between them, which no page shows, are fragments of this file. There are
no blank nodes, so that the same glossary gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..graph import Checked, KnowledgeBase
from ..graph.ask.languages import language_of_term
from ..graph.ask.standing import standing
from ..model import Entry, Passage, Source, TermId, Translation, entry_path, source_path
from .cuts import notes
from .former import former_terms
from .markup import iri
from .rdf import TRUE, Triple, address, literal
from .rdf import turtle as written
from .reading import as_read
from .relating import skos_relations
from .selectors import Selector, of_note, of_quotation

UNPUBLISHED = "https://attested.invalid/"
"""Stands in the place of the site's address while it is not set. RFC 2606 keeps .invalid from ever leading anywhere."""


def turtle(kb: KnowledgeBase) -> str:
    """The file: statements grouped by subject, in the order of the glossary."""
    scheme = Scheme(kb)
    return written(scheme.triples(), scheme.base)


class Scheme:
    """The statements of a glossary."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.base = iri(kb.site.url or UNPUBLISHED)
        self.scheme = self._address(f"{self.base}glossary/")

    def triples(self) -> Iterator[Triple]:
        yield self.scheme, "a", "skos:ConceptScheme"
        yield self.scheme, "dct:title", self._words(self.kb.site.name)
        yield self.scheme, "skos:prefLabel", self._words(self.kb.site.name)
        relations = skos_relations(self.kb)
        under = {one for one, kind, _ in relations if kind == "broader"}
        for entry in self.kb.entries.values():
            yield from self._concept(entry)
            if entry.id not in under:
                yield self.concept(entry.id), "skos:topConceptOf", self.scheme
                yield self.scheme, "skos:hasTopConcept", self.concept(entry.id)
        yield from self._deprecated()
        yield from ((self.concept(one), f"skos:{kind}", self.concept(other)) for one, kind, other in relations)
        for source in self.kb.sources.values():
            yield from self._source(source)
        for passage in self.kb.passages.values():
            yield from self._passage(passage)
        for one in self.kb.checked:
            yield from self._quotation(one)

    def concept(self, term: TermId) -> str:
        return self._node(entry_path(term), term)

    def _node(self, page: str, anchor: str = "") -> str:
        return self._address(f"{self.base}{page}/{'#' if anchor else ''}{anchor}")

    def _address(self, whole: str) -> str:
        return address(iri(whole), self.base)

    def _words(self, text: str, language: str = "") -> str:
        return literal(text, language or self.kb.site.language)

    def _deprecated(self) -> Iterator[Triple]:
        """Terms that were renamed or retired, each with what is there instead, if anything is."""
        for former in former_terms(self.kb):
            concept = self.concept(TermId(former.slug))
            yield concept, "a", "skos:Concept"
            yield concept, "skos:inScheme", self.scheme
            yield concept, "skos:prefLabel", self._words(former.term)
            yield concept, "owl:deprecated", TRUE
            if former.successor:
                yield concept, "dct:isReplacedBy", self.concept(TermId(former.successor))
            yield concept, "skos:editorialNote", literal(f"Retired: {former.reason}." if former.reason else "Renamed.", "en")

    def _concept(self, entry: Entry) -> Iterator[Triple]:
        concept = self.concept(entry.id)
        yield concept, "a", "skos:Concept"
        yield concept, "skos:inScheme", self.scheme
        language = language_of_term(self.kb, entry)
        yield concept, "skos:prefLabel", self._words(entry.term, language)
        seen = {entry.term}  # S13: no label is of two kinds
        for kind, names in (("skos:altLabel", entry.aliases), ("skos:hiddenLabel", entry.forms)):
            for name in names:
                if name not in seen:
                    seen.add(name)
                    yield concept, kind, self._words(name, language)
        if entry.gloss:
            yield concept, "skos:scopeNote", self._words(as_read(self.kb, entry.gloss.value))
        for fact in entry.history:
            yield concept, "skos:historyNote", self._words(f"{fact.when}: {as_read(self.kb, fact.said.value)}")
        yield concept, "skos:editorialNote", literal(f"{standing(self.kb, entry)}.", "en")

    def _source(self, source: Source) -> Iterator[Triple]:
        node = self._node(source_path(source.key))
        yield node, "a", "dct:BibliographicResource"
        yield node, "dct:identifier", literal(source.key)
        yield node, "dct:title", literal(source.title)
        if source.language:
            yield node, "dct:language", literal(source.language)
        for name in _authors(source):
            yield node, "dct:creator", literal(name)
        if source.year:
            yield node, "dct:date", _year(source.year)
        if source.url:
            yield node, "dct:relation", self._address(source.url)

    def _passage(self, passage: Passage) -> Iterator[Triple]:
        node = self._node(source_path(passage.key), passage.anchor)
        yield node, "a", "prov:Entity"
        yield node, "dct:isPartOf", self._node(source_path(passage.key))
        yield node, "dct:title", literal(passage.locator)
        if passage.by:
            yield node, "dct:creator", literal(passage.by)

    def _quotation(self, one: Checked) -> Iterator[Triple]:
        if one.matched is None or one.passage is None:
            return
        page, slug = entry_path(one.entry.id), one.entry.id
        node = self._node(page, one.quotation.anchor)
        passage = self._node(source_path(one.passage.key), one.passage.anchor)
        yield node, "a", "oa:Annotation"
        yield node, "a", "prov:Entity"
        yield node, "oa:motivatedBy", "oa:describing" if one.item.role == "definition" else "oa:tagging"
        yield node, "oa:hasBody", self.concept(slug)
        yield node, "rdf:value", self._words(one.printed, self.kb.language(one.passage.key))
        yield from ((node, "skos:editorialNote", literal(note, "en")) for note in notes(self.kb, one))
        if one.quotation.translation is not None:
            yield from self._translation(node, one.quotation.translation)
        yield node, "dct:source", passage
        yield node, "prov:wasQuotedFrom", passage
        yield node, "dct:bibliographicCitation", literal(_citation(one.source, one.passage))
        if one.item.role == "definition":
            yield self.concept(slug), "skos:definition", node
        yield from self._targets(node, slug, one.quotation.anchor, passage, of_quotation(self.kb, one))
        for checked in one.notes:
            selectors = of_note(self.kb, one, checked)
            if selectors:
                note = self._node(page, checked.note.anchor)
                body = self._helper(slug, checked.note.anchor, "body")
                yield note, "a", "oa:Annotation"
                yield note, "oa:motivatedBy", "oa:commenting"
                yield note, "oa:hasBody", body
                yield body, "a", "oa:TextualBody"
                yield body, "rdf:value", self._words(as_read(self.kb, checked.note.body.value))
                yield from self._targets(note, slug, checked.note.anchor, passage, selectors)

    def _translation(self, node: str, one: Translation) -> Iterator[Triple]:
        """A note that says whose it is, since no common vocabulary has translations of quotations."""
        if one.citation is None:
            yield node, "skos:editorialNote", self._words(f"Translation (ours): {as_read(self.kb, one.text.value)}")
        else:
            label = f"Translation ({one.citation.key}, {one.citation.locator}): "
            yield node, "skos:editorialNote", self._words(label + " ".join(one.text.value.split()), self.kb.language(one.citation.key))

    def _targets(
        self, node: str, slug: str, anchor: str, passage: str, selectors: Sequence[Selector]
    ) -> Iterator[Triple]:
        for number, one in enumerate(selectors, start=1):
            target = self._helper(slug, anchor, f"target-{number}")
            words = self._helper(slug, anchor, f"words-{number}")
            yield node, "oa:hasTarget", target
            yield target, "a", "oa:SpecificResource"
            yield target, "oa:hasSource", passage
            yield target, "oa:hasSelector", words
            yield words, "a", "oa:TextQuoteSelector"
            yield words, "oa:exact", literal(one.exact)
            yield words, "oa:prefix", literal(one.prefix)
            yield words, "oa:suffix", literal(one.suffix)

    def _helper(self, slug: str, anchor: str, what: str) -> str:
        return self._address(f"{self.base}data/glossary.ttl#{slug}.{anchor}.{what}")


def _authors(source: Source) -> list[str]:
    return [", ".join(filter(None, (one.family, one.given, one.suffix))) for one in source.authors if one.family != "others"]


def _citation(source: Source | None, passage: Passage) -> str:
    """Authors, year, title, locator: enough to find it, in no particular style."""
    if source is None:
        return f"{passage.key}, {passage.locator}"
    who = "; ".join(_authors(source)) or passage.by
    head = f"{who} ({source.year})" if source.year else who
    return ". ".join(filter(None, (head, source.title))) + f", {passage.locator}"


def _year(year: str) -> str:
    return literal(year, kind="gYear") if len(year) == 4 and year.isdecimal() and year.isascii() else literal(year)
