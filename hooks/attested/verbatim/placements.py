"""All placements of a quotation in a passage, found at once (docs/verbatim.md, rules 3 to 7)."""

from __future__ import annotations

from dataclasses import dataclass

from .brackets import QuotationToken, Role
from .normalise import is_wordy
from .offset_sets import bits, occurrences, set_of
from .passage import JoinedPassage, Rules

_PIECE = 64
_FEW = 12


@dataclass(frozen=True, slots=True)
class State:
    """The state behind a token of the quotation: whether a segment begins here, whether a space is still to be read
    in the passage, and whether an insertion came since the last word."""

    fresh: bool
    pending: bool = False
    inserted: bool = False


States = dict[State, int]


class TokenFinder:
    """Finds the tokens of one quotation in a reading of the passage, and remembers what it found."""

    def __init__(self, reading: JoinedPassage) -> None:
        """Begin with nothing found."""
        self.reading = reading
        self._found: dict[str, int] = {}

    def find(self, text: str) -> int:
        """Give all offsets at which `text` stands, words or not."""
        if text not in self._found:
            said = self.reading.text
            self._found[text] = set_of(occurrences(text, said), len(said))
        return self._found[text]

    def holds(self, starts: int, token: QuotationToken, size: int | None = None) -> int:
        """Give those of `starts` at which the first `size` characters of the token's text stand (rule 3 included)."""
        text = token.text if size is None else token.text[:size]
        for at in range(0, len(text), _PIECE):
            if starts.bit_count() <= _FEW:
                starts = sum(1 << p for p in bits(starts) if self.reading.text.startswith(text, p))
                break
            starts &= self.find(text[at : at + _PIECE]) >> at
        if not starts:
            return starts
        any_hyphen, not_real = self.reading.any_hyphen, self.reading.not_real
        for slot in range(1, len(text)) if self.reading.real else token.slots:
            if slot < len(text):
                starts &= (any_hyphen if slot in token.slots else not_real) >> slot
        return starts

    def changed_case(self, starts: int, letter: str) -> int:
        """Give those of `starts` at which `letter` stands in its other case, and as a character of its own."""
        others = {letter.lower(), letter.upper(), letter.title()} - {letter}
        pairs = [other for other in others if letter in (other.lower(), other.upper(), other.title())]
        found = 0
        for other in pairs:
            found |= self.find(other)
        return starts & found & self.reading.clean & (self.reading.clean >> 1)


class Placements:
    """All placements of one tokenised quotation in one reading of a passage, under given rules."""

    def __init__(self, finder: TokenFinder, tokens: list[QuotationToken], rules: Rules) -> None:
        """Prepare; `run` does the work."""
        self.finder, self.reading, self.tokens, self.rules = finder, finder.reading, tokens, rules
        self.ok = finder.reading.ok if rules.boundaries else finder.reading.all
        self.forward: list[States] = []
        self.path: list[int] = []
        self.roles: list[Role] = []

    def run(self) -> bool:
        """Tell whether the quotation stands in the passage. Afterwards `roles` holds the role of each token and
        `path` the set of offsets at which the reader may be before each token, and after the last."""
        options = [token.roles for token in self.tokens]
        if not self._ahead(options):
            return False
        self._back(options)
        chosen: list[tuple[Role, ...]] = [(role,) for role in self.roles]
        if chosen != options:
            self._ahead(chosen)
            self._back(chosen)
        return True

    def _ahead(self, options: list[tuple[Role, ...]]) -> bool:
        self.forward = [{State(fresh=True): self.ok}]
        for token, roles in zip(self.tokens, options, strict=True):
            reached: States = {}
            for state, places in self.forward[-1].items():
                for role in roles:
                    after, moved = self._step(token, role, state, places)
                    if moved:
                        reached[after] = reached.get(after, 0) | moved
            self.forward.append(reached)
            if not reached:
                return False
        ends = {s: p & self.ok for s, p in self.forward[-1].items() if not s.fresh and p & self.ok}
        self.forward[-1] = ends
        return bool(ends)

    def _back(self, options: list[tuple[Role, ...]]) -> None:
        wanted = self.forward[-1]
        path, chosen = [self._union(wanted)], []
        for at in range(len(self.tokens) - 1, -1, -1):
            for role in options[at]:
                before = self._before(self.tokens[at], role, self.forward[at], wanted)
                if before:
                    break
            wanted = before
            path.append(self._union(before))
            chosen.append(role)
        self.path, self.roles = path[::-1], chosen[::-1]

    @staticmethod
    def _union(states: States) -> int:
        places = 0
        for held in states.values():
            places |= held
        return places

    def _after(self, role: Role, state: State) -> State:
        if role == "space":
            return State(state.fresh, not state.fresh, state.inserted)
        if role in ("insertion", "sic"):
            return State(state.fresh, state.pending, inserted=True)
        return State(fresh=role == "omission")

    def _step(self, token: QuotationToken, role: Role, state: State, places: int) -> tuple[State, int]:
        after = self._after(role, state)
        if role == "space":
            return after, places
        if role == "insertion":
            return after, places & self.reading.clean
        if role == "sic":
            return after, places & self.reading.clean & self.ok
        if role == "omission":
            return after, 0 if state.fresh else self.reading.gap(places & self.ok, self.rules) & self.ok
        return after, self.read(token, role, self.entries(token, state, places)) << self.width(token, role)

    def _before(self, token: QuotationToken, role: Role, held: States, wanted: States) -> States:
        found: States = {}
        for state, places in held.items():
            after = self._after(role, state)
            if after not in wanted:
                continue
            target = wanted[after]
            if role == "omission":
                target = self.reading.gap_back(target, self.rules) & self.ok
            elif role in ("words", "literal", "case"):
                starts = self.read(token, role, self.entries(token, state, places))
                target = self._leave(state, starts & (target >> self.width(token, role)))
            if target & places:
                found[state] = target & places
        return found

    def width(self, token: QuotationToken, role: Role) -> int:
        """Give how many characters of the passage the token takes in this role."""
        return 1 if role == "case" else len(token.text)

    def read(self, token: QuotationToken, role: Role, starts: int) -> int:
        """Give those of `starts` at which the token stands in this role."""
        if role == "case":
            return self.finder.changed_case(starts, token.text[1])
        return self.finder.holds(starts, token)

    def entries(self, token: QuotationToken, state: State, places: int) -> int:
        """Give where the token's own characters may start: over the space that is pending, if one is. Next to an
        insertion and punctuation, that space may be the insertion's."""
        reading = self.reading
        if not state.pending:
            return places if state.fresh else places & reading.not_real
        starts = (places & reading.space) << 1
        if state.inserted:
            starts |= places & (reading.after_plain if is_wordy(token.text[0]) else reading.all) & reading.not_real
        return starts

    def _leave(self, state: State, starts: int) -> int:
        left = starts >> state.pending
        return left | starts if state.inserted else left
