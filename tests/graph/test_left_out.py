"""Words that a passage leaves out between its blocks, and quotations that run over the place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from attested.build import build
from attested.verbatim import Match, Mismatch
from tests.proved import written
from tests.written import read_yaml

STORIES = read_yaml(Path(__file__).with_name("left_out.yml"))
ENTRY = "---\nterm: lens\n---\n\n# lens\n\n## Definition\n\n> {quote}\n>\n> — [@book, p. 1]\n"


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_a_quotation_over_blocks(story: dict[str, Any], tmp_path: Path) -> None:
    root = written(tmp_path, story["passage"] + "\n", story["original"] + "\n", {"lens": ENTRY.format(quote=story["quote"])})
    if "lines" in story:
        path = root / "bib/passages/book.md"
        path.write_text(path.read_text(encoding="utf-8").replace("lines: 1-3", f"lines: {story['lines']}"), encoding="utf-8")
    built = build(root)
    assert [one for one in built.findings if one.check in ("passage_not_in_original", "malformed_passage")] == []
    (one,) = built.kb.checked
    if "says" in story:
        assert isinstance(one.result, Mismatch)
        word = story["quote"][one.result.at :].split()[0]
        assert f"{one.result.reason} at “{word}”: {one.result.detail}" == story["says"]
    else:
        assert isinstance(one.result, Match)


@pytest.mark.parametrize(("times", "stands"), [(40, True), (100, False)])
def test_what_a_passage_leaves_out_counts_to_an_omission(times: int, stands: bool, tmp_path: Path) -> None:
    more = "so they say of it. " * times
    passage = "The lens is a body of glass that is thin.\n\nIt gathers the rays.\n"
    original = f"The lens is a body of glass that is thin.\n{more}\nIt gathers the rays.\n"
    root = written(tmp_path, passage, original, {"lens": ENTRY.format(quote="The lens is a body [...] It gathers the rays.")})
    (one,) = build(root).kb.checked
    if stands:
        assert isinstance(one.result, Match)
    else:
        assert isinstance(one.result, Mismatch)
        assert (one.result.reason, one.result.at) == ("gap-too-long", len("The lens is a body "))
