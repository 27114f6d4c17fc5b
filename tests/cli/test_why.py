"""Runs the stories of `why.yml` on the foreign glossary; then the same answer as data, and the question of the first glossary."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from attested.build import build
from tests.site.building import ROOT, copy, program, run
from tests.written import read_yaml

FOREIGN = ROOT / "tests/foreign"
STORIES = read_yaml(Path(__file__).with_name("why.yml"))


def asked(*arguments: str, root: Path = ROOT) -> tuple[int, str, str]:
    done = run(program("attested"), "why", *arguments, "--root", str(root), cwd=root)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_story(story: dict[str, Any]) -> None:
    code, out, told = asked(*story["given"], root=FOREIGN)
    assert (code, out.strip(), told.strip()) == (story["exit"], story.get("out", "").strip(), story.get("err", "").strip())


def test_a_chain_of_the_first_glossary_with_its_quotations() -> None:
    code, out, told = asked("mesa-optimizer", "search space")
    steps = [" ".join(step.split()) for step in out.split("\n\n")]
    assert (code, told, len(steps)) == (0, "", 4)
    assert steps[0] == "mesa-optimizer rests on search space, by definition of Hubinger et al., in 2 steps."
    assert steps[1].startswith("1. The definition of mesa-optimizer names optimizer. “Mesa-optimization occurs when a base optimizer (in searching")
    assert "— Hubinger et al. 2019, §1.1, as quoted by LawrenceC (glossary/mesa-optimizer.md:" in steps[1]
    assert steps[2].startswith("2. The definition of optimizer names search space. “A system is an optimizer if it is internally searching through a search space")
    assert steps[2].endswith("Also: optimizer “searches” search space, by definition.")


def test_a_chain_as_data_holds_the_words_that_stand_in_the_passages() -> None:
    kb = build(ROOT).kb
    code, out, _ = asked("mesa-optimizer", "search space", "--format", "json")
    answer = json.loads(out)
    [chain] = answer["chains"]
    assert (code, answer["missing"], answer["more"]) == (0, None, False)
    assert [(step["source"], step["target"], [one["kind"] for one in step["reasons"]]) for step in chain] == [
        ("mesa-optimizer", "optimizer", ["defined in terms of", "is a"]),
        ("optimizer", "search-space", ["defined in terms of", "searches"]),
    ]
    for step in chain:
        for reason in step["reasons"]:
            evidence = reason["evidence"]
            passage = " ".join(kb.passages[evidence["cited"], evidence["locator"]].text.value.split())
            assert evidence["phrase"] in evidence["quotation"] and evidence["quotation"] in passage
            line = (ROOT / evidence["path"]).read_text("utf-8").splitlines()[evidence["line"] - 1]
            assert line.startswith("> " if reason["origin"] == "derived" else f"- {reason['kind']}: [[")


def test_no_chain_as_data_says_where_it_breaks_off() -> None:
    code, out, _ = asked("écluse", "head", "--format", "json", root=FOREIGN)
    answer = json.loads(out)
    missing = answer["missing"]
    assert (code, answer["chains"], missing["reached"], missing["ends"]) == (1, [], [], ["écluse"])
    assert missing["reaching"] == ["flap-gate", "millpond"]
    assert [(one["claim"], one["evidence"]["quotation"]) for one in missing["beside"]] == [
        ("écluse “told apart from” flap gate, according to Brack", "Do not take it for the flap gate, which needs none.")
    ]
    assert (missing["back"], missing["mixed"]) == ([], [])


def test_consequentialist_does_not_rest_on_misgeneralization() -> None:
    code, out, _ = asked("consequentialist", "misgeneralization")
    assert code == 1
    assert out.startswith("Nothing quoted here shows that consequentialist rests on misgeneralization: there is no chain by definition of one source.")
    assert "Words of LessWrong commenter C3 and the post that C1 answers lead from the one to the other. None of them says the whole" in " ".join(out.split())
    assert "1. Consequentialist “qualifies” mesa-optimizer, according to LessWrong commenter C3." in out
    assert "2. Mesa-optimizer “is a” misgeneralization, according to the post that C1 answers." in out
    answer = json.loads(asked("consequentialist", "misgeneralization", "--format", "json")[1])
    assert answer["chains"] == []
    assert [[(step["target"], step["according_to"]) for step in chain] for chain in answer["missing"]["mixed"]] == [
        [("mesa-optimizer", "LessWrong commenter C3"), ("misgeneralization", "the post that C1 answers")]
    ]


def test_a_glossary_with_errors_is_not_asked(tmp_path: Path) -> None:
    root = copy(tmp_path, ("glossary", "bib"))
    entry = root / "glossary/optimizer.md"
    entry.write_text(entry.read_text("utf-8").replace("internally searching", "inwardly searching", 1), "utf-8")
    message = "attested: The glossary has errors, so no chain of quotations can be trusted. See them with: attested check\n"
    assert asked("mesa-optimizer", "search space", root=root) == (2, "", message)


def test_two_names_are_needed() -> None:
    code, out, told = asked("head", root=FOREIGN)
    assert (code, out) == (2, "") and "Missing argument" in told
