"""Honest quotations from texts that nobody here wrote, and how many of them our rules take for misleading.

`honest/choosing.py` chooses them and `honest/SOURCES.md` says where the texts are from. The rules were made with the texts of
`development/` at hand; those of `held-out/` and `further/` only tell how good they are. When the rules were widened later, `fresh/`, then `last/` and then
`varied/` were counted first and mended after that; `honest/SOURCES.md` has the figures of the first count.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from attested.context import Role, lost
from attested.verbatim import Match, match
from tests.context.honest.choosing import HERE, PARTS, chosen
from tests.written import read_yaml

QUOTATIONS: dict[str, list[dict[str, Any]]] = read_yaml(HERE / "quotations.yml")
BOUNDS = {"whole": (0.01, 0.04), "with omissions": (0.04, 0.10)}
"""At most such shares of errors, and of warnings, of quotations without omissions and with them."""


def worst(part: str, row: dict[str, Any], role: Role) -> str:
    """The severest that is said of a quotation: "error", "warning" or ""."""
    text = HERE.joinpath(part, f"{row['text']}.txt").read_text(encoding="utf-8")
    result = match(row["quote"], text)
    if not isinstance(result, Match):
        return "error"
    said = {one.severity for one in lost(text, result.spans, role)}
    return "error" if "error" in said else "warning" if said else ""


def test_the_quotations_are_those_that_the_rule_chooses() -> None:
    assert {part: chosen(part) for part in PARTS} == QUOTATIONS
    kinds = Counter(row["kind"] for rows in QUOTATIONS.values() for row in rows)
    assert kinds.total() >= 300 and kinds["omission"] >= 100


@pytest.mark.parametrize("role", ["other", "definition"])
@pytest.mark.parametrize("part", PARTS)
def test_few_honest_quotations_are_taken_for_misleading(part: str, role: Role, measured: Callable[[str], None]) -> None:
    said: dict[str, Counter[str]] = {kind: Counter() for kind in BOUNDS}
    for row in QUOTATIONS[part]:
        said["with omissions" if row["kind"] == "omission" else "whole"][worst(part, row, role)] += 1
    for kind, counts in said.items():
        errors, warnings = (counts[severity] / counts.total() for severity in ("error", "warning"))
        figures = f"{errors:.1%} errors, {warnings:.1%} warnings of {counts.total()}"
        measured(f"honest quotations, {part}, {kind}, as {'definitions' if role == 'definition' else 'others'}: {figures}")
        assert errors <= BOUNDS[kind][0] and warnings <= BOUNDS[kind][1], figures
