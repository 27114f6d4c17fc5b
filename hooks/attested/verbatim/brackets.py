"""A quotation as tokens: words, spaces, and brackets in the roles they may play (docs/verbatim.md, rules 4, 5 and 11)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from .normalise import JOINERS, Normal, is_wordy
from .polarity import Polarity, strange

Role = Literal["words", "space", "literal", "omission", "case", "insertion", "sic"]
MAX_INSERTION = 60
MIN_WORDS, MIN_LETTERS = 3, 12
_HYPHEN = re.compile("-")
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_SENTENCE_END = re.compile("[.?!…][\"')]* ")


@dataclass(frozen=True, slots=True)
class QuotationToken:
    """A part of the normalised quotation, `quote[start:end]`, and the roles it may play, the first preferred.

    `text` is what it says, less the hyphens that may be line-end hyphens in the passage: those stood before the
    characters numbered in `slots`. `offsets` gives the place of each character of `text` in the quotation.
    """

    roles: tuple[Role, ...]
    start: int
    end: int
    text: str
    offsets: Sequence[int]
    slots: frozenset[int]


@dataclass(frozen=True, slots=True)
class BracketFault:
    """An insertion that may not stand: why, and where in the normalised quotation it starts."""

    reason: Literal["brackets-inside-word", "undeclared-brackets", "brackets-too-long", "brackets-change-meaning", "brackets-not-in-source"]
    start: int
    detail: str


@dataclass(frozen=True, slots=True)
class Insertions:
    """What brackets of ours may hold: nothing unless `declared` ("brackets ours"), no word that turns a sentence by `polarity`, and else
    words of the passage (`vocabulary`, which is asked for only where it is needed), of `names`, or free ones."""

    declared: bool
    names: frozenset[str]
    polarity: Polarity
    vocabulary: Callable[[], frozenset[str]]


def tokenise(quote: Normal, keys: frozenset[str]) -> list[QuotationToken]:
    """Cut a normalised quotation into tokens; a bracket is taken to be literal first, then in its own role.

    `keys` holds the pairs of letters around the line-end hyphens of the passage (`Reading.keys`).
    """
    text, tokens, at = quote.text, list[QuotationToken](), 0
    for found in [*_BRACKETS.finditer(text), None]:
        start, end = found.span() if found else (len(text), len(text))
        core = text[at:start].strip(" ")
        left = at + len(text[at:start]) - len(text[at:start].lstrip(" "))
        if left > at:
            tokens.append(_token(text, ("space",), at, at + 1, keys))
        if core:
            tokens.append(_token(text, ("words",), left, left + len(core), keys))
            if left + len(core) < start:
                tokens.append(_token(text, ("space",), start - 1, start, keys))
        if found:
            tokens.append(_token(text, ("literal", _role(text, start, end)), start, end, keys))
        at = end
    return tokens


def word_token(text: str, keys: frozenset[str]) -> QuotationToken:
    """Give normalised words as one token, whatever brackets stand in them; `keys` as in `tokenise`."""
    return _token(text, ("words",), 0, len(text), keys)


def only(token: QuotationToken, *roles: Role) -> QuotationToken:
    """Give the token with these roles alone."""
    return QuotationToken(roles, token.start, token.end, token.text, token.offsets, token.slots)


def _token(text: str, roles: tuple[Role, ...], start: int, end: int, keys: frozenset[str]) -> QuotationToken:
    hyphens = [found.start() for found in _HYPHEN.finditer(text, start + 1, end - 1)]
    out = dict.fromkeys(at for at in hyphens if text[at - 1] + text[at + 1] in keys)
    if not out:
        return QuotationToken(roles, start, end, text[start:end], range(start, end), frozenset())
    offsets = [at for at in range(start, end) if at not in out]
    slots = frozenset(at - start - nth for nth, at in enumerate(out))
    return QuotationToken(roles, start, end, "".join(text[at] for at in offsets), offsets, slots)


def _role(text: str, start: int, end: int) -> Role:
    content = text[start + 1 : end - 1]
    if content in ("...", "…"):
        return "omission"
    if len(content) == 1 and content.isalpha():
        return "case"
    behind_word, before_word = is_wordy(text[:start].rstrip(" ")[-1:]), is_wordy(text[end : end + 1])
    return "sic" if content == "sic" and behind_word and not before_word else "insertion"


def repeated_sic(quote: Normal, token: QuotationToken) -> bool:
    """Tell whether another [sic] stands before this one in the same sentence of the quotation."""
    before = quote.text[: token.start].rpartition("[sic]")
    return bool(before[1]) and not _SENTENCE_END.search(before[2])


def _touches(text: str, start: int, end: int) -> bool:
    """Tell whether a letter or digit stands right beside a bracket, or only a hyphen or apostrophe between them."""
    left, right = text[max(0, start - 2) : start], text[end : end + 2]
    sides = (left[:-1] if left[-1:] in JOINERS else left[-1:], right[1:] if right[:1] in JOINERS else right[:1])
    return any(side and is_wordy(side) for side in sides)


def fault(quote: Normal, token: QuotationToken, ours: Insertions) -> BracketFault | None:
    """Say why a bracket may not stand as an insertion, or give None."""
    content = quote.text[token.start + 1 : token.end - 1]
    if _touches(quote.text, token.start, token.end):
        return BracketFault("brackets-inside-word", token.start, f'"[{content}]" touches a letter: a word is quoted as it stands.')
    if not ours.declared:
        return BracketFault("undeclared-brackets", token.start, f'"[{content}]" does not stand in the passage here.')
    if len(content) > MAX_INSERTION:
        detail = f"The brackets hold {len(content)} characters, and at most {MAX_INSERTION} may stand."
        return BracketFault("brackets-too-long", token.start, detail)
    polar = ours.polarity.forbidden_in(content)
    if polar:
        detail = f'The brackets hold "{polar}", which changes the meaning.'
        return BracketFault("brackets-change-meaning", token.start, detail)
    other = strange(content, ours.vocabulary(), ours.names, ours.polarity)
    if other:
        why = "stands neither in the passage nor in a name that the glossary knows"
        once = " [sic] stands once in a sentence, right behind the word it means." if content == "sic" else ""
        return BracketFault("brackets-not-in-source", token.start, f'"{other}" in brackets {why}.{once}')
    return None


def short_segment(quote: Normal, tokens: list[QuotationToken], roles: list[Role]) -> int | None:
    """Give where the first segment starts that is too short to stand beside an omission, or None."""
    if "omission" not in roles:
        return None
    said: list[str] = []
    start = 0
    for token, role in [*zip(tokens, roles, strict=True), (None, "omission")]:
        if token and role in ("words", "literal", "case", "space"):
            said.append(token.text)
        elif role == "omission":
            whole = "".join(said)
            words = sum(any(map(str.isalnum, word)) for word in re.split("[ —–]+", whole))
            if words < MIN_WORDS and sum(map(str.isalpha, whole)) < MIN_LETTERS:
                return start
            said, start = [], token.end if token else start
            start += quote.text[start : start + 1] == " "
    return None
