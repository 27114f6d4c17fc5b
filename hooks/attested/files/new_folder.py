"""A folder that a build fills, with thousands of files: each folder in it is looked at once, by the guard, and made once."""

from __future__ import annotations

import posixpath
from pathlib import Path

from .guard import inside


class NewFolder:
    """A folder to be filled. Nobody else writes into it meanwhile, so what was found of it once goes on being so."""

    def __init__(self, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self._root = root
        self._made = {""}

    def put(self, path: str, content: str | bytes) -> None:
        """Write a file, over what stands there. Raises :class:`.guard.OutsideError` where ``path`` leads out of the folder, and OSError where the system says no."""
        folder, _, name = path.rpartition("/")
        if folder not in self._made or name in ("", ".."):
            inside(self._root, path)
            self._make(folder)
        with open(f"{self._root}/{path}", "wb") as file:  # noqa: PTH123 (a Path for each of thousands takes as long as the writing)
            file.write(content.encode() if isinstance(content, str) else content)

    def put_whole(self, path: str, content: str | bytes) -> None:
        """Write a file as :meth:`put` does, for a folder that is read meanwhile: who opens the file finds all of it or none."""
        place, aside = inside(self._root, path), posixpath.join(posixpath.dirname(path), ".part")
        self.put(aside, content)
        (self._root / aside).replace(place)

    def _make(self, folder: str) -> None:
        """Make a folder and those above it."""
        if folder not in self._made:
            self._make(folder.rpartition("/")[0])
            Path(self._root, folder).mkdir(exist_ok=True)
            self._made.add(folder)
