"""The first half of the pipeline: files are read, joined to a knowledge base, and checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from . import checks
from .graph import KnowledgeBase, join_up
from .model import Finding, Glossary
from .read.excerpts import with_lines
from .read.glossary import read_glossary, read_tree
from .read.tree import Folder, Tree


@dataclass(frozen=True, slots=True)
class Built:
    """A glossary that was read and checked. Findings are in file and line order."""

    kb: KnowledgeBase
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Tell whether no finding is of severity error."""
        return not any(finding.severity == "error" for finding in self.findings)


def build(root: Path) -> Built:
    """Read the glossary under ``root`` (a folder with ``glossary/`` and ``bib/``) and check it."""
    return _built(read_glossary(root), Folder(root))


def build_tree(tree: Tree) -> Built:
    """The same for any state of the files, such as a commit. Nothing of the site's settings is read from it."""
    return _built(read_tree(tree), tree)


def _built(glossary: Glossary, tree: Tree) -> Built:
    kb = join_up(glossary)
    return Built(kb, tuple(with_lines(tree, sorted(set(checks.run(kb))))))
