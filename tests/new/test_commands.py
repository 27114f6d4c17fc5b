"""``attested new``: what it writes, what it says is missing, and what it never touches."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from attested.build import build
from attested.cli import application
from attested.new.term import entry_text
from attested.read.glossary import read_tree
from attested.read.tree import Held
from tests.site.building import ROOT, copy, program, state

FOREIGN = ROOT / "tests/foreign"
ORIGINAL = b"The sluice is shut at the turn of the tide.\r\nThen the wheel may turn.\r\n\r\nNobody else may open it.\r\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return copy(tmp_path, ("glossary", "bib"))


def new(tree: Path, *words: str, pasted: str = "") -> Result:
    return CliRunner().invoke(application(), ["new", *words, "--root", str(tree)], input=pasted)


def test_a_term_with_a_quotation_passes(tree: Path) -> None:
    done = new(
        tree, "term", "jailbreak", "--form", "jailbreaks", "--source", "thread, C2", "--heading", "Methods that change the simulacrum",
        "--quote", "jailbreak methods exist to get the underlying model to adopt different simulacra",
    )  # fmt: skip
    assert (done.exit_code, done.output) == (0, "Wrote glossary/jailbreak.md. It passes all checks.\n")
    written = (tree / "glossary/jailbreak.md").read_text(encoding="utf-8")
    assert written == (
        "---\nterm: jailbreak\nforms: [jailbreaks]\n---\n\n# jailbreak\n\n## Usage\n\n### Methods that change the simulacrum\n\n"
        "> jailbreak methods exist to get the underlying model to adopt different simulacra\n>\n> — [@thread, C2]\n"
    )
    assert build(tree).sound


def test_a_bare_term_is_written_and_what_is_missing_is_said(tree: Path) -> None:
    done = new(tree, "term", "inner alignment", "--alias", "inner-alignment")
    assert done.exit_code == 1
    assert done.output.startswith("Wrote glossary/inner-alignment.md. Still missing:\n\nglossary/inner-alignment.md:6:3: error: ")
    assert "has no quotation. [term_without_source_quote]\n    # inner alignment\n      ^\n    → Quote a source that uses the word" in done.output


def test_a_term_with_signs_gets_a_slug(tree: Path) -> None:
    done = new(tree, "term", "C#", "--alias", "C sharp")
    assert done.output.startswith("Wrote glossary/c-sharp.md. Still missing:\n\nglossary/c-sharp.md:7:3: error: ")
    assert (tree / "glossary/c-sharp.md").read_text(encoding="utf-8") == '---\nterm: "C#"\nslug: c-sharp\naliases: [C sharp]\n---\n\n# C#\n'
    assert [one.check for one in build(tree).findings if one.place.path == "glossary/c-sharp.md"] == ["term_without_source_quote"]


def test_a_term_that_differs_by_case_alone_needs_a_slug(tree: Path) -> None:
    new(tree, "term", "polish")
    done = new(tree, "term", "Polish")
    assert (done.exit_code, done.output) == (2, "attested: “Polish” is a name of the entry glossary/polish.md already. If capital letters tell the two apart, give this one a file name with --slug.\n")
    done = new(tree, "term", "Polish", "--slug", "Of Poland")
    assert (done.exit_code, done.output) == (2, "attested: “Of Poland” cannot name the file: write small letters, digits and single hyphens, as in of-poland.\n")
    assert new(tree, "term", "Polish", "--slug", "of-poland").exit_code == 1
    assert (tree / "glossary/of-poland.md").read_text(encoding="utf-8").startswith("---\nterm: Polish\nslug: of-poland\n---\n")
    assert {one.check for one in build(tree).findings if one.severity == "error"} == {"term_without_source_quote"}


def test_a_misquotation_is_written_and_shown_with_its_place(tree: Path) -> None:
    done = new(tree, "term", "jailbreak", "--source", "thread, C2", "--quote", "jailbreak methods exists to get", "--heading", "Methods")
    assert done.exit_code == 1
    assert "glossary/jailbreak.md:11:26: error: The quotation from thread, C2 does not stand in the passage like this." in done.output


def test_who_asks_for_the_key_of_a_reference_manager_is_told_the_key_that_the_record_got(tmp_path: Path) -> None:
    for folder in ("glossary", "bib"):
        (tmp_path / folder).mkdir()
    (tmp_path / "cited.bib").write_text("@misc{rfc9110, author={Reed, Ann}, title={Semantics}, year=2022}\n", encoding="utf-8")
    (tmp_path / "text.txt").write_text("Words of a text.\n", encoding="utf-8")
    new(tmp_path, "source", str(tmp_path / "cited.bib"))
    done = new(tmp_path, "passage", "rfc9110", "§1", "--from", str(tmp_path / "text.txt"), "--lines", "1")
    assert done.exit_code == 2
    assert "bib/references.bib has no record “rfc9110”, but “reed2022”. Add it first: attested new source" in " ".join(done.output.split())


def test_no_file_is_overwritten(tree: Path) -> None:
    before = state(tree)
    for words, why in (
        (("term", "optimizer"), "“optimizer” is a name of the entry glossary/optimizer.md already."),
        (("term", "mesa optimiser"), ""),
        (("term", "“”"), "““”” has no letter or digit, so no file can be named after it."),
        (("term", "x", "--quote", "words"), 'A quotation needs both: --source "key, locator" and --quote "its words".'),
        (("passage", "nobody", "§2", "--from", "x.txt", "--lines", "1"), "bib/references.bib has no record “nobody”. Add it first: attested new source"),
        (("passage", "thread", "C1", "--from", "x.txt", "--lines", "1"), "holds “C1” already."),
    ):
        done = new(tree, *words)
        assert done.exit_code == 2 or words[1] == "mesa optimiser", done.output
        assert why in " ".join(done.output.split())
    (tree / "glossary/mesa-optimiser.md").unlink(missing_ok=True)
    assert state(tree) == before


@pytest.mark.parametrize("place", ["glossary/new-word.md", "glossary"])
def test_no_link_is_followed(tree: Path, tmp_path: Path, place: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    if place == "glossary":
        (tree / place).rename(outside / place)
    (tree / place).symlink_to(outside / place)
    before = state(outside)
    done = new(tree, "term", "new word")
    assert done.exit_code == 2, done.output
    assert state(outside) == before


def test_a_source_is_added_behind_the_others_which_stay_as_they_are(tree: Path) -> None:
    former = (tree / "bib/references.bib").read_bytes()
    pasted = "@article{x, author = {Mill, Ann}, title = {On Mills}, year = {1931}, abstract = {Long.}}"
    done = new(tree, "source", "--annotation", "Seen in print.", pasted=pasted)
    assert done.exit_code == 0, done.output
    assert "Left out: abstract." in done.output
    assert "Added “mill1931” to bib/references.bib. Still missing:" in done.output
    added = (tree / "bib/references.bib").read_bytes().removeprefix(former).decode()
    assert added == (
        "\n@article{mill1931,\n  author = {Mill, Ann},\n  title = {On Mills},\n  year = {1931},\n"
        "  attribution = {established},\n  annotation = {Seen in print.}\n}\n"
    )
    again = new(tree, "source", pasted=pasted)
    assert (again.exit_code, "“On Mills” is in bib/references.bib already: “mill1931”" in again.output) == (2, True)
    taken = new(tree, "source", "--key", "thread", pasted='{"title": "Else"}')
    assert (taken.exit_code, "The key “thread” is taken" in taken.output) == (2, True)


def test_who_is_not_named_is_not_established(tree: Path) -> None:
    assert new(tree, "source", "--key", "log", pasted='{"title": "A log"}').exit_code == 0
    assert "@misc{log,\n  title = {A log},\n  attribution = {not established}\n}\n" in (tree / "bib/references.bib").read_text("utf-8")


def test_a_passage_is_taken_from_its_original_word_for_word(tmp_path: Path) -> None:
    tree = copy_foreign(tmp_path)
    received = tmp_path / "received.txt"
    received.write_bytes(ORIGINAL)
    words = ("passage", "talk", "§ 9", "--from", str(received), "--lines", "1-2, 4", "--by", "Ann Mill")
    done = new(tree, *words)
    assert (done.exit_code, done.output) == (0, "Added “§ 9” to bib/passages/talk.md. It passes all checks.\n")
    assert (tree / "bib/originals/received.txt").read_bytes() == ORIGINAL
    assert (tree / "bib/passages/talk.md").read_text("utf-8").endswith(
        "\n## § 9 {#s-9}\n\n- by: Ann Mill\n- original: received.txt, lines: 1-2, 4\n\n"
        "The sluice is shut at the turn of the tide.\nThen the wheel may turn.\n\nNobody else may open it.\n"
    )
    received.write_bytes(b"Another text.")
    other = new(tree, "passage", "talk", "§ 10", "--from", str(received), "--lines", "1")
    assert (other.exit_code, "bib/originals/received.txt is another text." in " ".join(other.output.split())) == (2, True)
    beyond = new(tree, "passage", "talk", "§ 10", "--from", "received.txt", "--lines", "3-9")
    assert (beyond.exit_code, "received.txt has 4 lines, and no line 5." in beyond.output) == (2, True)


def copy_foreign(tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(FOREIGN, tmp_path / "foreign"))


def test_on_a_terminal_what_is_missing_is_asked(tree: Path) -> None:
    master, slave = pty.openpty()
    answers = "\n\nthread, C2\njailbreak methods exist\nn\n"
    os.write(master, answers.encode())
    command = [program("attested"), "new", "term", "jailbreak", "--root", str(tree)]
    done = subprocess.run(command, stdin=slave, stdout=subprocess.PIPE, stderr=slave, text=True, timeout=120, check=False)
    os.close(slave)
    os.close(master)
    assert (done.returncode, done.stdout) == (0, "Wrote glossary/jailbreak.md. It passes all checks.\n")
    assert "### In thread, C2\n\n> jailbreak methods exist\n>\n> — [@thread, C2]\n" in (tree / "glossary/jailbreak.md").read_text("utf-8")


NAMES = st.text("ab C-'’:#[]{},\"&*!|>%@éŁ01 ", min_size=1, max_size=16).filter(lambda name: any(sign.isalpha() for sign in name))


@given(NAMES, st.lists(NAMES, max_size=3), st.lists(NAMES, max_size=2))
def test_whatever_the_names_the_front_matter_holds_them(term: str, aliases: list[str], forms: list[str]) -> None:
    from pathlib import PurePosixPath

    text = entry_text(term, aliases=aliases, forms=forms)
    [entry] = read_tree(Held({PurePosixPath("glossary/x.md"): text.encode()})).entries
    one_line = [" ".join(name.split()) for name in (term, *aliases, *forms)]
    assert entry.names == tuple(one_line)


MANY = r"""@string{sp = "Saltby Press"}
@article{DBLP:journals/mills/One, author = {G{\"o}del, Ann}, title = {One}, year = 1931, abstract = {Long.}}
@article{two, author = {Mill, Ann}, title = {Two}, month = jan, year = {in press}, doi = {https://doi.org/10.1000/2}}
@article{three, title = {Three}, publisher = sp, abstract = {Long.}}
@article{four, author = {Mill, Ann}}
@article{five, author = {G{\"o}del, A.}, title = {One}, year = {1931}}
@misc{six, title = {The Log
"""


def test_of_many_records_the_sound_ones_are_added_and_all_that_becomes_of_the_rest_is_said(tree: Path, tmp_path: Path) -> None:
    """One command, one report: what is added, under which key, what was read otherwise or left out, and why a record was not added."""
    given = tmp_path / "many.bib"
    given.write_text(MANY, encoding="utf-8")
    done = new(tree, "source", str(given))
    assert done.exit_code == 1
    assert [line for line in done.output.splitlines() if line.startswith((str(given), "godel", "mill", "three", "Left", "attribution"))] == [
        f"{given}:5:1: error: The record “four” has no title. [malformed_bibliography]",
        f"{given}:6:1: error: “One” is given twice: it is “godel1931”, from line 2. [duplicate_key]",
        f"{given}:7:1: error: The record that begins here cannot be read. [malformed_bibliography]",
        "godel1931: “DBLP:journals/mills/One” is “godel1931” here.",
        "mill: “two” is “mill” here; year = {in press} is read as pubstate = {inpress}; doi = {https://doi.org/10.1000/2} is read as 10.1000/2.",
        "Left out: abstract (2).",
        "attribution = {established} in 2 records: change it with --attribution, if that is not so.",
        "attribution = {not established} in 1 record: change it with --attribution, if that is not so.",
    ]
    assert "Added “godel1931”, “mill”, “three” to bib/references.bib." in done.output
    assert {"godel1931", "mill", "three"} <= build(tree).kb.sources.keys()


def test_nothing_is_written_where_no_record_is_sound(tree: Path) -> None:
    before = state(tree)
    done = new(tree, "source", pasted="@misc{a, year = {1931}}\n@misc{b, year = {1932}}\n")
    assert (done.exit_code, "Nothing was written." in done.output) == (2, True)
    assert state(tree) == before


def test_of_findings_on_many_records_a_few_of_each_check_are_shown(tree: Path) -> None:
    pasted = "\n".join(f"@misc{{x{at}, author = {{Mill{at}, Ann}}, title = {{Log {at}}}}}" for at in range(10))
    done = new(tree, "source", pasted=pasted)
    assert done.exit_code == 0
    assert "Added 10 records to bib/references.bib. Still missing:" in done.output
    assert done.output.count("[source_never_quoted]") == 4
    assert "And 7 more of the same kind. [source_never_quoted]" in done.output
