"""JSON Schemas of what contributors write as data, made from the very models that read it, for editors that complete and validate."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from .frontmatter import EntryMatter, PassagesMatter
from .kinds import KindRow

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that common editors and Taplo understand."""


def schemas(checks: Iterable[str], severities: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Each schema by the name of its file. ``checks`` are the names that the profile lists, ``severities`` what it may say of each."""
    severity = {"enum": list(severities), "description": "How severe its findings are: only an error stops the build."}
    return {
        "entry.schema.json": _whole("Front matter of an entry, glossary/*.md", _shape(EntryMatter)),
        "passages.schema.json": _whole("Front matter of a file of passages, bib/passages/*.md", _shape(PassagesMatter)),
        "relations.schema.json": _whole(
            "The kinds of relation, glossary/relations.toml",
            _table("kinds", {"type": "object", "additionalProperties": _shape(KindRow)}),
        ),
        "profile.schema.json": _whole(
            "The order and severity of the checks, hooks/attested/checks/profile.toml",
            _table("checks", {"type": "object", "properties": dict.fromkeys(sorted(checks), severity), "additionalProperties": False}),
        ),
    }


def _whole(title: str, shape: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": DRAFT, "title": title, **shape}


def _shape(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of a model without the titles that it makes of the names, which editors would show instead of descriptions."""
    made = model.model_json_schema()
    made.pop("title", None)
    made["properties"] = {name: {key: value for key, value in one.items() if key != "title"} for name, one in made["properties"].items()}
    return made


def _table(name: str, rows: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {name: rows}, "additionalProperties": False}
