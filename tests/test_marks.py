"""What `make test` leaves out is what `make test-all` runs, and what cannot be run is named."""

from __future__ import annotations

import itertools
import re
import shutil
from pathlib import Path

from tests.running import program, run
from tests.site.building import ROOT
from tests.written import read_yaml

MARKS = ("long", "outside")


def test_each_test_is_run_by_one_of_the_two_targets() -> None:
    """A property is tried by both: with few examples, and with many."""
    chosen = re.findall(r"^\t@(ATTESTED_AT_LENGTH=1 )?\$\(PYTEST\) -m '([^']+)' \$\(ARGS\)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert [bool(at_length) for at_length, _ in chosen] == [False, True]
    for held in itertools.product((False, True), repeat=len(MARKS)):
        marks = dict(zip(MARKS, held, strict=True))
        assert [eval(one, {}, marks | {"hypothesis": False}) for _, one in chosen] == [not any(held), any(held)], marks
        assert eval(chosen[1][1], {}, marks | {"hypothesis": True})


def test_both_are_run_where_changes_are_tested() -> None:
    workflow = read_yaml(ROOT / ".github/workflows/test.yml")
    (job,) = workflow["jobs"].values()
    assert [step["run"] for step in job["steps"] if "run" in step] == ["make test", "make test-all"]
    assert "for target in test test-all; do" in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_a_program_that_is_not_installed_is_named_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    for name in ("conftest.py", "chromium.py", "examples.py", "running.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests/test_x.py").write_text(
        "import pytest\n\n\n"
        "@pytest.mark.outside('no-such-program')\ndef test_a() -> None: ...\n\n\n"
        "@pytest.mark.outside('python', 'no-such-program')\ndef test_b() -> None: ...\n\n\n"
        "@pytest.mark.outside('python')\ndef test_c() -> None: ...\n",
        encoding="utf-8",
    )
    done = run(program("python"), "-m", "pytest", "-p", "no:cacheprovider", "-m", "outside", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "PROGRAMS THAT ARE NOT INSTALLED HERE" in done.stdout
    assert "\nno-such-program: 2 skipped\n" in done.stdout
    assert re.fullmatch(r"=+ 1 passed, 2 skipped in [0-9.]+s =+", done.stdout.splitlines()[-1])
