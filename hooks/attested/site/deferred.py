"""When the files of a site are made: at once, as a build does, or on a server when somebody asks for them.

Of a thousand terms an edit leads to six thousand files, of which its author looks at one. So a server's build only says what there is to
be made (:class:`Deferred`), and a step before the server's own (:func:`asking`) has it made.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event, Lock
from typing import Any

from ..files.new_folder import NewFolder
from ..model.batch import Batch

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""An application in the sense of WSGI (PEP 3333)."""


class AtOnce:
    """Makes each batch when it is told of it, one file after another."""

    def __init__(self, folder: Path) -> None:
        self._folder = NewFolder(folder)

    def leave(self, batch: Batch) -> list[str]:
        """Make the files of a batch. Gives their paths."""
        made = []
        for path, content in batch.make():
            self._folder.put(path, content)
            made.append(path)
        return made


class Deferred:
    """What one build of a server left to be made. Once the next build begins it is over, and nothing of it is made or written any more.

    Whoever asks does so in a thread of their own. One after another is served: what makes pages is not made for several at once.
    """

    def __init__(self, folder: Path) -> None:
        self._root, self._folder = folder, NewFolder(folder)
        self._left: dict[str, Batch] = {}
        self._made: dict[Batch, set[str]] = {}
        self._written: set[str] = set()
        self._lock = Lock()
        self._over = Event()

    def leave(self, batch: Batch) -> list[str]:
        """Leave a batch to be made when one of its files is asked for. Gives the paths that are known."""
        self._left |= dict.fromkeys(batch.holds, batch)
        return [path for path in batch.holds if not path.endswith("/")]

    def make(self, path: str) -> bool:
        """Make the batch of a file, unless it is there, and tell whether to look for the file again. True too if this is over: another build has it now, or will."""
        with self._lock:
            batch = next((self._left[name] for name in _names(path) if name in self._left), None)
            if batch is None or self._over.is_set():
                return self._over.is_set()
            if batch not in self._made or (path in self._made[batch] and not (self._root / path).is_file()):
                self._make(batch)
            return path in self._made.get(batch, ()) or self._over.is_set()

    def _make(self, batch: Batch) -> None:
        made = set()
        for path, content in batch.make():
            if self._over.is_set():
                return
            self._folder.put_whole(path, content)
            self._written.add(path)
            made.add(path)
        self._made[batch] = made

    def end(self) -> None:
        """Be over, for the next build, and take what was made away: with ``--dirty`` MkDocs does not empty the folder. Waits for the file that is being made."""
        self._over.set()
        with self._lock:
            for path in self._written:
                (self._root / path).unlink(missing_ok=True)
            self._left, self._made, self._written = {}, {}, set()


def _names(path: str) -> Iterator[str]:
    """The path, then the folders around it, the innermost first."""
    yield path
    while path := path.rpartition("/")[0]:
        yield f"{path}/"


def asking(app: App, mount: str, left: Callable[[], Deferred | None], failed: Callable[[], None]) -> App:
    """The application of a server that serves files, with a step before it that has a missing file made, if it was left to be made.

    ``mount`` is the path of the site on the server, ``left`` gives what the last build left; ``failed`` is called where a file cannot be made,
    while that exception is handled. The server's own application is asked first and again after that. It waits while a build runs, so
    that no file of a former build is served as one of the new.
    """

    def asked(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        files = _files(environ["PATH_INFO"], mount)
        while True:
            head, body = _answer(app, environ)
            deferred = left()
            if deferred is None or not head[0].startswith("404"):
                break
            try:
                if not any(deferred.make(file) for file in files):
                    break
            except Exception:
                failed()
                start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                return [b"500: This file could not be made. The server has printed why, and goes on.\n"]
        start_response(*head)
        return body

    return asked


def _answer(app: App, environ: dict[str, Any]) -> tuple[tuple[Any, ...], Iterable[bytes]]:
    """What an application answers, the head of it not yet sent."""
    heads: list[tuple[Any, ...]] = []
    body = app(environ, lambda *head: heads.append(head))
    return heads[-1], body


def _files(asked: str, mount: str) -> list[str]:
    """The files that an address may stand for, as MkDocs' server takes it; without a slash at its end it may be a page that the server then redirects to."""
    path = asked.encode("latin-1").decode("utf-8", "ignore")
    if not path.startswith(mount):
        return []
    file = posixpath.normpath(f"/{path[len(mount):]}{'index.html' if path.endswith('/') else ''}").lstrip("/")
    return [file, f"{file}/index.html"]
