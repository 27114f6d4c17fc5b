"""Files that are made together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Files of the site that are made in one go: ``make`` makes them, each path under the site with its content, every time it is called.

    ``holds`` are their paths; or folders, with a slash at the end, in which whatever no other batch holds is one of them.
    """

    holds: tuple[str, ...]
    make: Callable[[], Iterable[tuple[str, str | bytes]]]
