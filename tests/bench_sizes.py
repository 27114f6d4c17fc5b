"""Glossaries of several sizes against plain Material over the same entries, for ``make bench``: a table in Markdown, and what does not hold."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import log
from pathlib import Path

from tests import plenty
from tests.bench_counted import MOST_BYTES, MOST_ELEMENTS, Held, counted
from tests.bench_visit import Visit, visit
from tests.bench_work import Work, command
from tests.site.building import copy

ENGINE = ("docs", "overrides", "hooks", "mkdocs.yml")
REAL, SIZES, WORDS, LONG = "the real one", (100, 1_000, 10_000), 60, 850
"""The sizes; words of a passage, and of one of 5 kB."""
PLAIN = "site_name: plain\ntheme:\n  name: material\n  font: false\nplugins: [search]\nnav: [index.md]\nvalidation:\n  links:\n    not_found: ignore\n    anchors: ignore\n"

NOTE = re.compile(r'^(- ".*": .*)$', re.MULTILINE)
State = Callable[[Path], object]


def from_nothing(root: Path) -> None:
    """Nothing is there from a build before. Its folders are put aside: while a file system deletes thousands of files, it makes new ones at a third of its speed."""
    aside = Path(tempfile.mkdtemp(dir=root.parent))
    for folder in ("site", ".cache"):
        if (root / folder).exists():
            (root / folder).rename(aside / folder)


def from_the_store(root: Path) -> None:
    """A build before has left its store, and nothing was edited since."""
    if not (root / ".cache").exists():
        command(root, "mkdocs", "build", "-q", stored=True)


def one_edit(root: Path) -> None:
    """A build before has left its store, and since then a sentence was edited: a note of the entry in the middle."""
    entries = sorted((root / "glossary").glob("*.md"))
    entry = entries[len(entries) // 2]
    entry.write_text(NOTE.sub(r"\1 Edited.", entry.read_text(encoding="utf-8"), count=1), encoding="utf-8")


STATES: dict[str, State] = {"from nothing": from_nothing, "from the store": from_the_store, "one edit": one_edit}
"""The columns of builds: each prepares a glossary for a build, which is then measured. They run in this order, each after the build of the one before. All but the first use the store."""
MOST_STORED = 1_000
"""The most terms at which builds from the store are measured: larger ones take minutes."""


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of a glossary: its name and its terms; plain Material; each state's build; the check; a visit; and what the site holds."""

    name: str
    terms: int
    plain: Work
    builds: dict[str, Work]
    check: Work
    seen: Visit | None
    held: Held


def rows(folder: Path, sizes: tuple[int, ...]) -> Iterator[Row]:
    """Measure the real glossary, then made-up ones: of each size with passages of 60 words, and one of the second size with passages of 5 kB."""
    yield _row(folder / "real", REAL, copy(folder / "real"))
    for size in sizes:
        root = copy(folder / f"made-{size}", ENGINE)
        plenty.write(root, size, WORDS)
        yield _row(root, f"{size:,}", root)
    size = sizes[min(1, len(sizes) - 1)]
    root = copy(folder / f"long-{size}", ENGINE)
    plenty.write(root, size, LONG)
    yield _row(root, f"{size:,}, passages of 5 kB", root)


def _row(root: Path, name: str, content: Path) -> Row:
    entries = sorted((content / "glossary").glob("*.md"))
    times = 3 if len(entries) <= 1_000 else 1
    beside = _plain(root.with_name(f"plain-{root.name}"), content)
    plain = command(beside, "mkdocs", "build", "-q", times=times, before=partial(from_nothing, beside))
    states = [state for state in STATES if state == "from nothing" or len(entries) <= MOST_STORED]
    builds = {state: command(content, "mkdocs", "build", "-q", times=times, before=partial(STATES[state], content), stored=state != "from nothing") for state in states}
    check = command(content, "attested", "check", times=times)
    middle, first, second = (entries[len(entries) * at // 5] for at in (2, 3, 4))
    row = Row(name, len(entries), plain, builds, check, visit(content / "site", middle.stem, _term(first), _term(second)), counted(content))
    print(_cells(row), flush=True)
    return row


def _plain(root: Path, content: Path) -> Path:
    """The same pages of prose and the entries' own Markdown, with Material and no hook; nothing but the home page in the navigation, as here."""
    copy(root, ("docs",))
    shutil.copytree(content / "glossary", root / "docs/glossary", ignore=shutil.ignore_patterns("*.toml", "*.lock", "published"))
    (root / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    return root


def _term(entry: Path) -> str:
    found = re.search(r"^term: (.+)$", entry.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else entry.stem


HEAD = ("terms", "plain Material", *(f"{state}, times that" for state in STATES), "check", "memory", "first visit", "first result, cold and warm", "files, written", "most elements of a page", "most kB of a page")


def head() -> str:
    return f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}"


def _cells(row: Row) -> str:
    held, seen = row.held, row.seen
    builds = [f"{row.builds[state].seconds:.1f} s, {row.builds[state].seconds / row.plain.seconds:.2f}" if state in row.builds else "—" for state in STATES]
    visited = (f"{seen.bytes / 1000:.0f} kB, {seen.requests} requests", f"{seen.cold:.2f} s, {seen.warm:.2f} s") if seen else ("no Chromium", "no Chromium")
    memory = max(work.megabytes for work in row.builds.values())
    cells = [
        row.name, f"{row.plain.seconds:.1f} s", *builds, f"{row.check.seconds:.1f} s", f"{memory:.0f} MB", *visited, f"{held.files:,}, {held.bytes / 1e6:.1f} MB",
        f"{held.elements[0]:,} ({held.elements[1]})", f"{held.compressed[0] / 1000:.0f} ({held.compressed[1]})",
    ]  # fmt: skip
    return f"| {' | '.join(cells)} |"


def exponents(some: list[Row]) -> Iterator[str]:
    """The power of the number of terms with which the time of a build grows, from one made-up size to the next."""
    made = [row for row in some if row.name == f"{row.terms:,}"]
    for smaller, larger in pairwise(made):
        for state in (one for one in STATES if one in smaller.builds and one in larger.builds):
            grown = log(larger.builds[state].seconds / smaller.builds[state].seconds) / log(larger.terms / smaller.terms)
            plain = log(larger.plain.seconds / smaller.plain.seconds) / log(larger.terms / smaller.terms)
            yield f"From {smaller.terms:,} to {larger.terms:,} terms, {state}: exponent {grown:.2f} (plain Material {plain:.2f})"


def faults(some: list[Row]) -> Iterator[str]:
    """What a site lacks, and pages that are too large."""
    for row in some:
        held = row.held
        if held.missing:
            yield f"{row.name}: {len(held.missing)} things are missing: {', '.join(held.missing[:5])}"
        if held.elements[0] > MOST_ELEMENTS:
            yield f"{row.name}: the page {held.elements[1]} has {held.elements[0]:,} elements, more than {MOST_ELEMENTS:,}"
        if held.compressed[0] > MOST_BYTES:
            yield f"{row.name}: the page {held.compressed[1]} has {held.compressed[0]:,} bytes compressed, more than {MOST_BYTES:,}"
        print(f"{row.name}: {held.pages:,} pages, {held.references:,} references, {held.exports:,} files for machines and {held.figures:,} pictures were counted")
