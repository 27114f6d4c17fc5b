"""What people expect of any command: help with examples that run, colour and progress on a terminal alone."""

from __future__ import annotations

import os
import pty
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import pytest
import typer
from typer.testing import CliRunner

from attested.checks import profile
from attested.cli import COMMANDS as COMMANDS_BY_MODULE
from attested.cli import _common, application
from tests.site.building import ROOT, copy, program

TOP = typer.main.get_command(application())


def commands(group: click.Command, names: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Each command by what one types, those of groups included."""
    inner = getattr(group, "commands", None)
    if inner is None:
        yield " ".join(names), group
        return
    for name, one in inner.items():
        yield from commands(one, (*names, name))


COMMANDS = dict(commands(TOP))


@contextmanager
def terminal() -> Iterator[tuple[int, int]]:
    """The two ends of a terminal, both closed at the end."""
    master, slave = pty.openpty()
    try:
        yield master, slave
    finally:
        os.close(slave)
        os.close(master)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    tree = copy(tmp_path, ("glossary", "bib"))
    entry = tree / "glossary/mesa-optimizer.md"
    entry.write_text(entry.read_text(encoding="utf-8").replace("All of this is misleading", "All of this is misreading"), encoding="utf-8")
    return tree


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_shows_examples_that_it_understands(name: str) -> None:
    examples = [line.split(" <")[0] for line in (COMMANDS[name].epilog or "").split("\n\n")[1:]]
    assert examples and COMMANDS[name].help
    for line in examples:
        program_name, *words = shlex.split(line.removeprefix("$ "))
        assert (program_name, words[: len(name.split())]) == ("attested", name.split())
        rest = words[len(name.split()) :]
        context = COMMANDS[name].make_context(name, list(rest), resilient_parsing=True)
        assert context.args == [], f"{line} has more than the command takes"
    shown = CliRunner().invoke(application(), [*name.split(), "--help"]).output
    assert shown.count(f"$ attested {name}") == len(examples)


def test_checks_are_listed_with_their_severity_and_what_they_find() -> None:
    lines = CliRunner().invoke(application(), ["explain"]).output.splitlines()
    assert [line.split()[:2] for line in lines] == [[name, severity] for name, severity in profile().items()]
    assert all(line.endswith(".") for line in lines)


def test_the_version_is_printed() -> None:
    assert CliRunner().invoke(application(), ["--version"]).output.startswith("attested 0.")


def run_on_a_terminal(tree: Path, **environment: str) -> str:
    with terminal() as (master, slave):
        command = [program("attested"), "check", "glossary/mesa-optimizer.md"]
        subprocess.run(command, cwd=tree, stdout=slave, stderr=slave, env={**os.environ, "TERM": "xterm", **environment}, timeout=120, check=False)
        return os.read(master, 65536).decode()


def test_colour_is_for_terminals_alone(tree: Path) -> None:
    piped = subprocess.run([program("attested"), "check"], cwd=tree, capture_output=True, text=True, timeout=120, check=False)
    assert "\033" not in piped.stdout + piped.stderr
    shown = run_on_a_terminal(tree, NO_COLOR="")
    assert "\033[1mglossary/mesa-optimizer.md:44:21:\033[0m \033[1;31merror\033[0m: The quotation" in shown
    assert "\033[1m" not in run_on_a_terminal(tree, NO_COLOR="1")


def test_what_takes_more_than_a_second_says_so_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal() as (master, slave), os.fdopen(os.dup(slave), "w") as stream:
        monkeypatch.setattr(_common.sys, "stderr", stream)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(_common, "PATIENCE", 0.01)
        with _common.progress("Reading"):
            assert os.read(master, 1000).decode() == "\rReading …"
        assert os.read(master, 1000).decode() == "\r\033[K"
        monkeypatch.setattr(_common, "PATIENCE", 60)
        with _common.progress("Reading"):
            pass
        print("done", end="", file=stream, flush=True)
        assert os.read(master, 1000).decode() == "done"


def test_without_a_terminal_nothing_is_said_of_progress(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_common, "Timer", None)  # so that starting one would fail
    with _common.progress("Reading"):
        print("done")
    assert capfd.readouterr() == ("done\n", "")


def test_a_finding_shows_its_line_with_a_caret(tree: Path) -> None:
    entry = tree / "glossary/optimizer.md"
    entry.write_text(entry.read_text(encoding="utf-8").replace("## Definition", "##  Definitions"), encoding="utf-8")
    done = CliRunner().invoke(application(), ["check", "--root", str(tree), str(entry)])
    assert "“Definitions” is not a section of an entry. [unknown_section]\n    ##  Definitions\n        ^\n    → The sections are" in done.output


def test_a_check_loads_nothing_of_other_commands() -> None:
    script = (
        "import sys; sys.argv = ['attested', 'check']\n"
        "from attested.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "slow = {'attested.render', 'attested.cite', 'attested.diff', 'attested.export', 'jinja2', 'markdown', 'networkx'}\n"
        "sys.exit(', '.join(sorted(slow & set(sys.modules))) or 0)"
    )
    done = subprocess.run([program("python"), "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_each_command_runs_alone_as_it_does_among_the_others() -> None:
    for name in ("explain", "new"):
        alone = CliRunner().invoke(application({name: COMMANDS_BY_MODULE[name]}), [name, "--help"]).output
        assert alone == CliRunner().invoke(application(), [name, "--help"]).output
