"""Published addresses compared with the pages of today, and the next publication. Pure: nothing is read or written here.

`today` says what each page holds, `hashing` tells versions apart, `following` finds where a published anchor is now, `publishing`
makes the ledger of the next publication, and `file_format` is the form of its files.
"""

from .file_format import as_line, as_text, short_line, text_file
from .following import Address, Following, Outcome, following
from .hashing import content_hash, same_words
from .publishing import Publication, publish, text_path
from .today import Today, today

__all__ = [
    "Address",
    "Following",
    "Outcome",
    "Publication",
    "Today",
    "as_line",
    "as_text",
    "content_hash",
    "following",
    "publish",
    "same_words",
    "short_line",
    "text_file",
    "text_path",
    "today",
]
