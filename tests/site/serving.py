"""``mkdocs serve`` within the process of the tests, without a port: stories ask its application and have it build again."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import unquote
from wsgiref.util import setup_testing_defaults

from mkdocs.livereload import LiveReloadServer

from tests.running import program, run


@dataclass(frozen=True)
class Answer:
    """What a server answers: the number of its status, its headers, and the bytes."""

    status: int
    headers: dict[str, str]
    bytes: bytes

    @property
    def text(self) -> str:
        return self.bytes.decode()


class Served:
    """A server of MkDocs that has built once."""

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server
        self.folder = Path(server.root)

    def ask(self, way: str, method: str = "GET") -> Answer:
        """What it answers to a way below its root, percent-encoded as a browser sends it."""
        environ: dict[str, Any] = {}
        setup_testing_defaults(environ)
        environ |= {"REQUEST_METHOD": method, "PATH_INFO": unquote(f"/{way}", "latin-1")}
        heads: list[tuple[str, list[tuple[str, str]]]] = []
        app = self._server.get_app()
        assert app is not None
        body: Any = app(environ, lambda status, headers, *_: heads.append((status, headers)))  # type: ignore[arg-type, return-value]
        with closing(body) if hasattr(body, "close") else nullcontext():
            content = b"".join(body)
        [(status, headers)] = heads
        return Answer(int(status.split()[0]), dict(headers), content)

    def build(self) -> None:
        """Build again as MkDocs does after an edit: whoever asks meanwhile waits."""
        self._server._wanted_epoch = self._server._visible_epoch + 1
        self._server.builder()
        with self._server._epoch_cond:
            self._server._visible_epoch = self._server._wanted_epoch
            self._server._epoch_cond.notify_all()

    def made(self, pattern: str) -> set[str]:
        """The files in its folder that have such a path."""
        return {path.relative_to(self.folder).as_posix() for path in self.folder.glob(pattern)}


@contextmanager
def own_engine() -> Iterator[None]:
    """Let a server load the engine anew before each build, as it does, and have the tests' own back afterwards."""

    def loaded() -> dict[str, Any]:
        return {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "attested"}

    before = loaded()
    try:
        yield
    finally:
        for name in loaded():
            del sys.modules[name]
        sys.modules |= before


def serve(root: Path, story: Callable[[Served], object], *words: str) -> subprocess.CompletedProcess[str]:
    """Run ``mkdocs serve`` in a folder; where it would open its port and wait, a story runs, and it ends."""
    with own_engine(), patch.object(LiveReloadServer, "serve", lambda server, **_: story(Served(server))):
        return run(program("mkdocs"), "serve", *(words or ("--livereload",)), cwd=root)


def engine(name: str) -> Any:
    """A module of the engine that the server has loaded last."""
    return sys.modules[f"attested.{name}"]


ENTRY = "glossary/dam.md"
NOTE = '- "a wall": Built.'


def write(root: Path, note: str) -> None:
    """Write another note on the phrase “a wall” into the entry."""
    entry = root / ENTRY
    entry.write_text(re.sub(r'- "a wall": .*', f'- "a wall": {note}', entry.read_text(encoding="utf-8")), encoding="utf-8")
