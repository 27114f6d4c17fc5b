"""Prepared pairs of states: edits done to the foreign glossary, and exactly what the report says of them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from attested.build import build_tree
from attested.diff import Changes, State, StateName, as_json, as_markdown, compare
from attested.read.docs import read_prose_texts
from attested.read.tree import Folder
from tests.slips.edits import apply

FOREIGN = Path(__file__).parents[1] / "foreign"
PAIRS = yaml.safe_load(Path(__file__).with_name("pairs.yml").read_text("utf-8"))
SCHEMA = json.loads(Path(__file__).parents[2].joinpath("hooks/attested/diff/report.schema.json").read_text("utf-8"))
HINT = re.compile(r"^(  → ).*( \(`\w+`\))$", re.MULTILINE)  # the checks' own tests say how it reads
NAMES = (StateName("the earlier state"), StateName("the later state"))


def compared(pair: dict[str, Any], folder: Path) -> Changes:
    for name, edits in (("before", pair.get("before", [])), ("after", [*pair.get("before", []), *pair["edits"]])):
        shutil.copytree(FOREIGN, folder / name)
        apply(folder / name, edits)
    return compare(state(folder / "before"), state(folder / "after"))


def state(folder: Path) -> State:
    prose = read_prose_texts(Folder(folder))
    return State(build_tree(Folder(folder)), prose.texts, prose.unread)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_pair(pair: dict[str, Any], tmp_path: Path) -> None:
    changes = compared(pair, tmp_path)
    assert HINT.sub(r"\1…\2", as_markdown(changes, *NAMES)) == pair["report"]
    written = json.loads(as_json(changes, *NAMES))
    jsonschema.validate(written, SCHEMA)
    assert written["nothing_changed"] is pair["report"].startswith("**Nothing")


def test_there_are_pairs_enough() -> None:
    assert len(PAIRS) >= 10


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_a_state_does_not_differ_from_itself(pair: dict[str, Any], tmp_path: Path) -> None:
    compared(pair, tmp_path)
    later = state(tmp_path / "after")
    changes = compare(later, later)
    assert changes == Changes(unread=changes.unread)
