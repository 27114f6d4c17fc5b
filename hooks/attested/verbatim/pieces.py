"""A placed quotation cut into pieces, and what its reading relied on (docs/verbatim.md, rules 2 to 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .brackets import QuotationToken, Role
from .normalise import LIGATURES, Normal
from .passage import JoinedPassage

Kind = Literal["words", "omission", "insertion", "case", "sic"]
ORDER = (
    "white space", "quotation marks", "hyphen", "ligature", "soft hyphen", "composed letter",
    "line-end hyphen", "omission", "case in brackets", "insertion", "sic",
)  # fmt: skip

_ALIKE = {" ": "white space", "'": "quotation marks", '"': "quotation marks", "-": "hyphen"}
"""What differs where originals differ in a character that normalises one for one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quotation, with its place in the original quote and in the original passage.

    Offsets are code points, half open. `words` stand in the passage; `case` is one bracketed letter of changed case;
    `insertion` and `sic` have an empty place in the passage; `omission` covers what was left out. Print `words` from
    the passage, the others from the quote (an omission's mark as `[…]`): white space that the passage has no
    counterpart for belongs to the bracket beside it, so the pieces put together read like the quotation.
    """

    kind: Kind
    quote: tuple[int, int]
    passage: tuple[int, int]


@dataclass(slots=True)
class _Draft:
    """A piece in offsets of the normalised quote (q, r) and of the reading (a, b); `space` until it is settled."""

    kind: Kind | Literal["space"]
    q: int
    r: int
    a: int
    b: int


@dataclass(frozen=True, slots=True)
class PlacedToken:
    """One token in its role, read from `start` to `end` of the reading; only `end` counts of one that is not read."""

    token: QuotationToken
    role: Role
    start: int
    end: int

    @property
    def reads(self) -> bool:
        """Tell whether the token stands in the passage."""
        return self.role in ("words", "literal", "case")


def place(tokens: list[QuotationToken], roles: list[Role], path: list[int]) -> list[PlacedToken]:
    """Turn a path of single offsets (`Placements.path`) into the stretch that each token takes."""
    placed = []
    for token, role, after in zip(tokens, roles, path[1:], strict=True):
        end = after.bit_length() - 1
        placed.append(PlacedToken(token, role, end - (1 if role == "case" else len(token.text)), end))
    return placed


def segments(placed: list[PlacedToken]) -> Iterator[tuple[int, int]]:
    """Yield start and end, in the reading, of each segment; omissions divide them."""
    start = end = -1
    for item in placed:
        if item.role == "omission":
            yield start, end
            start = -1
        elif item.reads:
            start, end = item.start if start < 0 else start, item.end
    yield start, end


def gaps(placed: list[PlacedToken]) -> Iterator[tuple[QuotationToken, int, int]]:
    """Yield each omission's mark, and from where to where of the reading it leaves out."""
    at = 0
    for item in placed:
        if item.role == "omission":
            yield item.token, at, item.end
        elif item.reads:
            at = item.end


def cut(placed: list[PlacedToken], quote: Normal, reading: JoinedPassage) -> tuple[Piece, ...]:
    """Cut a placed quotation into pieces, in the order of the quote."""
    out: list[_Draft] = []
    run: list[_Draft] = []
    mark: _Draft | None = None  # the omission that the next word follows
    at = len(reading.text)  # where the last word read ended; the first has none before it
    for item in placed:
        token = item.token
        if item.role in ("space", "insertion", "sic"):
            run.append(_Draft(item.role, token.start, token.end, -1, -1))
        elif item.role == "omission":
            mark = _Draft("omission", token.start, token.end, at, item.end)
            run.append(mark)
            if _settle(run, out, at if reading.text[at] == " " else None):
                mark.a += 1
            run = []
        else:
            left = item.start - 1
            if _settle(run, out, left if left >= at and reading.text[left] == " " else None) and mark:
                mark.b -= 1
            kind: Kind = "case" if item.role == "case" else "words"
            out.append(_Draft(kind, token.start, token.end, item.start, item.end))
            run, at, mark = [], item.end, None
    _settle(run, out, None)
    return tuple(_pieces(out, quote, reading))


def _settle(run: list[_Draft], out: list[_Draft], passage_space: int | None) -> bool:
    """Append a run of insertions and spaces to `out`: the last space is the passage's, if it has one there, the
    others go with the bracket beside them. Tell whether the passage's space was used."""
    spaces = [i for i, draft in enumerate(run) if draft.kind == "space"]
    used = False
    if spaces and passage_space is not None:
        space, used = run[spaces.pop()], True
        space.kind, space.a, space.b = "words", passage_space, passage_space + 1
    for i in spaces:
        if i + 1 < len(run):
            run[i + 1].q = run[i].q
        elif i or out:
            (run[i - 1] if i else out[-1]).r = run[i].r
    out.extend(run)
    return used


def _pieces(drafts: list[_Draft], quote: Normal, reading: JoinedPassage) -> Iterator[Piece]:
    merged: list[_Draft] = []
    for draft in drafts:
        last = merged[-1] if merged else None
        if last and last.kind == draft.kind == "words" and last.r == draft.q and last.b == draft.a:
            last.r, last.b = draft.r, draft.b
        else:
            merged.append(draft)
    first = next(draft for draft in merged if draft.kind in ("words", "case"))
    end = reading.origin(first.a)
    for draft in merged:
        if draft.kind == "space":
            continue
        start = end
        if draft.a >= 0:
            start, end = reading.original(draft.a, draft.b)
        yield Piece(draft.kind, quote.origin(draft.q, draft.r), (start, end))


def relied_on(placed: list[PlacedToken], quote: Normal, reading: JoinedPassage) -> tuple[str, ...]:
    """Name what the match relied on beyond equal characters, in the order of `ORDER`."""
    names = {"omission": "omission", "case": "case in brackets", "insertion": "insertion", "sic": "sic"}
    found = {names[item.role] for item in placed if item.role in names}
    if reading.flexible:
        where = {at for item in placed if item.reads for at in range(item.start + 1, item.end)}
        if not reading.flexible.isdisjoint(where):
            found.add("line-end hyphen")
    stretches = [item for item in placed if item.role in ("words", "literal")]
    if not all(_same(item, quote, reading) for item in stretches):
        pairs = [
            (q, reading.offsets[item.start + i]) for item in stretches for i, q in enumerate(item.token.offsets)
        ]
        found |= _differences(pairs, quote, reading.passage)
    return tuple(name for name in ORDER if name in found)


def _same(item: PlacedToken, quote: Normal, reading: JoinedPassage) -> bool:
    """Tell whether a stretch of words is, character for character, the same in both originals. No is no answer."""
    ours = quote.original[slice(*quote.origin(item.token.start, item.token.end))]
    plain = ours.isascii() or (quote.one_to_one and reading.passage.one_to_one)
    return plain and ours == reading.passage.original[slice(*reading.original(item.start, item.end))]


def _differences(pairs: list[tuple[int, int]], quote: Normal, passage: Normal) -> set[str]:
    """Name the differences of the originals at pairs of characters that are equal when normalised."""
    if quote.one_to_one and passage.one_to_one:
        ours, theirs = quote.original, passage.original
        shift, other = quote.starts[0], passage.starts[0]
        return {_ALIKE[quote.text[q]] for q, p in pairs if ours[q + shift] != theirs[p + other]}
    found: set[str] = set()
    seen: tuple[int, int] | None = None
    for (q, p), following in zip(pairs, [*pairs[1:], None], strict=True):
        if (quote.starts[q], passage.starts[p]) != seen:  # else another mark of the same letter
            seen = quote.starts[q], passage.starts[p]
            ours = quote.original[quote.starts[q] : quote.ends[q]]
            theirs = passage.original[passage.starts[p] : passage.ends[p]]
            if ours != theirs:
                found.add(_difference(quote.text[q], ours, theirs))
        if following == (q + 1, p + 1):
            between = quote.original[quote.ends[q] : quote.starts[q + 1]]
            if between != passage.original[passage.ends[p] : passage.starts[p + 1]]:
                found.add("soft hyphen")
    return found


def _difference(char: str, ours: str, theirs: str) -> str:
    if char in _ALIKE:
        return _ALIKE[char]
    if not LIGATURES.isdisjoint(ours + theirs):
        return "ligature"
    return "soft hyphen" if "\u00ad" in ours + theirs else "composed letter"
