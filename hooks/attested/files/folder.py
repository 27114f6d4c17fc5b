"""Writing many files into a folder that may hold others: what is not ours is neither changed nor deleted."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from pathlib import Path

from .guard import OutsideError, inside, is_inside

LIST = ".attested-export"
"""Names what was written, a line each: SHA-256 and path. So the next time we know what is ours."""


class NotOursError(Exception):
    """Nothing was written, since that would change or delete what somebody else wrote.

    ``paths`` names the files or folders in the way.
    """

    def __init__(self, paths: list[str]) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths


def write_files(folder: Path, files: Iterable[tuple[str, str | bytes]]) -> int:
    """Write the files under ``folder`` and delete those of an earlier time that are no longer made. Out: how many.

    Each file appears whole or not at all; all are written aside before the first takes its place. A path that stands twice is
    written once, the last time. Raises :class:`NotOursError` where a file stands that was not written here or was edited since, and
    OSError where the system says no.
    """
    new = {path: content.encode() if isinstance(content, str) else content for path, content in files}
    if outside := [path for path in new if not is_inside(path)]:
        raise NotOursError(sorted(outside))
    former = _former(folder)
    in_the_way = [path for path in new if _in_the_way(folder, path, new[path], former)]
    if in_the_way:
        raise NotOursError(sorted(in_the_way))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".attested-", dir=folder) as aside:
        staged = []
        for number, (path, content) in enumerate(new.items()):
            made = Path(aside, str(number))
            made.write_bytes(content)
            staged.append((made, folder / path))
        lines = [f"{_sum(content)}  {path}\n" for path, content in sorted(new.items())]
        old = [f"{told}  {path}\n" for path, some in sorted(former.items()) for told in sorted(some)]
        # Both, until all are in place: who is interrupted in between is not told that half of the files are not ours.
        _put(Path(aside, "both"), "".join([*old, *lines]), folder / LIST)
        for made, target in staged:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.replace(target)
        for path in former.keys() - new.keys():
            _delete(folder, path, former[path])
        _put(Path(aside, "list"), "".join(lines), folder / LIST)
    return len(new)


def _put(aside: Path, text: str, target: Path) -> None:
    aside.write_text(text, encoding="utf-8")
    aside.replace(target)


def _former(folder: Path) -> dict[str, set[str]]:
    """Read the list of the last run: by path, the SHA-256 sums of contents that this program wrote there."""
    try:
        lines = (folder / LIST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    found: dict[str, set[str]] = {}
    for told, _, path in (line.partition("  ") for line in lines):
        if is_inside(path):
            found.setdefault(path, set()).add(told)
    return found


def _in_the_way(folder: Path, path: str, content: bytes, former: dict[str, set[str]]) -> bool:
    """Tell whether the path, or a folder on the way to it, is taken by something that this program did not write."""
    try:
        target = inside(folder, path)
    except OutsideError:
        return True
    if any((folder / parent).exists() and not (folder / parent).is_dir() for parent in target.relative_to(folder).parents):
        return True
    if target.is_symlink() or target.is_dir():
        return True
    if not target.exists() or _same(target, content):
        return False
    return _sum(target.read_bytes()) not in former.get(path, set())


def _same(target: Path, content: bytes) -> bool:
    return target.is_file() and not target.is_symlink() and target.read_bytes() == content


def _delete(folder: Path, path: str, told: set[str]) -> None:
    """Delete a file that we wrote and nobody edited, and the folders that are empty without it."""
    target = folder / path
    if target.is_symlink() or not target.is_file() or _sum(target.read_bytes()) not in told:
        return
    target.unlink()
    for parent in target.relative_to(folder).parents:
        if parent == Path() or any((folder / parent).iterdir()):
            break
        (folder / parent).rmdir()


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
