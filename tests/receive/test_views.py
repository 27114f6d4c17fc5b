"""What a view makes of each kind of file: lines in order, what it resolved, what it left out, what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from attested.receive.apart import view_apart
from attested.receive.finding import FoundSentence, NearestLine, find
from attested.receive.kinds import kind_of, make_view
from attested.receive.plain import rfc_view
from attested.receive.view import BREAK, MissingLibraryError, ReceiveError, View, ViewLine, view_of_values
from tests.receive import files


def view(name: str, data: bytes) -> View:
    return make_view(kind_of(name, data), data)


def found(made: View, sentence: str) -> FoundSentence:
    result = find(made, sentence)
    assert isinstance(result, list) and len(result) == 1, result
    return result[0]


@pytest.fixture(scope="module")
def paper() -> View:
    return view("paper.pdf", files.two_columns())


def test_columns_are_read_one_behind_the_other(paper: View) -> None:
    texts = [line.text for line in paper.lines if line.part == 1]
    assert texts[0] == "A Treatise on the Lamps and Lenses of Lighthouses on the Coast"
    assert texts[1].startswith("line 0 of column one") and texts[22].startswith("umn one and ends"), texts[20:24]


def test_running_heads_and_page_numbers_are_left_out_and_named(paper: View) -> None:
    assert paper.left_out == ("running head or foot “On lamps and lenses N” (3 ×)",)
    assert next(line.where for line in paper.lines if line.part == 2) == "p. 13"
    assert "On lamps and lenses" not in paper.text


def test_a_footnote_stands_behind_the_text_and_its_mark_is_left_out(paper: View) -> None:
    assert [(line.text, line.note, line.part) for line in paper.lines[-1:]] == [("So do mirrors, at a greater loss.", True, 1)]
    assert "A lens gathers the rays and bends them." in paper.text
    assert paper.resolved[:2] == ("2 note marks left out: 1", "1 lines of footnotes and margins put behind the text")


@pytest.mark.parametrize(
    ("sentence", "parts", "words"),
    [
        ("This sentence number 1 begins at the foot of column one and ends at the head of the other column.", {2}, None),
        ("And sentence 1 of the second kind runs from page to page over its end, 2 in all.", {2, 3}, None),
        ("This sentence number 1 begins at the foot of col-umn one", {2}, "This sentence number 1 begins at the foot of col-umn one"),
        ("A lens gathers the rays and bends them.", {1}, None),
        ("And sentence 0 of the second kind runs from page to page over its end, 1 in all.", {1, 2}, None),
    ],
)
def test_a_sentence_is_found_over_the_end_of_a_line_a_column_or_a_page(paper: View, sentence: str, parts: set[int], words: str | None) -> None:
    one = found(paper, sentence)
    assert ({paper.lines[number - 1].part for number in one.lines}, one.words) == (parts, (words or sentence,))
    assert one.otherwise == ()


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        ("The lens-\nes of the mesa-\nlamp are non-\nstop in the fire-\nand waterproof house.", "The lenses of the mesa-lamp are nonstop in the fire- and waterproof house."),
        ("The lens- es of the mesa- lamp are non- stop in the fire- and waterproof house.", "The lenses of the mesa-lamp are nonstop in the fire- and waterproof house."),
        ("The lenses of the mesalamp are non-stop in the fire- and waterproof house.", "The lenses of the mesa-lamp are non-stop in the fire- and waterproof house."),
    ],
    ids=["with the line ends", "with spaces for them", "typed anew"],
)
def test_a_hyphen_at_a_line_end_stays_only_where_the_word_has_one(pasted: str, words: str) -> None:
    lines = ("Of a mesa-lamp.", "The lens-", "es of the mesa-", "lamp are non-", "stop in the fire-", "and waterproof house.")
    found = find(View("text", 1, tuple(map(ViewLine, lines))), pasted)
    assert isinstance(found, list)
    assert found[0].words == (words,) and "line-end hyphen" in found[0].how


def test_what_the_text_layer_has_otherwise_is_said(paper: View) -> None:
    for pasted, otherwise in (("A Lens", ("A lens",)), ("rays¹", ("rays",)), ("rays1", ("rays",)), ("ra ys", ("rays",))):
        sentence = "A lens gathers the rays and bends them.".replace(otherwise[0], pasted)
        one = found(paper, sentence)
        assert one.words == ("A lens gathers the rays and bends them.",)
        assert one.otherwise == ((pasted.removeprefix("A "), otherwise[0].removeprefix("A ")),)


def test_nothing_found_names_the_nearest_place(paper: View) -> None:
    near = find(paper, "A lens gathers the sound and bends them.")
    assert isinstance(near, NearestLine) and paper.lines[near.line - 1].part == 1 and near.wording.startswith("A lens gathers the rays")


def test_a_sentence_that_a_figure_interrupts_is_two_stretches() -> None:
    made = view("x.txt", b"The keeper climbs the stairs\n\nFigure 1: a stair\n\nand lights the lamp at dusk.\n")
    one = found(made, "The keeper climbs the stairs and lights the lamp at dusk.")
    assert (one.lines, one.words, one.how[-1]) == ((1, 5), ("The keeper climbs the stairs", "and lights the lamp at dusk."), "interrupted on the page")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (files.scanned(), "Page 1: a picture without text, as of a scan. Words on it cannot be compared."),
        (files.mirrored(), "Page 2: drawn as in a mirror, and left out. Words on it cannot be compared."),
        (files.lying(), "The text layer is probably wrong: many of its words have no vowels. What it says may not be what the page shows."),
    ],
    ids=["scanned", "mirrored", "a text layer that lies"],
)
def test_what_cannot_be_read_is_told(data: bytes, told: str) -> None:
    assert view("x.pdf", data).told[:1] == (told,)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("x.pdf", files.encrypted(), "it is encrypted and asks for a password"),
        ("x.pdf", b"%PDF-1.7\nnothing more", "it is damaged, or no PDF"),
        ("x.docx", b"PK\x03\x04 word/ but nothing", "it is no Word file that can be read"),
        ("x.zip", b"PK\x03\x04 nothing", "it is an archive, but no Word file (.docx)"),
        ("x.png", b"\x89PNG\r\n", "it is a picture, of which no text is read here"),
        ("x.txt", b"", "it is empty"),
        ("x.txt", b"a\0b", "it is no text"),
        ("x.docx", files.word("a lamp", before='<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'), "declares a document type"),
        ("x.docx", files.word("a lamp", more=[("word/bomb.xml", b" " * (65 * 1024 * 1024))]), "it unpacks to more than 64 MB"),
        ("x.html", b"<html><body><script>all()</script></body></html>", "it holds no text: what the page shows is fetched by a script"),
        ("x.html", b"<html><body>" + b"<div>" * 5000 + b"a lamp", "nested deeper than any page needs"),
        ("x.pdf", b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 99999>>endobj trailer<</Root 1 0 R>>", "most that is read is 3,000"),
        ("x.eml", b"From: a@example.org\nSubject: x\n\n", "it holds no message with text"),
    ],
    ids=["encrypted", "damaged", "damaged docx", "zip", "picture", "empty", "null bytes", "entities", "bomb", "only a script", "nested", "pages in a loop", "no text"],
)
def test_what_is_refused_says_why(name: str, data: bytes, why: str) -> None:
    with pytest.raises(ReceiveError) as caught:
        view(name, data)
    assert why in str(caught.value)


def test_a_web_page_is_its_words() -> None:
    made = view("page.html", files.PAGE.encode())
    assert [(line.text, line.where) for line in made.lines] == [
        ("On lamps", "On lamps"),
        ("Lenses", "Lenses"),
        ("A lens gathers the rays of the lamp & bends them, so that E\xa0=\xa0mc2 holds.", "Lenses"),
        ("A lamp burns.", "Lenses"),
        ("A\xadnother does\u200anot.", "Lenses"),
        ("What is <b> in it is a tag.", "Lenses"),
    ]
    assert made.left_out == ("<footer> (1 ×)", "<hidden element> (1 ×)", "<nav> (1 ×)", "<sup> (1 ×)")
    assert made.resolved == ("note mark “[1]” left out (1 ×)",)
    assert made.record == {"type": "online", "author": "Ada Lovelace", "title": "On lamps"}


@pytest.mark.parametrize(("encoding", "declared"), [("windows-1252", ""), ("iso-8859-15", '<meta charset="iso-8859-15">'), ("utf-16", "")])
def test_a_page_in_another_encoding(encoding: str, declared: str) -> None:
    made = view("page.html", f"<html><head>{declared}</head><body><p>Gödel’s café</p></body></html>".replace("’", "'").encode(encoding))
    assert (made.text, made.resolved) == ("Gödel's café", (f"encoding {encoding}",))


def test_a_word_file_is_its_words() -> None:
    made = view("x.docx", files.word("A lens gathers.", "<w:r><w:t>It </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins><w:r><w:t>always </w:t></w:r></w:ins><w:r><w:t>bends.</w:t></w:r>"))
    assert ([line.text for line in made.lines], made.title) == (["A lens gathers.", "It always bends."], "docx-text 1")


def test_mail_is_decoded_and_each_speaker_told_apart() -> None:
    made = view("m.eml", files.MAIL)
    said = [(line.level, line.by, line.text) for line in made.lines if line.text.strip()]
    assert said == [
        (0, "Ada Lovelace", "On Mon, 2 Nov 2026 at 09:00, Bob Keeper <bob@example.org> wrote:"),
        (1, "Bob Keeper", BREAK),
        (1, "Bob Keeper", "The light isn’t a fire. It gathers rays"),
        (1, "Bob Keeper", "and sends them out to sea."),
        (2, "", BREAK),
        (2, "", "Is a lamp a fire?"),
        (0, "Ada Lovelace", BREAK),
        (0, "Ada Lovelace", "I agree that the lens isn’t the light, and that it bends what the lamp gives."),
    ]
    assert made.left_out == ("headers", "signatures, which stand behind “-- ”")
    assert found(made, "It gathers rays and sends them out to sea.").words == ("It gathers rays and sends them out to sea.",)
    assert isinstance(find(made, "and sends them out to sea. Is a lamp a fire?"), NearestLine)


def test_a_mailbox_has_its_messages_as_parts() -> None:
    box = b"".join(b"From ada@example.org Tue Nov  3 10:00:00 2026\n" + files.MAIL + b"\n" for _ in range(3))
    made = view("m.mbox", box)
    assert ({line.part for line in made.lines}, made.parts) == ({1, 2, 3}, "message")


def test_the_pages_of_an_rfc_run_into_each_other() -> None:
    text = "RFC 9999                    On Lamps                    May 2026\n\n1.  Lenses\n\n   A lens gathers the rays\n\nLovelace                 Informational                  [Page 1]\n\f\nRFC 9999                    On Lamps                    May 2026\n\n\n   of the lamp.\n\n2.  Fog\n\n   None.\n\nLovelace                 Informational                  [Page 2]\n"
    made = rfc_view(text.encode())
    one = found(made, "A lens gathers the rays of the lamp.")
    assert [(made.lines[number - 1].part, made.lines[number - 1].where) for number in one.lines] == [(1, "§1"), (2, "§1")]


def test_a_view_is_the_same_when_it_is_made_again() -> None:
    data = files.two_columns()
    made = view("x.pdf", data)
    assert view("x.pdf", data) == made == view_of_values(made.as_values())


def test_a_mirrored_page_has_no_lines_and_the_others_have_theirs() -> None:
    assert [line.text for line in view("x.pdf", files.mirrored()).lines] == ["A lens gathers the rays of the lamp."]


def test_a_library_that_is_missing_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pypdfium2.py").write_text("raise ModuleNotFoundError('No module named pypdfium2', name='pypdfium2')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(MissingLibraryError, match=r"^pypdfium2 is not installed: run make setup$"):
        view_apart(files.two_columns(), name="x.pdf")


def test_a_lowered_letter_of_a_logo_stays_in_its_word() -> None:
    assert [line.text for line in view("x.pdf", files.logo()).lines] == ["It was set in TEX by its author,", "who liked that."]


@pytest.mark.parametrize(("title", "read"), [("makeindex.dvi", ""), ("Microsoft Word - draft 3.doc", ""), ("On lamps, lenses, etc.", "On lamps, lenses, etc."), ("Node.js", "Node.js")])
def test_the_name_of_another_file_is_no_title(title: str, read: str) -> None:
    made, out = files.canvas()
    made.setTitle(title)
    files.lines(made, 72, 700, ["A lens gathers the rays of the lamp."])
    made.save()
    assert view("x.pdf", out.getvalue()).record.get("title", "") == read
