"""The same glossary in a repository: two branches publish and are merged, and a commit is reverted. What is lost is found in the history."""

from __future__ import annotations

import contextlib
import io
import subprocess

import pytest
import typer
from hypothesis.stateful import rule

from attested.cli.restore import restore
from attested.ledger import heads
from attested.read.glossary import read_glossary
from tests.github.test_steps import git
from tests.ledger.changes import AT
from tests.ledger.mishaps import Mishaps
from tests.ledger.publishing import LOCK, publish_on
from tests.ledger.repository import commit


class InRepository(Mishaps):
    """Accidents that only a repository has. It is made when the first of them happens."""

    def publish(self) -> None:
        """Write down what is there; the machine says how it is proved."""
        raise NotImplementedError

    def publish_and_commit(self) -> None:
        self.publish()
        if not (self.world.root / ".git").exists():
            git(self.world.root, "init", "-q")
        commit(self.world.root, "Published")

    def restored(self) -> None:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), pytest.raises(typer.Exit) as ended:
            restore(None, self.world.root)
        assert ended.value.exit_code == 0

    @rule(at=AT, which=AT)
    def revert_the_commit_of_a_publication(self, at: int, which: int) -> None:
        """All that the commit wrote is gone from the files, and `attested restore` finds it in the history."""
        self.publish_and_commit()
        self.heading(at, which).note += 1
        self.publish_and_commit()
        files = self.ledger()
        git(self.world.root, "revert", "--no-edit", "HEAD")
        assert "publication_missing" in self.told()
        self.restored()
        assert self.ledger() == files
        self.world.write()
        commit(self.world.root, "Restored")

    @rule(at=AT, which=AT, other=AT)
    def both_sides_of_a_merge_publish(self, at: int, which: int, other: int) -> None:
        """On a branch one note is rewritten, on the publishing one another or the same; each publishes, and the two are merged."""
        root = self.world.root
        self.publish_and_commit()
        git(root, "checkout", "-q", "-b", "draft")
        draft, main = self.heading(at, which), self.heading(other, which)
        draft.note += 1
        self.world.write()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            publish_on(root, self.world.today(), "draft")
        commit(root, "Published on a draft")
        theirs = self.world.lines()
        git(root, "checkout", "-q", "main")
        draft.note -= 1
        main.note += 100
        self.publish_and_commit()
        ours = self.ledger()
        subprocess.run(["git", "-c", "user.name=T", "-c", "user.email=t@example.org", "merge", "-q", "draft"], cwd=root, capture_output=True, check=False)
        self.world.write_entries()
        assert len(heads(read_glossary(root).ledger.journal)) == 2
        assert "publications_do_not_join" in self.told()
        self.restored()
        assert {*theirs} <= {*self.world.lines()}, "no address of the other side is lost"
        now = self.ledger()
        assert all(now[path] == data for path, data in ours.items() if path != root / LOCK), "the publishing branch keeps its texts"
        commit(root, "Merged, and mended")
        git(root, "branch", "-q", "-D", "draft")
        self.publish_and_commit()
