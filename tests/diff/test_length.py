"""A report of any length fits where it is shown, and says what it leaves out."""

from __future__ import annotations

import re

import pytest

from attested.diff import Changes, StateName, as_markdown
from attested.diff.changes import NameChange, TermChange

NAMES = (StateName("the earlier state"), StateName("the later state"))
LEFT_OUT = re.compile(r"^([\d,]+) of these ([\d,]+) are left out here", re.MULTILINE)


def changes(count: int) -> Changes:
    return Changes(
        terms=tuple(TermChange("added", f"term-{at}", f"term {at}", "", "", f"glossary/term-{at}.md", 1) for at in range(count)),
        names=tuple(NameChange("added", "héad", "héad", f"name {at}", "glossary/héad.md", 1) for at in range(count)),
    )


@pytest.mark.parametrize("most", [2_000, 5_000, 50_000, 200_000])
def test_no_report_is_longer_than_it_may_be_and_what_is_missing_is_counted(most: int) -> None:
    report = as_markdown(changes(1_000), *NAMES, most)
    shown = [report.count("\n- **term "), report.count("\n- “name ")]
    missing = sum(int(some[0].replace(",", "")) for some in LEFT_OUT.findall(report))
    assert len(report.encode()) <= most
    assert sum(shown) + missing == 2_000
    assert report.startswith("**1,000 terms added, 1,000 names added.**")


def test_a_long_section_does_not_crowd_out_a_short_one() -> None:
    some = changes(1_000)
    report = as_markdown(Changes(terms=some.terms, names=some.names[:20]), *NAMES, 10_000)
    assert report.count("\n- “name ") == 20
    assert 0 < report.count("\n- **term ") < 1_000


def test_a_report_that_fits_leaves_nothing_out() -> None:
    report = as_markdown(changes(1_000), *NAMES)
    assert report.count("\n- ") == 2_000
    assert not LEFT_OUT.search(report)
