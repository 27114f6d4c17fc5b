"""read → graph → checks, on one screen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from . import checks
from .graph import KnowledgeBase, know
from .model import Finding
from .read.glossary import read_glossary


@dataclass(frozen=True, slots=True)
class Built:
    """A glossary that was read and checked. Findings are in file and line order."""

    kb: KnowledgeBase
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing of severity error was found."""
        return not any(finding.severity == "error" for finding in self.findings)


def build(root: Path) -> Built:
    """Read the glossary under ``root`` (a folder with ``glossary/`` and ``bib/``) and check it."""
    kb = know(read_glossary(root))
    return Built(kb, tuple(sorted(set(checks.run(kb)))))
