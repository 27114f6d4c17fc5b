"""A folder with ``glossary/`` and ``bib/`` as one value."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from ..model import Glossary, Ledger, Site
from ..model.ledger import LOCK
from ..model.site import CACHE
from .bibliography import read_bibliography
from .collated import read_collations
from .docs import parts, read_prose_texts
from .entry import read_entry
from .files import LARGEST_ORIGINAL, Reading
from .kinds import read_kinds
from .ledger import read_ledger
from .limits import within_limits
from .passages import read_passages
from .pins import read_pins
from .repository import entries_in_history, held_by_git
from .settings import read_site
from .tree import Folder, Tree
from .unread import report_unread
from .views import seen_by_view, with_views

NO_ORIGINALS = (".pin.toml", ".collated.toml")
"""The ends of names of files in ``bib/originals/`` that say something of an original, and are none."""


def read_glossary(root: Path) -> Glossary:
    """Read all of a folder. Nothing is raised for what contributors write: what is wrong stands in ``findings``.

    Pages of prose that cannot be read at all are among the findings, since no site can be built of them.
    """
    tree = Folder(root)
    glossary = read_tree(tree, read_site(root.resolve()))
    prose = read_prose_texts(tree)
    docs = tuple(part for path, text in prose.texts.items() for part in parts(path, text))
    ledger = replace(glossary.ledger, in_history=entries_in_history(root.resolve()))
    stored = held_by_git(root.resolve(), CACHE)
    return replace(glossary, findings=(*glossary.findings, *prose.findings), docs=docs, ledger=ledger, stored_in_git=stored)


def read_tree(tree: Tree, site: Site | None = None) -> Glossary:
    """Read a state of the files. ``site`` are its settings, where they matter: they are not read from the state."""
    reading = Reading(tree)
    entries = [within_limits(reading, path, read_entry, None) for path in reading.in_folder("glossary", ".md")]
    kinds = within_limits(reading, PurePosixPath("glossary/relations.toml"), read_kinds, ())
    sources = within_limits(reading, PurePosixPath("bib/references.bib"), read_bibliography, ())
    files = [within_limits(reading, path, read_passages, None) for path in reading.in_folder("bib/passages", ".md")]
    by_view = seen_by_view(files)
    kept = [path for path in reading.in_folder("bib/originals", "") if not path.name.endswith(NO_ORIGINALS)]
    originals = {path.name: reading.lines(path, LARGEST_ORIGINAL) for path in kept if path.name not in by_view}
    pins = read_pins(reading)
    read_files, views = with_views(reading, files, pins)
    ledger = within_limits(reading, PurePosixPath(LOCK), read_ledger, Ledger())
    report_unread(reading, files, sources)
    return Glossary(
        entries=tuple(entry for entry in entries if entry is not None),
        kinds=kinds,
        sources=sources,
        passage_files=read_files,
        originals={name: lines for name, lines in originals.items() if lines is not None},
        findings=tuple(reading.findings),
        broken=frozenset(reading.broken),
        site=site or Site(),
        ledger=ledger,
        views=views,
        kept=frozenset(path.name for path in kept),
        pins=pins,
        collations=read_collations(reading),
    )
