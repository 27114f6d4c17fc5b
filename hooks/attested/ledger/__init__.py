"""What was published against what is there today, and the next publication. Pure: nothing is read or written here.

`today` says what each page holds, `hashing` tells versions apart, `following` finds where a published anchor is now, `publishing`
makes the ledger of the next publication, and `lines` is the form of its files.
"""

from .following import Address, Fate, Following, following
from .hashing import content_hash, same_words
from .lines import as_line, as_text, kept_text, short_line
from .publishing import Publication, kept_path, publish
from .today import Today, today

__all__ = [
    "Address",
    "Fate",
    "Following",
    "Publication",
    "Today",
    "as_line",
    "as_text",
    "content_hash",
    "following",
    "kept_path",
    "kept_text",
    "publish",
    "same_words",
    "short_line",
    "today",
]
