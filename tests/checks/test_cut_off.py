"""Which acts, qualifiers and reasons of an attribution account for what a quotation leaves out, and from which lines of the original that is read."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from attested.build import build

BASE = Path(__file__).with_name("base")
CHECKS = {"denial_cut_off", "context_cut_off", "omission_hides_polarity", "qualifier_not_in_sentence", "malformed_attribution"}
SENTENCES = (
    "Nobody who has kept a light would say that a fire is a lamp without a keeper.",
    "They say that the old lens was perhaps made of ice, if the winter was hard.",
    "We ask whether the horn is a fog signal.",
    "The new oil, which never lasts, burns all night.",
)


def write(root: Path, section: str, quote: str, attribution: str, lines: tuple[str, ...] = SENTENCES, held: str = "") -> None:
    """Write an entry that quotes a passage of these lines, or of those of them that `held` gives."""
    for path, text in (("bib/originals/log.txt", "{}\n"), ("bib/passages/log.md", "\n## June {{#june}}\n\n- by: a keeper\n- original: log.txt, lines: {}\n\n{}\n")):
        file = root / path
        first = len(file.read_text(encoding="utf-8").splitlines()) + 1
        if path.endswith(".txt"):
            place = first
            text = text.format("\n".join(lines))
        else:
            text = text.format(f"{place}-{place + len(lines) - 1}" if not held else f"{place + lines.index(held)}", held or "\n".join(lines))
        file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    entry = f"---\nterm: fire\n---\n\n# fire\n\n## {section}\n\n> {quote}\n>\n> — {attribution}\n"
    (root / "glossary/fire.md").write_text(entry, encoding="utf-8")


def said(root: Path, *written: Any, **held: Any) -> list[str]:
    """The checks that speak of an entry that `write` writes."""
    write(root, *written, **held)
    return [finding.check for finding in build(root).findings if finding.check in CHECKS]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "base"))


FIRE, ICE, HORN, OIL = "a fire is a lamp without a keeper", "the old lens was perhaps made of ice", "the horn is a fog signal", "The new oil [...] burns all night."
OF_ICE = "the old lens was perhaps made of ice, if the winter was hard"


@pytest.mark.parametrize(
    ("section", "quote", "attribution", "checks"),
    [
        ("Definition", FIRE, "[@log, June]", ["denial_cut_off"]),
        ("Definition", FIRE, "[@log, June] (cut: no reason makes up for it)", ["denial_cut_off"]),
        ("Definition", FIRE, 'hedged "would": [@log, June]', ["denial_cut_off"]),
        ("Definition", FIRE, 'under "Nobody who has kept a light would say that": [@log, June]', []),
        ("Definition", FIRE, 'under "Nobody": [@log, June]', []),
        ("Definition", FIRE, 'under "Somebody says that": [@log, June]', ["qualifier_not_in_sentence", "denial_cut_off"]),
        ("Usage\n\n### A", FIRE, "[@log, June]", ["context_cut_off"]),
        ("Usage\n\n### A", FIRE, "[@log, June] (cut: the word is used all the same)", []),
        ("Usage\n\n### A", FIRE, "[@log, June] (cut: )", ["malformed_attribution"]),
        ("Claims\n\n### A", FIRE, "denies: [@log, June]", []),
        ("Claims\n\n### A", FIRE, "asserts: [@log, June]", ["context_cut_off"]),
        ("Claims\n\n### A", FIRE, "reports: [@log, June]", ["context_cut_off"]),
        ("Claims\n\n### A", OF_ICE, "asserts: [@log, June]", ["context_cut_off"]),
        ("Claims\n\n### A", OF_ICE, "reports: [@log, June]", []),
        ("Claims\n\n### A", OF_ICE, 'asserts, under "They say that": [@log, June]', []),
        ("Claims\n\n### A", ICE, "reports: [@log, June]", ["context_cut_off"]),
        ("Claims\n\n### A", ICE, 'reports, if "the winter was hard": [@log, June]', []),
        ("Claims\n\n### A", ICE, 'reports, hedged "perhaps": [@log, June]', ["context_cut_off"]),
        ("Claims\n\n### A", HORN, "asserts: [@log, June]", ["context_cut_off"]),
        ("Claims\n\n### A", HORN, "doubts: [@log, June]", []),
        ("Claims\n\n### A", HORN, 'asserts, under "We ask whether": [@log, June]', []),
        ("Claims\n\n### A", OIL, "asserts: [@log, June]", ["omission_hides_polarity"]),
        ("Claims\n\n### A", OIL, "asserts: [@log, June] (cut: how long it lasts is not at issue)", []),
    ],
)
def test_an_attribution_accounts_for_what_is_left_out(root: Path, section: str, quote: str, attribution: str, checks: list[str]) -> None:
    assert sorted(said(root, section, quote, attribution)) == sorted(checks)


@pytest.mark.parametrize(
    "left_out",
    ["Nobody sleeps.", "\nMOTHS\n", "<begin quote>", "\n> They sleep.\n", "----"],
)
def test_whole_sentences_headings_and_marks_may_be_left_out_between_two_blocks(root: Path, left_out: str) -> None:
    write(root, "Usage\n\n### A", "The lamps are lit.", "[@log, June]", (*SENTENCES, left_out, "The lamps are lit."), SENTENCES[0])
    passage = root / "bib/passages/log.md"
    first = int(passage.read_text(encoding="utf-8").rpartition("lines: ")[2].split()[0])
    last = first + len(SENTENCES) + len(left_out.split("\n"))
    text = passage.read_text(encoding="utf-8").replace(f"lines: {first}\n", f"lines: {first}, {last}\n")
    passage.write_text(f"{text.rstrip()}\n\nThe lamps are lit.\n", encoding="utf-8")
    assert [one.check for one in build(root).findings if one.place.path == "bib/passages/log.md"] == []


WRAPPED = ("It has often been put about by those who sell it,", "and by nobody else, that in truth", "the burning glass is a lamp", "if only the sun is high.", "", "It is not.")
PARAGRAPHS = (f"{'The keeper told us nothing about his lamps and would not say that ' * 2}", "The burning glass is a lamp", "If only the sun is high.")


@pytest.mark.parametrize(
    ("lines", "held", "checks"),
    [
        (WRAPPED, "the burning glass is a lamp", ["context_cut_off", "context_cut_off"]),
        (PARAGRAPHS, "The burning glass is a lamp", ["context_cut_off"]),
        ((PARAGRAPHS[0], "", "The burning glass is a lamp", "", PARAGRAPHS[2]), "The burning glass is a lamp", []),
        (("Nobody says so.", "The burning glass is a lamp.", "If it is one."), "The burning glass is a lamp.", []),
    ],
)
def test_the_sentence_is_that_of_the_original_beyond_the_lines_of_the_passage(root: Path, lines: tuple[str, ...], held: str, checks: list[str]) -> None:
    assert said(root, "Claims\n\n### A", held.rstrip("."), "asserts: [@log, June]", lines, held) == checks
