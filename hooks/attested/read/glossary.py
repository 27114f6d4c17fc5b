"""A folder with ``glossary/`` and ``bib/`` as one value."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from ..model import Glossary, Site
from .bibliography import read_bibliography
from .entry import read_entry
from .files import LARGEST_ORIGINAL, Reading
from .kinds import read_kinds
from .ledger import read_ledger
from .passages import read_passages
from .settings import read_site
from .tree import Folder, Tree


def read_glossary(root: Path) -> Glossary:
    """Read all of a folder. Nothing is raised for what contributors write: what is wrong stands in ``findings``."""
    return read_tree(Folder(root), read_site(root.resolve()))


def read_tree(tree: Tree, site: Site | None = None) -> Glossary:
    """Read a state of the files. ``site`` are its settings, where they matter: they are not read from the state."""
    reading = Reading(tree)
    entries = [read_entry(reading, path) for path in reading.in_folder("glossary", ".md")]
    kinds = read_kinds(reading, PurePosixPath("glossary/relations.toml"))
    sources = read_bibliography(reading, PurePosixPath("bib/references.bib"))
    files = [read_passages(reading, path) for path in reading.in_folder("bib/passages", ".md")]
    originals = {path.name: reading.lines(path, LARGEST_ORIGINAL) for path in reading.in_folder("bib/originals", "")}
    ledger = read_ledger(reading)
    return Glossary(
        entries=tuple(entry for entry in entries if entry is not None),
        kinds=kinds,
        sources=sources,
        passage_files=tuple(file for file in files if file is not None),
        originals={name: lines for name, lines in originals.items() if lines is not None},
        findings=tuple(reading.findings),
        broken=frozenset(reading.broken),
        site=site or Site(),
        ledger=ledger,
    )
