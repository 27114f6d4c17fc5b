"""The one comparison of a quotation with a passage; its verdict is a `Match` or a `Mismatch` (docs/verbatim.md)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Literal

from .brackets import (
    MIN_LETTERS,
    MIN_WORDS,
    BracketFault,
    Insertions,
    QuotationToken,
    Role,
    fault,
    only,
    repeated_sic,
    short_segment,
    tokenise,
)
from .nearest import nearest, one_line, wording
from .normalise import character_name, hidden, normalise
from .offset_sets import bits
from .passage import MAX_BYTES, MAX_GAP, PreparedPassage, Rules, prepare, read_as_written, too_long
from .pieces import Piece, PlacedToken, cut, gaps, place, relied_on, segments
from .placements import Placements, TokenFinder
from .polarity import ENGLISH, Polarity

READ: frozenset[Role] = frozenset(("words", "literal", "case"))
Reason = Literal[
    "hidden-character", "segment-too-short", "nothing-omitted", "gap-too-long", "not-found", "undeclared-brackets",
    "brackets-too-long", "brackets-change-meaning", "brackets-inside-word", "brackets-not-in-source", "omission-changes-meaning",
    "mid-word", "ambiguous", "empty", "too-long", "blocks-apart",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """The one placement of a quotation in a passage; all offsets are code points of the original texts, half open.

    `spans` holds one place in the passage for each segment, `omissions` how many divide them, `relied_on` what the
    reading took beyond equal characters, in a fixed order, `pieces` the quotation cut up in its own order.
    """

    spans: tuple[tuple[int, int], ...]
    omissions: int
    relied_on: tuple[str, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The reason why a quotation does not stand in a passage.

    `at` is an offset in the original quote (code points); `nearest` the nearest wording of the passage on one line, in
    its own characters, or ""; `nearest_at` the offset in it of the first difference; `detail` a plain sentence.
    """

    reason: Reason
    at: int
    nearest: str
    nearest_at: int
    detail: str


def match(
    quote: str, passage: str, *, brackets_ours: bool = False, names: frozenset[str] = frozenset(), polarity: Polarity = ENGLISH
) -> Match | Mismatch:
    """Match a quotation against a passage by the rules of docs/verbatim.md, in time bounded for any input.

    `quote` and `passage` are texts as written, at most 64 KiB of UTF-8 each; `brackets_ours` says that the attribution
    declares insertions "(brackets ours)", and `names` which names these may hold beside words of the passage; `polarity` has the words
    of the passage's language. Gives a `Match` for exactly one placement, else a `Mismatch`. Never raises.
    """
    if too_long(quote):
        return _too_long("quotation")
    if len(passage) > MAX_BYTES:
        return _too_long("passage")
    prepared = prepare(passage)
    if prepared.too_long:
        return _too_long("passage")
    at = hidden(quote)
    if at is not None:
        return _hidden("quotation", at, quote[at], at)
    if prepared.hidden is not None:
        return _hidden("passage", prepared.hidden, passage[prepared.hidden], 0)
    return _Matcher(quote, prepared, Insertions(brackets_ours, names, polarity, lambda: prepared.vocabulary)).verdict()


def _too_long(side: str) -> Mismatch:
    return Mismatch("too-long", 0, "", 0, f"The {side} is longer than 64 KiB.")


def _hidden(side: str, offset: int, char: str, at: int) -> Mismatch:
    detail = f"The {side} has the hidden character {character_name(char)} at offset {offset}."
    return Mismatch("hidden-character", at, "", 0, detail)


class _Matcher:
    """One call of `match`, after screening."""

    def __init__(self, quote: str, passage: PreparedPassage, ours: Insertions) -> None:
        self.ours = ours
        self.normal = normalise(quote)
        self.reading = passage.reading(read_as_written(self.normal, passage.normal))
        self.finder = TokenFinder(self.reading)
        self.loose: list[QuotationToken] = []  # with insertions that may not stand
        self.strict: list[QuotationToken] = []  # without
        self.faults: list[BracketFault] = []
        self.forced: list[BracketFault] = []  # those of brackets that stand nowhere in the passage
        for token in tokenise(self.normal, self.reading.keys):
            self._take(token)

    def _take(self, token: QuotationToken) -> None:
        literal = token.roles[0] == "literal" and token.text in self.reading.text
        if token.roles[-1] == "sic" and not literal and repeated_sic(self.normal, token):
            token = only(token, "insertion")
        elif token.roles[0] == "literal" and not literal:
            token = only(token, token.roles[1])
        self.loose.append(token)
        found = fault(self.normal, token, self.ours) if token.roles[-1] == "insertion" else None
        if found:
            self.faults.append(found)
            if not literal:
                self.forced.append(found)
        self.strict.append(only(token, "literal") if found and literal else token)

    def verdict(self) -> Match | Mismatch:
        """Give the result of `match`."""
        if [token.roles for token in self.strict] == [("words",)]:
            places = self.reading.places(self.strict[0])
            if len(places) == 1:  # the ordinary case, for which no sets of offsets are needed
                end = places[0] + len(self.strict[0].text)
                return self._read([PlacedToken(self.strict[0], "words", places[0], end)])
        if not any(READ.intersection(token.roles) for token in self.loose):
            return self._no("empty", 0, "The quotation quotes no words.")
        if self.forced:
            return self._faulty(self.forced[0])
        short = self._short([token.roles[-1] for token in self.strict])
        if short and not any(token.roles[-1] == "omission" and len(token.roles) > 1 for token in self.strict):
            return short
        placements = Placements(self.finder, self.strict, Rules())
        if placements.run():
            return self._short(placements.roles) or self._placed(placements)
        if self.faults and Placements(self.finder, self.loose, Rules()).run():
            return self._faulty(self.faults[0])
        return short or self._why(self.strict, placements)

    def _no(self, reason: Reason, at: int, detail: str) -> Mismatch:
        return Mismatch(reason, self._origin(at), "", 0, detail)

    def _faulty(self, found: BracketFault) -> Mismatch:
        return self._no(found.reason, found.start, found.detail)

    def _origin(self, at: int) -> int:
        if at < len(self.normal.starts):
            return self.normal.starts[at]
        return self.normal.ends[-1] if self.normal.ends else 0

    def _short(self, roles: list[Role]) -> Mismatch | None:
        start = short_segment(self.normal, self.strict, roles)
        detail = f"Beside an omission stand at least {MIN_WORDS} words or {MIN_LETTERS} letters."
        return None if start is None else self._no("segment-too-short", start, detail)

    def _placed(self, placements: Placements) -> Match | Mismatch:
        reading = self.reading
        for places in placements.path:
            if places.bit_count() > 1:
                one, two = [reading.origin(at) for at in islice(bits(places), 2)]
                shown = wording(reading, next(bits(places)), 80)
                detail = f"It can be placed at offset {one} and at offset {two} of the passage: quote more words."
                return Mismatch("ambiguous", 0, shown, 0, detail)
        return self._read(place(placements.tokens, placements.roles, placements.path))

    def _read(self, placed: list[PlacedToken]) -> Match | Mismatch:
        for mark, start, end in gaps(placed):
            word = self.ours.polarity.hidden_in(self.reading.text[start:end])
            if word:
                shown = one_line(self.reading.passage.original[slice(*self.reading.original(start, end))]).strip()
                return Mismatch("omission-changes-meaning", self._origin(mark.start), shown, 0, f'The omission hides "{word}".')
        spans = tuple(self.reading.original(start, end) for start, end in segments(placed))
        relied = relied_on(placed, self.normal, self.reading)
        return Match(spans, len(spans) - 1, relied, cut(placed, self.normal, self.reading))

    def _why(self, tokens: list[QuotationToken], failed: Placements) -> Mismatch:
        tries: list[tuple[Reason, Rules]] = [
            ("mid-word", Rules(boundaries=False)),
            ("nothing-omitted", Rules(something_omitted=False)),
            ("gap-too-long", Rules(short_gaps=False)),
            ("gap-too-long", Rules(something_omitted=False, short_gaps=False)),
            ("mid-word", Rules(False, False, False)),
        ]
        for reason, rules in tries:
            loose = Placements(self.finder, tokens, rules)
            if loose.run():
                return self._cut_word(loose) if reason == "mid-word" else self._bad_gap(reason, loose)
        return self._not_found(tokens, failed)

    def _cut_word(self, loose: Placements) -> Mismatch:
        reading, at = self.reading, 0
        edges = [0, *(i + d for i, r in enumerate(loose.roles) if r == "omission" for d in (0, 1)), len(loose.tokens)]
        for nth, edge in enumerate(edges):
            places = loose.path[edge]
            if not places & reading.ok:
                beside = loose.tokens[edge - nth % 2]  # the first token of a segment, or its last
                spaced = beside.roles == ("space",)
                at = beside.end if spaced != bool(nth % 2) else beside.start
                break
        start = next(bits(loose.path[0]))
        while start and reading.text[start - 1] != " ":
            start -= 1
        shown = wording(reading, start, min(80, next(bits(places)) - start + 20))
        here = min(len(shown), next(bits(places)) - start)
        return Mismatch("mid-word", self._origin(at), shown, here, "The quotation starts or ends inside a word.")

    def _bad_gap(self, reason: Reason, loose: Placements) -> Mismatch:
        reading = self.reading
        marks = [i for i, role in enumerate(loose.roles) if role == "omission"]
        bad = [i for i in marks if not reading.gap(loose.path[i] & reading.ok, Rules()) & loose.path[i + 1]]
        mark = (bad or marks)[0]
        shown = wording(reading, next(bits(loose.path[mark + 1])), 40)
        said = {"nothing-omitted": "Nothing stands in the passage where the quotation marks an omission."}
        detail = said.get(reason, f"More than {MAX_GAP} characters are left out.")
        return Mismatch(reason, self._origin(loose.tokens[mark].start), shown, 0, detail)

    def _not_found(self, tokens: list[QuotationToken], failed: Placements) -> Mismatch:
        stuck = len(failed.forward) - 2
        while stuck < len(tokens) - 1 and not READ.intersection(tokens[stuck].roles):
            stuck += 1
        token = tokens[stuck]
        starts = 0
        for state, places in failed.forward[min(stuck, len(failed.forward) - 1)].items():
            starts |= failed.entries(token, state, places)
        found = nearest(token, starts, self.finder)
        at = self._origin(token.offsets[found.agree])
        return Mismatch("not-found", at, found.wording, found.offset, found.detail)
