"""The workflows: without findings of zizmor, safe for forks, and made of commands that are there.

The host itself is out of reach here, so nothing of this was run by it (docs/decisions/0014).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.github.forms import GITHUB
from tests.site.building import ROOT, program, run
from tests.written import read_yaml

WORKFLOWS: dict[str, dict[Any, Any]] = {
    path.name: read_yaml(path) for path in sorted((GITHUB / "workflows").glob("*.yml"))
}
ON = True  # PyYAML reads the key `on` as YAML 1.1's word for true


def steps(workflow: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def test_zizmor_finds_nothing() -> None:
    done = run(program("zizmor"), "--offline", "--persona", "pedantic", "--no-progress", ".github", cwd=ROOT)
    assert (done.returncode, "No findings to report" in done.stdout) == (0, True), done.stdout


def test_zizmor_can_find_something(tmp_path: Path) -> None:
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    bad = (GITHUB / "workflows/check.yml").read_text(encoding="utf-8").replace("  pull_request:\n", "  pull_request_target:\n")
    (folder / "check.yml").write_text(bad, encoding="utf-8")
    done = run(program("zizmor"), "--offline", "--no-progress", ".github", cwd=tmp_path)
    assert done.returncode != 0
    assert "dangerous-triggers" in done.stdout


@pytest.mark.parametrize("name", WORKFLOWS)
def test_each_action_is_pinned_to_a_commit_with_its_release_beside_it(name: str) -> None:
    text = (GITHUB / "workflows" / name).read_text(encoding="utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert used
    assert [one for one in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_command_holds_what_the_host_would_fill_in(name: str) -> None:
    """An expression inside a command is pasted into it before the shell reads it; values go through `env` instead."""
    commands = [step["run"] for step in steps(WORKFLOWS[name]) if "run" in step]
    assert commands
    assert [one for one in commands if "${{" in one] == []


def test_a_proposal_from_a_fork_gets_nothing_but_to_read() -> None:
    for workflow in (WORKFLOWS["check.yml"], WORKFLOWS["test.yml"]):
        assert "pull_request" in workflow[ON]
        assert "pull_request_target" not in workflow[ON]
        assert workflow["permissions"] == {}
        assert [job["permissions"] for job in workflow["jobs"].values()] == [{"contents": "read"}]
    assert "secrets" not in (GITHUB / "workflows/check.yml").read_text(encoding="utf-8").replace("no secret is", "")


def test_what_may_write_runs_nothing_of_the_project() -> None:
    jobs = WORKFLOWS["publish.yml"]["jobs"]
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "build": {"contents": "read"},
        "ledger": {"contents": "write", "actions": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    for name in ("ledger", "deploy"):
        commands = " ".join(step.get("run", "") for step in jobs[name]["steps"])
        assert not re.search(r"\.venv|make |python|\.sh", commands), name
    assert jobs["deploy"]["environment"]["name"] == "github-pages"
    assert (jobs["ledger"]["needs"], jobs["deploy"]["needs"]) == ("build", "ledger")
    assert WORKFLOWS["publish.yml"]["concurrency"] == {"group": "publish", "cancel-in-progress": False}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_checkout_leaves_its_token_behind(name: str) -> None:
    fetched = [step["with"] for step in steps(WORKFLOWS[name]) if step.get("uses", "").startswith("actions/checkout@")]
    assert fetched
    assert all(one["persist-credentials"] is False for one in fetched)


def said(name: str, command: str) -> list[list[str]]:
    """The words behind a command wherever a workflow runs it, up to what belongs to the shell."""
    lines = [line for step in steps(WORKFLOWS[name]) for line in step.get("run", "").splitlines()]
    found = [re.search(rf"(?:^|\s){re.escape(command)} ([^|>&;]*)", line) for line in lines]
    return [one[1].split() for one in found if one]


ATTESTED = [(name, words) for name in WORKFLOWS for words in said(name, ".venv/bin/attested")]
MAKE = [(name, words) for name in WORKFLOWS for words in said(name, "make")]


@pytest.mark.parametrize(("name", "words"), ATTESTED, ids=lambda one: " ".join(one) if isinstance(one, list) else one)
def test_each_command_of_ours_is_there_with_its_options(name: str, words: list[str]) -> None:
    done = run(program("attested"), *words, "--help", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    options = [word for word in words if word.startswith("--")]
    assert [one for one in options if one not in done.stdout] == [], name


@pytest.mark.parametrize(("name", "words"), MAKE, ids=lambda one: " ".join(one) if isinstance(one, list) else one)
def test_each_target_of_make_is_there(name: str, words: list[str]) -> None:
    done = run("make", "--dry-run", *words, cwd=ROOT)
    assert done.returncode == 0, (name, done.stderr)


def test_the_commands_are_found() -> None:
    assert ("check.yml", ["check", "--format", "github"]) in ATTESTED
    assert ("check.yml", ["diff", "HEAD^1", "HEAD", "--format", "markdown"]) in ATTESTED
    assert ("publish.yml", ["publish", "--against", '"${DEPLOYED:-site}"']) in ATTESTED
    assert ("check.yml", ["setup"]) in MAKE
