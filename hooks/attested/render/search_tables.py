"""The tables of the search: rows in the order of their keys, cut into files of bounded size, so that a query fetches few of them at any number of terms.

A directory holds the first key of each file, the ``state`` of all of them, a hash, so that files of another state are not mixed, how many records are
terms, which come first, and from which on all are for maintainers (``last``). Who knows it finds the file of a key by halving, and what begins like the key beside it.
``docs/assets/search/tables.js`` reads them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from ..prose.words import words_in

FOLDER = "data/search"
DIRECTORY = f"{FOLDER}/directory.json"

BYTES = {"names": 16_000, "ends": 16_000, "words": 24_000, "records": 8_000}
"""The most bytes of a file of each table, before it is compressed; a file of one row may be larger."""

POSTINGS = 1_200
"""The most records that the row of a word names. A word of more is marked by a 0 at the end of its row: the reader looks for it in the records themselves."""


QUOTED, PEOPLE = ("quotation", "passage"), ("author", "speaker")
"""Kinds of records: words of a source, and who says some."""
FIRST, LAST = "term", "for maintainers"
"""The kinds that come first and last among the records. What is for maintainers is found by its whole title before sentences, and else behind them."""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """A thing that the search leads to.

    ``kind`` is a word for it that the results print; ``way`` is its address below the site's root, ``title`` what it is called, ``text`` its
    sentence, ``who`` whose words these are and how firmly they were said. By one of its ``names`` it is found before all sentences.
    """

    kind: str
    way: str
    title: str
    text: str = ""
    who: str = ""
    names: tuple[str, ...] = ()

    @property
    def searched(self) -> str:
        """The text by whose words it is found. Of words that somebody said, it is also found by who said them; an author, not by the titles of sources."""
        return " ".join((self.title, *([self.text] if self.kind not in PEOPLE else []), *([self.who] if self.kind in QUOTED else [])))


MARKS = re.compile("[\u0300-\u036f]")


def folded(text: str) -> str:
    """A text as the search compares it: small letters, without accents. ``docs/assets/search/tables.js`` does the same."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", MARKS.sub("", unicodedata.normalize("NFD", text.lower())))


def search_words(text: str) -> list[str]:
    """The words of a text as the search compares them."""
    return [found[0] for found in words_in(folded(text))]


def tables(records: Sequence[SearchRecord]) -> Iterator[tuple[str, str]]:
    """The files of the search, each with its path under the site: the directory, then those of the four tables.

    ``records`` come in the order in which hits of the same worth are shown. The same records give the same bytes.
    """
    forward, backward = _names(records)
    rows: dict[str, list[tuple[str | int, str]]] = {
        "names": [(key, _json([key, *told])) for key, *told in forward],
        "ends": [(key, _json([key, *told])) for key, *told in backward],
        "words": [(word, _json([word, *numbers])) for word, numbers in sorted(_postings(records).items(), key=lambda row: _order(row[0]))],
        "records": [(number, _json([one.kind, one.way, one.title, one.text, one.who])) for number, one in enumerate(records)],
    }
    cut = {table: list(_cut(written, BYTES[table])) for table, written in rows.items()}
    firsts = {table: [first for first, _ in files] for table, files in cut.items()}
    state = sha256("".join(content for files in cut.values() for _, content in files).encode()).hexdigest()[:12]
    last = next((number for number, one in enumerate(records) if one.kind == LAST), len(records))
    terms = sum(one.kind == FIRST for one in records)
    yield DIRECTORY, _json({"state": state, "terms": terms, "last": last, **firsts})
    for table, files in cut.items():
        yield from ((f"{FOLDER}/{table}/{at}.json", content) for at, (_, content) in enumerate(files))


def _names(records: Sequence[SearchRecord]) -> tuple[list[tuple[str, int, str, int]], list[tuple[str, int, str, int]]]:
    """The names of records by their letters, and by their letters from the last to the first.

    A row has the letters, the number of the record, the name as it is written, and which of its words the letters begin at, counted from 0:
    *optimizer* finds *base optimizer* too. From the end there are whole names only.
    """
    forward: set[tuple[str, int, str, int]] = set()
    backward: set[tuple[str, int, str, int]] = set()
    for number, record in enumerate(records):
        for name in record.names:
            words = search_words(name)
            for at in range(len(words)):
                forward.add(("".join(words[at:]), number, name, at))
            if words:
                backward.add(("".join(words)[::-1], number, name, 0))
    return sorted(forward, key=_row_order), sorted(backward, key=_row_order)


def _order(key: str) -> bytes:
    """The order of texts in JavaScript, which compares units of UTF-16."""
    return key.encode("utf-16-be", "surrogatepass")


def _row_order(row: tuple[str, int, str, int]) -> tuple[bytes, int, str, int]:
    return _order(row[0]), *row[1:]


def _postings(records: Iterable[SearchRecord]) -> dict[str, list[int]]:
    """Each word with the numbers of the records that hold it: the first number, and of each further one how much greater it is than the one before."""
    found: dict[str, list[int]] = {}
    for number, record in enumerate(records):
        for word in dict.fromkeys(search_words(record.searched)):
            found.setdefault(word, []).append(number)
    return {word: [numbers[0], *(b - a for a, b in pairwise(numbers[:POSTINGS])), *([0] if len(numbers) > POSTINGS else [])] for word, numbers in found.items()}


def _cut(rows: Iterable[tuple[str | int, str]], most: int) -> Iterator[tuple[str | int, str]]:
    """Rows as files of at most so many bytes: the first key of each, and its JSON."""
    first: str | int = ""
    part: list[str] = []
    size = 0
    for key, row in rows:
        weight = len(row.encode()) + 1
        if part and size + weight + 1 > most:  # with the bracket before them
            yield first, f"[{','.join(part)}]"
            part, size = [], 0
        if not part:
            first = key
        part.append(row)
        size += weight
    if part:
        yield first, f"[{','.join(part)}]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
