"""Titles that are printed without a citation processor, against one; and those that only it can print."""

from __future__ import annotations

import random
import re
from html import unescape

import pytest

from attested.cite import Citable, CitationFormat, Citations, Edition, EntryTemplates, plain
from attested.cite.entry_reference import entry_reference
from attested.cite.titles import printed_titles
from attested.model import Site
from tests.cite.conftest import READ

WORDS = ["a", "an", "the", "of", "in", "to", "via", "yet", "into", "is", "it", "et", "al.", "i.e.", "U.S.", "v1.0", "Optimizer", "Mesa-optimizer", "iPhone", "ECHO", "x", "y2", "2nd", "50%", "#5", "@me", "C++", "a_b", "*c*", "$d$", "&", "%", "=", "über", "ähm", "λόγος", "ΑΒ", "ж", "straße", "don’t", "dogs’", "’tis", "in-out", "on/off", "foo–bar", "a—b", "(with)", "(in", "[sic]", "what?", "No!", "is?", "note:", "then;", "so,", "the…", "“x”", "“the”", "“in", "it”", "“Is", "it?”", "“the", "end.”", "“50%” it's ‘y’ ‘in it’ “a ‘b’ c”"]  # fmt: skip
ENDS = ("", "", " (“‘intended’ or ‘natural’”)", " (quotation from Brack et al.)", " (“itself an optimizer”)", "?", "!", ": a", ": the")


def made_up(count: int) -> list[tuple[str, str]]:
    """Titles, each with words in it whose capitals stay, or without. The same each time."""
    chance = random.Random(11)
    found = []
    for _ in range(count):
        words = [chance.choice(WORDS) for _ in range(chance.randint(1, 7))]
        own = chance.choice(["", "", re.sub("[“”]", "", chance.choice(words))])
        found.append((" ".join(words) + chance.choice(ENDS), own))
    return found


HARD = [
    ('on "straight" marks', ""), ("on 'single' ones", ""), ("rock’n’roll of", ""), ("as “he called ‘it’”", ""), ("the “x”, of y", ""), ("a‘y’b of", ""), ("“a ‘y’b of”", ""), ("‘don’t’ of", ""), ("unbalanced “x", ""), ("unb x” y", ""), ("x < y > z", "y"), ("<i>x</i> of y", ""), ("two  spaces of", ""),
    ("what ? of", ""), ("« of » the", ""), ("x² of the H₂O", ""), ("`code` of", ""), ("back\\slash of the", ""), ("ends:", ""), ("ends;", ""), ("it is “so,”", ""), ("the dogs’", "dogs’"),
]  # fmt: skip


@pytest.mark.parametrize("count", [60, pytest.param(250, marks=pytest.mark.long)])
@pytest.mark.parametrize("language", ["en", "de"])
def test_each_title_is_printed_as_a_processor_prints_it(citations: Citations, language: str, count: int) -> None:
    site = Site(name="Words", url="https://example.org/", language=language)
    titles = list(dict.fromkeys([*made_up(count), *HARD]))
    anchors = {Citable("glossary/x", f"a{at}", "note", title, title, (), own): Edition() for at, (title, own) in enumerate(titles)}
    references = {one: entry_reference(site, one, Edition()) for one in anchors}
    templates = EntryTemplates(site, Citations({}, READ), anchors, references.values())
    citations.prepare(references.values())
    for one, reference in references.items():
        for form in (form for form in CitationFormat if form.is_style):
            whole = citations.cited(reference, form).text
            template = templates.template(form, Edition().known).paragraphs[0]
            values = {"title": templates.title(one, form), "address": reference.csl["URL"]}
            assert "".join(unescape(plain(part)) if isinstance(part, str) else values[part.name] for part in template) == whole, (one.title, one.verbatim, form)


def test_most_titles_need_no_processor_and_some_do() -> None:
    derived = [bool(printed_titles({"title": title})) for title, own in made_up(250)]
    assert sum(derived) > 150
    assert not any(printed_titles({"title": title}) for title, own in HARD if not own and title)


@pytest.mark.parametrize(
    ("title", "mla"),
    [
        ("Optimizer: definition", "“Optimizer: Definition.”"),
        ("Optimizer: the definition of it", "“Optimizer: The Definition of It.”"),
        ('Optimizer: note (“<span class="nocase">internally searching</span>”)', "“Optimizer: Note (‘internally searching’).”"),
        ("Is it an optimizer?", "“Is It an Optimizer?”"),
        ("What they call “it”", "“What They Call ‘It.’”"),
    ],
)
def test_a_title_in_mla(title: str, mla: str) -> None:
    assert printed_titles({"title": title})["mla"] == mla
