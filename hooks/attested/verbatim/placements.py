"""Where a quotation can stand in a passage: all placements at once (VERBATIM.md, rules 3 to 7)."""

from __future__ import annotations

from dataclasses import dataclass

from .normalise import is_wordy
from .passage import PreparedPassage, Role, Rules, Token


@dataclass(frozen=True, slots=True)
class State:
    """What the reader of the quotation has behind it: a space not yet read in the passage, an insertion since the
    last word, the start of a segment."""

    pending: bool = False
    inserted: bool = False
    fresh: bool = False


States = dict[State, int]


class Placements:
    """All placements of one tokenised quotation in one prepared passage, under given rules."""

    def __init__(self, prepared: PreparedPassage, tokens: list[Token], rules: Rules) -> None:
        """Prepare; `run` does the work."""
        self.prepared, self.tokens, self.rules = prepared, tokens, rules
        self.ok = prepared.ok if rules.boundaries else prepared.all
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
        if any(len(roles) > 1 for roles in options):
            options = [(role,) for role in self.roles]
            self._ahead(options)
            self._back(options)
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
            return State(not state.fresh, state.inserted, state.fresh)
        if role in ("insertion", "sic"):
            return State(state.pending, True, state.fresh)
        return State(fresh=role == "omission")

    def _step(self, token: Token, role: Role, state: State, places: int) -> tuple[State, int]:
        after = self._after(role, state)
        if role == "space":
            return after, places
        if role == "insertion":
            return after, places & self.prepared.clean
        if role == "sic":
            return after, 0 if state.fresh else places & self.prepared.clean & self.ok
        if role == "omission":
            return after, 0 if state.fresh else self.prepared.gap(places & self.ok, self.rules) & self.ok
        return after, self.read(token, role, self.entries(token, state, places)) << self.width(token, role)

    def _before(self, token: Token, role: Role, held: States, wanted: States) -> States:
        found: States = {}
        for state, places in held.items():
            target = wanted.get(self._after(role, state), 0)
            if target and role == "omission":
                target = 0 if state.fresh else self.prepared.gap_back(target, self.rules) & self.ok
            elif target and role == "sic":
                target = 0 if state.fresh else target & self.ok
            elif target and role in ("words", "literal", "case"):
                starts = self.read(token, role, self.entries(token, state, places))
                target = self._leave(state, starts & (target >> self.width(token, role)))
            if target & places:
                found[state] = target & places
        return found

    def width(self, token: Token, role: Role) -> int:
        """Give how many characters of the passage the token takes in this role."""
        return 1 if role == "case" else len(token.text)

    def read(self, token: Token, role: Role, starts: int) -> int:
        """Give those of `starts` at which the token stands in this role."""
        if role == "case":
            return self.prepared.changed_case(starts, token.text[1])
        return self.prepared.holds(starts, token)

    def entries(self, token: Token, state: State, places: int) -> int:
        """Give where the token's own characters may start: over the space that is pending, if one is. Next to an
        insertion and punctuation, that space may be the insertion's."""
        prepared = self.prepared
        if not state.pending:
            return places if state.fresh else places & prepared.not_real
        starts = (places & prepared.space) << 1
        if state.inserted:
            starts |= places & (prepared.after_plain if is_wordy(token.text[0]) else prepared.all) & prepared.not_real
        return starts

    def _leave(self, state: State, starts: int) -> int:
        if not state.pending:
            return starts
        return (starts >> 1) | (starts if state.inserted else 0)
