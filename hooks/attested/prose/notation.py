"""The two marks that contributors write in any text: ``[[term]]`` and ``[@key, locator]``.

A bracket behind a backslash is none. They stand here because reading, checks and pages must never disagree on what they are. Both patterns take time in
proportion to what they match: no two of their parts can take the same white space.
"""

from __future__ import annotations

import re

TERM = re.compile(
    r"\[\[\s*+([^\s\[\]|#\\]++(?:[^\S\n]++[^\s\[\]|#\\]++)*+(?:#++(?=\s*+[|\]]))?+)\s*+"
    r"(?:#[^\S\n]*+((?:[^\s\[\]|\\]++(?:[^\S\n]++[^\s\[\]|\\]++)*+)?+)\s*+)?+"
    r"(?:\|\s*+([^\s\[\]]++(?:[^\S\n]++[^\s\[\]]++)*+)\s*+)?+(?<!\\)\]\]"
)
"""``[[term]]``, ``[[term#anchor]]``, ``[[term|other words]]``: groups for the term, the anchor and the words. Behind its last hash a term has no anchor: ``[[C#]]``."""

CITATION = re.compile(r"\[\s*+@\s*+([^\[\],\s]*+)\s*+(?:,\s*+((?:[^\s\[\]]++(?:\s++[^\s\[\]]++)*+)?+)\s*+)?+(?<!\\)\]")
"""``[@key]`` and ``[@key, locator]``: groups for the two."""
