"""The steps of the workflows as they stand, run by bash on this machine. What the host gives them is a stand-in: its folders, and `gh`."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.github.test_workflows import WORKFLOWS
from tests.site.building import ROOT, program
from tests.site.moot import copy_with_moot
from tests.site.test_pages import served

GH = """#!/bin/sh
# A stand-in for the host's program: `gh run download` finds what the job before kept; nothing else does anything.
[ "$1 $2" = "run download" ] && cp "$KEPT" "$RUNNER_TEMP/ledger.patch"
exit 0
"""


def git(folder: Path, *words: str) -> str:
    named = ("-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *named, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def repository(root: Path) -> Path:
    """A repository of what is in the folder, with this machine's environment where the workflow has its own."""
    (root / ".venv").symlink_to(Path(program("attested")).parents[1])
    git(root, "init", "-q")
    (root / ".git/info/exclude").write_text(".venv\nsite/\n.site-*\nartifact.tar\n*.patch\n__pycache__/\n", encoding="utf-8")
    git(root, "add", "--all")
    git(root, "commit", "-qm", "The state before")
    return root


def step(workflow: str, job: str, name: str, root: Path, **host: str) -> subprocess.CompletedProcess[str]:
    """One step by its name, run the way the host runs it."""
    (found,) = [one for one in WORKFLOWS[workflow]["jobs"][job]["steps"] if one["name"] == name]
    environment = {**os.environ, **host}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def mills(tmp_path: Path) -> Path:
    for part in ("glossary", "bib"):
        shutil.copytree(ROOT / "tests/foreign" / part, tmp_path / "mills" / part)
    return repository(tmp_path / "mills")


def test_the_summary_lists_all_findings(mills: Path, tmp_path: Path) -> None:
    entry = mills / "glossary/head.md"
    entry.write_text(entry.read_text(encoding="utf-8") + "\n## Nothing of the kind\n", encoding="utf-8")
    checked = step("check.yml", "glossary", "Check the glossary", mills)
    assert checked.returncode == 1
    assert "\n::error file=glossary/head.md,line=" in f"\n{checked.stdout}"
    done = step("check.yml", "glossary", "List all findings in the summary", mills, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    assert done.returncode == 0, done.stderr
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("## What does not fit\n\n~~~~")
    assert "[unknown_section]" in summary
    assert summary.rstrip().endswith("~~~~")


def test_the_summary_says_what_a_merged_proposal_does(mills: Path, tmp_path: Path) -> None:
    git(mills, "checkout", "-qb", "patch-1")
    entry = mills / "glossary/head.md"
    more = "\n### As printed {#printed}\n\n> The printed almanac has “still” where you write “idle”.\n>\n> — asserts: [@talk, K3]\n"
    entry.write_text(entry.read_text(encoding="utf-8") + more, encoding="utf-8")
    git(mills, "commit", "-qam", "A further claim")
    git(mills, "checkout", "-q", "main")
    git(mills, "merge", "-q", "--no-ff", "-m", "The proposal, merged as the host merges it", "patch-1")
    name = "Say in the summary what the change does"
    done = step("check.yml", "glossary", name, mills, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    assert done.returncode == 0, done.stderr
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "The printed almanac has" in summary
    assert "Two feet are the least" not in summary, "what did not change is not reported"


@pytest.mark.long
def test_a_publication_is_built_committed_and_pushed(tmp_path: Path) -> None:
    """The jobs one after the other: the ledger that is pushed is the one that the site was built with."""
    root = copy_with_moot(tmp_path / "work")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("# site_url: ", "site_url: "), encoding="utf-8")
    repository(root)
    (tmp_path / "origin.git").mkdir()
    git(tmp_path / "origin.git", "init", "-q", "--bare")
    git(root, "remote", "add", "origin", str(tmp_path / "origin.git"))
    git(root, "push", "-q", "origin", "main")

    (tmp_path / "deployed").mkdir()
    with served(tmp_path / "deployed") as nothing_yet:
        for name in ("Check the glossary", "Write down what is published from now on", "Build the site", "Pack the ledger", "Pack the site"):
            done = step("publish.yml", "build", name, root, DEPLOYED=nothing_yet)
            assert done.returncode == 0, (name, done.stderr)
    packed = subprocess.run(["tar", "--list", "--file", "artifact.tar"], cwd=root, capture_output=True, text=True, check=True).stdout
    assert "./index.html\n" in packed
    assert "./data/anchors.json\n" in packed

    git(tmp_path, "clone", "-q", str(tmp_path / "origin.git"), "fresh")
    fresh, temporary, tools = tmp_path / "fresh", tmp_path / "temporary", tmp_path / "tools"
    temporary.mkdir()
    tools.mkdir()
    (tools / "gh").write_text(GH, encoding="utf-8")
    (tools / "gh").chmod(0o755)
    host = {"RUNNER_TEMP": str(temporary), "KEPT": str(root / "ledger.patch"), "GITHUB_RUN_ID": "1", "PATH": f"{tools}:{os.environ['PATH']}"}
    for name in ("Fetch the patch", "Commit and push"):
        done = step("publish.yml", "ledger", name, fresh, **host)
        assert done.returncode == 0, (name, done.stderr)
    pushed = git(tmp_path / "origin.git", "show", "main:glossary/anchors.lock")
    assert pushed == (root / "glossary/anchors.lock").read_text(encoding="utf-8")
    changed = git(tmp_path / "origin.git", "diff", "--name-only", "main~1", "main").split()
    assert changed
    assert all(path.startswith(("glossary/anchors.lock", "glossary/published/")) for path in changed)

    (root / "ledger.patch").write_text("", encoding="utf-8")
    again = step("publish.yml", "ledger", "Fetch the patch", fresh, **host)
    done = step("publish.yml", "ledger", "Commit and push", fresh, **host)
    assert (again.returncode, done.returncode, done.stdout) == (0, 0, "Nothing new was published.\n")


def test_a_patch_beyond_the_ledger_is_not_applied(mills: Path, tmp_path: Path) -> None:
    """Whatever the job before may have been made to keep, only the ledger is written."""
    entry = mills / "glossary/head.md"
    entry.write_text("Nothing.\n", encoding="utf-8")
    (mills / "glossary/published").mkdir()
    (mills / "glossary/published/kept.json").write_text("{}\n", encoding="utf-8")
    git(mills, "add", "--all")
    patch = git(mills, "diff", "--cached", "--binary")
    git(mills, "reset", "-q", "--hard")
    (tmp_path / "ledger.patch").write_text(patch, encoding="utf-8")
    git(mills, "remote", "add", "origin", str(tmp_path / "nowhere"))
    done = step("publish.yml", "ledger", "Commit and push", mills, RUNNER_TEMP=str(tmp_path), PATH=f"/nowhere:{os.environ['PATH']}")
    assert done.returncode != 0, "there is nowhere to push to"
    assert git(mills, "diff", "--name-only", "HEAD~1", "HEAD").split() == ["glossary/published/kept.json"]


def test_without_an_address_nothing_is_published(mills: Path) -> None:
    done = step("publish.yml", "build", "Write down what is published from now on", mills)
    assert done.returncode == 2
    assert "The site has no address yet" in done.stderr
    assert git(mills, "status", "--porcelain") == ""
