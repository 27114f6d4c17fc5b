"""`attested fix --marks`: what a finding proposes is written, and answers it."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from attested.build import build
from attested.cli import application
from tests.checks.test_cut_off import BASE, CHECKS, FIRE, HORN, ICE, SENTENCES, said

PROPOSED = [
    ("Definition", FIRE, "[@log, June]", '— under "Nobody who has kept a light would say that": [@log, June]'),
    ("Claims\n\n### A {#a}", FIRE, "asserts: [@log, June]", '— asserts, under "Nobody who has kept a light would say that": [@log, June]'),
    ("Claims\n\n### A {#a}", ICE, "asserts: [@log, June]", '— asserts, under "They say that", if "the winter was hard": [@log, June]'),
    ("Claims\n\n### A {#a}", HORN, 'asserts, hedged "ask": [@log, June]', '— asserts, hedged "ask", under "ask whether": [@log, June]'),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "base"))


def fix(root: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(application(), ["fix", *words, "--root", str(root)])
    return done.exit_code, done.output


@pytest.mark.parametrize(("section", "quote", "attribution", "line"), PROPOSED)
def test_the_proposed_mark_answers_the_finding_that_proposes_it(root: Path, section: str, quote: str, attribution: str, line: str) -> None:
    assert said(root, section, quote, attribution) != []
    before = (root / "glossary/fire.md").read_text(encoding="utf-8")
    code, shown = fix(root, "--marks")
    assert code == 1 and f"+> {line}" in shown.splitlines() and (root / "glossary/fire.md").read_text(encoding="utf-8") == before
    assert fix(root, "--marks", "--yes")[0] == 0
    assert (root / "glossary/fire.md").read_text(encoding="utf-8") == before.replace(f"— {attribution}", line)
    assert [one.message for one in build(root).findings if one.check in CHECKS] == []


def test_without_the_option_no_mark_is_written(root: Path) -> None:
    said(root, "Definition", FIRE, "[@log, June]")
    assert fix(root, "--yes", str(root / "glossary/fire.md")) == (0, "Nothing to mend.\n")


def test_the_lines_of_an_original_become_those_of_the_words(root: Path) -> None:
    said(root, "Usage\n\n### A", "It burns", "[@log, June]", ("It burns.", "", *SENTENCES), held="It burns.")
    path = root / "bib/passages/log.md"
    passages = path.read_text(encoding="utf-8")
    path.write_text(passages.replace("lines: 2\n", "lines: 2-4\n"), encoding="utf-8")
    assert "original_lines_idle" in {one.check for one in build(root).findings}
    assert fix(root, "--marks", "--yes")[0] == 0
    assert path.read_text(encoding="utf-8") == passages
