"""Commands as a user runs them: our own and MkDocs in this process, which has its libraries loaded, all others in a process of their own."""

from __future__ import annotations

import fcntl
import io
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

ALONE = {"ATTESTED_ROOT": None, "ATTESTED_SITE": None, "ATTESTED_STORE": "off", "PYTHONPATH": None, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": None}
"""What the environment of a command holds, and (``None``) what of the tests' own it must not hold."""


GENERATORS = Path(__file__).resolve().parents[1] / ".venv-generators"


def once(basetemp: Path, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that ``make`` fills, once for all processes of a run of the tests: whoever comes second waits for the first.

    ``basetemp`` is what pytest's ``tmp_path_factory.getbasetemp()`` says; with xdist, each process has one of its own below
    that of the run.
    """
    shared = (basetemp.parent if "PYTEST_XDIST_WORKER" in os.environ else basetemp) / "once"
    shared.mkdir(exist_ok=True)
    folder, whole = shared / name, shared / f"{name}.whole"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            whole.touch()
    return folder


def program(name: str) -> str:
    """A program of the environment that runs the tests."""
    return str(Path(sys.executable).with_name(name))


def find(name: str) -> str | None:
    """The path of a program: one of the environment that runs the tests, or one that is installed beside it.

    ``generator:name`` is the Python that has this site generator (see tools/setup.py). ``npm:name`` is the folder of a package from npm: below the folder at hand, in ``NODE_PATH``, or installed globally. ``env:NAME`` is what
    the environment has of this name.
    """
    if name.startswith("env:"):
        return os.environ.get(name[4:]) or None
    if name.startswith("generator:"):
        return str(GENERATORS / "bin/python") if any(GENERATORS.glob(f"lib/python*/site-packages/{name[10:]}")) else None
    if name.startswith("npm:"):
        folders = [Path.cwd() / "node_modules", *map(Path, filter(None, os.environ.get("NODE_PATH", "").split(os.pathsep))), *_npm_root()]
        return next((str(folder / name[4:]) for folder in folders if (folder / name[4:]).is_dir()), None)
    return shutil.which(program(name)) or shutil.which(name)


@cache
def _npm_root() -> tuple[Path, ...]:
    """Where npm installs globally; nothing without npm."""
    npm = shutil.which("npm")
    done = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=False) if npm else None
    return (Path(done.stdout.strip()),) if done and not done.returncode else ()


def run(*command: str, cwd: Path, timeout: int = 300, given: str = "", alone: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with ``given`` as its input; how it ended and what it printed.

    ``attested`` and ``mkdocs`` run within this process, unless ``alone`` is set: a site is then built in a third of the time. What a
    process alone can show (its status, its streams on a terminal, what it imports) is tested in tests/cli; a folder whose own
    ``hooks/`` are to build the site wants it too.
    """
    if command[0] == program("mkdocs") and not alone:
        return run_mkdocs(*command[1:], cwd=cwd)
    if command[0] == program("attested") and not alone:
        from attested.cli import main

        with patch.object(import_module("attested.cli.build"), "subprocess", SimpleNamespace(run=_mkdocs_within(cwd))):
            return _within(main, command, cwd, given)
    return subprocess.run(command, cwd=cwd, env=environment(), input=given, capture_output=True, text=True, timeout=timeout, check=False)


def run_mkdocs(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run ``mkdocs`` within this process. Whatever hooks/ the folder holds, the engine is the one that this process has loaded."""
    from mkdocs.__main__ import cli

    log, path = logging.getLogger("mkdocs"), [*sys.path]
    handlers = [*log.handlers]
    try:
        return _within(cli, (program("mkdocs"), *words), cwd, "")
    finally:
        log.handlers[:], sys.path[:] = handlers, path


def _mkdocs_within(cwd: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """What ``attested build`` starts, as a call within this process. What it prints goes where the command prints."""

    def started(command: Sequence[str], env: dict[str, str], check: bool) -> subprocess.CompletedProcess[str]:
        assert [*command[:3], check] == [sys.executable, "-m", "mkdocs", False], command
        with patch.dict(ALONE, {name: env[name] for name in ("ATTESTED_ROOT", "ATTESTED_SITE")}):
            done = run_mkdocs(*command[3:], cwd=cwd)
        sys.stdout.write(done.stdout)
        sys.stderr.write(done.stderr)
        return done

    return started


def environment() -> dict[str, str]:
    """The environment of a command."""
    kept = {key: value for key, value in os.environ.items() if key not in ALONE}
    return kept | {key: value for key, value in ALONE.items() if value is not None}


def _within(main: Callable[[], object], command: Sequence[str], cwd: Path, given: str) -> subprocess.CompletedProcess[str]:
    """Call what a command calls first, with arguments, folder, environment and streams of its own."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    read = io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
    with (
        _folder(cwd),
        patch.dict(os.environ, environment(), clear=True),
        patch.multiple(sys, argv=[*command], stdin=read, stdout=out, stderr=err),
    ):
        try:
            main()
            status: object = 0
        except SystemExit as end:
            status = end.code or 0
    said, told = (stream.buffer.getvalue().decode() for stream in (out, err))  # type: ignore[attr-defined]
    if not isinstance(status, int):  # Python prints what else it is given, and ends with 1
        status, told = 1, f"{told}{status}\n"
    return subprocess.CompletedProcess(command, status, said, told)


@contextmanager
def _folder(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
