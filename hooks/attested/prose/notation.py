"""The marks that contributors write in any text: ``[[term]]``, ``[@key, locator]`` and ``[@key, place, read DAY]``.

A bracket behind a backslash is none. They stand here because reading, checks and pages must never disagree on what they are. Both patterns take time in
proportion to what they match: no two of their parts can take the same white space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

TERM = re.compile(
    r"\[\[\s*+([^\s\[\]|#\\]++(?:[^\S\n]++[^\s\[\]|#\\]++)*+(?:#++(?=\s*+[|\]]))?+)\s*+"
    r"(?:#[^\S\n]*+((?:[^\s\[\]|\\]++(?:[^\S\n]++[^\s\[\]|\\]++)*+)?+)\s*+)?+"
    r"(?:\|\s*+([^\s\[\]]++(?:[^\S\n]++[^\s\[\]]++)*+)\s*+)?+(?<!\\)\]\]"
)
"""``[[term]]``, ``[[term#anchor]]``, ``[[term|other words]]``: groups for the term, the anchor and the words. Behind its last hash a term has no anchor: ``[[C#]]``."""

CITATION = re.compile(r"\[\s*+@\s*+([^\[\],\s]*+)\s*+(?:,\s*+((?:[^\s\[\]]++(?:\s++[^\s\[\]]++)*+)?+)\s*+)?+(?<!\\)\]")
"""``[@key]`` and ``[@key, locator]``: groups for the two."""

MEANT = re.compile(
    r"(?P<open>[(\[{（［｛【〔〖〘〚「『〈《｢⟦⟨])\s*+(?P<sign>[@＠])\s*+(?P<key>[^\s,，、;:\[\](){}（）［］｛｝【】〔〕〖〗〘〙〚〛「」『』〈〉《》｢｣⟦⟧⟨⟩]++)"
    r"(?:\s*+[,，、]\s*+(?P<place>[^\n\[\](){}（）［］｛｝【】〔〕〖〗〘〙〚〛「」『』〈〉《》｢｣⟦⟧⟨⟩]{0,200}+))?+[)\]}）］｝】〕〗〙〛」』〉》｣⟧⟩]"
)
"""What a reader takes for ``[@key, locator]``, in brackets of any kind, with the signs of any keyboard."""

AS_A_WHOLE = "as a whole"
"""The place of a citation that means the source and no part of it."""

_READ = re.compile(r"(?:(.*),\s*)?read\s+(\S(?:.*\S)?)", re.DOTALL | re.IGNORECASE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Paraphrased:
    """What ``[@key, place, read 2026-11-26]`` says: a place of a source whose words are told in ours, and the day on which it was read.

    ``place`` may be empty. ``day`` is as written; ``sound`` says whether it is a day of the calendar (ISO 8601).
    """

    place: str
    day: str

    @property
    def sound(self) -> bool:
        try:
            return _DAY.fullmatch(self.day) is not None and date.fromisoformat(self.day) is not None
        except ValueError:
            return False


def paraphrased(locator: str) -> Paraphrased | None:
    """Read the part of a citation behind the key; None where it is that of a passage or of a place alone."""
    found = _READ.fullmatch(" ".join(locator.split()))
    return Paraphrased((found[1] or "").strip(), found[2]) if found else None
