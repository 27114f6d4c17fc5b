"""``attested draft``: what it finds, prints and ends with."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import bibtexparser
import pytest

from tests.site.building import ROOT, program, run
from tests.site.drafting import seed

C1 = "We haven’t yet got hard empirical evidence that mesaoptimizers are a problem in practice.\n"
FINE = "A mesa-optimizer is a model that is itself an optimizer. There is evidence that misaligned mesa-optimizers are a problem.\n"
FOREIGN = str(ROOT / "tests/foreign")


def draft(tmp_path: Path, text: str, *options: str, name: str = "post.md") -> subprocess.CompletedProcess[str]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return run(program("attested"), "draft", name, *options, "--root", str(ROOT), cwd=tmp_path)


def test_the_shorthand_is_found_in_the_comment_that_objects_to_it(tmp_path: Path) -> None:
    done = draft(tmp_path, seed(), "--format", "json")
    rows = json.loads(done.stdout)["warnings"]
    assert done.returncode == 1
    assert [(row["passage"], row["standing"], row["column"]) for row in rows] == [
        ("evidence that mesaoptimizers are a problem", "marks", 159),
        ("mesaoptimizers are a hypothetical", "marks", 220),
    ]
    assert rows[0]["hint"] == "Write “misaligned mesa-optimizers”, if that is meant; see the shorthand."
    assert rows[0]["quotations"][0]["words"].startswith("People seem to sometimes use “mesaoptimizers” as shorthand")
    assert rows[0]["quotations"][0]["who"] == "LessWrong commenter C1, name not established"


def test_a_warning_is_printed_with_place_caret_quotation_and_advice(tmp_path: Path) -> None:
    done = draft(tmp_path, f"One line.\n\n{C1}")
    lines = done.stdout.split("\n")
    assert done.returncode == 1
    assert lines[0] == "post.md:3:35: warning: “evidence that mesaoptimizers are a problem”: see the wording of mesa-optimizer. [wording]"
    assert lines[2].index("^") == lines[1].index("evidence")
    assert "    > — LessWrong commenter C1, name not established (glossary/mesa-optimizer/#shorthand-thread-c1, and 2 more)" in lines
    assert "    → Write “misaligned mesa-optimizers”, if that is meant; see the shorthand." in lines
    assert lines[-3:-1] == ["1 warning.", "post.md uses mesa-optimizer (1)."]


def test_a_draft_that_uses_the_terms_as_defined_is_met_with_silence(tmp_path: Path) -> None:
    done = draft(tmp_path, FINE)
    assert (done.returncode, done.stdout) == (0, "No findings.\npost.md uses mesa-optimizer (2), optimizer (1).\n")


def test_what_another_says_in_a_quotation_is_told_and_is_no_warning(tmp_path: Path) -> None:
    done = draft(tmp_path, f"They say:\n\n> {C1}")
    assert done.returncode == 0
    assert "post.md:3:37: info: “evidence that mesaoptimizers are a problem”: see the wording of mesa-optimizer. It stands in a quotation, so the words are another’s: leave them." in done.stdout


def test_html_is_read_by_its_name_or_look_and_markdown_where_one_says_so(tmp_path: Path) -> None:
    html = f"<p>As {C1}</p><pre>{C1}</pre>"
    assert draft(tmp_path, html).stdout.count(": warning:") == 1
    assert draft(tmp_path, f"As <pre>{C1}</pre> ends", name="post.html").stdout.count(": warning:") == 0
    assert draft(tmp_path, html, "--as", "markdown").stdout.count(": warning:") == 2


def test_the_input_is_read_and_github_gets_annotations(tmp_path: Path) -> None:
    done = subprocess.run(
        [program("attested"), "draft", "-", "--format", "github", "--root", str(ROOT)], input=C1, capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 1
    assert done.stdout.startswith("::warning file=stdin,line=1,col=35,title=wording::“evidence that mesaoptimizers are a problem”")


def test_several_files_are_checked_and_each_is_named(tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text(C1, encoding="utf-8")
    done = draft(tmp_path, FINE, "other.md")
    assert done.returncode == 1
    assert "other.md:1:35: warning:" in done.stdout
    assert done.stdout.endswith("post.md uses mesa-optimizer (2), optimizer (1).\nother.md uses mesa-optimizer (1).\n")


def test_the_appendix_quotes_cites_and_holds_records_that_bibtex_reads(tmp_path: Path) -> None:
    done = draft(tmp_path, FINE, "--appendix")
    assert done.stdout.startswith("## Terms as used here\n\n")
    assert "- **mesa-optimizer**: “Mesa-optimization occurs when a base optimizer" in done.stdout
    assert "— Hubinger et al. 2019, §1.1 (words as quoted by LawrenceC, in turn by LessWrong commenter C4) [@hubinger2019, §1.1]" in done.stdout
    library = bibtexparser.parse_string(done.stdout.split("```bibtex\n")[1].split("```")[0])
    assert [entry.key for entry in library.entries] == ["hubinger2019", "lawrencec", "thread"]
    assert library.entries_dict["thread"]["addendum"] == "attribution not established"
    assert library.failed_blocks == []


@pytest.mark.parametrize(("picked", "count"), [([], 2), (["--sense", "tide mill=2"], 1), (["--sense", "tidemill=1"], 1)])
def test_the_writer_picks_the_sense(tmp_path: Path, picked: list[str], count: int) -> None:
    (tmp_path / "post.md").write_text("A tide mill.", encoding="utf-8")
    done = run(program("attested"), "draft", "post.md", "--appendix", *picked, "--root", FOREIGN, cwd=tmp_path)
    quoted = [words in done.stdout for words in ("driven by water which the sea has left behind", "stands idle twice in every day")]
    assert (done.returncode, quoted.count(True)) == (0, count)
    assert quoted[1] is (picked != ["--sense", "tidemill=1"])


def test_another_glossary_warns_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text("No tide mills stand on a river.", encoding="utf-8")
    done = run(program("attested"), "draft", "post.md", "--root", FOREIGN, cwd=tmp_path)
    assert done.returncode == 1
    assert "“tide mills stand on a river”: see the wording of tide mill." in done.stdout
    assert "→ Say by which of the two definitions; see Saltby." in done.stdout


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("nothing.md",), "Cannot read nothing.md: No such file or directory."),
        ((".",), "Cannot read .: Is a directory."),
        (("bad.md",), "Cannot read bad.md: byte 2 is not UTF-8. Save it as UTF-8."),
        (("post.md", "--sense", "mesa-optimizer=2"), "--sense mesa-optimizer=2: mesa-optimizer has 1 definition here."),
        (("post.md", "--sense", "nonsense=1"), "--sense nonsense=1 is not understood."),
    ],
)
def test_what_cannot_run_ends_with_2_and_says_why(tmp_path: Path, options: tuple[str, ...], told: str) -> None:
    (tmp_path / "bad.md").write_bytes(b"a\xff")
    done = draft(tmp_path, FINE, *options)
    assert done.returncode == 2
    assert told in done.stderr


def test_nothing_that_an_advice_says_to_write_is_warned_of(tmp_path: Path) -> None:
    """Whoever follows one line of Wording is not sent away by another."""
    from attested.build import build
    from attested.draft.checking import Checker
    from attested.draft.guide import guide
    from attested.draft.patterns import ADVISED
    from attested.draft.reading import read

    for root in (ROOT, ROOT / "tests/foreign"):
        kb = build(root).kb
        made = guide(kb)
        checker = Checker(kb.matcher, made)
        assert made["lines"], "nothing is tried"
        advised = [words for line in made["lines"] for words in ADVISED.findall(line["advice"])]
        assert [words for words in advised if checker.check(read(words)).hits] == []


def test_every_line_of_wording_finds_its_own_phrases(tmp_path: Path) -> None:
    from attested.build import build
    from attested.draft.checking import Checker
    from attested.draft.guide import guide
    from attested.draft.reading import read

    kb = build(ROOT).kb
    made = guide(kb)
    checker = Checker(kb.matcher, made)
    for number, line in enumerate(made["lines"]):
        for one in line["phrases"]:
            said = one["phrase"].replace("…", "that")
            assert number in {hit.line for hit in checker.check(read(said)).hits}, said
