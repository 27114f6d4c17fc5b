"""Cuts that mislead, each with the reason for which it is answered; those that no rule answers are listed with why."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from attested.context import lost
from attested.verbatim import Mismatch, match
from tests.written import read_yaml

PARTS = (
    "misleading", "misleading-further", "misleading-held-out", "misleading-in-texts", "misleading-in-texts-again", "misleading-unseen", "misleading-many-kinds", "misleading-last", "misleading-three-rounds",
)
CUTS = {part: read_yaml(Path(__file__).with_name(f"{part}.yml")) for part in PARTS}


def answers(cut: dict[str, Any]) -> set[str]:
    """The reasons for which the cut is answered."""
    result = match(cut["quote"], cut["text"], brackets_ours=cut.get("brackets", False), names=frozenset(cut.get("names", ())))
    if isinstance(result, Mismatch):
        return {result.reason}
    return {f"{one.kind} {one.side} {one.severity}" for one in lost(cut["text"], result.spans, cut.get("quoted as", "other"))}


@pytest.mark.parametrize("cut", [cut for part in PARTS for cut in CUTS[part]], ids=lambda cut: cut["text"])
def test_cut(cut: dict[str, Any]) -> None:
    if "expect" in cut:
        assert cut["expect"] in answers(cut)
    else:
        assert answers(cut) == set() and len(cut["missed"].split()) > 5


def test_most_are_answered(measured: Callable[[str], None]) -> None:
    for part, cuts in CUTS.items():
        answered = [cut for cut in cuts if "expect" in cut]
        measured(f"{part.replace('-', ' cuts, ', 1) if '-' in part else 'misleading cuts'}: {len(answered)} of {len(cuts)} answered with the right reason")
        if part == "misleading":
            assert len(cuts) >= 60 and len(answered) / len(cuts) >= 50 / 60
