"""The rules of a language, read from its file of words and patterns (`english.toml`, which says what each field means)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal, get_args

from ..verbatim import Polarity
from ..verbatim import of_language as polarity_of
from .sentences import Abbreviations, Span
from .triggers import Triggers

Kind = Literal["negation", "report", "condition", "limit", "question", "modality", "number", "polarity"]
Side = Literal["before", "behind", "gap", "above", "below"]
Reach = Literal["edge", "clause", "sentence", "whole"]
Role = Literal["definition", "evidence", "other"]
Severity = Literal["error", "warning"]

EDGE = 120
"""Words right before a quotation are looked for in so many characters."""
QUALIFIERS: dict[str, tuple[Kind, ...]] = {"hedged": ("modality",), "stressed": (), "if": ("condition", "limit"), "under": ("negation", "report", "question")}
"""The qualifiers of which a table knows the words, and the kinds of rules that name some of these."""

_ALIKE = str.maketrans("\u2018\u2019\u02bc\u201c\u201d", "'''\"\"")
_SPACE = r"[\s>]+"
_OPENING = r"[\s>\"'(\[*_]*\Z"
_CLOSING = r"\A[\s>\"'),\]*_\u2014\u2013-]*"
_STRONG = re.compile(r"[;:\u2014]|--|\s\u2013\s")
_MARKS = " \t\n,;:()\u2014\u2013-.\u2026"
"""What divides clauses. The word behind it ("and", "they") belongs to the next one."""
_NAMED = re.compile(r"<([a-z]+)>")
_PARENTHESES = re.compile(r"\([^()]*\)")
_APART = re.compile(r"(?<!\A)\([^()]*\)(?!\s*\Z)")


@dataclass(frozen=True)
class Rule:
    """One row of the table: its fields as they are written in the file, and what is made of them to find its words, once it is needed.

    `severity` is that of a finding, first where the quotation defines or proves a relation, then elsewhere. `fires` and `silent` are
    examples, with ‹ and › where the quotation begins and ends.
    """

    name: str
    kind: Kind
    side: Side
    reach: Reach
    severity: tuple[Severity, Severity]
    says: str
    patterns: tuple[str, ...]
    exceptions: tuple[str, ...]
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    beside: re.Pattern[str] | None

    @cached_property
    def all_patterns(self) -> int:
        """The sum of 1 << the place of each pattern."""
        return (1 << len(self.patterns)) - 1

    @cached_property
    def excepted(self) -> re.Pattern[str] | None:
        """Matches what spares the words that it touches; None where nothing does."""
        return re.compile(_whole(self.exceptions), re.IGNORECASE) if self.exceptions else None

    def severity_for(self, role: Role) -> Severity:
        """Give how severe it is to lose the words where the quotation has this role in an entry."""
        return self.severity[role == "other"]

    def places(self, region: str, tried: int) -> Iterator[Span]:
        """Yield where the rule's words stand in a region (in the form of `alike`), those that an exception touches aside.

        Only the patterns of `tried` are looked for, as the sum of 1 << their place among the rule's. Of words that overlap the first count, and
        of those that begin together those of the first pattern. Each pattern is compiled once a text holds a word of it.
        """
        several = (pattern for at, pattern in enumerate(self.patterns) if tried >> at & 1)
        found = sorted((one.span("words") for pattern in several for one in _found(self.side, self.reach, pattern).finditer(region)), key=lambda one: one[0])
        spared = [one.span() for one in self.excepted.finditer(region)] if self.excepted and found else []
        last = 0
        for start, end in found:
            if max(start, last) < end and start >= last:
                last = end
                if not any(low < end and start < high for low, high in spared):
                    yield start, end


@dataclass(frozen=True)
class Table:
    """All that is known of a language. ``by_side`` has each rule with the place of its first pattern among the :class:`Triggers`."""

    rules: tuple[Rule, ...]
    abbreviations: Abbreviations
    polarity: Polarity
    clause_ends: re.Pattern[str]
    opened_by: re.Pattern[str]
    continued_by: re.Pattern[str]
    articles: re.Pattern[str]
    announced_by: re.Pattern[str]
    own_words: Mapping[str, tuple[str, ...]]
    by_side: Mapping[Side, tuple[tuple[int, Rule], ...]]

    @cached_property
    def qualifying(self) -> Mapping[str, Qualifying]:
        """What each kind of qualifier may name."""
        return {name: Qualifying(self, name) for name in QUALIFIERS}

    @cached_property
    def triggers(self) -> Triggers:
        """Says which patterns can be found in a text at all."""
        return Triggers(pattern for rule in self.rules for pattern in rule.patterns)

    def region(self, reach: Reach, side: Side, text: str) -> tuple[int, str]:
        """Give the part of the words on one side of a quotation (in the form of `alike`) at which a rule looks, and where it begins.

        What is in closed parentheses ends no clause or sentence. It governs nothing outside of them and is left blank, but for what stands in them
        right beside the quotation.
        """
        if side == "before" and reach == "edge":
            return max(0, len(text) - EDGE), text[-EDGE:]
        if side in ("gap", "above", "below") or reach in ("edge", "whole"):
            return 0, text
        plain = seen = text
        if "(" in text:
            plain, seen = (one.sub(lambda found: " " * len(found.group()), text) for one in (_PARENTHESES, _APART))
        if aside := self.continued_by.search(plain) if side == "before" else None:
            plain = plain[: aside.start("aside")].ljust(aside.end("aside")) + plain[aside.end("aside") :]
        ends = self.clause_ends if reach == "clause" else _STRONG
        if side == "behind":
            first = ends.search(plain)
            return 0, seen[: first.start() if first else None]
        if reach == "clause" and self.opened_by.search(plain):
            return len(text), ""
        begin = max((found.start() + len(found.group()) - len(found.group().lstrip(_MARKS)) for found in ends.finditer(plain)), default=0)
        return begin, seen[begin:]


def alike(text: str) -> str:
    """Give a text with straight quotation marks and apostrophes, character for character as long."""
    return text.translate(_ALIKE)


def _patterns(words: Sequence[str]) -> str:
    """One regular expression for patterns as the file writes them."""
    wild = rf"(?:{_SPACE}[^\s;:()]+){{0,5}}?{_SPACE}"
    parts = (part.replace(" … ", wild).replace(" ?", r"[\s>]*").replace(" ", _SPACE) for part in words)
    return "|".join(rf"(?:{part})" for part in parts)


def _whole(words: Sequence[str]) -> str:
    return rf"(?<!\w)(?<!\w-)(?P<words>{_patterns(words)})(?!\w)(?!-\w)"


@cache
def _found(side: Side, reach: Reach, pattern: str) -> re.Pattern[str]:
    """Matches the words of a pattern, as the group of that name, in a region."""
    inner = _whole([pattern])
    if reach == "whole":
        inner = f"(?P<words>{_patterns([pattern])})"
    elif reach == "edge":
        inner = f"{inner}{_OPENING}" if side == "before" else f"{_CLOSING}{inner}"
    return _compiled(inner)


@cache
def _compiled(inner: str) -> re.Pattern[str]:
    return re.compile(inner, re.IGNORECASE)


def _with_words(patterns: Iterable[str], words: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Patterns with the words of which they have the name, as in "<says>"."""
    return tuple(_NAMED.sub(lambda found: f"({'|'.join(words[found[1]])})", pattern) for pattern in patterns)


def _any(patterns: Iterable[str], words: Mapping[str, Sequence[str]]) -> str:
    return "|".join(_with_words(patterns, words))


def _rule(row: dict[str, Any], words: Mapping[str, Sequence[str]]) -> Rule:
    beside = row.get("beside")
    first, second = row["severity"]
    return Rule(
        row["name"], row["kind"], row["side"], row["reach"], (first, second), row["says"],
        _with_words(row["patterns"], words), _with_words(row.get("except", ()), words), tuple(row["fires"]), tuple(row["silent"]),
        re.compile(beside, re.IGNORECASE) if beside else None,
    )  # fmt: skip


@cache
def of_language(tag: str) -> Table | None:
    """Give the table of a language by its tag (BCP 47), or None where there is none."""
    name = _FILES.get(tag.partition("-")[0].lower())
    return _read(name, polarity_of(tag)) if name else None


@cache
def _read(name: str, polarity: Polarity) -> Table:
    """Read the table of a language, a file of this package."""
    data = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    clauses = data["clauses"]
    opened = "|".join(rf"(?<!\w){word}" if word.isalpha() else word.replace(" ", _SPACE) for word in clauses["opened_by"])
    ends = "|".join(f"{part.replace(' ', _SPACE)}{chr(92)}b" if part.endswith(")") else part.replace(" ", r"\s") for part in clauses["ends"])
    rules = tuple(_rule(row, data["words"]) for row in data["rule"])
    firsts = accumulate((len(rule.patterns) for rule in rules), initial=0)
    numbered = list(zip(firsts, rules, strict=False))
    return Table(
        rules,
        Abbreviations(*(frozenset(data["abbreviations"][kind]) for kind in ("never_end", "may_end", "starters"))),
        polarity,
        re.compile(ends, re.IGNORECASE),
        re.compile(rf"(?:{opened}){_OPENING}", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{'|'.join(clauses['continued_by'])})(?P<aside>,{_SPACE}[^,;:]{{2,90}},){_OPENING}", re.IGNORECASE),
        re.compile(rf"\s(?:{'|'.join(clauses['articles'])})\s+\Z", re.IGNORECASE),
        re.compile(rf"(?:(?P<next>{_any(clauses['speaks_of_the_next'], data['words'])})|{_any(clauses['announced_by'], data['words'])})\b".replace(" ", _SPACE), re.IGNORECASE),
        {name: tuple(words) for name, words in data["qualifiers"].items()},
        {side: tuple((first, rule) for first, rule in numbered if rule.side == side) for side in get_args(Side)},
    )


class Qualifying:
    """The words that a kind of qualifier may name: its own, and those of the rules of some kinds. Of these only what a text can hold is compiled."""

    def __init__(self, table: Table, name: str) -> None:
        own = table.own_words.get(name, ())
        self._own = [_compiled(_whole(own))] if own else []
        self._triggers = table.triggers
        outside = (row for side in ("before", "behind") for row in table.by_side[side] if row[1].kind in QUALIFIERS[name])
        self._patterns = [(first + at, pattern) for first, rule in sorted(outside, key=lambda row: row[0]) for at, pattern in enumerate(rule.patterns)]

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Give the first of its words in a text (in the form of `alike`) behind ``start``; of those that begin together, that of the first pattern."""
        possible = self._triggers.possible(text)
        several = (*self._own, *(_compiled(_whole([pattern])) for number, pattern in self._patterns if possible >> number & 1))
        return min((found for one in several if (found := one.search(text, start))), key=lambda found: found.start(), default=None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All of them, none overlapping another."""
        at = 0
        while found := self.search(text, at):
            yield found
            at = max(found.end(), at + 1)


_FILES = {"en": "english"}
ENGLISH = _read("english", polarity_of("en"))
