"""The parts that all commands share: finding the root, checking the glossary, showing progress, ending with a message."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from threading import Event, Timer
from typing import IO, TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from ..build import Built

ENGINE = Path(__file__).resolve().parents[3]
"""The folder that holds this package's hooks, theme and docs."""

LARGEST = 10_000_000
"""Bytes of a file that is named on the command line."""

PATIENCE = 1.0
"""Seconds after which a command says what it does."""

Root = Annotated[
    Path | None, typer.Option("--root", help="The folder with glossary/ and bib/; without it, the nearest one upwards.")
]


def root_of(given: Path | None) -> Path:
    """The folder to work on, or the end with status 2 and a word about what is missing."""
    if given is not None:
        if not given.is_dir():
            stop(f"{given} is not a folder.")
        base = given.resolve()
        if not (base / "glossary").is_dir() or not (base / "bib").is_dir():
            stop(f"{given} has no folders glossary/ and bib/.")
        return base
    here = Path.cwd()
    for base in (here, *here.parents):
        if (base / "glossary").is_dir() and (base / "bib").is_dir():
            return base
    stop(f"No folder from {here} upwards has glossary/ and bib/; name one with --root, or begin one here: mkdir glossary bib")


def inside(base: Path, path: Path) -> str:
    """A file that was named on the command line, relative to the root."""
    found = path if path.is_absolute() else Path.cwd() / path
    here = Path(os.path.normpath(found))
    if not here.is_relative_to(base):
        stop(f"{path} is not inside {base}.")
    if not here.exists() and not here.is_symlink():
        stop(f"There is no file {path}.")
    return here.relative_to(base).as_posix()


def given(file: str | Path) -> bytes:
    """The bytes of a file that was named on the command line, or of the input where that is “-”.

    OSError where it cannot be read, or is larger than :data:`LARGEST`. A named pipe is refused: it would be waited for without end
    where nobody writes to it. One that a shell makes (``<(…)``) stands under ``/dev/``.
    """
    if str(file) == "-":
        held = sys.stdin.buffer.read(LARGEST + 1)
    else:
        mode = Path(file).stat().st_mode
        if not (S_ISREG(mode) or S_ISDIR(mode) or str(file).startswith("/dev/")):
            raise OSError(0, "it is not a plain file; - reads the input")
        with Path(file).open("rb") as opened:
            held = opened.read(LARGEST + 1)
    if len(held) > LARGEST:
        raise OSError(0, f"it is larger than {LARGEST // 1_000_000} MB")
    return held


def coloured(stream: IO[str]) -> bool:
    """Tell whether colours may be used: only on a terminal that knows them, and not where NO_COLOR is set (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def checked(base: Path) -> Built:
    """The glossary, read and checked; the end with status 2 where a library is missing by which its originals are read."""
    from ..build import build
    from ..receive.view import MissingLibraryError

    try:
        with progress("Reading and checking the glossary"):
            return build(base)
    except MissingLibraryError as error:
        stop(f"{error}.")


@contextmanager
def progress(words: str) -> Iterator[None]:
    """Says on a terminal what goes on, once it takes longer than a second; the line is gone when it ends."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    stream, said = sys.stderr, Event()

    def say() -> None:
        said.set()
        print(f"\r{words} …", end="", file=stream, flush=True)

    timer = Timer(PATIENCE, say)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if said.is_set():
            print("\r\033[K", end="", file=stream, flush=True)


def stop(message: str) -> NoReturn:
    """Say why it could not run, and end with status 2."""
    print(f"attested: {message}", file=sys.stderr)
    raise typer.Exit(2)
