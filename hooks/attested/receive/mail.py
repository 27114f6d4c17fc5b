"""Mail as text: decoded, with the levels of ``>`` taken off and told apart by who speaks, and signatures left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from .plain import decoded, lines_of
from .speakers import HEAD, head_of_message, mark_of, sender_name, speaker_before
from .view import BREAK, Cleaning, ReceiveError, View, ViewLine, bounded, one_line

START = re.compile(rb"(?m)^From [^\n]*\d{4}[^\n]*\n(?=[A-Za-z][A-Za-z0-9-]*:)")
DEEPEST = 50
"""Messages below one another in one."""

MOST = 5000
"""Messages of one file."""


def mail_view(data: bytes) -> View:
    """Make the view ``mail-text 1`` of a message, or of a mailbox (mbox), whose parts are its messages."""
    messages = _messages(data)
    cleaning = Cleaning()
    notes: list[str] = []
    lines: list[ViewLine] = []
    for number, raw in enumerate(messages, 1):
        message = message_from_bytes(raw, policy=policy.default.clone(refold_source="none"))
        assert isinstance(message, EmailMessage)
        lines += _lines(message, number, cleaning, notes)
    if not any(line.text for line in lines):
        raise ReceiveError("it holds no message with text")
    left = ("headers", *(["signatures, which stand behind “-- ”"] if "signature" in notes else []), *(["attachments"] if "attachment" in notes else []))
    resolved = dict.fromkeys(note for note in notes if note not in ("signature", "attachment"))
    return View("mail-text", 1, bounded(lines), "message", (*resolved, *cleaning.said()), left, record=_record(messages[0]))


def _messages(data: bytes) -> list[bytes]:
    if not data.startswith(b"From "):
        return [data]
    starts = [found.start() for found in START.finditer(data)] or [0]
    if len(starts) > MOST:
        raise ReceiveError(f"it holds more than {MOST:,} messages. Take out the thread that is quoted")
    parts = [data[start:end] for start, end in zip(starts, [*starts[1:], len(data)], strict=True)]
    return [re.sub(rb"(?m)^>(>*From )", rb"\1", part.partition(b"\n")[2]) for part in parts]


def _lines(message: EmailMessage, number: int, cleaning: Cleaning, notes: list[str]) -> Iterator[ViewLine]:
    """Yield the lines of a message without the marks of quotation; a line :data:`BREAK` stands where the level changes."""
    sender = cleaning.clean(_sender(message))
    where = f"message {number}" if number > 1 else "message"
    speakers, level, below, headed, before = [sender], 0, 0, 0, ""
    if number > 1:
        yield ViewLine(BREAK, number, where)
    lines = _text(message, notes)
    mark = mark_of(lines)
    for at, line in enumerate(lines):
        depth, text = _parted(mark, line)
        text = cleaning.clean(text)
        if depth == 0 and text.rstrip() == "--" and line.startswith("-- "):
            notes.append("signature")
            return
        if at >= headed and (head := head_of_message([line if line.startswith(">>> ") else text, *(_parted(mark, one)[1] for one in lines[at + 1 : at + HEAD])])):
            notes.append("heads of other messages")
            depth = 0 if line.startswith(">>> ") else depth
            below, headed = min(below + 1, DEEPEST), at + head[1]
            speakers, level = [*speakers[: below + depth], *[""] * (below + depth - len(speakers)), cleaning.clean(head[0])], -1
        now = depth + below
        if now != level and text.strip():
            if now > level >= 0:
                notes.append("levels of >")
                speakers = [*speakers[: level + 1], *[""] * (now - level - 1), speaker_before(before)]
            speakers = speakers[: now + 1]
            yield ViewLine(BREAK, number, where, speakers[now], now)
            level = now
        elif now != level:
            now = level  # an empty line changes nobody's turn
        yield ViewLine(text, number, where, speakers[min(now, len(speakers) - 1)], now)
        before = f"{before} {text}".strip()[-300:] if text.strip() and before and not before.rstrip().endswith((".", ":", "?", "!")) else text or before


def _parted(mark: re.Pattern[str], line: str) -> tuple[int, str]:
    """Give the level of a line, that is the number of the marks of quotation before it, and the line without them."""
    level = 0
    while found := mark.match(line):
        level, line = level + 1, line[found.end() :]
    return level, line


def _text(message: EmailMessage, notes: list[str]) -> list[str]:
    """The lines of the text of a message: that of its plain part, or else of its HTML."""
    body = message.get_body(preferencelist=("plain", "html"))
    if any(True for _ in message.iter_attachments()):
        notes.append("attachment")
    if body is None:
        return []
    data = body.get_payload(decode=True)
    if not isinstance(data, bytes):
        return []
    text, encoding = decoded(data, body.get_content_charset() or "")
    way = str(body.get("Content-Transfer-Encoding") or "").lower()
    notes += [way] if way in ("quoted-printable", "base64") else []
    notes += [f"encoding {encoding}"] if encoding not in ("utf-8", "us-ascii", "ascii") else []
    if body.get_content_type() == "text/html":
        from .web import view_of_html

        notes.append("HTML")
        return [line.text for line in view_of_html(text).lines]
    lines = lines_of(text)
    if body.get_param("format", "") == "flowed":
        notes.append("flowed lines (RFC 3676)")
        lines = [re.sub(r"^((?:>)*) ", r"\1", line) for line in lines]
    return lines


def _header(message: EmailMessage, name: str) -> str:
    try:
        return one_line(str(message.get(name) or ""))
    except (ValueError, IndexError, AttributeError, TypeError):  # the standard library's parser of headers fails on some
        return ""


def _sender(message: EmailMessage) -> str:
    """The name of who sent a message; also where it stands in brackets behind the address, as it did in the eighties."""
    raw = next((str(value) for name, value in message.raw_items() if name.lower() == "from"), "")
    named = re.fullmatch(r"\s*<?[^\s<>()]+@[^\s<>()]+>?\s+\(([^()@=]+)\)\s*", raw)
    return one_line(named[1]) if named else sender_name(_header(message, "From"))


def _record(raw: bytes) -> dict[str, str]:
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    found = {"type": "online", "title": _header(message, "Subject"), "author": _sender(message)}
    with suppress(ValueError, TypeError, IndexError):
        found["date"] = parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    lists = re.search(r"<([^<>]+)>", _header(message, "List-Id"))
    found["organization"] = f"mailing list {lists[1]}" if lists else ""
    found["howpublished"] = f"Message-ID {_header(message, 'Message-ID').strip('<>')}" if message.get("Message-ID") else ""
    return {name: value for name, value in found.items() if value}
