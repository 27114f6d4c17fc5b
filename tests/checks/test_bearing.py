"""Evidence that carries its relation and evidence that says something else: which words between and around the two terms count, for which kinds."""

import shutil
from pathlib import Path

import pytest

from attested.build import build
from attested.graph import KnowledgeBase
from attested.graph.ask.edges import edges
from attested.graph.ask.rests_on import rests_on
from attested.graph.ask.sentences import sentence_of
from attested.model import TermId
from attested.render.printed_edge import claim

BASE = Path(__file__).with_name("base")
CHECKS = {"relation_not_borne_out": "error", "evidence_cut_off": "warning"}
KINDS = '\n[kinds."set beside"]\ninverse = "set beside"\nsymmetric = true\nallows = ["negation", "question", "condition"]\ndescription = "A source puts the two side by side."\n'


def made(root: Path, said: str, relation: str, definition: str = "") -> KnowledgeBase:
    """A glossary with an entry for “fire”, whose relation or definition rests on these words of a keeper."""
    for path, text in (("bib/originals/log.txt", f"{said}\n"), ("bib/passages/log.md", "\n## June {{#june}}\n\n- by: a keeper\n- original: log.txt, lines: {}\n\n{}\n")):
        file = root / path
        held = file.read_text(encoding="utf-8")
        number = len((root / "bib/originals/log.txt").read_text(encoding="utf-8").splitlines())
        file.write_text(held + text.format(number, said) if path.endswith(".md") else held + text, encoding="utf-8")
    kinds = root / "glossary/relations.toml"
    kinds.write_text(kinds.read_text(encoding="utf-8") + KINDS, encoding="utf-8")
    relations = f"## Relations\n\n- {relation}\n\n" if relation else ""
    quoted = f"## Definition\n\n> {definition}\n>\n> — [@log, June]\n" if definition else f"## Usage\n\n### A\n\n> {said.split('.')[0]}\n>\n> — reports, disputes, doubts: [@log, June]\n"
    (root / "glossary/fire.md").write_text(f"---\nterm: fire\n---\n\n# fire\n\n{relations}{quoted}", encoding="utf-8")
    return build(root).kb


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "base"))


CASES = [
    # what a keeper said, the evidence (empty: all of it), and the words that are found, with their severity; then whether a kind for words side by side minds
    ("A fire is a lamp.", "", [], []),
    ("A fire is not a lamp.", "", ["error: not deny"], []),
    ("A fire isn’t a lamp.", "", ["error: isn’t deny"], []),
    ("A fire is, they say, a lamp.", "", ["error: they say, report"], ["error: they say, report"]),
    ("A fire is said to be a lamp.", "", ["error: is said to be report"], ["error: is said to be report"]),
    ("They say that a fire is a lamp.", "", ["error: They say that a report"], ["error: They say that a report"]),
    ("They say that a fire is a lamp.", "a fire is a lamp", ["error: They say that a report"], ["error: They say that a report"]),
    ("It is false that a fire is a lamp.", "", ["error: It is false that a deny"], []),
    ("A fire, if the wind is low, is a lamp.", "", ["error: if make conditional"], []),
    ("If it is tended, a fire is a lamp.", "", [], []),
    ("If it is tended, a fire is a lamp.", "a fire is a lamp", ["warning: If make conditional"], []),
    ("A fire is a lamp only if it is tended.", "A fire is a lamp", ["warning: only limit"], []),
    ("A fire is a lamp only if it is tended.", "", [], []),
    ("We ask whether a fire is a lamp.", "a fire is a lamp", ["warning: ask whether a ask"], []),
    ("We ask of a fire whether it is a lamp.", "", ["error: whether it is ask"], []),
    ("A fire, which does not speak, is a lamp.", "", [], []),
    ("A fire (there is no other) is a lamp.", "", [], []),
    ("A fire is not a lens but a lamp.", "", [], []),
    ("It does not speak; a fire is a lamp.", "", [], []),
    ("Nobody sleeps beside a fire. It is a lamp.", "a fire. It is a lamp", [], []),
    ("Nobody sleeps beside a fire. It is not a lamp.", "a fire. It is not a lamp", ["error: not deny"], []),
    ("A lamp is never a fire.", "", ["error: never deny"], []),
]


@pytest.mark.parametrize("kind", ["is a", "set beside"])
@pytest.mark.parametrize(("said", "evidence", "found", "beside"), CASES)
def test_words_that_turn_the_evidence(root: Path, kind: str, said: str, evidence: str, found: list[str], beside: list[str]) -> None:
    made(root, said, f'{kind}: [[lamp]] — "{evidence or said}" [@log, June]')
    told = [one for one in build(root).findings if one.check in CHECKS]
    verdicts = [f"{one.severity}: {one.message.split('“', 1)[1].partition('”')[0]}{one.message.partition('”')[2].partition(' what')[0]}" for one in told]
    assert verdicts == (found if kind == "is a" else beside)
    assert all(one.severity == CHECKS[one.check] and said.split(". ")[-1] in one.message for one in told)


def test_a_condition_that_defines_is_none_of_the_evidence(root: Path) -> None:
    kb = made(root, "A thing is a fire if it is a lamp without a keeper.", 'is a: [[lamp]] — "a lamp without a keeper"', "A thing is a fire if it is a lamp without a keeper.")
    assert [one.check for one in build(root).findings if one.check in CHECKS] == []
    assert [edge.basis for edge in edges(kb) if edge.ends == ("fire", "lamp")] == ["definition"] * 2


def test_a_definition_names_what_it_denies_and_does_not_rest_on_it(root: Path) -> None:
    said = "A fire is not a lamp but a light that burns without a keeper."
    kb = made(root, said, "", said)
    named = {edge.ends[1]: (edge.basis, claim(kb, edge)) for edge in edges(kb) if edge.origin == "derived" and edge.ends[0] == "fire"}
    assert named == {
        "lamp": ("naming", "the definition of fire names lamp, behind “not”"),
        "light": ("definition", "the definition of fire names light"),
        "keeper": ("naming", "the definition of fire names keeper, behind “without”"),
    }
    assert [*rests_on(kb).on[TermId("fire")]] == ["light"]


def test_the_whole_sentence_of_the_original_is_shown_with_evidence_that_is_quoted_in_part(root: Path) -> None:
    kb = made(root, "In this house a fire is a lamp, as everybody knows.", "", "a fire is a lamp")
    (edge,) = [edge for edge in edges(kb) if edge.origin == "derived" and edge.ends[0] == "fire"]
    assert sentence_of(kb, edge.evidence) == "In this house a fire is a lamp, as everybody knows."
