"""A build from the store is a build from nothing, byte for byte, whatever was edited in between."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from unittest.mock import patch

import pytest

from attested.cite import styles
from attested.site.stored import store_of
from tests.github.test_steps import git
from tests.running import ALONE
from tests.site.building import program, run, state
from tests.site.moot import copy_with_moot

USED = {"ATTESTED_STORE": None, "CI": None}
ENTRY, PASSAGES, RECORDS = "glossary/dam.md", "bib/passages/moot.md", "bib/references.bib"

EDITS = [
    ("a title", RECORDS, "{The moot}", "{The moot court}"),
]
MORE = [
    ("a letter of a note", ENTRY, "- \"a wall\": Built.", "- \"a wall\": Build."),
    ("the theme's frame", "overrides/main.html", '<footer class="at-footer">', '<footer class="at-footer" id="foot">'),
    ("an alias", ENTRY, "term: dam\n", "term: dam\naliases: [weir]\n"),
    ("a gloss", ENTRY, "# dam\n", "# dam\n\nWhat the bank may be.\n"),
    ("a heading", ENTRY, "### A long bank", "### A very long bank"),
    ("an author", RECORDS, "  title", "  author = {Writer, Ann},\n  title"),
    ("a year", RECORDS, "  title", "  year = {1901},\n  title"),
    ("a second record", RECORDS, "@misc{moot,", "@misc{other,\n  title = {Another},\n  attribution = {not established}\n}\n\n@misc{moot,"),
    ("a speaker", PASSAGES, "- by: Speaker C", "- by: Speaker K"),
    ("an act", ENTRY, "— affirms, on \"holds", "— denies, on \"holds"),
    ("a phrase in dispute", ENTRY, '"holds back water"', '"holds back"'),
    ("a kind of relation", "glossary/relations.toml", "[kinds]\n", '[kinds."part of"]\ninverse = "whole of"\ndescription = "The one is in the other."\n'),
    ("a style sheet", "docs/assets/entry.css", "", "/* */ .at-entry { margin: 0 }\n"),
    ("a script", "docs/assets/cards.js", "", "let more = 1;\n"),
    ("a page of prose", "docs/rights-note.md", "", "# Rights\n\nA page.\n"),
    ("the name of the site", "mkdocs.yml", "site_name: Attested", "site_name: Moot"),
    ("the address of the site", "mkdocs.yml", "site_name:", "site_url: https://example.org/moot/\nsite_name:"),
    ("the bar of the theme", "overrides/partials/header.html", '("Sources", "sources/")', '("All sources", "sources/")'),
    ("a term that others mention", "glossary/wall.md", "", "---\nterm: wall\n---\n\n# wall\n\n## Usage\n\n### Here {#here}\n\n> A dam is a wall that holds back water.\n>\n> — [@moot, p. 1]\n"),
]


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Put ``new`` in the place of ``old``; at the end where that is empty, or into a new file."""
    file = root / path
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    assert old in text, old
    file.write_text(text.replace(old, new) if old else text + new, encoding="utf-8")


def built(root: Path, *, store: bool) -> dict[str, str]:
    with patch.dict(ALONE, USED if store else {}):
        done = run(program("attested"), "build", "--root", str(root), cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return state(root / "site")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A glossary that was built with the store."""
    made = copy_with_moot(tmp_path_factory.mktemp("stored"))
    built(made, store=True)
    assert len(list((made / ".cache/attested").glob("*/*"))) > 20
    return made


@pytest.mark.parametrize(("what", "path", "old", "new"), [*EDITS, *(pytest.param(*one, marks=pytest.mark.long) for one in MORE)], ids=lambda one: one.replace(" ", "-")[:30])
def test_an_edit_shows_in_every_file_that_it_changes(root: Path, tmp_path: Path, what: str, path: str, old: str, new: str) -> None:
    copied = Path(shutil.copytree(root, tmp_path / "edited"))
    was = state(copied / "site")
    edit(copied, path, old, new)
    from_store = built(copied, store=True)
    assert from_store != was, what
    assert from_store == built(copied, store=False), what


def test_damage_is_noticed_and_nothing_is_asked_of_pandoc_twice(root: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copytree(root, tmp_path / "damaged"))
    kept = sorted((copied / ".cache/attested").glob("*/*"))
    with patch.object(styles, "run_of_pandoc", side_effect=AssertionError("asked again")):
        whole = built(copied, store=True)
    for at, path in enumerate(kept):
        data = path.read_bytes()
        path.write_bytes((data[: len(data) // 2], b"", data[:-1] + b"?", data + data)[at % 4])
    assert built(copied, store=True) == whole == built(copied, store=False)


@pytest.mark.long
def test_it_is_used_where_somebody_writes_and_nowhere_else(tmp_path: Path) -> None:
    made, away = copy_with_moot(tmp_path / "glossary"), tmp_path / "away"
    built(made, store=False)
    with patch.dict(ALONE, {"ATTESTED_STORE": None, "CI": "true"}):
        assert run(program("attested"), "build", "--root", str(made), cwd=made).returncode == 0
    assert not (made / ".cache").exists()
    away.mkdir()
    (made / ".cache").symlink_to(away)
    built(made, store=True)
    assert list(away.iterdir()) == [], "nothing is written through a link"


@pytest.mark.long
def test_one_that_a_commit_brought_along_is_not_read(root: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copytree(root, tmp_path / "brought"))
    was = state(copied / ".cache")
    git(copied, "init", "-q")
    git(copied, "add", "-f", ".")
    with patch.dict(ALONE, USED):
        done = run(program("attested"), "build", "--root", str(copied), cwd=copied)
    assert done.returncode == 1 and "[store_in_repository]" in done.stderr
    with patch.dict("os.environ"):
        for name in ("CI", "ATTESTED_STORE"):
            os.environ.pop(name, None)
        assert store_of(copied) is None and store_of(root) is not None
    assert state(copied / ".cache") == was
