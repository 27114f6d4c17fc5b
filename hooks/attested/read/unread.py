"""Files below ``glossary/`` and ``bib/`` that no reader takes: each is a finding with the name that it probably should have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..model import PassageFile, Place, Source, slug
from .files import MOST_LISTED, Reading, is_leftover, shown

FOLDERS = ("glossary", "glossary/published", "bib", "bib/passages", "bib/originals")
FILES = ("glossary/relations.toml", "glossary/anchors.lock", "bib/references.bib")
READ = "glossary/<term>.md, glossary/relations.toml, bib/references.bib, bib/passages/<key>.md and bib/originals/"

PROPOSED = "bib/proposed"
"""Where a source lies that was proposed in the browser, until its files are there."""

SUFFIX = re.compile(r"(?i)\.(md|mdown|mdwn|mkdn?|markdown|txt|text|toml|bib|bibtex|lock|json)$")
FOREIGN = re.compile(r"\.[A-Za-z0-9]{1,8}$")
TOLD_OF = re.compile(r"(?i)(readme|licen[cs]e|copying|notice|authors|contributing|changelog|todo|makefile|index)$")
"""Files that people put into any folder, for other people."""

ASIDE = re.compile(r"(?i).*\.(bak|orig|rej|tmp|temp|part)$")
"""What editors and git put beside a file and forget there. Under ``bib/originals/`` it may be an original all the same."""

DEEPEST = 32
"""Folders within one another that are looked into."""

MOST_TOLD = 100
"""Files that are told one by one."""


@dataclass(frozen=True, slots=True)
class Known:
    """The names of files that passages and records name."""

    originals: frozenset[str]
    keys: frozenset[str]


def report_unread(reading: Reading, files: Iterable[PassageFile | None], sources: Iterable[Source]) -> None:
    """Report each file that nothing reads. Leftovers of editors and systems are passed over. Findings: ``unread_file``, ``proposal_not_taken_over``."""
    originals = frozenset(passage.original for file in files if file is not None for passage in file.passages)
    known = Known(originals, frozenset(source.key for source in sources))
    found = list(_strays(reading))
    for path, is_folder in found[:MOST_TOLD]:
        _report(reading, path, known, is_folder=is_folder)
    if len(found) > MOST_TOLD:
        message = f"{len(found) - MOST_TOLD:,} more files below glossary/ and bib/ are read by nothing."
        reading.report(Place(found[MOST_TOLD][0].parts[0]), "unread_file", message, f"Read are only {READ}.")


def _strays(reading: Reading) -> Iterator[tuple[PurePosixPath, bool]]:
    """The files that nothing reads, and as ``True`` folders that bear the name of a file or lie too deep to be looked into."""
    left, folders = MOST_LISTED, [PurePosixPath(root) for root in ("glossary", "bib")]
    for folder in folders:  # which grows on the way
        for name in reading.listed(folder):
            path, left = folder / name, left - 1
            if left < 0:
                told = f"Below glossary/ and bib/ lie more than {MOST_LISTED:,} files."
                reading.not_listed(folder.parts[0], "file_too_large", told, "Keep only files that the glossary needs.")
                return
            kind = reading.tree.kind(path)
            if is_leftover(name) or ASIDE.match(name):
                continue
            if kind != "folder":
                if not _is_read(folder, name) and path.as_posix() not in FOLDERS:
                    yield path, False
            elif _is_read(folder, name) and folder.as_posix() != "bib/originals":
                if path.as_posix() not in FILES:  # their readers say that they are no files
                    yield path, True
            elif len(path.parts) > DEEPEST:
                yield path, True
            else:
                folders.append(path)


def _is_read(folder: PurePosixPath, name: str) -> bool:
    """Tell whether a file of this name in a folder has a reader."""
    within = folder.as_posix()
    if any(part.startswith(".") for part in (*folder.parts, name)):
        return False
    if _published(folder):
        return name.endswith(".json") and len(folder.parts) <= 4
    return f"{within}/{name}" in FILES or within == "bib/originals" or (within in ("glossary", "bib/passages") and name.endswith(".md"))


def _published(folder: PurePosixPath) -> bool:
    return folder.parts[:2] == ("glossary", "published")


def _report(reading: Reading, path: PurePosixPath, known: Known, *, is_folder: bool) -> None:
    if path.parent.as_posix() == PROPOSED and not is_folder:
        hint = f"The report of the check says what to paste where; or run attested receive --proposal {shown(path.as_posix())}. Then delete this file."
        reading.report(Place(shown(path.as_posix())), "proposal_not_taken_over", "This proposes a source, and is not taken over yet.", hint)
        return
    root, wanted = path.parts[0], _wanted(path, known)
    if is_folder:
        message, hint = "Nothing is read from this folder.", f"Put the file itself there, under {wanted or READ}."
    else:
        folder = path.parent.as_posix()
        message = "Nothing reads a file of this name." if folder in FOLDERS or _published(path.parent) else f"Nothing is read from the folder {shown(folder)}/."
        hint = f"Move it out of {root}/. Read are only {READ}."
        if not path.name.isprintable():
            hint = f"Name it with letters, digits and hyphens. Read are only {READ}."
        if wanted and _there(reading, wanted):
            hint = f"{wanted} is there already: put into it what shall be read, and delete this one."
        elif wanted:
            hint = f"Name it {wanted}." if folder in FOLDERS and PurePosixPath(wanted).parent == path.parent else f"Move it to {wanted}."
            foreign = FOREIGN.search(path.name.lstrip("."))
            if foreign and not SUFFIX.search(path.name) and path.name not in known.originals:
                hint = f"Nothing of the kind {foreign[0]} is read. Put its text, as plain text, into {wanted}."
    reading.report(Place(shown(path.as_posix())), "unread_file", message, hint)


def _there(reading: Reading, wanted: str) -> bool:
    path = PurePosixPath(wanted)
    return path.name in reading.listed(path.parent)


def _wanted(path: PurePosixPath, known: Known) -> str:
    """The path that a file probably should have, by its name and its place; empty where nothing can be said."""
    root, name = path.parts[0], path.name
    stem, suffixes = _parted(name)
    if name in known.originals:
        return f"bib/originals/{name}"
    if not stem.isprintable() or TOLD_OF.match(stem) or _published(path.parent):
        return ""
    if {"bib", "bibtex"} & {*suffixes}:
        return "bib/references.bib"
    if "lock" in suffixes:
        return "glossary/anchors.lock"
    if "toml" in suffixes or (root == "glossary" and stem.casefold() == "relations"):
        return "glossary/relations.toml" if stem.casefold().startswith(("relation", "kinds")) else ""
    if not stem:
        return ""
    place = _place(path)
    foreign = FOREIGN.search(stem)
    if foreign and not suffixes:
        return f"bib/originals/{stem[: foreign.start()]}.txt" if root == "bib" else ""
    if place == "glossary":
        return f"glossary/{slug(stem)}.md" if slug(stem) else ""
    if place == "bib/originals" or (place == "bib" and suffixes[-1:] in (["txt"], ["text"]) and stem not in known.keys):
        return f"bib/originals/{stem}.txt"
    key = next((key for key in known.keys if key.casefold() == stem.casefold()), stem)
    return f"bib/passages/{key}.md"


def _place(path: PurePosixPath) -> str:
    """The folder that a file's own folders mean, however they are spelled."""
    for part in (part.casefold() for part in path.parts[-2:0:-1]):
        for word, place in (("passage", "bib/passages"), ("original", "bib/originals"), ("glossary", "glossary")):
            if part.startswith(word):
                return place
    return path.parts[0]


def _parted(name: str) -> tuple[str, Sequence[str]]:
    """A name without the suffixes of texts, dots and spaces at its ends, and those suffixes in small letters, the last first."""
    stem, suffixes = name.rstrip(" ."), []
    while (found := SUFFIX.search(stem)) is not None:
        suffixes.append(found[1].casefold())
        stem = stem[: found.start()].rstrip(" .")
    return stem.lstrip(" ."), suffixes
