"""All that a rename needs beside the new name where it stands: citations, links and files that still have the former one.

Whoever renames lists the former name under ``was``. Where that was forgotten and the ledger lacks just one published heading, term or source that
stands under a new name with the same words, the line is written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..ledger import hash_like, same_words
from ..model import Published, entry_path
from ..model.ledger import LOCK, address, parted
from ..prose.notation import CITATION, TERM
from .names import Names
from .prose_links import with_present_links

LINK = re.compile(r"(\]\(\s*<?)((?:\./)?[^()\s#<>/]+\.md)?(#[\w-]+)?(?=>?[\s)])")
ANSWERS = re.compile(r"(?im)^([\s*_]*answers[\s*_]*[:：=].*)$")
OWN_ID = re.compile(r"(?<![\w\]])#([\w-]+)")
LOCAL = re.compile(r"(?m)^(-\s*answers\s*:\s*|(?:>\s*)+—\s*)([^\[\]\n]+?)(\s*(?:\([^()\n]*\))?\s*)$")
PARENT = re.compile(r"(?im)^(\s*(?:crossref|xdata|xref)\s*=\s*[{\"])([^{}\"\n]+)")
ATTRIBUTED = re.compile(r"(?m)^>.*\[@.*$")
FRONT_WAS = re.compile(r"(?m)^was:\s*\[([^\]]*)\]\s*$")


def renamed(names: Names, path: str, text: str) -> str:
    """The text of a file with all former names in it as they are today. In: its path relative to the root, and lines that end in line feeds."""
    if path == LOCK:
        return "\n".join(_ledger_line(names, line) for line in text.split("\n") if not _says_what_is_back(names, line))
    if path.startswith("docs/"):
        return with_present_links(names, path, text)
    for place, line in sorted(_was_lines(names, path), reverse=True):
        lines = text.split("\n")
        text = _with_was(lines, place, line)
    if path.startswith("glossary/"):
        return _entry(names, entry_path(path.removeprefix("glossary/").removesuffix(".md")), text)
    if path.startswith("bib/passages/"):
        return _passages(names, path.removeprefix("bib/passages/").removesuffix(".md"), text)
    text = PARENT.sub(lambda one: one[1] + ",".join(names.keys.get(key.strip(), key) for key in one[2].split(",")), text)
    return _citations(names, text)


def _citations(names: Names, text: str) -> str:
    def anew(one: re.Match[str]) -> str:
        locator = " ".join((one[2] or "").split())
        key, now = names.cited(one[1], locator)
        if (key, now) == (one[1], locator):
            return one[0]
        return f"[@{key}, {now}]" if now else f"[@{key}]"

    return CITATION.sub(anew, text)


def _entry(names: Names, own: str, text: str) -> str:
    def term(one: re.Match[str]) -> str:
        now, id_ = names.term(one[1]), one[2] or ""
        page = entry_path(names.kb.present(one[1]))
        anchor = names.address(page, id_)[1] if id_ else ""
        if (now, anchor) == (one[1], id_):
            return one[0]
        return f"[[{now}{f'#{anchor}' if anchor else ''}{f'|{one[3]}' if one[3] else ''}]]"

    def link(one: re.Match[str]) -> str:
        if not one[2] and not one[3]:
            return one[0]
        page = entry_path((one[2] or "").removeprefix("./").removesuffix(".md")) if one[2] else own
        anchor = (one[3] or "")[1:]
        there, now = names.address(page, anchor)
        if (there, now) == (page, anchor) or not there.startswith("glossary/"):
            return one[0]
        file = f"{there.removeprefix('glossary/')}.md" if one[2] or there != names.address(own, "")[0] else ""
        return f"{one[1]}{file}{f'#{now}' if now else ''}"

    text = LINK.sub(link, TERM.sub(term, _citations(names, text)))
    return ANSWERS.sub(lambda line: OWN_ID.sub(lambda one: f"#{names.address(own, one[1])[1]}", line[0]), text)


def _passages(names: Names, key: str, text: str) -> str:
    now = names.keys.get(key, key)
    text = ATTRIBUTED.sub(lambda line: _citations(names, line[0]), text)
    text = LOCAL.sub(lambda one: f"{one[1]}{names.cited(key, one[2])[1]}{one[3]}", text)
    return re.sub(rf"(?m)\A((?:.*\n)*?source:[ \t]*){re.escape(key)}[ \t]*$", rf"\g<1>{now}", text, count=1) if now != key else text


def _says_what_is_back(names: Names, line: str) -> bool:
    """Tell whether a contributor added a line for a move that was taken back before it was published: the same words stand in the old place, and not in the new one."""
    head, arrow, behind = line.partition("-> ")
    if not arrow or line.startswith("#") or head.split()[1:] != ["moved"]:
        return False
    at, there, here = parted(head.split()[0]), parted(behind.split(" ", 1)[0]), names.following.today.anchors
    published = names.following.ledger.get(*at)
    return published is not None and at in here and (at == there or there not in here) and same_words(hash_like(here[at], published.hash), published.hash)


def _ledger_line(names: Names, line: str) -> str:
    """A line that a contributor added, with the address to which it leads as it is today."""
    head, arrow, behind = line.partition("-> ")
    words = behind.split(" ", 1)
    if not arrow or line.startswith("#") or len(head.split()) != 2:
        return line
    return " ".join([head + arrow + address(*names.address(*parted(words[0]))), *words[1:]])


def _was_lines(names: Names, path: str) -> Iterator[tuple[int, str]]:
    """The former names that were forgotten in a file: the line (from 1) of what was renamed, and the name."""
    found = names.following
    for line in found.lost():
        there = _only_one_like(names, line)
        at = next((place for here, place in _places(names, path) if here == there), 0) if there else 0
        if at:
            yield at, line.id or line.page.split("/", 1)[1]
    for old in names.to_be_named:
        if path == f"glossary/{old}.md" and found.ledger.get(entry_path(old)) is not None and old not in names.kb.entries[old].was:
            yield 1, old


def _only_one_like(names: Names, line: Published) -> tuple[str, str] | None:
    """The one address that was never published and holds the words of a published one, on the same page if that is there still."""
    found = names.following
    last = found.last.get((line.page, line.id))
    if last is None or last.kind not in ("usage", "case", "claim", "term", "source"):
        return None
    folder = line.page.partition("/")[0]
    like = [
        at
        for at, part in found.today.anchors.items()
        if part.kind == last.kind and found.ledger.get(*at) is None and at[0].startswith(folder) and (not line.id or at[0] == line.page)
        and (part.title == last.title if last.kind == "source" else same_words(hash_like(part, line.hash), line.hash))
    ]  # fmt: skip
    return like[0] if len(like) == 1 else None


def _places(names: Names, path: str) -> Iterator[tuple[tuple[str, str], int]]:
    """What can have been renamed in a file, by its address, with its line."""
    for entry in names.kb.entries.values():
        if entry.path == path:
            yield (entry_path(entry.id), ""), 1
            yield from (((entry_path(entry.id), item.anchor), item.place.line) for item in entry.items if item.role != "definition")
    for source in names.kb.sources.values():
        if source.place.path == path:
            yield (f"sources/{source.key}", ""), source.place.line


def _with_was(lines: list[str], at: int, name: str) -> str:
    """The lines with a former name written where it belongs: in the front matter, under a heading, or in a record."""
    line = lines[at - 1]
    if line.startswith("#"):
        return "\n".join([*lines[:at], "", f"Was: {name}", *lines[at:]])
    if line.lstrip().startswith("@"):
        return "\n".join([*lines[:at], f"  was = {{{name}}},", *lines[at:]])
    text = "\n".join(lines)
    if FRONT_WAS.search(text):
        return FRONT_WAS.sub(lambda one: f"was: [{', '.join(filter(None, (one[1].strip(), name)))}]", text, count=1)
    return re.sub(r"(?m)^(term:.*)$", rf"\g<1>\nwas: [{name}]", text, count=1)
