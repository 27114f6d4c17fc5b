"""Copies of the glossary, built the way a user builds them, and the pages that come out."""

from __future__ import annotations

import hashlib
import shutil
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

from attested.prose.terms import sentences
from attested.render.repeated import ENDS, WORDS
from tests.running import program, run, run_mkdocs

__all__ = ["ROOT", "by_class", "by_id", "copy", "parsed", "program", "run", "run_mkdocs", "state", "words"]

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("glossary", "bib", "docs", "overrides", "hooks", "mkdocs.yml")


def copy(to: Path, parts: tuple[str, ...] = PARTS) -> Path:
    """A copy of the repository's content, without what was built or installed in it."""
    for part in parts:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, to / part, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(ROOT / part, to / part)
    return to


def state(folder: Path) -> dict[str, str]:
    """Each file of a folder with a hash of its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@cache
def parsed(path: Path) -> Element:
    """A page as an HTML5 parser sees it; any parse error is raised. What a shadow tree draws is no part of the document’s own tree."""
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    tree = parser.parse(path.read_text(encoding="utf-8"))
    assert not parser.errors, f"{path}: {parser.errors[:3]}"
    for template in tree.iter("template"):
        if template.get("shadowrootmode"):
            template[:] = []
    return tree


def by_id(tree: Element, name: str) -> Element:
    found = [element for element in tree.iter() if element.get("id") == name]
    assert len(found) == 1, f"{len(found)} elements with the id {name}"
    return found[0]


def by_class(tree: Element, name: str) -> list[Element]:
    return [element for element in tree.iter() if name in (element.get("class") or "").split()]


def words(element: Element, without: tuple[str, ...] = ()) -> str:
    """The text of an element, white space collapsed, without the elements of some tags."""

    def parts(one: Element) -> list[str]:
        inner = [text for child in one for text in [*([] if child.tag in without else parts(child)), child.tail or ""]]
        return [one.text or "", *inner]

    return " ".join("".join(parts(element)).split())


def printed_by(page: Element, item: Element, said: str) -> bool:
    """Tell whether a page prints what a source said in an item or, since it says each sentence at most twice, before that item.

    Of several sentences of which one stands there twice, the item has the phrase alone.
    """
    whole, own = words(page), words(item)
    assert own in whole, own
    before = whole.partition(own)[0]
    twice = (said[start:end].strip(ENDS) for start, end in sentences(said) if len(said[start:end].split()) >= WORDS)
    return said in own or said.strip(ENDS) in before or any(before.count(one) > 1 for one in twice)
