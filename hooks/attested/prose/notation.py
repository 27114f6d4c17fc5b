"""The two marks that contributors write in any text: ``[[term]]`` and ``[@key, locator]``.

They stand here because reading, checks and pages must never disagree on what they are.
"""

from __future__ import annotations

import re

TERM = re.compile(r"\[\[\s*([^\[\]\n|#]+?)\s*(?:#([^\[\]\n|]*?))?\s*(?:\|\s*([^\[\]\n]+?)\s*)?\]\]")
"""``[[term]]``, ``[[term#anchor]]``, ``[[term|other words]]``: groups for the term, the anchor and the words."""

CITATION = re.compile(r"\[\s*@\s*([^\[\],\s]*)\s*(?:,\s*([^\[\]]*?))?\s*\]")
"""``[@key]`` and ``[@key, locator]``: groups for the two."""
