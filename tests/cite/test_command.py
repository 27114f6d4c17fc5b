"""`attested cite`, as it is run."""

from __future__ import annotations

import json
import subprocess
from datetime import date

import pytest

from attested.cite import CitationFormat
from tests.site.building import ROOT, program, run


def _cite(*words: str, root: str = "tests/foreign") -> subprocess.CompletedProcess[str]:
    return run(program("attested"), "cite", *words, "--root", str(ROOT / root), cwd=ROOT)


def test_source_first_then_the_entry() -> None:
    done = _cite("tide-mill#definition", "--style", "apa")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Cite the source\n\nBrack, O. (1911). The Tide Miller's Handbook. Saltby Press.\nIn the text: (Brack, 1911, p. 1)\n\n"
        "Cite this entry\n\nAttested contributors. (n.d.). Tide mill: definition 1. In Attested. [Version, date and address not yet published.]\n"
        "In the text: (Attested contributors, n.d.)\n"
    ).replace("Miller's", "Miller’s")


@pytest.mark.parametrize("written", ["tide mill#saltby", "Tide Mill#saltby", "tidemill#saltby", "glossary/tide-mill/#saltby", "sea-mill#saltby"])
def test_a_term_goes_by_any_of_its_names(written: str) -> None:
    done = _cite(written, "--part", "entry", "--style", "markdown")
    assert done.stdout == "Cite this entry\n\n“Tide mill: The mill at Saltby”, *Attested*. Version, date and address not yet published.\n"


def test_a_passage_is_cited_from_its_source() -> None:
    done = _cite("talk#k2", "--style", "mla", "--part", "source")
    assert done.stdout.splitlines()[2:] == [
        "“A Talk of Three, Here Called K1 to K3.” [Author not established. Words of speaker K2 (name not established).]",
        "In the text: (“A Talk of Three, Here Called K1 to K3,” K2)",
    ]


@pytest.mark.parametrize("style", [form.value for form in CitationFormat])
def test_every_format_is_printed(style: str) -> None:
    done = _cite("head#definition", "--style", style, "--accessed", "2026-01-31")
    assert (done.returncode, done.stderr) == (0, "") and "Handbook" in done.stdout


def test_csl_json_is_one_array() -> None:
    items = json.loads(_cite("tide-mill#definition-2", "--style", "csl-json").stdout)
    assert [one["id"] for one in items] == ["almanac", "talk", "attested-glossary-tide-mill-definition-2"]


def test_the_day_of_reading_is_today_unless_it_is_given() -> None:
    assert f"Retrieved {date.today():%B} {date.today().day}, {date.today().year}, from" in _cite("sources/lawrencec", root=".").stdout
    assert "Retrieved May 4, 2026, from" in _cite("sources/lawrencec", "--accessed", "2026-05-04", root=".").stdout
    wrong = _cite("head", "--accessed", "yesterday")
    assert (wrong.returncode, wrong.stderr) == (2, "attested: “yesterday” is no day. Write it as in --accessed 2026-01-31.\n")


def test_a_quotation_that_another_page_shows_is_cited_from_its_own() -> None:
    done = _cite("base-optimizer#mesa-optimizer-humans-thread-c4", "--part", "entry", "--style", "markdown", root=".")
    assert done.stdout == (
        "Cite this entry\n\n“Mesa-optimizer: Humans, relative to evolution (quotation from C4)”, *Attested*. Version, date and address not yet published.\n"
    )


def test_an_unknown_anchor_is_answered_with_the_nearest() -> None:
    done = _cite("tide-mill#defintion")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[:2] == ["attested: There is nothing to cite at “tide-mill#defintion”. The nearest anchors:", "    tide-mill#definition"]


def test_an_unknown_page_too() -> None:
    done = _cite("tide-mil")
    assert done.returncode == 2
    assert "    tide-mill\n" in done.stderr
    nothing = _cite("zzzzzzzz")
    assert (nothing.returncode, nothing.stderr) == (2, "attested: There is nothing to cite at “zzzzzzzz”. No anchor is spelled like it.\n")
