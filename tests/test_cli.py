"""The command ``attested``: what it prints, and with which status it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.site.building import ROOT, copy, program, run

CONTENT = ("glossary", "bib")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return copy(tmp_path, CONTENT)


def _misquote(tree: Path) -> None:
    entry = tree / "glossary/mesa-optimizer.md"
    entry.write_text(entry.read_text(encoding="utf-8").replace("finds a model that", "finds a modal that"), encoding="utf-8")


def test_the_real_glossary_has_no_error() -> None:
    done = run(program("attested"), "check", cwd=ROOT, alone=True)
    assert done.returncode == 0, done.stdout


def test_findings_are_printed_with_place_words_and_hint(tree: Path) -> None:
    _misquote(tree)
    done = run(program("attested"), "check", cwd=tree / "glossary")
    assert done.returncode == 1
    assert "glossary/mesa-optimizer.md:13:" in done.stdout
    assert "[quotation_not_in_source]" in done.stdout
    assert "^" in done.stdout, "a caret stands under the first difference"
    assert "→" in done.stdout


def test_json_is_a_list_of_findings(tree: Path) -> None:
    _misquote(tree)
    done = run(program("attested"), "check", "--format", "json", "--root", str(tree), cwd=ROOT)
    rows = [row for row in json.loads(done.stdout) if row["severity"] == "error"]
    assert [(row["path"], row["line"], row["check"]) for row in rows] == [("glossary/mesa-optimizer.md", 13, "quotation_not_in_source")]
    assert set(rows[0]) == {"path", "line", "column", "check", "severity", "message", "hint"}


def test_github_annotations_stand_on_their_lines(tree: Path) -> None:
    _misquote(tree)
    done = run(program("attested"), "check", "--format", "github", "--root", str(tree), cwd=ROOT)
    assert "::error file=glossary/mesa-optimizer.md,line=13,col=" in done.stdout


def test_only_the_files_named_are_reported(tree: Path) -> None:
    _misquote(tree)
    assert run(program("attested"), "check", "glossary/optimizer.md", cwd=tree).returncode == 0
    assert run(program("attested"), "check", "glossary/mesa-optimizer.md", cwd=tree, alone=True).returncode == 1


@pytest.mark.parametrize(
    "command",
    [("check", "--root", "nowhere"), ("check", "glossary/nothing.md"), ("check", "--format", "xml"), ("explain", "no_such_check"), ("nonsense",)],
)
def test_what_cannot_run_ends_with_2_and_says_why(tree: Path, command: tuple[str, ...]) -> None:
    done = run(program("attested"), *command, cwd=tree)
    assert done.returncode == 2
    assert done.stderr.strip()


def test_a_folder_without_a_glossary_ends_with_2(tmp_path: Path) -> None:
    done = run(program("attested"), "check", cwd=tmp_path, alone=True)
    assert done.returncode == 2
    assert "--root" in done.stderr


def test_explain_prints_the_manual_page() -> None:
    done = run(program("attested"), "explain", "quotation_not_in_source", cwd=ROOT)
    assert done.returncode == 0
    assert "How to fix" in done.stdout


def test_module_and_command_are_the_same() -> None:
    assert run(program("python"), "-m", "attested", "--help", cwd=ROOT).returncode == 0
