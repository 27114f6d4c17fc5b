"""The accidents of a shared repository, and what people write by mistake, as steps of a machine of states: none passes in silence."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from hypothesis.stateful import rule

from attested.build import build
from attested.cli._against import lost_here
from attested.cli.restore import restore
from attested.export.as_anchors import anchors
from attested.model.journal import JOURNAL
from tests.ledger.changes import AT, Changes
from tests.ledger.publishing import LOCK, publish_on
from tests.ledger.world import WORDS, Entry, Heading


class Mishaps(Changes):
    """Something goes wrong; it is told, and then it is as before."""

    def told(self) -> set[str]:
        """The checks that find an error in the files as they are."""
        return {one.check for one in build(self.world.root).findings if one.severity == "error"}

    def slip(self, *checks: str) -> None:
        """What people wrote is told by one of some checks."""
        self.world.write()
        found = self.told()
        assert found & set(checks), (checks, found)

    def ledger(self) -> dict[Path, bytes]:
        """All files of the ledger."""
        paths = [self.world.root / LOCK, *(self.world.root / "glossary/published").rglob("*.json")]
        return {path: path.read_bytes() for path in paths if path.is_file()}

    def put_back(self, files: dict[Path, bytes]) -> None:
        for path in self.ledger().keys() - files.keys():
            path.unlink()
        for path, data in files.items():
            path.write_bytes(data)

    def is_live(self, address: str) -> bool:
        line = self.world.lines().get(address)
        return line is not None and line[1] == "live"

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

    def files_of_ledger_damaged(self, folder: str, at: int, damage: Callable[[Path], object], check: str) -> None:
        """One of the files in a folder of the ledger comes to harm: a check says so, and whoever did it takes it back."""
        self.world.write()
        files, found = self.ledger(), sorted((self.world.root / folder).rglob("*.json"))
        if found:
            damage(found[at % len(found)])
            assert check in self.told(), check
            self.put_back(files)

    @rule(at=AT)
    def lose_a_kept_text(self, at: int) -> None:
        self.files_of_ledger_damaged("glossary/published/glossary", at, Path.unlink, "version_rewritten")

    @rule(at=AT)
    def invent_a_kept_text(self, at: int) -> None:
        def invent(path: Path) -> None:
            path.with_name("99.0.json").write_text(re.sub(r'"version": "[^"]*"', '"version": "99.0"', path.read_text(encoding="utf-8"), count=1), encoding="utf-8")

        self.files_of_ledger_damaged("glossary/published/glossary", at, invent, "version_rewritten")

    @rule(at=AT)
    def lose_an_entry_of_the_journal(self, at: int) -> None:
        self.files_of_ledger_damaged(JOURNAL, at, Path.unlink, "publication_missing")

    @rule(at=AT)
    def alter_an_entry_of_the_journal(self, at: int) -> None:
        self.files_of_ledger_damaged(JOURNAL, at, lambda path: path.write_bytes(path.read_bytes().replace(b"live 1.0", b"live 1.1", 1) + b" "), "malformed_journal_entry")

    @rule(at=AT)
    def set_the_branch_back(self, at: int) -> None:
        """The whole ledger is as after an earlier publication, which proves itself: the deployed site knows better."""
        if len(self.states) > 1:
            self.world.write()
            files = self.ledger()
            self.put_back(self.states[at % (len(self.states) - 1)])
            kb = build(self.world.root).kb
            assert list(lost_here(kb, self.deployed, json.loads(anchors(kb))))
            self.put_back(files)

    @rule(at=AT)
    def swap_two_ids(self, at: int) -> None:
        headings = [one for one in self.entry(at).headings if self.is_live(self.world.address(self.entry(at), one)) and self.as_published.get(one.number) == self.world.edition[one.number]]
        if len(headings) > 1:
            one, other = headings[:2]
            one.id, other.id = other.id, one.id
            self.slip("former_name_taken")
            one.id, other.id = other.id, one.id

    @rule(at=AT, to=AT)
    def swap_two_terms(self, at: int, to: int) -> None:
        one, other = self.entry(at), self.entry(to)
        if one is not other and self.is_live(f"glossary/{one.name}") and self.is_live(f"glossary/{other.name}"):
            one.name, other.name = other.name, one.name
            self.slip("former_name_taken", "published_anchor_missing", "moved_anchor_without_target")
            one.name, other.name = other.name, one.name

    @rule(at=AT)
    def give_a_former_slug_to_another_term(self, at: int) -> None:
        unused = [word for word in WORDS if word not in {entry.word for entry in self.world.entries}]
        if self.entry(at).was and unused:
            self.world.entries.append(Entry(self.entry(at).was[0], unused[0]))
            self.world.add_heading(self.world.entries[-1])
            self.slip("alias_clash")
            self.world.entries.pop()

    @rule(at=AT, which=AT, listed=AT)
    def give_a_former_id_to_another_heading(self, at: int, which: int, listed: int) -> None:
        """Whether the former id is listed still, or only the ledger knows of it."""
        heading = self.heading(at, which)
        line = self.world.lines().get(f"glossary/{self.entry(at).name}#{heading.was[0]}") if heading.was else None
        if heading.was and (listed % 2 or (line is not None and line[1] == "moved")):
            former = heading.was[0] if listed % 2 else heading.was.pop(0)
            self.world.numbers += 1
            self.world.edition[self.world.numbers], self.world.locators[self.world.numbers] = 1, [f"p{self.world.numbers}"]
            self.entry(at).headings.append(Heading(self.world.numbers, former))
            self.slip("former_name_taken" if listed % 2 else "moved_anchor_without_target")
            self.entry(at).headings.pop()
            heading.was = [former, *(one for one in heading.was if one != former)]

    @rule(at=AT, which=AT)
    def name_what_lives_as_a_former_id(self, at: int, which: int) -> None:
        heading, other = self.heading(at, which), self.heading(at, which + 1)
        heading.was.append(other.id)
        self.slip("former_name_taken")
        heading.was.pop()

    @rule(at=AT, which=AT)
    def name_a_former_id_twice(self, at: int, which: int) -> None:
        heading, other = self.heading(at, which), self.heading(at, which + 1)
        heading.was.append("ghost")
        other.was.append("ghost")
        self.slip("former_name_taken")
        heading.was.remove("ghost")
        other.was.remove("ghost")

    @rule()
    def forget_the_former_key(self) -> None:
        if self.is_live(f"sources/{self.world.keys[0]}"):
            keys, self.world.keys = self.world.keys, [self.world.fresh()]
            self.slip("published_anchor_missing")
            self.world.keys = keys

    @rule(at=AT)
    def forget_the_former_locator(self, at: int) -> None:
        number = 1 + at % self.world.numbers
        if self.is_live(f"sources/{self.world.keys[0]}#{self.world.locators[number][0]}"):
            names, self.world.locators[number] = self.world.locators[number], [self.world.fresh()]
            self.slip("published_anchor_missing")
            self.world.locators[number] = names

    @rule(at=AT, which=AT)
    def forget_the_former_phrase(self, at: int, which: int) -> None:
        heading = self.heading(at, which)
        if self.is_live(self.world.inside()[heading.number, "note"]):
            phrases, heading.phrases = heading.phrases, ["it is said in edition"]
            self.slip("published_anchor_missing")
            heading.phrases = phrases
