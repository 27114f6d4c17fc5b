"""Citations of records as people write them are those that pandoc makes of the same file."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path, PurePosixPath

import pypandoc  # type: ignore[import-untyped]

from attested.cite.source_csl import csl_of
from attested.cite.styles import Asked, Memory, styled
from attested.read.bibliography import read_bibliography
from attested.read.files import Reading
from attested.read.tree import Held

AWKWARD = Path(__file__).with_name("awkward.bib")
STYLES = ("apa", "chicago", "mla")


def told(reference: str) -> str:
    """A reference without what is a choice of ours: pandoc writes English titles in small letters first, and has spaces of its own kinds."""
    bare = re.sub(r"</?em>|[“”‘’\"']", "", reference)
    return " ".join(bare.split()).casefold()


def test_each_record_is_cited_as_pandoc_cites_it() -> None:
    path = PurePosixPath("bib/references.bib")
    reading = Reading(Held({path: AWKWARD.read_bytes()}))
    ours = {source.key: Asked(csl_of(source)) for source in read_bibliography(reading, path)}
    assert reading.findings == []
    made = subprocess.run([pypandoc.get_pandoc_path(), "-f", "biblatex", "-t", "csljson", str(AWKWARD)], capture_output=True, text=True, check=True)
    theirs = {item.pop("id"): Asked(item) for item in json.loads(made.stdout)}
    assert ours.keys() == theirs.keys() and len(ours) >= 15
    memory: Memory = {}
    styled([*ours.values(), *theirs.values()], STYLES, memory)
    differing = {
        (style, key): (memory[style, one.key][0], memory[style, theirs[key].key][0])
        for key, one in ours.items()
        for style in STYLES
        if told(memory[style, one.key][0]) != told(memory[style, theirs[key].key][0])
    }
    assert differing == {}
