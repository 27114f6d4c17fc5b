"""``[[term]]`` and ``[@key, locator]`` on the pages of ``docs/``, which Python-Markdown reads.

They become links to nowhere, which ``render/placeholders.py`` leads on: only it knows the glossary and the page. They bind as code does, and one behind
a backslash is none.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from ..render.placeholders import MARKS, mark_address

REFERENCES = 15
"""When Python-Markdown looks for ``[name]: address``."""

TERMS, CITATIONS = 187, 186
"""When the two are looked for: Python-Markdown reads code in a line at 190, and what stands behind a backslash at 180."""


class DocsMarks(Extension):
    """Adds the two marks to a converter."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.parser.blockprocessors.register(_References(md.parser), "reference", REFERENCES)
        md.inlinePatterns.register(_Mark("term", md), "attested-term", TERMS)
        md.inlinePatterns.register(_Mark("citation", md), "attested-citation", CITATIONS)


class _References(ReferenceProcessor):
    """``[name]: address``, but not where a citation begins a line: ``[@key]: words``. Python-Markdown would take such a line away."""

    RE = re.compile(ReferenceProcessor.RE.pattern.replace(r"\[", r"\[(?!\s*@)", 1), re.MULTILINE)


class _Mark(InlineProcessor):
    def __init__(self, kind: str, md: Markdown) -> None:
        super().__init__(rf"(?<!\\){MARKS[kind]}", md)
        self._kind = kind

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        target, detail = m[1], " ".join((m[2] or "").split())
        link = Element("a", href=mark_address(self._kind, target, detail))
        words = m[3] if self._kind == "term" else None
        link.text = words or AtomicString(target if self._kind == "term" else m[0])
        return link, m.start(0), m.end(0)
