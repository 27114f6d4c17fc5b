"""Each slip alone gives its own findings and no other; all at once, they give all of them."""

import shutil
from pathlib import Path

import pytest

from attested.build import build
from tests.slips.edits import Slip, apply, load

ROOT = Path(__file__).resolve().parents[2]
SLIPS = load()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in ("glossary", "bib"):
        shutil.copytree(ROOT / folder, tmp_path / folder, symlinks=True)
    return tmp_path


def found(root: Path) -> list[tuple[str, str, int]]:
    findings = build(root).findings
    assert all(finding.message.strip() and finding.hint.strip() and finding.place.column >= 1 for finding in findings)
    return sorted((one.check, one.place.path, one.place.line) for one in findings)


def expected(slips: list[Slip]) -> list[tuple[str, str, int]]:
    return sorted((one["check"], one["path"], one["line"]) for slip in slips for one in slip["expect"])


def test_without_a_slip_nothing_is_found(copy: Path) -> None:
    assert found(copy) == []


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["name"])
def test_slip(slip: Slip, copy: Path) -> None:
    apply(copy, slip["edits"])
    assert found(copy) == expected([slip])


def test_all_at_once(copy: Path) -> None:
    together = [slip for slip in SLIPS if slip.get("together", True)]
    assert len(together) >= 14
    for slip in together:
        apply(copy, slip["edits"])
    assert found(copy) == expected(together)
