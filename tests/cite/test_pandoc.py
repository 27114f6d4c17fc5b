"""Citations of records as people write them are those that pandoc makes of the same file."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pypandoc  # type: ignore[import-untyped]

from attested.cite.source_csl import csl_of
from attested.cite.styles import Asked, Memory, prepare
from attested.read.bibliography import read_bibliography
from attested.read.files import Reading
from attested.read.tree import Held

AWKWARD = Path(__file__).with_name("awkward.bib")
STYLES = ("apa", "chicago", "mla")


def told(reference: str) -> str:
    """A reference without what is a choice of ours: pandoc writes English titles in small letters first, and has spaces of its own kinds."""
    bare = re.sub(r"</?em>|[“”‘’\"']", "", reference)
    return " ".join(bare.split()).casefold()


def by_our_choices(item: dict[str, Any], ours: Mapping[str, Any]) -> dict[str, Any]:
    """A record of pandoc's with what decision 0023 has otherwise: a particle belongs to the family name, and a thesis is named as the style names it."""
    for names in (value for value in item.values() if isinstance(value, list) and value and isinstance(value[0], dict)):
        for name in names:
            if particle := name.pop("dropping-particle", ""):
                name["family"] = f'"{particle} {name["family"]}"'
    return {**item, "genre": ours["genre"]} if item["type"] == "thesis" else item


def test_each_record_is_cited_as_pandoc_cites_it() -> None:
    path = PurePosixPath("bib/references.bib")
    reading = Reading(Held({path: AWKWARD.read_bytes()}))
    ours = {source.key: Asked(csl_of(source)) for source in read_bibliography(reading, path)}
    assert reading.findings == []
    made = subprocess.run([pypandoc.get_pandoc_path(), "-f", "biblatex", "-t", "csljson", str(AWKWARD)], capture_output=True, text=True, check=True)
    theirs = {key: Asked(by_our_choices(item, ours[key].item)) for item in json.loads(made.stdout) if (key := item.pop("id"))}
    assert ours.keys() == theirs.keys() and len(ours) >= 30
    memory: Memory = {}
    prepare([*ours.values(), *theirs.values()], STYLES, memory)
    differing = {
        (style, key): (memory[style, one.key][0], memory[style, theirs[key].key][0])
        for key, one in ours.items()
        for style in STYLES
        if told(memory[style, one.key][0]) != told(memory[style, theirs[key].key][0])
    }
    assert differing == {}
