"""One place publishes: `attested publish` refuses elsewhere, and where two places published all the same, both are joined."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import typer

from attested.build import build
from attested.ledger import following
from attested.model.ledger import LOCK, parted
from tests.github.test_steps import git
from tests.ledger.publishing import before_the_journal, change, findings, foreign, lines, missing, publish_on
from tests.ledger.repository import commit, entries, ledger, mend, published

NOTE = "Not above the wheel of the mill."


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("before") / "mills")


@pytest.fixture
def root(before: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(before, tmp_path / "mills"))


def refused(root: Path, day: str, capsys: pytest.CaptureFixture[str], branch: str = "") -> str:
    """The words of a refusal, after which nothing has changed."""
    was = ledger(root)
    with pytest.raises(typer.Exit) as ended:
        publish_on(root, day, branch)
    assert ended.value.exit_code == 2
    assert ledger(root) == was
    return " ".join(capsys.readouterr().err.split())


def test_another_branch_does_not_publish_unless_it_is_named_and_that_is_recorded(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "checkout", "-q", "-b", "draft")
    change(root, {"edit": {"glossary/head.md": {NOTE: "Not above the pond."}}})
    told = refused(root, "2026-04-01", capsys)
    assert told.startswith("attested: Nothing was published: this is branch draft, and main publishes.") and told.endswith("--branch draft")
    assert "this is branch draft, and other publishes" in refused(root, "2026-04-01", capsys, "other")
    publish_on(root, "2026-04-01", "draft")
    assert [json.loads((root / path).read_text(encoding="utf-8"))["branch"] for path in entries(root)] == ["main", "main", "main", "draft"]


def test_the_setting_names_another_branch(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra:\n  publishing_branch: site\n")
    assert "this is branch main, and site publishes" in refused(root, "2026-04-01", capsys)


def test_without_a_branch_it_has_to_be_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "checkout", "-q", "--detach")
    assert "no branch is checked out, and main publishes" in refused(root, "2026-04-01", capsys)
    publish_on(root, "2026-04-01", "main")


def test_a_clock_that_is_behind_the_last_publication_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(root, {"edit": {"glossary/head.md": {NOTE: "Not above the pond."}}})
    assert "the last publication was on 2026-03-01, and by the clock today is 2026-02-28." in refused(root, "2026-02-28", capsys)
    publish_on(root, "2026-03-01")
    assert findings(root) == []


def test_a_copy_of_the_newest_commits_only_is_refused(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    assert "git fetch --unshallow" in refused(tmp_path / "shallow", "2026-04-01", capsys)


@pytest.mark.parametrize("resolved", ["Not above the pond.", *(pytest.param(one, marks=pytest.mark.long) for one in ("Not above the dam.", "Not above either."))])
def test_both_sides_of_a_merge_published_and_no_address_of_either_is_lost(root: Path, resolved: str) -> None:
    """On both sides the same note was rewritten; on one side a heading moved, on the other an entry was renamed."""
    git(root, "checkout", "-q", "-b", "draft")
    change(root, {"edit": {"glossary/head.md": {NOTE: "Not above the pond.", "{#two-feet}": "{#feet}"}}, "ledger": ["glossary/head#two-feet moved -> glossary/head#feet"]})
    publish_on(root, "2026-04-01", "draft")
    commit(root, "Published on a draft")
    theirs = lines(root)
    git(root, "checkout", "-q", "main")
    change(root, {"edit": {"glossary/head.md": {NOTE: "Not above the dam."}}, "rename": {"glossary/millpond.md": "glossary/mill-pond.md"}})
    change(root, {"edit": {"glossary/mill-pond.md": {"term: millpond\naliases: [mill pond]": "term: mill pond\naliases: [millpond]\nwas: [millpond]", "# millpond": "# mill pond"}}})
    publish_on(root, "2026-04-02")
    commit(root, "Published on main")
    ours, our_texts = lines(root), ledger(root)
    merged = subprocess.run(["git", "-c", "user.name=T", "-c", "user.email=t@example.org", "merge", "-q", "draft"], cwd=root, capture_output=True, check=False)
    assert merged.returncode == 1, "the two sides conflict"
    text = (root / "glossary/head.md").read_text(encoding="utf-8")
    head, _, rest = text.partition("<<<<<<<")
    _, _, tail = rest.partition(">>>>>>> draft\n")
    (root / "glossary/head.md").write_text(f'{head}- "stands above the sea": {resolved}\n{tail}', encoding="utf-8")
    told = findings(root)
    assert any("publications_do_not_join: The journal ends with 2 publications, 0004-" in one and "both sides of a merge published" in one for one in told)
    assert any("malformed_ledger_line: A merge was left unfinished here." in one for one in told)
    commands = mend(root)
    assert "" in commands, "“attested restore” alone joins"
    assert findings(root) == []
    commit(root, "Merge, and mend")
    now = lines(root)
    assert {*ours, *theirs} <= {*now}
    found = following(build(root).kb)
    assert all(found.where(*parted(address)) for address in now)
    publish_on(root, "2026-05-01")
    assert findings(root) == []
    assert missing(root) == []
    mine = {path: text for path, text in our_texts.items() if path != LOCK}
    assert {path: text for path, text in ledger(root).items() if path in mine} == mine, "the publishing branch keeps its numbers"
    notes = {one.version: part.note for one in found.ledger.texts["glossary/head"] for part in one.text.walk() if part.id == "definition-stands-above-the-sea"}
    assert (notes["2.1"], notes["2.2"]) == ("Not above the dam.", "Not above the pond."), "no number means two texts"


def test_a_ledger_of_thirty_publications_from_before_the_journal_goes_on_without_losing_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = foreign(tmp_path / "mills")
    note = "Not above the wheel."
    for number in range(1, 31):
        publish_on(root, f"2026-01-{number:02}")
        change(root, {"edit": {"glossary/head.md": {note: f"Not above wheel {number}."}}})
        note = f"Not above wheel {number}."
    before_the_journal(root)
    was, written = ledger(root), lines(root)
    capsys.readouterr()
    assert findings(root) == [], "as it is, it is valid"
    change(root, {"edit": {"glossary/head.md": {note: "Not above wheel 29."}}})
    publish_on(root, "2026-02-01")
    assert "The journal was begun with all that was published before." in capsys.readouterr().err
    assert lines(root) == written
    assert {path: text for path, text in ledger(root).items() if path in was and path != LOCK} == {path: text for path, text in was.items() if path != LOCK}
    (entry,) = entries(root)
    held = json.loads((root / entry).read_text(encoding="utf-8"))
    assert (len(held["lines"]), len(held["texts"])) == (len(written), len(was) - 1)
    assert findings(root) == []
    (root / LOCK).unlink()
    mend(root)
    assert lines(root) == written
