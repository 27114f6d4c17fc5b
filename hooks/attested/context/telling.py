"""The table of words in words, for a person who wants to know why something was found."""

from __future__ import annotations

from collections.abc import Iterator

from .rules import QUALIFIERS, Rule, Table

SIDES = {"before": "before the quotation", "behind": "behind the quotation", "gap": "in an omission", "above": "above the sentence", "below": "in the sentence behind"}
REACHES = {"edge": "right beside it", "clause": "in the same clause", "sentence": "in the same part of the sentence", "whole": "anywhere in the sentence"}


def told(table: Table) -> str:
    """All rules of a language, each with its words and examples, then the words that qualifiers may name."""
    parts = ["\n".join(_rule(rule)) for rule in table.rules]
    own = "; ".join(f"{name} the words of rules of {' and '.join(kinds)}" for name, kinds in QUALIFIERS.items() if kinds)
    parts.append("qualifiers\n" + "\n".join(f"  {name}: {', '.join(words)}" for name, words in table.own_words.items()) + f"\n  Beside these: {own}.")
    return "\n\n".join(parts)


def _rule(rule: Rule) -> Iterator[str]:
    first, second = rule.severity
    yield f"{rule.name}: {rule.says}"
    yield f"  {rule.kind}, {SIDES[rule.side]}, {REACHES[rule.reach]}; {first} where it defines or proves" + (f", {second} elsewhere" if second != first else ", and elsewhere")
    yield f"  words: {', '.join(rule.patterns)}"
    if rule.exceptions:
        yield f"  but not: {', '.join(rule.exceptions)}"
    yield from (f"  found: {one}" for one in rule.fires)
    yield from (f"  not:   {one}" for one in rule.silent)
