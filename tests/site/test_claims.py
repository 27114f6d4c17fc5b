"""The claims of the source, each with its speaker, act and force, as the built pages print them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.site.building import ROOT, by_class, by_id, parsed, words
from tests.written import read_yaml

CLAIMS: list[dict[str, Any]] = read_yaml(ROOT / "tests/claims.yml")


def test_the_table_covers_every_claim() -> None:
    assert {row["claim"] for row in CLAIMS} == set(range(1, 21))


@pytest.mark.parametrize("row", CLAIMS, ids=lambda row: f"{row['claim']}-{row['anchor']}")
def test_claim(site: Path, row: dict[str, Any]) -> None:
    item = by_id(parsed(site / "glossary" / row["entry"] / "index.html"), row["anchor"])
    figures = by_class(item, "at-quotation") or [item]
    passage = f"sources/{row['source']}/#q-"
    said = [
        one
        for one in figures
        if passage in (by_class(one, "at-passage-link")[0].get("href") or "") and words(by_class(one, "at-exact")[0]).startswith(row["quote"].strip("….").strip())
    ]
    assert len(said) == 1, "the quotation is missing, or stands there twice"
    figure = said[0]
    assert [words(one) for one in by_class(figure, "at-act")] == row["acts"]
    force = [said for one in by_class(figure, "at-qualifier") if not (said := words(one)).startswith("cut, in our reading: ")]
    for kind, phrase, *part in row["qualifiers"]:
        shown = f"{kind} “{phrase}”" if kind != "on" else f"at issue, in our reading: “{phrase}”"
        shown += f" of “{part[0]}”" if part else ""
        assert any(one == shown or (kind == "on" and one.startswith(shown)) for one in force), (shown, force)
    assert len(force) == len(row["qualifiers"])
    who = words(by_class(figure, "at-who")[0])
    if row["source"] == "thread":
        assert who == f"LessWrong commenter {row['locator']}"
    else:
        assert who.endswith(row["locator"]) or "the post that C1 answers" in who


@pytest.mark.parametrize("row", CLAIMS, ids=lambda row: f"{row['claim']}-{row['anchor']}")
def test_the_sense_of_a_claim_and_who_answers_it(site: Path, row: dict[str, Any]) -> None:
    item = by_id(parsed(site / "glossary" / row["entry"] / "index.html"), row["anchor"])
    senses = {words(one) for one in by_class(item, "at-sense")} & {"conforms", "narrows", "widens", "departs"}
    assert senses == ({row["sense"]} - {"none"})
    exchange = _exchange(site, f"{row['entry']}-{row['anchor']}")
    turns = [(one.get("class"), *_turn(one)) for one in by_class(exchange, "at-turns")[0]] if exchange is not None else []
    first = next((at for at, (kind, *_) in enumerate(turns) if kind == "at-own"), len(turns))
    asked = turns[first][1] if turns else ""
    replies: dict[str, None] = {}
    answering = ""
    for _, who, entry, answers in turns[first + 1 :]:
        answering = who if asked in answers else answering if who == answering else ""  # one who goes on is not told anew
        if answering:
            replies[f"{who} in {entry}"] = None
    assert list(replies) == row["answered_by"], turns


def _exchange(site: Path, anchor: str) -> Any | None:
    """The exchange around a claim on the page of all of them; None where it has none there, as a definition has none."""
    return next((one for one in by_class(parsed(site / "cases/index.html"), "at-exchange") if one.get("id") == anchor), None)


def _turn(turn: Any) -> tuple[str, str, str]:
    """The locator of who speaks, the entry under which the words stand, and the line that says what they answer."""
    said = by_class(turn, "at-turn")[0][0]
    return words(said).removeprefix("LessWrong commenter "), (said.get("href") or "").split("/")[-2], " ".join(words(one) for one in by_class(turn, "at-reply"))


def test_what_is_only_reported_is_not_printed_as_held(site: Path) -> None:
    item = by_id(parsed(site / "glossary/mesa-optimizer/index.html"), "problem-in-practice")
    assert [words(one) for one in by_class(item, "at-act")] == ["reports"]
