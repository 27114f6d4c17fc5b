"""Published addresses compared with the pages of today, and the next publication. Pure: nothing is read or written here.

`today` says what each page holds, `hashing` tells versions apart, `following` finds where a published anchor is now, `publishing`
makes the ledger of the next publication, and `file_format` is the form of its files.
"""

from .file_format import as_line, as_text, short_line, text_file
from .following import Address, Following, Outcome, following
from .former import ids as former_ids_of
from .hashing import content_hash, hash_like, hash_without_record, same_words
from .joining import Joined, join
from .journal import Sum, added_up, ancestors, heads, is_from_before_the_journal, missing_entries, out_of_turn
from .journaling import Written, hash_of, journal_entry, ledger_text, written_entry
from .publishing import Publication, publish, text_path
from .striking import is_struck
from .today import Today, today

__all__ = [
    "Address",
    "Following",
    "Joined",
    "Outcome",
    "Publication",
    "Sum",
    "Today",
    "Written",
    "added_up",
    "ancestors",
    "as_line",
    "as_text",
    "content_hash",
    "following",
    "former_ids_of",
    "hash_like",
    "hash_of",
    "hash_without_record",
    "heads",
    "is_from_before_the_journal",
    "is_struck",
    "join",
    "journal_entry",
    "ledger_text",
    "missing_entries",
    "out_of_turn",
    "publish",
    "same_words",
    "short_line",
    "text_file",
    "text_path",
    "today",
    "written_entry",
]
