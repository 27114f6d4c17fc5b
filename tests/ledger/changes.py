"""What contributors do to a glossary, as steps of a machine of states: each is written so that every published address leads on."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.ledger.world import AUTHORS, PHRASES, WORDS, Entry, Heading, World

AT = st.integers(min_value=0, max_value=5)


class Changes(RuleBasedStateMachine):
    """People change a glossary."""

    world: World

    def a_world(self) -> World:
        self.folder = tempfile.TemporaryDirectory()
        return World(Path(self.folder.name))

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
        olds, heading.id = self.world.leading_to(entry, heading), self.world.fresh()
        self.world.leads(heading, olds, f"moved -> {self.world.address(entry, heading)}")

    @precondition(lambda self: len(self.world.entries) > 1)
    @rule(at=AT, which=AT, to=AT)
    def move_heading(self, at: int, which: int, to: int) -> None:
        entry, other = self.entry(at), self.entry(to)
        if entry is not other and len(entry.headings) > 1:
            heading = entry.headings[which % len(entry.headings)]
            olds = self.world.leading_to(entry, heading)
            entry.headings.remove(heading)
            other.headings.append(heading)
            heading.was.clear()
            self.world.leads(heading, olds, f"moved -> {self.world.address(other, heading)}")
            self.take_out_the_line_of_what_is_back(self.world.address(other, heading))

    def take_out_the_line_of_what_is_back(self, here: str) -> None:
        """A heading was moved back before its move was published: the check says that its line has to go, and without it all is well."""
        if self.world.said.get(here) == f"moved -> {here}":
            (found,) = [one for one in self.world.build().findings if one.severity == "error"]
            assert (found.check, found.message) == ("moved_anchor_without_target", f"“{here}” is said to have moved, and is there today.")
            assert found.hint.startswith("Take this line out")
            del self.world.said[here]

    @rule(at=AT, which=AT)
    def retire_heading(self, at: int, which: int) -> None:
        entry = self.entry(at)
        if len(entry.headings) > 1:
            heading = entry.headings.pop(which % len(entry.headings))
            self.world.leads(heading, self.world.leading_to(entry, heading), "retired because nobody says it")

    @precondition(lambda self: len(self.world.entries) > 1)
    @rule(at=AT)
    def retire_entry(self, at: int) -> None:
        """One line for the page, in whichever of its names it was published."""
        entry = self.entry(at)
        self.world.entries.remove(entry)
        for heading in entry.headings:
            olds = self.world.leading_to(entry, heading)
            self.world.said = {one: ("retired because it is gone" if told in olds else told) for one, told in self.world.said.items()}
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

    def heading(self, at: int, which: int) -> Heading:
        headings = self.entry(at).headings
        return headings[which % len(headings)]

    @rule()
    def rename_source(self) -> None:
        """All that is written is the key where it stands, and one former one."""
        self.world.keys.insert(0, self.world.fresh())

    @rule(at=AT)
    def take_back_a_former_key(self, at: int) -> None:
        keys = self.world.keys
        keys.insert(0, keys.pop(at % len(keys)))

    @rule(at=AT)
    def rename_locator(self, at: int) -> None:
        names = self.world.locators[1 + at % self.world.numbers]
        names.insert(0, self.world.fresh())

    @rule(at=AT, which=AT)
    def rename_heading_where_it_stands(self, at: int, which: int) -> None:
        heading = self.heading(at, which)
        heading.was.append(heading.id)
        heading.id = self.world.fresh()

    @rule(at=AT, which=AT)
    def take_back_a_former_id(self, at: int, which: int) -> None:
        heading = self.heading(at, which)
        if heading.was:
            former = heading.was.pop()
            heading.was.append(heading.id)
            heading.id = former

    @rule(at=AT, which=AT, to=AT)
    def annotate_another_phrase(self, at: int, which: int, to: int) -> None:
        phrases, phrase = self.heading(at, which).phrases, PHRASES[to % len(PHRASES)]
        if phrase in phrases:
            phrases.remove(phrase)
        phrases.insert(0, phrase)

    @rule()
    def correct_the_title(self) -> None:
        self.world.title += 1

    @rule(at=AT)
    def spell_the_authors_otherwise(self, at: int) -> None:
        self.world.author = at % len(AUTHORS)
