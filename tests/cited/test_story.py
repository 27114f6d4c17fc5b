"""What was cited on the first day, checked again and again while the glossary goes on."""

from __future__ import annotations

from pathlib import Path

from attested.cite.check import Rows, citations, told, verdict
from tests.cited.walking import SITES, STORY, walk
from tests.site.building import program, run


def test_what_was_cited_on_the_first_day_is_told_of_after_each_change(tmp_path: Path) -> None:
    seen = []
    for name, text, rows in walk(tmp_path):
        seen.append(name)
        found = {f"{one.page}#{one.id}": list(told(verdict(one, Rows(rows)))) for one in citations(text, SITES)}
        expected = STORY["after"][name]
        assert {address: found[address] for address in expected} == expected, name
    assert seen == list(STORY["after"]), "a step of the ledger's story has another name"
    (tmp_path / "cited.bib").write_text(text, encoding="utf-8")
    done = run(program("attested"), "cite", "--check", "cited.bib", cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, f"{len(STORY['cited'])} citations, {STORY['to look at']} to look at.")
    assert "cited.bib:7: glossary/head#definition, version 1.0" in done.stdout


def test_a_file_that_cites_nothing_of_it_says_so(tmp_path: Path) -> None:
    next(walk(tmp_path))
    (tmp_path / "other.bib").write_text("@book{a, url = {https://elsewhere.example/glossary/head/}}\n", encoding="utf-8")
    done = run(program("attested"), "cite", "--check", "other.bib", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "other.bib cites nothing of this glossary: no address in it begins with https://example.org/mills/.\n")


def test_what_cannot_be_asked_is_refused(tmp_path: Path) -> None:
    next(walk(tmp_path))
    (tmp_path / "old.bib").write_bytes("@book{a, title = {Mühle}}".encode("latin-1"))
    answers = {
        ("--check", "none.bib"): "attested: none.bib could not be read: No such file or directory.\n",
        ("--check", "old.bib"): "attested: old.bib is not UTF-8. Save it as UTF-8 and try again.\n",
        (): "attested: Name what to cite, or a file to check: attested cite TERM#ID, or attested cite --check FILE.\n",
    }
    for asked, answer in answers.items():
        done = run(program("attested"), "cite", *asked, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (2, answer)
