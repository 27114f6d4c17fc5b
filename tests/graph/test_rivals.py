"""Rival definitions, and relations that contradict each other."""

import shutil
from pathlib import Path

from attested.build import build
from attested.graph import KnowledgeBase
from attested.graph.ask.rivals import contradictions, rivals

ROOT = Path(__file__).parents[2]

def test_rivals_and_contradictions(own: KnowledgeBase, foreign: KnowledgeBase) -> None:
    assert rivals(own) == () and contradictions(own) == ()
    [rival] = rivals(foreign)
    assert (rival.term, [some[0].quotation.anchor for some in rival.definitions]) == ("tide-mill", ["definition", "definition-2"])
    [pair] = contradictions(foreign)
    assert [(edge.kind, edge.ends) for edge in (pair.first, pair.second)] == [
        ("kind of", ("flap-gate", "écluse")),
        ("told apart from", ("écluse", "flap-gate")),
    ]


def test_directed_kinds_contradict_each_other_only_the_same_way_round(tmp_path: Path) -> None:
    root = Path(shutil.copytree(ROOT / "tests/foreign", tmp_path / "foreign"))
    table = root / "glossary/relations.toml"
    table.write_text(table.read_text("utf-8").replace('inverse = "measures out"', 'inverse = "measures out"\ncontradicts = ["kind of"]'), "utf-8")
    entry = root / "glossary/ebb-mill.md"
    same = '- lasts as long as: [[tide mill]] — "an ebb mill is only a tide mill"\n'
    entry.write_text(entry.read_text("utf-8") + same, "utf-8")
    pairs = contradictions(build(root).kb)
    assert [(pair.first.kind, pair.second.kind) for pair in pairs] == [("kind of", "lasts as long as"), ("kind of", "told apart from")]
    other = root / "glossary/tide-mill.md"
    entry.write_text(entry.read_text("utf-8").replace(same, ""), "utf-8")
    back = '\n- lasts as long as: [[ebb mill]] — "an ebb mill is only a tide mill" [@talk, K3]\n\n## Usage'
    other.write_text(other.read_text("utf-8").replace("\n\n## Usage", back, 1), "utf-8")
    pairs = contradictions(build(root).kb)
    assert [(pair.first.kind, pair.second.kind) for pair in pairs] == [("kind of", "told apart from")]
