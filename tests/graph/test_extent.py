"""How much of a source stands here: counted once, with the rest of sentences, without what is another's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from attested.build import build
from attested.graph import KnowledgeBase
from attested.graph.ask.extent import Extent, extents, received

ROOT = Path(__file__).parents[2]
FOREIGN = ROOT / "tests/foreign"
HEAD = "glossary/head.md"


def counted(kb: KnowledgeBase) -> dict[str, tuple[int, int]]:
    return {one.source.key: (one.quoted, one.held) for one in extents(kb)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for part in ("glossary", "bib"):
        shutil.copytree(FOREIGN / part, tmp_path / part)
    return tmp_path


def after(root: Path, path: str, more: str) -> dict[str, tuple[int, int]]:
    file = root / path
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    return counted(build(root).kb)


def test_a_source_of_one_sentence_is_counted_word_by_word(root: Path) -> None:
    # “Call that a tide mill which stands idle twice in every day.”
    assert counted(build(root).kb)["almanac"] == (12, 12)


def test_a_further_sentence_counts_once_however_often_it_is_quoted(root: Path) -> None:
    before = counted(build(root).kb)["talk"]
    quoted = "\n### As printed {#printed}\n\n> The printed almanac has “still” where you write “idle”.\n>\n> — asserts: [@talk, K3]\n"
    assert after(root, HEAD, quoted)["talk"] == (before[0] + 9, before[1])
    assert after(root, HEAD, quoted.replace("#printed", "#again"))["talk"] == (before[0] + 9, before[1])


def test_the_rest_of_a_sentence_is_printed_and_so_it_counts(root: Path) -> None:
    before = counted(build(root).kb)["talk"]
    part = "\n### As printed {#printed}\n\n> almanac has “still”\n>\n> — asserts: [@talk, K3]\n"
    assert after(root, HEAD, part)["talk"] == (before[0] + 9, before[1])


def test_evidence_with_a_place_of_its_own_counts(root: Path) -> None:
    before = counted(build(root).kb)["handbook"]
    relation = '\n\n## Relations\n\n- lasts as long as: [[flap gate]] — "which needs none" [@handbook, p. 3]\n'
    assert after(root, HEAD, relation)["handbook"] == (before[0] + 3, before[1])


def test_what_is_held_and_not_quoted_is_told_apart(root: Path) -> None:
    before = counted(build(root).kb)["handbook"]
    passage = "\n## p. 9 {#p9}\n\n- by: Oda Brack\n- original: handbook.txt, lines: 1\n\nFive words of no use.\n"
    assert after(root, "bib/passages/handbook.md", passage)["handbook"] == (before[0], before[1] + 5)


def test_what_a_speaker_quotes_from_elsewhere_is_not_counted_as_his(root: Path) -> None:
    before = counted(build(root).kb)
    passage = (
        "\n## K4 {#k4}\n\n- by: speaker K4 (name not established)\n- original: talk.txt, lines: 1\n\nHe wrote:\n\n"
        "> Call that a tide mill which stands idle twice in every day.\n>\n> — [@almanac, March]\n"
    )
    now = after(root, "bib/passages/talk.md", passage)
    assert now["talk"] == (before["talk"][0], before["talk"][1] + 2)
    assert now["almanac"] == before["almanac"]


@pytest.mark.parametrize("glossary", [ROOT, FOREIGN], ids=["real", "foreign"])
def test_no_more_is_quoted_than_held_and_no_more_held_than_received(glossary: Path) -> None:
    kb = build(glossary).kb
    found = extents(kb)
    assert {one.source.key for one in found} == {place[0] for place in kb.passages}
    assert all(isinstance(one, Extent) and 0 < one.quoted <= one.held for one in found)
    assert sum(one.held for one in found) <= received(kb)
