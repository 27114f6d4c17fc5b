"""The one place in which a reader's limit, or its crash, becomes a finding about the file that it read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import TypeVar

from ..model import Place
from .files import Reading

Value = TypeVar("Value")
Other = TypeVar("Other")

NUMBER = re.compile(r"[0-9][0-9_]{4299,}")
"""A number of more digits than Python makes an integer of (``sys.int_info.default_max_str_digits``)."""

LIMIT = "Write it shorter: no file here needs that."
CRASH = "This is a fault of the program: report it, with the file. Until it is mended, take back what was changed last in the file."


def within_limits(reading: Reading, path: PurePosixPath, read: Callable[[Reading, PurePosixPath], Value], otherwise: Other) -> Value | Other:
    """Call a reader on a path and give what it returns; ``otherwise`` after a finding, ``beyond_limits``, where it did not come to its end.

    Libraries that parse raise what their documentation does not tell: RecursionError for what nests deeply, ValueError for a number
    of thousands of digits, OverflowError, MemoryError, or by a fault of theirs any other. None may hide the findings about other files.
    """
    try:
        return read(reading, path)
    except Exception as error:
        name = reading.name(path)
        reading.broken.add(name)
        line, message, hint = _told(error, _lines(reading, path))
        reading.report(Place(name, line), "beyond_limits", message, hint)
        return otherwise


def _told(error: Exception, lines: Sequence[str]) -> tuple[int, str, str]:
    """The line of a fault, from 1, a message and how to mend it. No parser tells where its limit was reached: the line is searched for."""
    if isinstance(error, RecursionError):
        deepest = max(range(len(lines)), key=lambda at: sum(map(lines[at].count, "[{(")), default=0)
        return deepest + 1, "What stands in this file nests more deeply than can be read; most brackets open here.", LIMIT
    number = next((at for at, line in enumerate(lines) if NUMBER.search(line)), None)
    if isinstance(error, ValueError | OverflowError) and number is not None:
        digits = max(map(len, NUMBER.findall(lines[number])))
        return number + 1, f"A number of {digits:,} digits stands here, which is longer than can be read.", LIMIT
    if isinstance(error, MemoryError):
        return 1, "Reading this file takes more memory than there is.", LIMIT
    told = " ".join(str(error).split())
    return 1, f"Reading this file ended with {type(error).__name__}{f': {told[:200]}' if told else ''}.", CRASH


def _lines(reading: Reading, path: PurePosixPath) -> Sequence[str]:
    """The lines of the file once more, of which nothing is reported a second time."""
    again = Reading(reading.tree)
    return (again.lines(path, reading.left) or ()) if again.exists(path) else ()
