"""``attested receive``: from a file to a passage that passes, kept or pinned, and what is never half-written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from attested.build import build
from attested.cli import application
from attested.files.file import RefusedError
from attested.new import keeping
from attested.read import views
from tests.receive import files
from tests.site.building import ROOT, state

SENTENCE = "This sentence number 1 begins at the foot of column one and ends at the head of the other column."


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "sent").mkdir()
    (tmp_path / "sent/paper.pdf").write_bytes(files.two_columns())
    (tmp_path / "sent/page.html").write_text(files.PAGE, encoding="utf-8")
    (tmp_path / "sent/mail.eml").write_bytes(files.MAIL)
    (tmp_path / "sent/note.docx").write_bytes(files.word("A lens gathers the light of a lamp."))
    return Path(shutil.copytree(ROOT / "tests/checks/base", tmp_path / "base"))


def run(tree: Path, *words: str) -> Result:
    return CliRunner().invoke(application(), [*words, "--root", str(tree)])


def receive(tree: Path, name: str, *words: str) -> Result:
    return run(tree, "receive", str(tree.parent / "sent" / name), *words)


def test_without_a_sentence_it_says_what_the_file_holds_and_writes_nothing(tree: Path) -> None:
    before = state(tree)
    done = receive(tree, "paper.pdf", "--show", "--page", "2")
    assert (done.exit_code, state(tree)) == (0, before)
    assert "3 pages, " in done.output and "Left out: running head or foot “On lamps and lenses N” (3 ×)." in done.output
    assert "— page 2 (p. 13) —\n    1 to page over its end, 1 in all.\n" in done.output


def test_two_empty_folders_are_enough_to_begin_with(tree: Path) -> None:
    """The bibliography is begun with the first record, whichever command writes it; the entry that quotes it passes."""
    for name in ("received", "added"):
        for folder in ("glossary", "bib"):
            (tree / name / folder).mkdir(parents=True)
    (tree / "cited.bib").write_text("@book{lens, title = {Of lenses}, author = {Ada Lovelace}, year = {2000}}\n", encoding="utf-8")
    done = CliRunner().invoke(application(), ["new", "source", str(tree / "cited.bib"), "--root", str(tree / "added")])
    assert done.exit_code == 0 and "title = {Of lenses}" in (tree / "added/bib/references.bib").read_text(encoding="utf-8"), done.output
    here = ["--root", str(tree / "received")]
    sentence = ["--quote", "A lens gathers the light of a lamp."]
    named = ["--key", "lens2020", "--title", "Of lenses", "--author", "Ada Lovelace", "--year", "2020", "--locator", "p. 1"]
    CliRunner().invoke(application(), ["receive", str(tree.parent / "sent/note.docx"), *sentence, *named, *here])
    written = ["--as", "definition", "--source", "lens2020, p. 1", *sentence]
    done = CliRunner().invoke(application(), ["new", "term", "lens", *written, *here])
    assert build(tree / "received").findings == () and (tree / "received/glossary/lens.md").is_file(), done.output


@pytest.mark.parametrize(
    ("name", "sentence", "original", "words"),
    [
        ("paper.pdf", SENTENCE, "lovelace2000.pdf, page: 2, lines: 20-21, view: pdf-text 1", SENTENCE),
        ("page.html", "A lens gathers the rays of the lamp[1] & bends them", "lovelace.html, line: 3, view: html-text 1", "A lens gathers the rays of the lamp & bends them"),
        ("mail.eml", "It gathers rays and sends them out to sea.", "lovelace2026.eml, message: 1, lines: 3-4, view: mail-text 1", "It gathers rays and sends them out to sea."),
        ("note.docx", "A lens gathers the light of a lamp.", "lens2020.docx, line: 1, view: docx-text 1", "A lens gathers the light of a lamp."),
    ],
    ids=["pdf", "html", "mail", "docx"],
)
def test_a_sentence_becomes_a_passage_with_its_record_and_its_pin(tree: Path, name: str, sentence: str, original: str, words: str) -> None:
    more = ["--key", "lens2020", "--title", "Of lenses"] if name == "note.docx" else []
    done = receive(tree, name, "--quote", sentence, *more)
    assert done.exit_code == 0, done.output
    stem, _, suffix = original.partition(",")[0].rpartition(".")
    written = (tree / f"bib/passages/{stem}.md").read_text(encoding="utf-8")
    assert f"- original: {original}\n\n{words}\n" in written
    aside = tree / f".originals/{stem}.{suffix}"
    assert aside.read_bytes() == (tree.parent / "sent" / name).read_bytes()
    assert not (tree / f"bib/originals/{stem}.{suffix}").exists()
    found = {one.check for one in build(tree).findings if one.severity != "info"}
    assert found <= {"source_never_quoted", "passage_cut_off"}
    aside.unlink()
    elsewhere = [one for one in build(tree).findings if one.place.path == f"bib/passages/{stem}.md"]
    assert [(one.check, one.severity) for one in elsewhere if one.check != "passage_cut_off"] == [("original_not_at_hand", "info")]
    (tree / f"bib/passages/{stem}.md").write_text(written.replace(words, f"{words} Indeed."), encoding="utf-8")
    changed = [one for one in build(tree).findings if one.severity == "error"]
    assert [one.check for one in changed] == ["pin_does_not_fit"] and "was changed since it was compared" in changed[0].message


def test_mail_that_is_quoted_is_another_speakers(tree: Path) -> None:
    receive(tree, "mail.eml", "--quote", "It gathers rays and sends them out to sea.")
    assert "## message, quoted {#message-quoted}\n\n- by: Bob Keeper\n" in (tree / "bib/passages/lovelace2026.md").read_text(encoding="utf-8")
    receive(tree, "mail.eml", "--quote", "Is a lamp a fire?", "--locator", "inner")
    assert "## inner {#inner}\n\n- by: not known (name not established)\n" in (tree / "bib/passages/lovelace2026.md").read_text(encoding="utf-8")


def test_a_file_is_kept_only_under_a_licence(tree: Path) -> None:
    done = receive(tree, "paper.pdf", "--quote", SENTENCE, "--license", "CC-BY-4.0")
    assert done.exit_code == 0 and "lovelace2000.pdf is kept" in done.output
    assert (tree / "bib/originals/lovelace2000.pdf").read_bytes() == files.two_columns()
    assert not (tree / ".originals").exists() and not (tree / "bib/originals/lovelace2000.pin.toml").exists()
    assert "  license = {CC-BY-4.0}" in (tree / "bib/references.bib").read_text(encoding="utf-8")
    assert {one.check for one in build(tree).findings} <= {"source_never_quoted", "passage_cut_off"}
    path = tree / "bib/passages/lovelace2000.md"
    path.write_text(path.read_text(encoding="utf-8").replace("number 1", "number 7"), encoding="utf-8")
    assert [one.message for one in build(tree).findings if one.severity == "error"] == [
        "“p. 13” parts from page 2, lines 20-21 of lovelace2000.pdf (pdf-text 1) at “7”."
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["paper.pdf", "--quote", "A lens gathers the sound and bends them."], "The nearest is at p. 12: A lens gathers the rays"),
        (["paper.pdf", "--quote", "says nothing of it"], "Quote more of it, or name the page or message with --page."),
        (["paper.pdf", "--quote", SENTENCE, "--page", "3"], "The sentence does not stand on page 3."),
        (["note.docx", "--quote", "A lens gathers the light of a lamp."], "The file does not say what it is called."),
        (["note.docx", "--key", "log", "--again"], "No passage names the original log.docx."),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(tree: Path, words: list[str], told: str) -> None:
    before = state(tree)
    done = receive(tree, *words)
    assert (done.exit_code, state(tree)) == (2, before)
    assert told in " ".join(done.output.split())


def test_where_one_file_cannot_be_written_none_is(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(tree)
    create = keeping.create_file

    def fails(base: Path, path: str, data: bytes) -> None:
        if path.startswith("bib/passages"):
            raise RefusedError("The disk is full.")
        create(base, path, data)

    monkeypatch.setattr(keeping, "create_file", fails)
    done = receive(tree, "paper.pdf", "--quote", SENTENCE)
    assert (done.exit_code, state(tree)) == (2, before)


def test_a_changed_passage_is_compared_again(tree: Path) -> None:
    receive(tree, "paper.pdf", "--quote", SENTENCE)
    path = tree / "bib/passages/lovelace2000.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(SENTENCE, SENTENCE.replace("This sentence number", "sentence number")), encoding="utf-8")
    assert {one.check for one in build(tree).findings if one.severity == "error"} == {"pin_does_not_fit"}
    assert receive(tree, "paper.pdf", "--key", "lovelace2000", "--again").exit_code == 0
    assert not [one for one in build(tree).findings if one.severity == "error"]
    path.write_text(text.replace(SENTENCE, "This was never written there."), encoding="utf-8")
    assert receive(tree, "paper.pdf", "--key", "lovelace2000", "--again").exit_code == 1
    assert {one.check for one in build(tree).findings if one.severity == "error"} == {"pin_does_not_fit", "passage_not_in_original"}


def test_other_bytes_than_the_pins_are_told(tree: Path) -> None:
    receive(tree, "paper.pdf", "--quote", SENTENCE)
    (tree / ".originals/lovelace2000.pdf").write_bytes(files.two_columns(4))
    found = [one for one in build(tree).findings if one.severity == "error"]
    assert [(one.check, one.message) for one in found] == [("pin_does_not_fit", ".originals/lovelace2000.pdf has other bytes than the file that this pin stands for.")]


@pytest.mark.parametrize(("name", "lines", "words"), [("page.html", "3", "A lens gathers the rays of the lamp & bends them,"), ("mail.eml", "9", "I agree that the lens isn’t the light, and that it bends what the lamp gives.")])
def test_a_new_passage_stores_no_tags_and_no_encodings(tree: Path, name: str, lines: str, words: str) -> None:
    done = run(tree, "new", "passage", "log", "June", "--from", str(tree.parent / "sent" / name), "--lines", lines)
    assert done.exit_code == 0, done.output
    written = (tree / "bib/passages/log.md").read_text(encoding="utf-8")
    assert words in written and not {"<b>", "=E2", "&amp;"} & set(written.replace("gathers", " ").split())


def test_a_new_passage_holds_the_words_of_one_speaker(tree: Path) -> None:
    before = state(tree)
    done = run(tree, "new", "passage", "log", "June", "--from", str(tree.parent / "sent/mail.eml"), "--lines", "3-9")
    assert (done.exit_code, state(tree)) == (2, before)
    assert "are the words of more than one" in " ".join(done.output.split())


def test_where_a_library_is_missing_nothing_passes_and_it_is_named(tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert receive(tree, "paper.pdf", "--quote", SENTENCE, "--license", "CC-BY-4.0").exit_code == 0
    (tmp_path / "without").mkdir()
    (tmp_path / "without/pypdfium2.py").write_text("raise ModuleNotFoundError('No module named pypdfium2', name='pypdfium2')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "without"))
    views._made.cache_clear()
    for command in (["check"], ["why", "lamp", "light"]):
        done = run(tree, *command)
        assert (done.exit_code, done.output) == (2, "attested: bib/originals/lovelace2000.pdf cannot be compared: pypdfium2 is not installed: run make setup.\n")
