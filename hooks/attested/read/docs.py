"""The pages of prose in ``docs/`` and the files beside them. Nothing is understood of them here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml

from ..model import Finding, Place, Text
from .files import Reading
from .settings import ENGINE
from .tree import Tree

FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
FENCE = re.compile(r"\s*(`{3,}|~{3,})")

MOST_FOLDERS = 1_000
"""Folders of prose in a commit, which can hold itself again under any number of names."""


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A Markdown file of ``docs/``. ``path`` is its page's folder under the site, empty for the home page."""

    path: str
    written: str
    text: str


def in_front_matter(name: str, text: str) -> str:
    """What the front matter of a page of prose says under a name, ``title`` or ``description``; empty where it says nothing, or is no mapping."""
    front = FRONT_MATTER.match(text)
    try:
        told = yaml.safe_load(front[0].strip().strip("-.")) if front else None
    except yaml.YAMLError:
        return ""
    value = told.get(name) if isinstance(told, dict) else None
    return value if isinstance(value, str) else ""


UNBUILDABLE = ("file_not_utf8", "unreadable_file")
"""Findings about a page of prose without which no site can be built; links and long files are the site generator's own matter."""


@dataclass(frozen=True, slots=True)
class ProseTexts:
    """The texts of the pages of prose by the paths of their files, and the files and folders that could not be read.

    ``findings`` say of those why no site can be built.
    """

    texts: Mapping[str, str]
    unread: frozenset[str]
    findings: tuple[Finding, ...] = ()


def read_prose_texts(tree: Tree) -> ProseTexts:
    """The pages of prose that a state of the files has of its own: none where it has no mkdocs.yml, since then the engine's serve."""
    reading = Reading(tree)
    texts: dict[str, str] = {}
    folders = [PurePosixPath("docs")] if tree.kind(PurePosixPath("mkdocs.yml")) != "nothing" else []
    for folder in folders:  # which grows on the way
        for path in reading.in_folder(folder.as_posix(), ".md"):
            lines = reading.lines(path)
            if lines is not None:
                texts[reading.name(path)] = "\n".join(lines)
        folders += reading.folders_in(folder)
        if len(folders) > MOST_FOLDERS:
            reading.broken.add("docs")
            break
    findings = tuple(one for one in reading.findings if one.check in UNBUILDABLE)
    return ProseTexts(texts, frozenset(reading.broken), findings)


def parts(path: str, text: str) -> Iterator[Text]:
    """A page of prose in parts that begin at a heading, so that none of them is too long to be read at once.

    ``path`` is its file as findings name it. Headings within a fence of code are none.
    """
    front = FRONT_MATTER.match(text)
    first = text.count("\n", 0, front.end()) if front else 0
    part: list[str] = []
    fence = ""
    lines = text.split("\n")
    for number, line in enumerate([*lines[first:], "#"], first + 1):
        if (number > len(lines) or (line.startswith("#") and not fence)) and part:
            yield _text(path, number - len(part), part)
            part = []
        if found := FENCE.match(line):
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        part.append(line)


def _text(path: str, number: int, lines: list[str]) -> Text:
    starts, at = list[tuple[int, Place]](), 0
    for line in lines:
        starts.append((at, Place(path, number + len(starts))))
        at += len(line) + 1
    return Text("\n".join(lines), tuple(starts))


def docs_folder(root: Path) -> Path:
    """The glossary's own docs, or the engine's where it has no mkdocs.yml of its own."""
    return (root if (root / "mkdocs.yml").is_file() else ENGINE) / "docs"


def read_docs(root: Path) -> tuple[ProsePage, ...]:
    """All pages of prose, in the order of their paths. Hidden files are none."""
    folder = docs_folder(root)
    pages = []
    for name in _names(folder):
        if name.endswith(".md"):
            stem = name.removesuffix(".md")
            path = "/".join(part for part in stem.split("/") if part not in ("index", "README"))
            pages.append(ProsePage(path, f"docs/{name}", (folder / name).read_text(encoding="utf-8-sig")))
    return tuple(pages)


def read_assets(root: Path) -> tuple[tuple[str, bytes], ...]:
    """All other files beside them: path under the site, and content."""
    folder = docs_folder(root)
    return tuple((name, (folder / name).read_bytes()) for name in _names(folder) if not name.endswith(".md"))


def _names(folder: Path) -> list[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts))
