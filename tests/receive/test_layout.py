"""The order of words on the pages of PDFs: columns under listings and figures, margins, numbers of lines, accents and signs that say nothing."""

from __future__ import annotations

import pytest

from attested.receive.finding import find
from attested.receive.kinds import make_view
from attested.receive.speakers import head_of_message, mark_of, speaker_before
from attested.receive.view import NO_LETTER
from tests.receive import files


def test_columns_below_a_listing_are_read_one_behind_the_other() -> None:
    texts = [line.text for line in make_view("pdf", files.listing_above_columns()).lines]
    at = texts.index("The sentence at the foot of the left column goes")
    assert texts[at + 1] == "over to the head of the right one."
    assert texts[at - 7] == "line 4 of column one has the_name_that_is_too_long_to_fit"
    assert texts[-1] == "line 10 of column two goes from here to its end"


def test_what_stands_beside_a_text_does_not_interrupt_it() -> None:
    view = make_view("pdf", files.beside_its_text())
    found = find(view, "closed page 0 without a word of The keeper of lamp 1 wrote line 0 of his journal")
    assert isinstance(found, list) and found[0].how in ((), ("white space",)), found
    assert [(line.text, line.part) for line in view.lines if line.note] == [("Words in the", 1), ("margin here", 1)]
    assert "36 numbers of lines" in view.left_out
    assert {one for one in view.left_out if one.startswith("running")} == {
        "running head or foot “FIFTH PROOF” (3 ×)",
        "running head or foot “JOURNAL N” (2 ×)",
        "running head or foot “N JOURNAL” (1 ×)",
    }
    assert view.lines[0].where == "p. ii"


def test_signs_are_read_as_they_stand_on_the_page() -> None:
    view = make_view("pdf", files.signs_by_themselves())
    assert [line.text for line in view.lines] == ["A naïve keeper waits.", f"The Speci{NO_LETTER}c lamp is lit.", "The field of pᵐ numbers.", "The 1st keeper sleeps."]
    assert "1 accents put on their letters" in view.resolved
    assert view.told == (f"Signs of which the text layer does not say what they are stand as “{NO_LETTER}” (1 ×). Words with them cannot be compared.",)


@pytest.mark.parametrize(
    ("lines", "levels"),
    [
        (["Ada wrote:", "> One", "> Two"], [0, 1, 1]),
        (["Ada wrote:", "AL> One", "AL> Two", "Three"], [0, 1, 1, 0]),
        (["> Ada wrote:", "> : One", "> : Two", "> : Three", "> Four"], [1, 2, 2, 2, 1]),
        ([": one", ": two", ": three"], [0, 0, 0]),
        (["Ada wrote:", "| One", "| Two"], [0, 0, 0]),
    ],
    ids=["the usual mark", "a name before it", "an odd mark below a line that says who", "odd marks below nothing", "too few odd marks"],
)
def test_marks_of_quotation(lines: list[str], levels: list[int]) -> None:
    mark = mark_of(lines)
    found = []
    for line in lines:
        level = 0
        while at := mark.match(line):
            level, line = level + 1, line[at.end() :]
        found.append(level)
    assert found == levels


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        (["-----Original Message-----", "From: Ada Lovelace [mailto:ada@example.org]", "Sent: Friday"], ("Ada Lovelace", 3)),
        (["Von: Ada Lovelace", "[mailto:ada@example.org]", "Gesendet: Freitag", "An: Alan"], ("Ada Lovelace", 4)),
        (["From: <ada@example.org>", "To: Alan", "Subject: lamps"], ("ada", 3)),
        ([">>> Ada Lovelace <ada@example.org> 11/05/99 01:48PM >>>"], ("Ada Lovelace", 1)),
        (["From: Dover", "To: Calais"], None),
        (["----------", "From: Dover"], None),
        (["Note: one", "To: two", "Subject: three"], None),
    ],
)
def test_heads_of_other_messages(lines: list[str], head: tuple[str, int] | None) -> None:
    assert head_of_message(lines) == head


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("In article <1993Apr27@nd.edu> ada@nd.edu (ada lovelace) writes:", "ada lovelace"),
        ("On Thu, 1 Feb 1996 12:19:44 +1000 (EST), Ada Lovelace <ada@nd.edu> wrote:", "Ada Lovelace"),
        ("In article <1993Apr27@nd.edu> you write:", ""),
    ],
)
def test_who_speaks_next(line: str, who: str) -> None:
    assert speaker_before(line) == who


def test_words_below_the_head_of_another_message_are_its_authors() -> None:
    head = "Message-ID: <E536@example.org>\nFrom: alan@example.org (Alan Turing)\nSubject: Re: lamps\nDate: Fri, 5 Nov 1999 23:26:54 +0100\n\n"
    body = "It is lit.\n\n-----Ursprungligt meddelande-----\nFrån: Ada Lovelace\nTill: Alan\n\nIs the lamp lit?\n\n> Nobody knows it yet.\n"
    view = make_view("mail", (head + body).encode())
    assert {line.text: (line.by, line.level) for line in view.lines if line.text.endswith((".", "?"))} == {
        "It is lit.": ("Alan Turing", 0),
        "Is the lamp lit?": ("Ada Lovelace", 1),
        "Nobody knows it yet.": ("", 2),
    }
    assert view.record["howpublished"] == "Message-ID E536@example.org"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("with NAS-\n   Identifier, and\n", ["with NAS-Identifier,", "and"]),
        ("the @-\ncommands are\n", ["the @-commands", "are"]),
        ("from 1990-\n2000 on\n", ["from 1990-2000", "on"]),
        ("a lens-\nes one\n", ["a lens-", "es one"]),
        ("OPTIMI-\nZATION of\n", ["OPTIMI-", "ZATION of"]),
        ("so --\nNobody\n", ["so --", "Nobody"]),
    ],
)
def test_a_hyphen_that_is_no_mark_of_a_parted_word_has_the_rest_beside_it(text: str, lines: list[str]) -> None:
    assert [line.text for line in make_view("text", text.encode()).lines] == lines


def test_what_is_found_over_such_a_hyphen_is_what_the_check_compares() -> None:
    view = make_view("text", b"It comes with NAS-\nIdentifier, and leaves.\n")
    found = find(view, "It comes with NAS-Identifier, and leaves.")
    assert isinstance(found, list) and found[0].words == ("It comes with NAS-Identifier, and leaves.",) and found[0].otherwise == ()
