"""The issue forms of the repository, as the tests read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.written import read_yaml

GITHUB = Path(__file__).resolve().parents[2] / ".github"
FORMS: dict[str, dict[str, Any]] = {
    path.name: read_yaml(path)
    for path in sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml"))
    if path.name != "config.yml"
}


def fields(form: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """A form's fields by their ids, which a link may fill in."""
    return {element["id"]: element for element in form["body"] if "id" in element}
