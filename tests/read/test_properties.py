"""Whatever stands in a file, reading it raises nothing: what is not understood becomes a finding with a place in it."""

import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attested.read.bibliography import read_bibliography
from attested.read.entry import read_entry
from attested.read.files import Reading
from attested.read.kinds import read_kinds
from attested.read.passages import read_passages
from attested.read.tree import Folder
from tests.examples import examples

MARKDOWN = [
    "---\n",
    "term: x\n",
    "source: s\n",
    "# x\n",
    "## Definition\n",
    "## Usage\n",
    "## Cases\n",
    "## Relations\n",
]
MARKDOWN += [
    "### A {#a}\n",
    "## ",
    "## C1 {#c1}\n",
    "> ",
    ">",
    "\n",
    "\n\n",
    "— ",
    "-- ",
    "- ",
    '"',
    "“",
    "”",
    ": ",
    "[@s",
    ", §1]",
]
MARKDOWN += [
    "[[y]]",
    "affirms",
    "hedged ",
    "if ",
    "on ",
    "also in ",
    "(brackets ours)",
    "Sense: narrows\n",
    "## Wording\n",
    "…",
]
MARKDOWN += [
    "by: A (b)",
    "original: a.txt, lines: 3-1",
    "```\n",
    "\r\n",
    "\ufeff",
    "\u00a0",
    "\t",
    "words ",
    "[",
    "{",
    "&a ",
    "*a",
    "é",
    "\x00",
]
BIB = [
    "@misc{",
    "a,\n",
    "a",
    "title = ",
    "{",
    "}",
    '"',
    ",\n",
    ", ",
    "author = {A and {B}}",
    "% ",
    "@string{x = {y}}",
    "@comment{",
    "\n",
    " and ",
    "#",
    "é",
    "\\",
]
TOML = [
    "[kinds",
    ".a]\n",
    '."b c"]',
    "inverse = ",
    '"',
    "'",
    "skos = ",
    "true",
    "\n",
    "=",
    "{",
    "}",
    "[",
    "]",
    "1",
    "1979-05-27",
    "kinds",
    ".",
    "é",
    "#",
]
Read = Callable[[Reading, PurePosixPath], Any]
READERS: list[tuple[Read, str, list[str]]] = [
    (read_entry, "x.md", MARKDOWN),
    (read_passages, "s.md", MARKDOWN),
    (read_bibliography, "references.bib", BIB),
    (read_kinds, "relations.toml", TOML),
]
FRONT = {"x.md": "---\nterm: x\n---\n", "s.md": "---\nsource: s\n---\n"}


@pytest.mark.hypothesis
@pytest.mark.parametrize(("read", "name", "parts"), READERS, ids=[name for _, name, _ in READERS])
def test_nothing_is_raised(read: Read, name: str, parts: list[str]) -> None:
    written = st.lists(st.sampled_from(parts) | st.text(max_size=4), max_size=40).map("".join)
    front = st.sampled_from(["", FRONT.get(name, "")])

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder).resolve() / name

        @settings(max_examples=examples(60, 200), deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @given(front, written)
        def holds(front: str, text: str) -> None:
            data = (front + text).encode("utf-8", "surrogatepass")
            path.write_bytes(data)
            reading = Reading(Folder(path.parent))
            read(reading, PurePosixPath(name))
            lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
            for finding in reading.findings:
                assert finding.place.path == name
                assert 1 <= finding.place.line <= len(lines)
                assert 1 <= finding.place.column <= len(lines[finding.place.line - 1]) + 1, (finding, lines)
                assert finding.message and finding.hint

        holds()
