"""The report as JSON, for programs. ``report.schema.json`` says what stands in it."""

from __future__ import annotations

import json
from dataclasses import asdict

from .changes import Changes, StateName

VERSION = 1


def as_json(changes: Changes, earlier: StateName, later: StateName) -> str:
    """One object: what was compared, whether nothing changed, and a list for each kind of change."""
    head = {"version": VERSION, "earlier": asdict(earlier), "later": asdict(later), "nothing_changed": changes.none}
    return json.dumps(head | asdict(changes), ensure_ascii=False, indent=2)
