"""Second-hand words held against a witness, and what the pages, the checks and the files for machines say of it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from attested.build import Built, build
from attested.cli import application
from attested.export.as_json import documents, whole
from attested.graph.ask.apparatus import apparatus
from attested.model.collated import Difference
from attested.receive.collating import collate
from attested.receive.plain import plain_view
from attested.site.contents import pages
from tests.receive.files import two_columns
from tests.site.building import ROOT

WITNESS = "Of fog and light.\nWe hold that a fog signal speaks when the light can-\nnot. The keeper, who is old, trims the lamp at dusk. Nothing else is said of it.\n"


@pytest.mark.parametrize(
    ("text", "differences", "said"),
    [
        ("a fog signal speaks when the light cannot.", [], "the same"),
        ("We hold that a fog signal speaks when the light cannot.", [], "the same"),
        ("speaks when the light cannot", [("punctuation", "at the end", 1)], "the original has a mark more at the end"),
        (
            "A fog signal speaks when the light cannot",
            [("left out", "at the start", 3), ("case", "at the start", 1), ("punctuation", "at the end", 1)],
            "the original has three words more at the start, other capitals at the start and a mark more at the end",
        ),
        ("The keeper trims the lamp at dusk.", [("left out", "after word 2", 3)], "the original has three words more after word 2"),
        ("The keeper, who is old, trims the red lamp at dusk.", [("added", "after word 7", 1)], "the original has one word fewer after word 7"),
        ("The keeper, who is old, cleans the lamp at dusk.", [("changed", "after word 5", 1)], "the original has another word after word 5"),
        ("The keeper, who is old, trims the Lamp at dusk!", [("case", "in word 8", 1), ("punctuation", "at the end", 0)], "the original has other capitals in word 8 and another mark at the end"),
    ],
)
def test_where_and_how_a_text_differs(text: str, differences: list[tuple[str, str, int]], said: str) -> None:
    found = collate(plain_view(WITNESS.encode()), text)
    assert found is not None
    told = tuple(Difference(one.kind, one.where, one.words) for one in found.divergences)
    assert [(one.kind, one.where, one.words) for one in told] == differences
    assert apparatus(told) == said


@pytest.mark.parametrize("text", ["Nobody has written of whales in this book.", "of it"])
def test_a_text_that_is_not_there_is_not_compared(text: str) -> None:
    assert collate(plain_view(b"The sea is wide.\n"), text) is None


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "witness.txt").write_text(WITNESS, encoding="utf-8")
    return Path(shutil.copytree(ROOT / "tests/checks/base", tmp_path / "base"))


def run(tree: Path, *words: str) -> int:
    return CliRunner().invoke(application(), [*words, "--root", str(tree)]).exit_code


def page(built: Built, path: str) -> str:
    html = next(one for one in pages(built.kb) if one.path == path).body().html
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_collation_is_recorded_shown_and_exported_and_keeps_no_words(tree: Path) -> None:
    assert run(tree, "collate", "log", str(tree.parent / "witness.txt"), "--witness", "the printed log", "--edition", "1843") == 0
    written = (tree / "bib/originals/log.collated.toml").read_text(encoding="utf-8")
    assert 'kind = "left out", where = "at the start", words = 3' in written and "hold" not in written
    built = build(tree)
    assert [one for one in built.findings if one.severity == "error"] == []
    day = built.kb.glossary.collations["log"].day
    how = f"compared on {day} with the original: the original has three words more at the start and other capitals at the start"
    assert how in page(built, "sources/log")
    entry = tree / "glossary/light.md"
    entry.write_text(entry.read_text(encoding="utf-8") + "\n## Usage\n\n### At sea\n\n> A fog signal speaks when the light cannot.\n>\n> — [@log, May]\n", encoding="utf-8")
    built = build(tree)
    shown = page(built, "glossary/light")
    assert how in shown and "checked as quoted by Pell" in shown and "✓ checked as quoted by Pell" not in shown
    glossary = json.loads(whole(built.kb, documents(built.kb)))
    passage = next(one for source in glossary["sources"] if source["key"] == "log" for one in source["passages"] if one["locator"] == "May")
    assert (passage["collation"]["edition"], [one["words"] for one in passage["collation"]["differences"]]) == ("1843", [3, 1])


def test_what_was_changed_since_is_not_said_to_be_compared(tree: Path) -> None:
    run(tree, "collate", "log", str(tree.parent / "witness.txt"), "--witness", "the printed log")
    for path in ("bib/passages/log.md", "bib/originals/log.txt"):
        text = (tree / path).read_text(encoding="utf-8")
        (tree / path).write_text(text.replace("when the light cannot.", "when the light cannot. So it is."), encoding="utf-8")
    built = build(tree)
    assert [(one.check, one.severity) for one in built.findings if one.severity != "info"] == [("collation_out_of_date", "warning")]
    assert "compared on" not in page(built, "sources/log")


def test_the_page_of_a_pinned_source_says_who_compared_it(tree: Path) -> None:
    (tree.parent / "paper.pdf").write_bytes(two_columns())
    assert run(tree, "receive", str(tree.parent / "paper.pdf"), "--quote", "A lens gathers the rays and bends them.") == 0
    for at_hand in (True, False):
        if not at_hand:
            shutil.rmtree(tree / ".originals")
        shown = page(build(tree), "sources/lovelace2000")
        assert re.search(r"Each passage below was compared by a contributor, on \d{4}-\d\d-\d\d, with the original, which is not kept here", shown)
        assert "Pinned: lovelace2000.pdf, page 1, line 14 (pdf-text 1)" in shown and "As received" not in shown


def test_many_words_of_one_work_without_a_licence_are_told(tree: Path) -> None:
    lines = ["A fog signal speaks when the light cannot.", *("The lamp was lit, and the keeper wrote it down." for _ in range(60))]
    (tree / "bib/originals/log.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    path = tree / "bib/passages/log.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("lines: 1\n", "lines: 1-61\n").replace(f"{lines[0]}\n", "\n".join(lines) + "\n"), encoding="utf-8")
    found = [one for one in build(tree).findings if one.check == "words_without_license"]
    assert [(one.severity, one.message[:12]) for one in found] == [("info", "608 words of")]
    records = tree / "bib/references.bib"
    records.write_text(records.read_text(encoding="utf-8").replace("@misc{log,", "@misc{log,\n  license = {CC0-1.0},"), encoding="utf-8")
    assert not [one for one in build(tree).findings if one.check == "words_without_license"]


def test_many_words_that_are_only_kept_count_where_the_work_has_authors(tree: Path) -> None:
    text = "A fog signal speaks when the light cannot.\n" + "The lamp was lit, and the keeper wrote it down.\n" * 60
    (tree / "bib/originals/log.txt").write_text(text, encoding="utf-8")
    found = [one for one in build(tree).findings if one.check == "words_without_license"]
    assert found == []  # whose words they are, the file does not say
    records = tree / "bib/references.bib"
    records.write_text(records.read_text(encoding="utf-8").replace("@misc{log,", "@misc{log,\n  author = {Keeper, Bob},"), encoding="utf-8")
    found = [one for one in build(tree).findings if one.check == "words_without_license"]
    assert [(one.severity, one.message) for one in found] == [("info", "608 words of “log” are kept in bib/originals/log.txt, and the record names no licence.")]
