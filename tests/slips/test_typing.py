"""Slips of typing, each alone: accepted in silence, or one finding that says how to write it."""

import shutil
from pathlib import Path

import pytest

from attested.build import build
from attested.model import Finding
from tests.slips.edits import Slip, apply, load

ROOT = Path(__file__).resolve().parents[2]
SLIPS = load("typing.yml")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in ("glossary", "bib"):
        shutil.copytree(ROOT / folder, tmp_path / folder, symlinks=True)
    return tmp_path


def told(findings: tuple[Finding, ...]) -> list[str]:
    return [line for one in findings for line in (f"{one.place}: {one.message} [{one.check}]", f"→ {one.hint}")]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["name"])
def test_slip_of_typing(slip: Slip, copy: Path) -> None:
    apply(copy, slip["edits"])
    assert told(build(copy).findings) == slip["says"]


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_ends_of_other_systems_are_fine(end: str, copy: Path) -> None:
    for path in [*copy.glob("glossary/*"), *copy.glob("bib/passages/*"), copy / "bib/references.bib"]:
        path.write_bytes(path.read_bytes().replace(b"\n", end.encode()))
    assert told(build(copy).findings) == []


def test_missing_blank_lines_are_fine(copy: Path) -> None:
    for path in copy.glob("glossary/*.md"):
        head, matter, body = path.read_text(encoding="utf-8").split("---\n", 2)
        beside_quotations = body.replace("\n>\n", "\n").replace("\n\n- ", "\n- ").replace("\n\n#", "\n#").replace("\n\n>", "\n>")
        path.write_text("---\n".join((head, matter, beside_quotations)), encoding="utf-8")
    assert told(build(copy).findings) == []


def test_enough_kinds_of_slips_are_told_of() -> None:
    said = {slip["name"] for slip in SLIPS if slip["says"]}
    silent = {slip["name"] for slip in SLIPS if not slip["says"]}
    assert len(said) >= 15 and len(silent) >= 15 and not said & silent
