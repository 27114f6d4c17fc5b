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
        return _deepest(lines), "What begins here nests more deeply than can be read.", LIMIT
    number = next((at for at, line in enumerate(lines) if NUMBER.search(line)), None)
    if isinstance(error, ValueError | OverflowError) and number is not None:
        digits = max(map(len, NUMBER.findall(lines[number])))
        return number + 1, f"A number of {digits:,} digits stands here, which is longer than can be read.", LIMIT
    if isinstance(error, MemoryError):
        return 1, "Reading this file takes more memory than there is.", LIMIT
    told = " ".join(str(error).split())
    return 1, f"Reading this file ended with {type(error).__name__}{f': {told[:200]}' if told else ''}.", CRASH


def _deepest(lines: Sequence[str]) -> int:
    """The line, from 1, on which the brackets begin that nest most deeply. Those in quotation marks count too: nothing but the place hangs on it."""
    found, most, depth, began = 1, 0, 0, 1
    for number, line in enumerate(lines, start=1):
        for bracket in re.findall(r"[\[{(]|[\]})]", line):
            began = number if depth == 0 else began
            depth = max(0, depth + (1 if bracket in "[{(" else -1))
            if depth > most:
                found, most = began, depth
    return found


def _lines(reading: Reading, path: PurePosixPath) -> Sequence[str]:
    """The lines of the file once more, of which nothing is reported a second time."""
    again = Reading(reading.tree)
    return (again.lines(path, reading.left) or ()) if again.exists(path) else ()
