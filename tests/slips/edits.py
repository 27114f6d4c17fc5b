"""Applies a slip, as a contributor might make it, to a copy of the glossary."""

from pathlib import Path
from typing import Any

from tests.written import read_yaml

Slip = dict[str, Any]


def load(name: str = "slips.yml") -> list[Slip]:
    """The slips of a file in this folder."""
    slips: list[Slip] = read_yaml(Path(__file__).with_name(name))
    return slips


def apply(root: Path, edits: list[dict[str, str]]) -> None:
    """Make the edits under `root`. One that finds nothing to edit, or more than one place, is a mistake of the test."""
    for edit in edits:
        file = root / edit["file"]
        if "write" in edit:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(edit["write"], encoding="utf-8")
        elif "delete" in edit:
            file.unlink()
        elif "symlink_to" in edit:
            file.unlink(missing_ok=True)
            file.symlink_to(edit["symlink_to"])
        elif "rename_to" in edit:
            file.rename(root / edit["rename_to"])
        elif "encoding" in edit:
            file.write_bytes(file.read_text(encoding="utf-8").encode(edit["encoding"]))
        elif "bytes" in edit:
            file.write_bytes(edit["bytes"].encode("latin-1"))
        elif "append" in edit:
            file.write_text(file.read_text(encoding="utf-8") + edit["append"], encoding="utf-8")
        else:
            text = file.read_text(encoding="utf-8")
            assert text.count(edit["replace"]) == 1, (edit, text.count(edit["replace"]))
            file.write_text(text.replace(edit["replace"], edit["with"]), encoding="utf-8")
