"""What a build does to the site that stands there: replaces it whole, or leaves it whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.site.building import ROOT, copy, program, run, run_mkdocs, state
from tests.site.moot import copy_with_moot
from tests.slips.edits import apply, load

SLIPS = load()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A clean copy, with a former site in it."""
    return _with_a_former_site(copy(tmp_path / "tree with space"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The same with a small glossary."""
    return _with_a_former_site(copy_with_moot(tmp_path / "tree with space"))


def _with_a_former_site(root: Path) -> Path:
    (root / "site/glossary").mkdir(parents=True)
    (root / "site/index.html").write_text("the former site", encoding="utf-8")
    return root


def _names(printed: str, expected: dict[str, Any]) -> bool:
    return f"{expected['path']}:{expected['line']}:" in printed and f"[{expected['check']}]" in printed


@pytest.mark.parametrize("slip", [*SLIPS[:3], *(pytest.param(slip, marks=pytest.mark.long) for slip in SLIPS[3:])], ids=lambda slip: slip["name"])
def test_a_slip_stops_mkdocs_and_leaves_the_former_site(tree: Path, slip: dict[str, Any]) -> None:
    apply(tree, slip["edits"])
    before = state(tree / "site")
    done = run_mkdocs("build", cwd=tree)
    assert done.returncode == 1, done.stdout + done.stderr
    for expected in slip["expect"]:
        assert _names(done.stderr, expected), done.stderr
    assert state(tree / "site") == before
    assert not list(tree.glob(".site-*"))


@pytest.mark.skipif(not (ROOT / ".venv/bin/attested").exists(), reason="make sets up .venv/ first")
@pytest.mark.long
@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["name"])
def test_a_slip_stops_make_build_and_leaves_the_former_site(tree: Path, slip: dict[str, Any]) -> None:
    apply(tree, slip["edits"])
    before = state(tree / "site")
    # It has been set up, or the test is skipped. Setting up again could replace the environment in which the tests run.
    done = run("make", "--old-file=setup", "build", f"ROOT={tree}", cwd=ROOT)
    assert done.returncode != 0
    for expected in slip["expect"]:
        assert _names(done.stderr, expected), done.stderr
    assert state(tree / "site") == before


def test_a_good_build_replaces_the_former_site_whole(small: Path) -> None:
    done = run(program("mkdocs"), "build", cwd=small)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr + done.stdout
    assert "the former site" not in (small / "site/index.html").read_text(encoding="utf-8")
    assert (small / "site/glossary/dam/index.html").is_file()
    assert not list(small.glob(".site-*"))


def test_a_page_that_breaks_its_promise_stops_the_build(small: Path) -> None:
    """A template that loses the link to the passage is found in the finished HTML."""
    template = small / "hooks/attested/render/templates/quotation.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace('href="{{ figure.passage_link }}"', 'href="#{{ figure.id }}"'), encoding="utf-8")
    before = state(small / "site")
    done = run(program("mkdocs"), "build", cwd=small, alone=True)
    assert done.returncode == 1
    assert "does not lead to its passage" in done.stderr
    assert state(small / "site") == before


def test_a_page_with_a_dead_link_stops_the_build(small: Path) -> None:
    (small / "docs/how-to-read.md").write_text('# How to read\n\n<a href="../glossary/nowhere/">nowhere</a>\n', encoding="utf-8")
    done = run(program("mkdocs"), "build", cwd=small)
    assert done.returncode == 1
    assert "leads nowhere" in done.stderr


@pytest.fixture
def standing(small: Path, moot_site: Path) -> Path:
    """A clean copy, with the whole site in it that was built of the same files."""
    shutil.rmtree(small / "site")
    shutil.copytree(moot_site, small / "site")
    return small


@pytest.mark.parametrize("files", [pytest.param(1, marks=pytest.mark.long), 20, pytest.param(60, marks=pytest.mark.long)])
def test_a_killed_build_leaves_the_former_site(standing: Path, files: int) -> None:
    """Killed when so many of the new site's files have been written."""
    before = state(standing / "site")
    (standing / "docs/index.md").write_text("# Another home\n", encoding="utf-8")
    command = [program("attested"), "build", "--root", str(standing)]
    started = subprocess.Popen(command, cwd=standing, start_new_session=True, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while started.poll() is None and time.monotonic() < deadline:
        if sum(path.is_file() for path in standing.glob(".site-*/**/*")) >= files:
            break
        time.sleep(0.01)
    os.killpg(started.pid, signal.SIGKILL)
    started.wait()
    assert list(standing.glob(".site-*")), "it was killed before the end"
    assert state(standing / "site") == before
    assert run(program("mkdocs"), "build", cwd=standing).returncode == 0
    assert not list(standing.glob(".site-*")), "what the killed build left behind is cleared away"
    assert state(standing / "site") != before


@pytest.mark.long
def test_two_builds_at_once_leave_one_whole_site(standing: Path) -> None:
    expected = set(state(standing / "site"))
    builds = [subprocess.Popen([program("attested"), "build", "--root", str(standing)], cwd=standing, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    ends = [(build.wait(), build.stderr.read() if build.stderr else "") for build in builds]
    for build in builds:
        if build.stderr:
            build.stderr.close()
    assert [code for code, _ in ends] == [0, 0], ends
    assert set(state(standing / "site")) == expected
    assert not list(standing.glob(".site-*"))


@pytest.mark.parametrize("copied", [copy_with_moot, pytest.param(copy, marks=pytest.mark.long)], ids=["a small glossary", "the real one"])
def test_builds_are_reproducible(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, copied: Callable[[Path], Path]) -> None:
    """One within this process, one in a process of its own, whose sets have another order."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    root = copied(tmp_path / "a")
    states = []
    for alone in (False, True):
        assert run(program("mkdocs"), "build", cwd=root, alone=alone).returncode == 0
        states.append(state(root / "site"))
        shutil.rmtree(root / "site")
    assert states[0] == states[1]
