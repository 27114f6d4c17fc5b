"""Sources and their passages are published too: a key that is renamed, a source that goes, and two branches that touch the ledger."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from attested.build import build
from attested.render.pages.old_address import old_page
from attested.render.publications import Publications
from tests.ledger.publishing import LOCK, change, findings, foreign, lines, pages, publish_on


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = foreign(tmp_path)
    publish_on(made, "2026-01-05")
    return made


def rename_key(root: Path) -> None:
    (root / "bib/passages/almanac.md").rename(root / "bib/passages/calendar.md")
    for path in [*root.glob("glossary/*.md"), *root.glob("bib/passages/*.md"), root / "bib/references.bib"]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("@almanac", "@calendar").replace("{almanac,", "{calendar,").replace("source: almanac", "source: calendar"), encoding="utf-8")


def test_a_source_with_a_new_key_takes_one_line_and_nothing_that_quotes_it_counts_as_changed(root: Path) -> None:
    rename_key(root)
    assert findings(root) == [
        f"{LOCK}: published_anchor_missing: “sources/almanac” was published and is no longer there. The same words stand at “sources/calendar” now. "
        "If it was moved, add a line behind line 83: “sources/almanac  moved  -> sources/calendar”. If it is meant to go: “sources/almanac  retired  because …”."
    ]
    change(root, {"ledger": ["sources/almanac moved -> sources/calendar"]})
    publish_on(root, "2026-02-01")
    told = lines(root)
    assert told["sources/almanac#march"] == "moved 1.0 2026-01-05 2026-02-01 -> sources/calendar#march"
    assert told["sources/calendar#march"] == "live 1.0 2026-01-05 2026-01-05"
    assert told["glossary/tide-mill#definition-2"] == "live 1.0 2026-01-05 2026-01-05"


def test_of_a_retired_source_all_passages_are_shown_whichever_version_they_came_with(root: Path) -> None:
    """The kept file of version 2.0 holds only the passage that changed."""
    for path in ("bib/originals/talk.txt", "bib/passages/talk.md", "glossary/tide-mill.md"):
        change(root, {"edit": {path: {"at all hours": "at every hour"}}})
    publish_on(root, "2026-02-01")
    assert lines(root)["sources/talk"] == "live 2.0 2026-01-05 2026-02-01"
    change(root, {"ledger": ["sources/talk retired because its speakers asked for it"]})
    (root / "bib/passages/talk.md").unlink()
    bib = (root / "bib/references.bib").read_text(encoding="utf-8")
    (root / "bib/references.bib").write_text(bib.replace("{talk,", "{other,"), encoding="utf-8")
    page = old_page(Publications(build(root).kb), "sources/talk")
    assert page is not None
    assert "its speakers asked for it" in page.body().html
    for words in ("I say that Saltby is plainly a tide mill", "for the river turns it at every hour", "The printed almanac has “still”"):
        assert words in page.body().html
    assert 'id="k1"' in page.body().html and 'id="k3"' in page.body().html


def test_each_version_of_a_source_stays_at_its_address_with_all_passages_that_it_had(root: Path) -> None:
    """The kept file of a version holds only what was new or changed; a passage that went is in the versions before, and in none after."""
    for path in ("bib/originals/talk.txt", "bib/passages/talk.md", "glossary/tide-mill.md"):
        change(root, {"edit": {path: {"at all hours": "at every hour"}}})
    publish_on(root, "2026-02-01")
    passages = (root / "bib/passages/talk.md").read_text(encoding="utf-8")
    (root / "bib/passages/talk.md").write_text(f"{passages}\n## K4 {{#k4}}\n\n- by: speaker K3 (name not established)\n- original: talk.txt, lines: 3\n\nThat the mill stood idle.\n", encoding="utf-8")
    lines_of = (root / "bib/originals/talk.txt").read_text(encoding="utf-8").splitlines()
    (root / "bib/originals/talk.txt").write_text("\n".join([*lines_of, "That the mill stood idle.", ""]), encoding="utf-8")
    change(root, {"edit": {"bib/passages/talk.md": {"lines: 3\n\nThat": f"lines: {len(lines_of) + 1}\n\nThat"}}})
    publish_on(root, "2026-02-02")
    (root / "bib/passages/talk.md").write_text(passages, encoding="utf-8")
    change(root, {"ledger": ["sources/talk#k4 retired because nobody said it"]})
    publish_on(root, "2026-02-02")
    made = pages(root)
    there = {name: [one for one in ("k1", "k2", "k3", "k4") if f'id="{one}"' in made[name]] for name in made if name.startswith("sources/talk/v/")}
    assert there == {"sources/talk/v/1.0": ["k1", "k2", "k3"], "sources/talk/v/2.0": ["k1", "k2", "k3"], "sources/talk/v/3.0": ["k1", "k2", "k3", "k4"], "sources/talk/v/4.0": ["k1", "k2", "k3"]}
    assert "turns it at all hours" in made["sources/talk/v/1.0"] and "turns it at every hour" in made["sources/talk/v/2.0"]
    assert "Nothing: the source says the same today." in made["sources/talk/v/4.0"]
    assert [one in made["sources/talk"] for one in ('href="v/4.0/"', 'href="v/1.0/"')] == [True, True]
    shutil.rmtree(root / "glossary/published/journal")
    text = re.sub(r"#\n# Last publication: .*\n", "", (root / LOCK).read_text(encoding="utf-8"))
    (root / LOCK).write_text(text, encoding="utf-8")
    assert 'id="k4"' not in pages(root)["sources/talk/v/4.0"], "before the journal, the days tell"


def test_lines_that_two_branches_add_are_merged_without_a_conflict(root: Path, tmp_path: Path) -> None:
    base = (root / LOCK).read_text(encoding="utf-8")

    def added(address: str, line: str) -> Path:
        path = tmp_path / line.split()[0].replace("/", "-")
        rows = base.splitlines()
        at = next(at for at, row in enumerate(rows) if row.startswith(f"{address}  "))
        path.write_text("\n".join([*rows[: at + 1], line, *rows[at + 1 :], ""]), encoding="utf-8")
        return path

    one = added("glossary/head#two-feet", "glossary/head#two-feet retired because nobody says it")
    other = added("glossary/tide-mill#nickname", "glossary/tide-mill#nickname moved -> glossary/tide-mill#saltby")
    (tmp_path / "base").write_text(base, encoding="utf-8")
    done = subprocess.run(["git", "merge-file", "-p", one, tmp_path / "base", other], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.count("\n") == base.count("\n") + 2
