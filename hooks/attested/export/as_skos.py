"""``data/glossary.ttl``: the glossary as a SKOS concept scheme (W3C, SKOS Reference, 2009). The only home of rdflib.

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

from rdflib import Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, SKOS, XSD

from ..graph import Checked, KnowledgeBase
from ..graph.ask.languages import language_of_term
from ..graph.ask.standing import standing
from ..model import Entry, Passage, Source, TermId, Translation, entry_path, source_path
from .cuts import notes
from .former import former_terms
from .markup import iri
from .reading import as_read
from .relating import skos_relations
from .selectors import Selector, of_note, of_quotation

UNPUBLISHED = "https://attested.invalid/"
"""Stands in the place of the site's address while it is not set. RFC 2606 keeps .invalid from ever leading anywhere."""

OA = Namespace("http://www.w3.org/ns/oa#")
PREFIXES = {"dct": str(DCTERMS), "oa": str(OA), "owl": str(OWL), "prov": str(PROV), "rdf": str(RDF), "skos": str(SKOS)}
Triple = tuple[URIRef, URIRef, URIRef | Literal]


def turtle(kb: KnowledgeBase) -> str:
    """The file: statements grouped by subject, in the order of the glossary.

    Terms of RDF are written by rdflib. Its graph and serialiser are passed by, because they took five times as long.
    """
    scheme = Scheme(kb)
    subjects: dict[URIRef, dict[URIRef, dict[URIRef | Literal, None]]] = {}
    for subject, verb, thing in scheme.triples():
        subjects.setdefault(subject, {}).setdefault(verb, {})[thing] = None
    names = {RDF.type: "a"}

    def name(node: URIRef | Literal) -> str:
        if isinstance(node, Literal):
            return node.n3()
        if node not in names:
            names[node] = _short(node, scheme.base)
        return names[node]

    head = [f"@base <{scheme.base}> .\n", *(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())]
    blocks = (
        f"\n{name(subject)} "
        + " ;\n    ".join(f"{name(verb)} {', '.join(name(thing) for thing in things)}" for verb, things in said.items())
        + " .\n"
        for subject, said in subjects.items()
    )
    return "".join((*head, *blocks))


def _short(node: URIRef, base: str) -> str:
    for prefix, space in PREFIXES.items():
        if node.startswith(space):
            return f"{prefix}:{node.removeprefix(space)}"
    return URIRef(node.removeprefix(base)).n3()


class Scheme:
    """The statements of a glossary."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.base = iri(kb.site.url or UNPUBLISHED)
        self.scheme = URIRef(iri(f"{self.base}glossary/"))
        self._nodes: dict[tuple[str, str], URIRef] = {}

    def triples(self) -> Iterator[Triple]:
        yield self.scheme, RDF.type, SKOS.ConceptScheme
        yield self.scheme, DCTERMS.title, self._words(self.kb.site.name)
        yield self.scheme, SKOS.prefLabel, self._words(self.kb.site.name)
        relations = skos_relations(self.kb)
        under = {one for one, kind, _ in relations if kind == "broader"}
        for entry in self.kb.entries.values():
            yield from self._concept(entry)
            if entry.id not in under:
                yield self.concept(entry.id), SKOS.topConceptOf, self.scheme
                yield self.scheme, SKOS.hasTopConcept, self.concept(entry.id)
        yield from self._deprecated()
        yield from ((self.concept(one), SKOS[kind], self.concept(other)) for one, kind, other in relations)
        for source in self.kb.sources.values():
            yield from self._source(source)
        for passage in self.kb.passages.values():
            yield from self._passage(passage)
        for one in self.kb.checked:
            yield from self._quotation(one)

    def concept(self, term: TermId) -> URIRef:
        return self._node(entry_path(term), term)

    def _node(self, page: str, anchor: str = "") -> URIRef:
        if (page, anchor) not in self._nodes:
            self._nodes[page, anchor] = URIRef(iri(f"{self.base}{page}/{'#' if anchor else ''}{anchor}"))
        return self._nodes[page, anchor]

    def _words(self, text: str, language: str = "") -> Literal:
        return Literal(text, lang=language or self.kb.site.language)

    def _deprecated(self) -> Iterator[Triple]:
        """Terms that were renamed or retired, each with what is there instead, if anything is."""
        for former in former_terms(self.kb):
            concept = self.concept(TermId(former.slug))
            yield concept, RDF.type, SKOS.Concept
            yield concept, SKOS.inScheme, self.scheme
            yield concept, SKOS.prefLabel, self._words(former.term)
            yield concept, OWL.deprecated, Literal(True)
            if former.successor:
                yield concept, DCTERMS.isReplacedBy, self.concept(TermId(former.successor))
            yield concept, SKOS.editorialNote, Literal(f"Retired: {former.reason}." if former.reason else "Renamed.", lang="en")

    def _concept(self, entry: Entry) -> Iterator[Triple]:
        concept = self.concept(entry.id)
        yield concept, RDF.type, SKOS.Concept
        yield concept, SKOS.inScheme, self.scheme
        language = language_of_term(self.kb, entry)
        yield concept, SKOS.prefLabel, self._words(entry.term, language)
        seen = {entry.term}  # S13: no label is of two kinds
        for kind, names in ((SKOS.altLabel, entry.aliases), (SKOS.hiddenLabel, entry.forms)):
            for name in names:
                if name not in seen:
                    seen.add(name)
                    yield concept, kind, self._words(name, language)
        if entry.gloss:
            yield concept, SKOS.scopeNote, self._words(as_read(self.kb, entry.gloss.value))
        for fact in entry.history:
            yield concept, SKOS.historyNote, self._words(f"{fact.when}: {as_read(self.kb, fact.said.value)}")
        yield concept, SKOS.editorialNote, Literal(f"{standing(self.kb, entry)}.", lang="en")

    def _source(self, source: Source) -> Iterator[Triple]:
        node = self._node(source_path(source.key))
        yield node, RDF.type, DCTERMS.BibliographicResource
        yield node, DCTERMS.identifier, Literal(source.key)
        yield node, DCTERMS.title, Literal(source.title)
        if source.language:
            yield node, DCTERMS.language, Literal(source.language)
        for name in _authors(source):
            yield node, DCTERMS.creator, Literal(name)
        if source.year:
            yield node, DCTERMS.date, _year(source.year)
        if source.url:
            yield node, DCTERMS.relation, URIRef(iri(source.url))

    def _passage(self, passage: Passage) -> Iterator[Triple]:
        node = self._node(source_path(passage.key), passage.anchor)
        yield node, RDF.type, PROV.Entity
        yield node, DCTERMS.isPartOf, self._node(source_path(passage.key))
        yield node, DCTERMS.title, Literal(passage.locator)
        if passage.by:
            yield node, DCTERMS.creator, Literal(passage.by)

    def _quotation(self, one: Checked) -> Iterator[Triple]:
        if one.matched is None or one.passage is None:
            return
        page, slug = entry_path(one.entry.id), one.entry.id
        node = self._node(page, one.quotation.anchor)
        passage = self._node(source_path(one.passage.key), one.passage.anchor)
        yield node, RDF.type, OA.Annotation
        yield node, RDF.type, PROV.Entity
        yield node, OA.motivatedBy, OA.describing if one.item.role == "definition" else OA.tagging
        yield node, OA.hasBody, self.concept(slug)
        yield node, RDF.value, self._words(one.printed, self.kb.language(one.passage.key))
        yield from ((node, SKOS.editorialNote, Literal(note, lang="en")) for note in notes(self.kb, one))
        if one.quotation.translation is not None:
            yield from self._translation(node, one.quotation.translation)
        yield node, DCTERMS.source, passage
        yield node, PROV.wasQuotedFrom, passage
        yield node, DCTERMS.bibliographicCitation, Literal(_citation(one.source, one.passage))
        if one.item.role == "definition":
            yield self.concept(slug), SKOS.definition, node
        yield from self._targets(node, slug, one.quotation.anchor, passage, of_quotation(self.kb, one))
        for checked in one.notes:
            selectors = of_note(self.kb, one, checked)
            if selectors:
                note = self._node(page, checked.note.anchor)
                body = self._helper(slug, checked.note.anchor, "body")
                yield note, RDF.type, OA.Annotation
                yield note, OA.motivatedBy, OA.commenting
                yield note, OA.hasBody, body
                yield body, RDF.type, OA.TextualBody
                yield body, RDF.value, self._words(as_read(self.kb, checked.note.body.value))
                yield from self._targets(note, slug, checked.note.anchor, passage, selectors)

    def _translation(self, node: URIRef, one: Translation) -> Iterator[Triple]:
        """A note that says whose it is, since no common vocabulary has translations of quotations."""
        if one.citation is None:
            yield node, SKOS.editorialNote, self._words(f"Translation (ours): {as_read(self.kb, one.text.value)}")
        else:
            label = f"Translation ({one.citation.key}, {one.citation.locator}): "
            yield node, SKOS.editorialNote, self._words(label + " ".join(one.text.value.split()), self.kb.language(one.citation.key))

    def _targets(
        self, node: URIRef, slug: str, anchor: str, passage: URIRef, selectors: Sequence[Selector]
    ) -> Iterator[Triple]:
        for number, one in enumerate(selectors, start=1):
            target = self._helper(slug, anchor, f"target-{number}")
            words = self._helper(slug, anchor, f"words-{number}")
            yield node, OA.hasTarget, target
            yield target, RDF.type, OA.SpecificResource
            yield target, OA.hasSource, passage
            yield target, OA.hasSelector, words
            yield words, RDF.type, OA.TextQuoteSelector
            yield words, OA.exact, Literal(one.exact)
            yield words, OA.prefix, Literal(one.prefix)
            yield words, OA.suffix, Literal(one.suffix)

    def _helper(self, slug: str, anchor: str, what: str) -> URIRef:
        return URIRef(iri(f"{self.base}data/glossary.ttl#{slug}.{anchor}.{what}"))


def _authors(source: Source) -> list[str]:
    return [", ".join(filter(None, (one.family, one.given, one.suffix))) for one in source.authors if one.family != "others"]


def _citation(source: Source | None, passage: Passage) -> str:
    """Authors, year, title, locator: enough to find it, in no particular style."""
    if source is None:
        return f"{passage.key}, {passage.locator}"
    who = "; ".join(_authors(source)) or passage.by
    head = f"{who} ({source.year})" if source.year else who
    return ". ".join(filter(None, (head, source.title))) + f", {passage.locator}"


def _year(year: str) -> Literal:
    return Literal(year, datatype=XSD.gYear) if len(year) == 4 and year.isdecimal() and year.isascii() else Literal(year)
