"""The words of a draft in plain text or Markdown, without code, addresses, the targets of links and marks.

Plain text is read as Markdown: who writes it seldom uses its marks otherwise, and lines that begin with ``>`` are another's in
both. A quotation ends at the first line without ``>``, as in the entries of this glossary. Indented lines are
no code: in plain text and in lists they are words. ``docs/assets/draft/reading.js`` does the same in the browser.

This is no second reading of our own prose (:mod:`..prose.stream`): drafts are other people's, in several flavours and in none, and
the page in the browser must find the same words to the letter, where no reader of CommonMark is at hand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .building import Building, Draft, Pieces
from .patterns import OMITTED

QUOTE = re.compile(r" {0,3}>(?: {0,3}>)* ?")
FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[^`]*$")
TARGET = re.compile(r" {0,3}\[[^\[\]^]+\]:\s*\S+")
LEAD = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|(?:[-*+]|[0-9]{1,9}[.)])[ \t]+|\[\^[^\[\]]+\]:[ \t]*)+")
WORDY = re.compile(r"[^\W_]")
TOP = re.compile(r"---[ \t]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")

INLINE = re.compile(
    r"(?P<gone>(?P<ticks>(?<!`)`+(?!`)).*?(?<!`)(?P=ticks)(?!`)"  # code
    r"|<(?:https?|mailto):[^<>\s]*>|(?:https?://|www\.)[^\s<>\[\]]*[^\s<>\[\](),.;:!?\"'’”])"  # addresses
    r"|(?P<dropped><!--.*?(?:-->|\Z)|</?[A-Za-z][^<>]*>"  # comments and tags
    r"|\[[^\[\]\n@]*@[\w][^\[\]\n]*\]|\[\^[^\[\]\s]+\]"  # citations and footnotes
    r"|\]\((?:[^()\\\n]|\\.|\([^()\n]*\))*\)|\]\[[^\[\]\n]*\]|!?\[(?=[^\[\]]*\][(\[])|\[\[(?:[^\[\]|\n]*\|)?(?=[^\[\]]*\]\])|\]\]"  # links, but for their words
    r"|\*+|~~|(?<![^\W_])_+|_+(?![^\W_])"  # stress
    r"|[\u00ad\u200b\u2060\ufeff])"  # what nobody sees
    r"|\\(?P<kept>[!-/:-@\[-`{-~])|&(?P<name>[a-z]+|\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6});",
    re.DOTALL,
)
NAMED = {
    "amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\u00a0", "shy": "", "hellip": "…", "ndash": "–", "mdash": "—",
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»",
}  # fmt: skip


def read(written: str, *, html: bool = False) -> Draft:
    """The words of a draft. Line ends are made alike and letters composed (NFC) first, so offsets are into the text after that."""
    text = unicodedata.normalize("NFC", written.replace("\r\n", "\n").replace("\r", "\n"))
    if html:
        from .markup import read_html

        return read_html(text)
    return _markdown(text)


def looks_like_html(written: str) -> bool:
    """Tell whether a text begins and ends as HTML does."""
    return re.match(r"\s*<(?:!doctype\b|!--|[a-z][a-z0-9]*[\s>/])", written, re.IGNORECASE) is not None and re.search(
        r"(?:</[a-z][a-z0-9]*\s*>|-->|<[a-z][^<>]*/>)\s*\Z", written, re.IGNORECASE
    ) is not None


Line = tuple[str, int]
"""A line without the marks before it, and its offset in what was written."""


def _markdown(text: str) -> Draft:
    building = Building(text)
    for quoted, lines in _blocks(text):
        building.quote(quoted)
        _add(building, lines)
        building.end_block()
    return building.draft()


def _blocks(text: str) -> Iterator[tuple[bool, list[Line]]]:
    """Paragraphs, headings and list items, each with whether it stands in a quotation."""
    top = TOP.match(text)
    at, fence, block, was = top.end() if top else 0, "", list[Line](), False
    for line in text[at:].split("\n"):
        start, at = at, at + len(line) + 1
        quote = QUOTE.match(line)
        body, begin = (line[quote.end() :], start + quote.end()) if quote else (line, start)
        mark = FENCE.match(body)
        lead = LEAD.match(body)
        if bool(quote) != was or fence or mark or lead or TARGET.match(body) or not WORDY.search(body):
            if block:
                yield was, block
            block, was = [], bool(quote)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) and body.strip() == mark[1] else fence
        elif mark:
            fence = mark[1]
        elif WORDY.search(body) and not TARGET.match(body):
            skip = lead.end() if lead else 0
            block.append((body[skip:], begin + skip))
            if lead and "#" in lead[0]:
                yield was, block
                block = []
    if block:
        yield was, block


def _add(building: Building, lines: list[Line]) -> None:
    """The words of a block, whose code, links and comments may go over several lines."""
    pieces = Pieces([(f"{line}\n", origin) for line, origin in lines[:-1]] + lines[-1:])
    at = 0

    def put(end: int) -> None:
        for piece, origin in pieces.between(at, end):
            building.add(piece, origin)

    for found in INLINE.finditer(pieces.text):
        put(found.start())
        at = found.end()
        if found["gone"]:
            building.add(OMITTED, pieces.origin(found.start()))
        elif not found["dropped"]:
            building.add(found["kept"] or character(found["name"], found[0]), pieces.origin(found.start()))
    put(len(pieces.text))


def character(name: str, written: str) -> str:
    """Give the character that an entity such as ``#160`` or ``nbsp`` stands for; ``written`` where the entity is not known."""
    if not name.startswith("#"):
        return NAMED.get(name, written)
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(code) if 32 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else written
