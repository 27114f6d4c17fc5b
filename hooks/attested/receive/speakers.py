"""Who speaks in a message of mail: the marks before the lines that it quotes, and the lines that say whose words come next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from email.utils import parseaddr

VERB = re.compile(r"(?i)\b(?:wrote|writes|said|a écrit|schrieb)\b")
SIGNED = re.compile(r"(?:>[ ]?)* ?([A-Za-z]{1,5})>")
"""Marks with the letters of a name, as “RM> ”."""

ODD = ":|}#"
"""Signs that some programs put for ``>``."""

FEWEST = 3
"""Lines that begin with an odd mark, from which it is one."""

HEAD = 8
"""Lines in which the head of a message is looked for."""

FIELD = re.compile(r"\*?([^\W\d_][\w-]{1,14}(?: [\w-]{1,10})?)\s?:\*?[ \t]+(\S.*)")
FROM = ("from", "von", "de", "från", "fra", "van", "da", "od", "lähettäjä", "от")
RULER = re.compile(r"\s*[-_]{2,}(.*?)[-_]*\s*")
"""A line that sets off what comes below: “-----Original Message-----”, or without words."""

DATED = re.compile(r">{3} (.+?)(?: <\S+@\S+>)? \d\S*(?: \S+){0,2} >{3}")
"""“>>> Ada Lovelace <ada@example.org> 11/05/99 01:48PM >>>”, as GroupWise writes it."""


def mark_of(lines: Sequence[str]) -> re.Pattern[str]:
    """The mark before the lines that a message quotes: ``>``, and what this message has in its place.

    A sign other than ``>`` counts where some lines begin with it, and the first of them stands below one that says who wrote.
    """
    signed = Counter(found[1] for line in lines if (found := SIGNED.match(line)))
    others = [rf" ?{re.escape(name)}>" for name, count in signed.items() if count >= 2]
    for sign in ODD:
        begun = [at for at, line in enumerate(lines) if re.match(rf"[> ]*{re.escape(sign)}(?:[ >{re.escape(sign)}]|$)", line)]
        if len(begun) >= FEWEST and any(VERB.search(line) for line in lines[max(begun[0] - 3, 0) : begun[0]]):
            others.append(rf"{re.escape(sign)}(?=[ >{re.escape(sign)}]|$)")
    return re.compile(rf"(?:{'|'.join(['>', *others])})[ ]?")


def head_of_message(lines: Sequence[str]) -> tuple[str, int] | None:
    """Read the head of another message that begins on the first of these lines: “From: Ada”, and below it at least two more of its fields, or one below a ruler with words.

    Out: the name of its author, empty where there is only an address, and how many lines it has; None where no such head begins there.
    """
    if dated := DATED.match(lines[0]):
        return dated[1], 1
    ruler = RULER.fullmatch(lines[0])
    at = 1 if ruler else 0
    fields: list[tuple[str, str]] = []
    while at < len(lines) and ((found := FIELD.match(lines[at])) or (len(fields) == 1 and lines[at][:1] in (" ", "\t", "[", "<"))):
        fields += [(found[1].casefold(), found[2])] if found else []
        at += 1
    if not fields or fields[0][0] not in FROM or len(fields) < (1 if ruler and ruler[1].strip() else 3):
        return None
    sender = re.sub(r"\[[^\]]*\]|\bon behalf of\b.*", "", fields[0][1]).strip(" *'\t")
    return sender_name(sender) if "<" in sender or "@" in sender else sender, at


def speaker_before(before: str) -> str:
    """Read whose words come next out of the line before them, “On 3 May 2026, Ada Lovelace <ada@…> wrote:”; empty where it does not say."""
    found = list(VERB.finditer(before[-300:]))
    if not found or before[-300:][found[-1].end() :].strip(" :\t"):
        return ""
    named = re.search(r"\S+@\S+ \(([^()@]+)\)\s*$", before[-300:][: found[-1].start()])
    said = named[1] if named else re.sub(r"<[^>]*>|\([^)]*@[^)]*\)|\"", " ", before[-300:][: found[-1].start()])
    words = said.rpartition(",")[2].split() or said.rpartition(",")[0].rpartition(",")[2].split()
    dated = [at for at, word in enumerate(words) if any(char.isdecimal() for char in word) or word.upper() in ("AM", "PM", "ON", "AT")]
    who = " ".join(words[dated[-1] + 1 :] if dated else words).strip(" *'")
    return who if 0 < len(who.split()) <= 5 and "@" not in who else ""


def sender_name(sender: str) -> str:
    """The name in an address of mail, “Ada <ada@example.org>”; where it has none, what stands before the ``@``."""
    name, address = parseaddr(sender)
    return name or address.partition("@")[0]
