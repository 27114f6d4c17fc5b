"""The days on which files were last changed, from the repository's commits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LastChanges:
    """The day (ISO, UTC) of each file's last commit, by its path relative to the root.

    ``otherwise`` is the day for a file that no commit is known of: that of SOURCE_DATE_EPOCH, or empty.
    """

    days: Mapping[str, str] = field(default_factory=dict)
    otherwise: str = ""

    def day(self, path: str) -> str:
        """The day of a file's last change, or empty where it is not known."""
        return self.days.get(path, self.otherwise)

    def newest(self) -> str:
        """The day of the last change to the glossary or its sources, or empty where none is known."""
        return max(
            (day for path, day in self.days.items() if path.startswith(("glossary/", "bib/"))), default=self.otherwise
        )
