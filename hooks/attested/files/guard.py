"""The one guard of all that writes: a path stays inside its folder and leads through no symbolic link."""

from __future__ import annotations

from pathlib import Path, PurePosixPath


class OutsideError(Exception):
    """A path that leads out of the folder it is meant for; ``path`` is that path, and the words say how it leads out."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(why)
        self.path = path


def is_inside(path: str) -> bool:
    """Tell whether a relative path with ``/`` between its parts names something inside the folder that it starts from."""
    pure = PurePosixPath(path)
    return bool(pure.parts) and not pure.is_absolute() and ".." not in pure.parts


def inside(root: Path, path: str) -> Path:
    """Give the place of ``path`` below ``root``.

    Raises :class:`OutsideError` where the path is absolute, holds ``..``, or where a folder on the way is a symbolic link. ``root``
    itself may be one, and so may the last part, which is for the caller to judge.
    """
    if not is_inside(path):
        raise OutsideError(path, f"{path} is outside the folder.")
    for folder in PurePosixPath(path).parents:
        if folder.parts and (root / folder).is_symlink():
            raise OutsideError(path, f"{folder} is a symbolic link, so nothing is written into it.")
    return root / path
