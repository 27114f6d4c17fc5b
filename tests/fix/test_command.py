"""``attested fix``: it shows what it would do, asks, writes whole files, and stays inside."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from attested.cli import application
from tests.site.building import copy, program, state

ENTRY = "glossary/search.md"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "root").mkdir()
    return copy(tmp_path / "root", ("glossary", "bib"))


def fix(tree: Path, *words: str) -> Result:
    return CliRunner().invoke(application(), ["fix", *words, "--root", str(tree)])


def slip(tree: Path) -> str:
    """Trailing spaces in the title; what the file held before."""
    sound = (tree / ENTRY).read_text(encoding="utf-8")
    (tree / ENTRY).write_text(sound.replace("\n# search\n", "\n# search  \n"), encoding="utf-8")
    return sound


def test_the_glossary_has_nothing_to_mend(tree: Path) -> None:
    before = state(tree)
    done = fix(tree, "--yes")
    assert (done.exit_code, done.output, state(tree)) == (0, "Nothing to mend.\n", before)


@pytest.mark.parametrize(("words", "end"), [((), " Write the changes with --yes."), (("--check",), "")])
def test_without_consent_the_changes_are_shown_and_nothing_is_written(tree: Path, words: tuple[str, ...], end: str) -> None:
    slip(tree)
    before = state(tree)
    done = fix(tree, *words)
    assert (done.exit_code, state(tree)) == (1, before)
    assert f"--- {ENTRY}\n+++ {ENTRY}\n" in done.output
    assert "\n-# search··\n+# search\n" in done.output
    assert done.output.endswith(f"1 file would change; nothing was written.{end}\n")
    assert "\033" not in done.output


def test_with_yes_the_file_is_mended_and_keeps_its_permissions(tree: Path) -> None:
    sound = slip(tree)
    (tree / ENTRY).chmod(0o640)
    done = fix(tree, "--yes", str(tree / ENTRY))
    assert (done.exit_code, done.output.endswith("Mended 1 file.\n")) == (0, True)
    assert (tree / ENTRY).read_text(encoding="utf-8") == sound
    assert (tree / ENTRY).stat().st_mode & 0o777 == 0o640
    assert not list(tree.rglob(".attested-*"))


def test_only_the_files_named_are_mended(tree: Path) -> None:
    slip(tree)
    assert fix(tree, "--check", str(tree / "glossary/optimizer.md")).exit_code == 0
    assert fix(tree, "--check", str(tree / ENTRY)).exit_code == 1


def test_no_link_is_followed_and_nothing_outside_is_touched(tree: Path) -> None:
    outside = tree.parent / "outside.md"
    outside.write_text("---\nterm: x  \n---\n# x\n", encoding="utf-8")
    (tree / "glossary/x.md").symlink_to(outside)
    done = fix(tree, "--yes")
    assert "glossary/x.md is no plain file of text, and is left as it is.\n" in done.output
    named = fix(tree, "--yes", str(outside))
    assert (named.exit_code, "is not inside" in " ".join(named.output.split())) == (2, True)
    assert outside.read_text(encoding="utf-8") == "---\nterm: x  \n---\n# x\n"


@pytest.mark.parametrize(("answer", "status", "no_color"), [("y", 0, ""), ("n", 1, "1")])
def test_on_a_terminal_it_asks_and_colours(tree: Path, answer: str, status: int, no_color: str) -> None:
    sound = slip(tree)
    master, slave = pty.openpty()
    os.write(master, f"{answer}\n".encode())
    environment = {**os.environ, "NO_COLOR": no_color, "TERM": "xterm"}
    command = [program("attested"), "fix", "--root", str(tree)]
    done = subprocess.run(command, stdin=slave, stdout=slave, stderr=slave, env=environment, timeout=120, check=False)
    shown = os.read(master, 65536).decode()
    os.close(slave)
    os.close(master)
    assert "Write these changes to 1 file? (y or n) " in shown
    assert ("\033[32m+# search" in shown) == (not no_color)
    assert done.returncode == status
    assert ((tree / ENTRY).read_text(encoding="utf-8") == sound) == (answer == "y")
