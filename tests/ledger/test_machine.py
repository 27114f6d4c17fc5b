"""Whatever people do in whatever order, and whatever goes wrong: no published address is ever lost, none leads astray, and there are no chains."""

from __future__ import annotations

import contextlib
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from attested.export.as_anchors import anchors
from attested.ledger import Following, following
from attested.model.ledger import address, numbers, parted
from tests.ledger.in_repository import InRepository
from tests.ledger.mishaps import Mishaps


class Publishing(Mishaps):
    """Now and then it is published."""

    @initialize(published=st.sampled_from((True, True, True, False)))
    def begin(self, published: bool) -> None:
        self.world = self.a_world()
        self.versions: dict[str, tuple[int, int]] = {}
        self.states: list[dict[Path, bytes]] = []
        """All files of the ledger after each publication."""
        self.deployed: Any = None
        """What the site said of its addresses after the last publication."""
        self.cited: dict[tuple[str, str], Any] = {}
        """Address and version, and the words and notes that it had: all that was ever published."""
        self.as_published: dict[int, int] = {}
        """The edition in which each passage was published last."""
        if published:
            self.publish()

    @rule()
    def publish_once_more(self) -> None:
        """What happened since the last publication is little, as it is where people publish often."""
        self.publish()

    @rule()
    def publish(self) -> None:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            found = self.world.publish()
        for line in found.ledger.lines:
            assert (line.state == "moved") <= (parted(line.successor) in found.today.anchors), "no chain, no loop"
            assert (line.state == "retired") <= bool(line.reason)
            assert numbers(line.version) >= self.versions.get(line.address, (1, 0)), "no version is counted twice"
            self.versions[line.address] = numbers(line.version)
        assert self.versions.keys() <= {line.address for line in found.ledger.lines}, "no line is ever lost"
        self.nothing_frozen_has_changed()
        self.each_version_says_what_it_said()
        self.as_published = dict(self.world.edition)

    def nothing_frozen_has_changed(self) -> None:
        now = self.ledger()
        for before in self.states[-1:]:
            frozen = {path: data for path, data in before.items() if path.suffix == ".json"}
            assert {path: now.get(path) for path in frozen} == frozen
        if [now] != self.states[-1:]:  # a publication may have nothing to publish
            self.states.append(now)

    def each_version_says_what_it_said(self) -> None:
        """Each address in each version that anybody can have cited still has its words, and leads on or says why not."""
        self.deployed = json.loads(anchors(self.world.build().kb))
        rows = {address(row["page"], row["id"]): row for row in self.deployed["anchors"]}
        said = {(at, one["version"]): (one["quotations"], one["note"]) for at, row in rows.items() for one in row["versions"]}
        assert {cited: said.get(cited) for cited in self.cited} == self.cited
        assert all(row["successor"] or row["reason"] for row in rows.values() if row["state"] in ("moved", "retired"))
        live = [row for row in rows.values() if row["state"] == "live"]
        self.cited |= {at: said[at] for at in ((address(row["page"], row["id"]), row["version"]) for row in live)}

    @invariant()
    def every_published_address_leads_to_what_it_named(self) -> None:
        built = self.world.build()
        assert [one for one in built.findings if one.severity == "error"] == []
        found, now = following(built.kb), self.world.now()
        assert {line.address for line in found.ledger.lines} >= self.world.published.keys()
        for line in found.ledger.lines:
            assert found.where(line.page, line.id) is not None, f"{line.address} is lost"
        for old, number in self.world.published.items():
            assert _led(found, old) == (address(*now[number]) if number in now else "retired"), old
        inside = self.world.inside()
        for old, named in self.world.within.items():
            assert _led(found, old) == inside.get(named, "retired"), old


def _led(found: Following, old: str) -> str:
    outcome = found.where(*parted(old))
    assert outcome is not None
    return address(*outcome.target) if outcome.target else "retired"


class PublishingInRepository(Publishing, InRepository):
    """The same, with the accidents of a repository."""


KINDS = [name for name in dir(PublishingInRepository) if hasattr(getattr(PublishingInRepository, name), "hypothesis_stateful_rule")]


def test_there_are_thirty_kinds_of_step() -> None:
    assert len(KINDS) >= 30, KINDS


AT_ONCE = 30
"""How often the machine runs in one test at length, so that none takes as long as a test that hangs."""
LENGTH = int(os.environ.get("RUNS", "120"))
"""How often the machine runs at length: `make machine` sets it, and `make test-all` has it run for some two minutes."""


def _runs(number: int) -> settings:
    return settings(max_examples=number, stateful_step_count=24, suppress_health_check=list(HealthCheck), deadline=None)


class TestPublishing(Publishing.TestCase):
    settings = _runs(12)


class TestPublishingInRepository(PublishingInRepository.TestCase):
    settings = _runs(2)


@pytest.mark.long
@pytest.mark.parametrize("number", range(-(-LENGTH // AT_ONCE)))
def test_it_holds_at_length(number: int) -> None:
    """A part of the runs, of its own seed. Whatever does not hold is raised out of the run; each has to come to its end, and most publish."""
    publications: list[int] = []

    class Seeded(Publishing):
        def teardown(self) -> None:
            super().teardown()
            publications.append(len(self.states))

    run_state_machine_as_test(seed(number)(Seeded), settings=settings(_runs(AT_ONCE), derandomize=False, database=None))
    assert len(publications) >= AT_ONCE and sum(map(bool, publications)) > AT_ONCE // 2


@pytest.mark.long
class TestPublishingInRepositoryAtLength(PublishingInRepository.TestCase):
    settings = _runs(LENGTH // 12)
