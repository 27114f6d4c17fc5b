"""The whole of what was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .basics import Finding, Place, Text
from .collated import Collation
from .entries import Entry
from .ledger import Ledger
from .pins import Pin
from .site import Site
from .sources import Passage, PassageFile, Source


@dataclass(frozen=True, slots=True)
class RelationKind:
    """A row of ``relations.toml``. ``skos`` is the SKOS property it maps to, or empty.

    ``contradicts`` names the kinds that cannot hold between the same two terms together with this one. ``allows`` are the kinds of words
    that may turn its evidence, such as “negation”, without it saying something else than the relation.
    """

    name: str
    inverse: str
    acyclic: bool
    symmetric: bool
    skos: str
    description: str
    place: Place
    contradicts: tuple[str, ...] = ()
    allows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Glossary:
    """All that was read, before anything was asked of it. ``originals`` maps a file name to its lines."""

    entries: tuple[Entry, ...]
    kinds: tuple[RelationKind, ...]
    sources: tuple[Source, ...]
    passage_files: tuple[PassageFile, ...]
    originals: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...]
    """The findings of the reading itself."""
    broken: frozenset[str]
    """Files that could not be read to the end: nothing is concluded from what they lack."""
    site: Site = field(default_factory=Site)
    ledger: Ledger = field(default_factory=Ledger)
    docs: tuple[Text, ...] = ()
    """The pages of prose in ``docs/`` without their front matter, each in parts that begin at a heading."""
    views: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The lines of each view that a passage names, by :attr:`Passage.held`."""
    kept: frozenset[str] = frozenset()
    """The names of all originals whose bytes are kept."""
    pins: Mapping[str, Pin] = field(default_factory=dict)
    """What stands in the place of originals that are not kept, by their names without the suffix."""
    stored_in_git: tuple[str, ...] = ()
    """Files below ``.cache/`` that the repository holds, where none belongs, by their paths."""
    collations: Mapping[str, Collation] = field(default_factory=dict)
    """How passages differ from the work itself, by the key of their source."""

    def lines_of(self, passage: Passage) -> tuple[str, ...] | None:
        """The lines that those of a passage count; None where they are not held, or could not be read."""
        return (self.views if passage.view else self.originals).get(passage.held)
