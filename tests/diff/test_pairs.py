"""Prepared pairs of states: edits done to the foreign glossary, and exactly what the report says of them."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from attested.build import build_tree
from attested.diff import Changes, GlossaryState, StateName, as_json, as_markdown, compare
from attested.read.docs import read_prose_texts
from attested.read.tree import Folder
from tests.slips.edits import apply
from tests.written import read_yaml

FOREIGN = Path(__file__).parents[1] / "foreign"
PAIRS = read_yaml(Path(__file__).with_name("pairs.yml"))
SCHEMA = json.loads(Path(__file__).parents[2].joinpath("hooks/attested/diff/report.schema.json").read_text("utf-8"))
States = Callable[[dict[str, Any]], tuple[GlossaryState, GlossaryState]]
HINT = re.compile(r"^(  → ).*?( \(`\w+`\))$", re.MULTILINE | re.DOTALL)  # the checks' own tests say how it reads
NAMES = (StateName("the earlier state"), StateName("the later state"))


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> States:
    """Both states of a pair, read once for all tests: nothing changes a value after it was built."""
    read: dict[str, tuple[GlossaryState, GlossaryState]] = {}

    def of(pair: dict[str, Any]) -> tuple[GlossaryState, GlossaryState]:
        if pair["name"] not in read:
            folder = tmp_path_factory.mktemp("pair")
            before = pair.get("before", [])
            read[pair["name"]] = state(folder / "before", before), state(folder / "after", [*before, *pair["edits"]])
        return read[pair["name"]]

    return of


def state(folder: Path, edits: list[Any]) -> GlossaryState:
    shutil.copytree(FOREIGN, folder)
    apply(folder, edits)
    prose = read_prose_texts(Folder(folder))
    return GlossaryState(build_tree(Folder(folder)), prose.texts, prose.unread)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_pair(pair: dict[str, Any], states: States) -> None:
    changes = compare(*states(pair))
    assert HINT.sub(r"\1…\2", as_markdown(changes, *NAMES)) == pair["report"]
    written = json.loads(as_json(changes, *NAMES))
    jsonschema.validate(written, SCHEMA)
    assert written["nothing_changed"] is pair["report"].startswith("**Nothing")


def test_each_kind_of_change_is_in_some_pair(states: States) -> None:
    found = {name for pair in PAIRS for name, some in vars_of(compare(*states(pair))) if some}
    assert found == {field.name for field in fields(Changes)}


def vars_of(changes: Changes) -> list[tuple[str, tuple[Any, ...]]]:
    return [(field.name, getattr(changes, field.name)) for field in fields(Changes)]


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if "kept" not in pair["name"] and "cannot" not in pair["name"]], ids=lambda pair: pair["name"])
def test_the_way_back_undoes_the_way_there(pair: dict[str, Any], states: States) -> None:
    """What is new one way is gone the other way. (A rename is told by the later state only; an unreadable file keeps things untold.)"""
    before, after = states(pair)
    there, back = compare(before, after), compare(after, before)
    swapped = {"added": "removed", "removed": "added", "changed": "changed"}
    assert sorted((swapped[one.how], one.term, one.after) for one in there.quotations) == sorted((one.how, one.term, one.before) for one in back.quotations)
    assert sorted((swapped[one.how], one.source, one.kind, one.target) for one in there.relations) == sorted((one.how, one.source, one.kind, one.target) for one in back.relations)
    assert sorted((swapped[one.how], one.what, one.name, one.after) for one in there.sources) == sorted((one.how, one.what, one.name, one.before) for one in back.sources)
    assert sorted((swapped[one.how], one.name) for one in there.frontier) == sorted((one.how, one.name) for one in back.frontier)
    assert sorted((swapped[one.how], one.terms) for one in there.circles) == sorted((one.how, one.terms) for one in back.circles)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_a_state_does_not_differ_from_itself(pair: dict[str, Any], states: States) -> None:
    _, later = states(pair)
    changes = compare(later, later)
    assert changes == Changes(unread=changes.unread)
