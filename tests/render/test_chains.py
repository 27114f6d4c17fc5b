"""The chains that an entry prints to terms which it reaches through others: few of them, whatever the size of the glossary."""

from __future__ import annotations

from pathlib import Path

from attested.build import build
from attested.graph.ask.reaching import reached_by_anyone
from attested.graph.ask.rests_on import rests_on
from attested.render.repeated import Printed
from attested.render.rests_on import CHAINS, MIXED, indirect_sections
from tests import plenty


def test_an_entry_prints_the_nearest_chains_and_leaves_room_for_those_of_several_speakers(tmp_path: Path) -> None:
    plenty.write(tmp_path, 150)
    kb, full = build(tmp_path).kb, 0
    for term in kb.entries:
        shown, mixed = indirect_sections(kb, term, Printed()), reached_by_anyone(kb, term, CHAINS)
        resting = [one for one in rests_on(kb).nearest(term) if one.term not in rests_on(kb).on[term]]
        assert len(shown.reached) == min(len(resting), CHAINS - min(MIXED, len(mixed)))
        assert len(shown.mixed) == min(len(mixed), CHAINS - len(shown.reached))
        assert [one.term for one in shown.reached] == [kb.entries[one.term].term for one in resting[: len(shown.reached)]]
        assert shown.more == len(resting) - len(shown.reached)
        full += len(shown.reached) + len(shown.mixed) == CHAINS and len(shown.mixed) == MIXED
    assert full > 10
