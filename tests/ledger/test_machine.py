"""Whatever people do in whatever order: no published address is ever lost, none leads astray, and there are no chains."""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from attested.build import build
from attested.cli.restore import restore
from attested.ledger import following
from attested.model.ledger import address, numbers, parted
from tests.ledger.publishing import LOCK, publish_on
from tests.ledger.world import WORDS, Entry, World

AT = st.integers(min_value=0, max_value=5)


class Publishing(RuleBasedStateMachine):
    """People change a glossary; now and then it is published."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.world = World(Path(self.folder.name))
        self.versions: dict[str, tuple[int, int]] = {}

    def teardown(self) -> None:
        self.folder.cleanup()

    def entry(self, at: int) -> Entry:
        return self.world.entries[at % len(self.world.entries)]

    @rule(at=AT)
    def rename_term(self, at: int) -> None:
        """All that is written is the former name, in the front matter."""
        entry = self.entry(at)
        entry.was.append(entry.name)
        entry.name = self.world.fresh()

    @rule(at=AT)
    def take_back_a_former_name(self, at: int) -> None:
        entry = self.entry(at)
        if entry.was:
            former = entry.was.pop(at % len(entry.was))
            entry.was.append(entry.name)
            entry.name = former

    @rule(at=AT, which=AT)
    def rename_heading(self, at: int, which: int) -> None:
        entry = self.entry(at)
        heading = entry.headings[which % len(entry.headings)]
        old, heading.id = self.world.address(entry, heading), self.world.fresh()
        self.world.leads(heading, old, f"moved -> {self.world.address(entry, heading)}")

    @precondition(lambda self: len(self.world.entries) > 1)
    @rule(at=AT, which=AT, to=AT)
    def move_heading(self, at: int, which: int, to: int) -> None:
        entry, other = self.entry(at), self.entry(to)
        if entry is not other and len(entry.headings) > 1:
            heading = entry.headings[which % len(entry.headings)]
            old = self.world.address(entry, heading)
            entry.headings.remove(heading)
            other.headings.append(heading)
            self.world.leads(heading, old, f"moved -> {self.world.address(other, heading)}")

    @rule(at=AT, which=AT)
    def retire_heading(self, at: int, which: int) -> None:
        entry = self.entry(at)
        if len(entry.headings) > 1:
            heading = entry.headings.pop(which % len(entry.headings))
            self.world.leads(heading, self.world.address(entry, heading), "retired because nobody says it")

    @precondition(lambda self: len(self.world.entries) > 1)
    @rule(at=AT)
    def retire_entry(self, at: int) -> None:
        """One line for the page, in whichever of its names it was published."""
        entry = self.entry(at)
        self.world.entries.remove(entry)
        for heading in entry.headings:
            old = f"moved -> {self.world.address(entry, heading)}"
            self.world.said = {one: ("retired because it is gone" if told == old else told) for one, told in self.world.said.items()}
        for name in (entry.name, *entry.was):
            line = self.world.lines().get(f"glossary/{name}")
            if line is not None and line[1] == "live":
                self.world.said[f"glossary/{name}"] = "retired because nobody uses it"

    @rule(at=AT)
    def add_heading(self, at: int) -> None:
        self.world.add_heading(self.entry(at))

    @precondition(lambda self: len(self.world.entries) < len(WORDS))
    @rule()
    def add_entry(self) -> None:
        taken = {entry.word for entry in self.world.entries}
        entry = Entry(self.world.fresh(), next(word for word in WORDS if word not in taken))
        self.world.add_heading(entry)
        self.world.entries.append(entry)

    @rule(at=AT, which=AT)
    def rewrite_note(self, at: int, which: int) -> None:
        headings = self.entry(at).headings
        headings[which % len(headings)].note += 1

    @rule(at=AT, which=AT)
    def correct_words(self, at: int, which: int) -> None:
        headings = self.entry(at).headings
        self.world.edition[headings[which % len(headings)].number] += 1

    @rule(at=AT, which=AT)
    def forget_the_line(self, at: int, which: int) -> None:
        """A heading is renamed and nothing is said of it: the check gives the line, and with it all is well."""
        entry = self.entry(at)
        heading = entry.headings[which % len(entry.headings)]
        old = self.world.address(entry, heading)
        if old in self.world.lines() and self.world.lines()[old][1] == "live" and not any(told.endswith(old) for told in self.world.said.values()):
            heading.id = self.world.fresh()
            (found,) = [one for one in self.world.build().findings if one.severity == "error"]
            assert (found.check, found.message) == ("published_anchor_missing", f"“{old}” was published and is no longer there.")
            assert f"{old}  moved  -> " in found.hint
            self.world.said[old] = f"moved -> {self.world.address(entry, heading)}"

    def accident(self, damage: Callable[[Path], None]) -> None:
        """Something happens to the ledger's file: it is told, and `attested restore` brings back each line that a program wrote."""
        self.world.write()
        lock, before = self.world.root / LOCK, self.world.lines()
        if before:
            damage(lock)
            if self.world.lines_or_none() != before:
                found = {one.check for one in build(self.world.root).findings if one.severity == "error"}
                assert found & {"ledger_differs_from_journal", "malformed_ledger_line"}, found
            self.restore()
            assert self.world.lines() == before

    def restore(self) -> None:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), pytest.raises(typer.Exit) as ended:
            restore([LOCK], self.world.root)
        assert ended.value.exit_code == 0

    @rule(at=AT)
    def lose_lines(self, at: int) -> None:
        def damage(lock: Path) -> None:
            lines = lock.read_text(encoding="utf-8").splitlines(keepends=True)
            lock.write_text("".join(line for number, line in enumerate(lines) if line[0] == "#" or number % 6 != at), encoding="utf-8")

        self.accident(damage)

    @rule(at=AT)
    def cut_the_ledger(self, at: int) -> None:
        self.accident(lambda lock: lock.write_bytes(lock.read_bytes()[: lock.stat().st_size * at // 6]) and None)

    @rule()
    def delete_the_ledger(self) -> None:
        self.accident(lambda lock: lock.unlink())

    @rule(at=AT)
    def count_versions_up_by_hand(self, at: int) -> None:
        self.accident(lambda lock: lock.write_text(re.sub(rf"(live  \d)\.{at}", rf"\g<1>.{at + 7}", lock.read_text(encoding="utf-8")), encoding="utf-8") and None)

    @rule()
    def clock_goes_backwards(self) -> None:
        """Nothing is published on a day before the last one, and nothing is written."""
        if self.world.day > 1:
            self.world.write()
            before = (self.world.root / LOCK).read_bytes()
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), pytest.raises(typer.Exit) as ended:
                publish_on(self.world.root, "2026-01-01")
            assert ended.value.exit_code == 2
            assert (self.world.root / LOCK).read_bytes() == before

    @rule(at=AT)
    def edit_a_kept_text(self, at: int) -> None:
        """It is told by its name; here, outside of a repository, whoever did it takes it back."""
        texts = sorted((self.world.root / "glossary/published/glossary").rglob("*.json"))
        if texts:
            self.world.write()
            text = texts[at % len(texts)]
            before = text.read_bytes()
            text.write_bytes(before.replace(b"Note ", b"A note ", 1))
            found = [one.place.path for one in build(self.world.root).findings if one.check == "version_rewritten"]
            assert found == [text.relative_to(self.world.root).as_posix()]
            text.write_bytes(before)

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

    @invariant()
    def every_published_address_leads_to_what_it_named(self) -> None:
        built = self.world.build()
        assert [one for one in built.findings if one.severity == "error"] == []
        found, now = following(built.kb), self.world.now()
        assert {line.address for line in found.ledger.lines} >= self.world.published.keys()
        for line in found.ledger.lines:
            assert found.where(line.page, line.id) is not None, f"{line.address} is lost"
        for old, number in self.world.published.items():
            outcome = found.where(*parted(old))
            assert outcome is not None
            there = address(*outcome.target) if outcome.target else "retired"
            assert there == (address(*now[number]) if number in now else "retired"), old


TestPublishing = Publishing.TestCase
TestPublishing.settings = settings(max_examples=12, stateful_step_count=20, suppress_health_check=list(HealthCheck))
