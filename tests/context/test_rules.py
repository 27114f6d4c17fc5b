"""The table of words: each example of a rule fires or is silent, as it says."""

from pathlib import Path

import pytest

from attested.context import ENGLISH, Lost, Rule, lost

ROWS = [(rule, example) for rule in ENGLISH.rules for example in rule.fires]
SILENT = [(rule, example) for rule in ENGLISH.rules for example in rule.silent]


def found(example: str) -> tuple[Lost, ...]:
    """What is lost of an example, whose quotation stands between ‹ and › (several of them, where it has omissions)."""
    parts = example.replace("›", "‹").split("‹")
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + len(part))
    return lost("".join(parts), [(ends[at], ends[at + 1]) for at in range(1, len(parts), 2)], "definition")


@pytest.mark.parametrize(("rule", "example"), ROWS, ids=lambda part: part.name if isinstance(part, Rule) else part)
def test_an_example_fires(rule: Rule, example: str) -> None:
    mine = [one for one in found(example) if one.kind == rule.kind and one.side == rule.side]
    assert [one.severity for one in mine] == [rule.severity[0]] * len(mine) != []


@pytest.mark.parametrize(("rule", "example"), SILENT, ids=lambda part: part.name if isinstance(part, Rule) else part)
def test_an_example_is_silent(rule: Rule, example: str) -> None:
    assert [one for one in found(example) if one.rule == rule.name] == []


def test_each_rule_has_both_and_a_name_of_its_own() -> None:
    assert len({rule.name for rule in ENGLISH.rules}) == len(ENGLISH.rules) > 10
    assert [rule.name for rule in ENGLISH.rules if not rule.fires or not rule.silent] == []


def test_a_rule_that_is_not_tried_would_find_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which rules are tried at all is a matter of time alone: on all texts here the same is found when each is tried."""
    texts = [(path, path.read_text(encoding="utf-8")) for path in sorted((Path(__file__).parent / "honest").glob("*/*.txt"))]
    spans = [(text, [(start, start + 40)]) for _, text in texts for start in range(0, len(text) - 40, 997)]
    fast = [*(found(example) for _, example in ROWS + SILENT), *(lost(text, span, "definition") for text, span in spans)]
    every = (1 << sum(len(rule.patterns) for rule in ENGLISH.rules)) - 1
    assert any(ENGLISH.triggers.possible(text) != every for _, text in ROWS)
    monkeypatch.setattr(type(ENGLISH.triggers), "possible", lambda self, text: every)
    assert fast == [*(found(example) for _, example in ROWS + SILENT), *(lost(text, span, "definition") for text, span in spans)]
    assert len(spans) > 100
