"""The schemas for editors are those of the models, accept what is there, and refuse what the models refuse."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import BaseModel, ValidationError

from attested.checks import PROFILE
from attested.read.frontmatter import EntryMatter, PassagesMatter
from attested.read.kinds import KindRow
from tests.site.building import ROOT
from tools.schemas import texts

FOLDER = ROOT / "schemas"
TREES = (ROOT, ROOT / "tests/foreign", ROOT / "tests/checks/base")


def validator(name: str) -> Draft7Validator:
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def faults(name: str, value: Any) -> list[str]:
    return sorted(error.message for error in validator(name).iter_errors(value))


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema knows no dates, and neither do we nor the editors."""


Core.yaml_implicit_resolvers = {
    sign: [one for one in known if one[0] != "tag:yaml.org,2002:timestamp"] for sign, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def matter(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8").split("---")[1], Core)


def test_what_is_committed_is_what_the_models_make() -> None:
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()} == texts()


@pytest.mark.parametrize("root", TREES, ids=lambda root: root.name)
def test_what_is_there_is_accepted(root: Path) -> None:
    entries, files = sorted(root.glob("glossary/*.md")), sorted(root.glob("bib/passages/*.md"))
    assert entries and files
    assert {path.name: faults("entry", matter(path)) for path in entries} == {path.name: [] for path in entries}
    assert {path.name: faults("passages", matter(path)) for path in files} == {path.name: [] for path in files}
    assert faults("relations", tomllib.loads((root / "glossary/relations.toml").read_text(encoding="utf-8"))) == []


def test_the_profile_is_accepted() -> None:
    assert faults("profile", tomllib.loads(PROFILE.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("entry", {"aliases": ["y"]}, "'term' is a required property"),
        ("entry", {"term": "x", "Aliases": []}, "Additional properties are not allowed ('Aliases' was unexpected)"),
        ("entry", {"term": "x", "forms": "y"}, "'y' is not of type 'array'"),
        ("entry", {"term": "x", "autolink": "no"}, "'no' is not of type 'boolean'"),
        ("entry", {"term": ""}, "'' should be non-empty"),
        ("passages", {"retrieved": "unknown"}, "'source' is a required property"),
        ("relations", {"kinds": {"is a": {"inverse": "has kind"}}}, "'description' is a required property"),
        ("relations", {"kind": {}}, "Additional properties are not allowed ('kind' was unexpected)"),
        ("profile", {"checks": {"hidden_character": "fatal"}}, "'fatal' is not one of ['error', 'warning', 'info']"),
        ("profile", {"checks": {"no_such_check": "error"}}, "Additional properties are not allowed ('no_such_check' was unexpected)"),
    ],
)
def test_what_is_wrong_is_refused(name: str, value: dict[str, Any], told: str) -> None:
    assert told in faults(name, value)


def agrees(model: type[BaseModel], accepted: bool, value: dict[str, Any]) -> bool:
    try:
        model.model_validate(value)
    except ValidationError:
        return not accepted
    return accepted


WORDS = st.one_of(st.text("x “”«'a\t", max_size=5), st.integers(0, 2), st.booleans(), st.sampled_from(["related", "y" * 121]))
VALUES = st.one_of(WORDS, st.lists(WORDS, max_size=2))


@given(st.dictionaries(st.sampled_from([*EntryMatter.model_fields, "extra"]), VALUES, max_size=4))
def test_entries_are_judged_alike(value: dict[str, Any]) -> None:
    assert agrees(EntryMatter, faults("entry", value) == [], value)


@given(st.dictionaries(st.sampled_from([*PassagesMatter.model_fields, "extra"]), VALUES, max_size=3))
def test_passages_are_judged_alike(value: dict[str, Any]) -> None:
    assert agrees(PassagesMatter, faults("passages", value) == [], value)


@given(st.dictionaries(st.sampled_from([*KindRow.model_fields, "extra"]), VALUES, max_size=7))
def test_kinds_are_judged_alike(value: dict[str, Any]) -> None:
    assert agrees(KindRow, faults("relations", {"kinds": {"k": value}}) == [], value)
