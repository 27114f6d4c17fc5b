"""Plain text in any of the usual encodings, and text in the form of RFCs, whose pages have heads, feet and form feeds."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from .view import Cleaning, ReceiveError, View, ViewLine, bounded

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
FOOT = re.compile(r"\S.*\[Page (\d+)\]\s*$")
SECTION = re.compile(r"(?:(\d+(?:\.\d+)*)\.?|(Appendix [A-Z](?:\.\d+)*)\.?)\s{1,4}[A-Z]\S.*$")
UNDEFINED = frozenset("\x81\x8d\x8f\x90\x9d")


def decoded(data: bytes, declared: str = "") -> tuple[str, str]:
    """Give a text and the encoding that it was in: by its byte order mark, as declared, UTF-8, or else Windows-1252.

    :class:`ReceiveError` where bytes say nothing in it.
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return _strictly(data, name), name.removesuffix("-sig")
    for name in (declared, "utf-8"):
        try:
            return data.decode(name or "utf-8"), name or "utf-8"
        except (UnicodeDecodeError, LookupError):
            continue
    return _strictly(data, "windows-1252"), "windows-1252"


def _strictly(data: bytes, name: str) -> str:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise ReceiveError(f"it is text in no encoding that is known here ({error.reason})") from None
    if "\0" in text:
        raise ReceiveError("it is no text: it holds null bytes")
    return text


def lines_of(text: str) -> list[str]:
    """Part a text at its line ends, of any system."""
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")


def plain_view(data: bytes) -> View:
    """Make the view ``text 1``: the lines as they are, without hidden characters."""
    text, encoding = decoded(data)
    cleaning = Cleaning()
    lines = bounded(ViewLine(cleaning.clean(line.replace("\f", " ")), where="text") for line in lines_of(text))
    said = () if encoding == "utf-8" else (f"encoding {encoding}",)
    return View("text", 1, lines, resolved=(*said, *cleaning.said()))


def is_rfc(text: str) -> bool:
    """Tell whether a text has the pages of an RFC: at least two feet that end with “[Page 2]”."""
    return len(re.findall(r"(?m)^\S.*\[Page \d+\][ \t]*$", text)) >= 2


def rfc_view(data: bytes) -> View:
    """Make the view ``rfc-text 1``: feet and heads of pages are left out, so that a paragraph runs on; lines know their page and section."""
    text, _ = decoded(data)
    cleaning = Cleaning()
    pages = _pages(lines_of(text))
    heads = Counter(head for head in (_head(page) for page in pages[1:]) if head)
    usual = {head for head, count in heads.items() if count * 2 > len(pages) - 1 or count > 2}
    kept: list[ViewLine] = []
    where = "front matter"
    for number, page in enumerate(pages, 1):
        body = [line for line in page if not FOOT.match(line) and line.strip() not in usual]
        while body and not body[0].strip():
            del body[0]
        while body and not body[-1].strip():
            del body[-1]
        for line in body:
            found = SECTION.match(line)
            if found and " . ." not in line and "...." not in line:
                where = f"§{found[1]}" if found[1] else found[2]
            kept.append(ViewLine(cleaning.clean(line), number, where))
    left = (*(f"head of pages “{' '.join(head.split())}”" for head in sorted(usual)), f"foot of pages “… [Page N]” ({len(pages)} pages)")
    return View("rfc-text", 1, bounded(kept), "page", cleaning.said(), left, record=_record(text))


def _pages(lines: list[str]) -> list[list[str]]:
    """Part lines at the feet of pages."""
    pages: list[list[str]] = [[]]
    for line in lines:
        pages[-1].append(line.replace("\f", ""))
        if FOOT.match(line):
            pages.append([])
    if not any(line.strip() for line in pages[-1]):
        pages.pop()
    return pages


def _head(page: list[str]) -> str:
    return next((line.strip() for line in page if line.strip()), "")


def _record(text: str) -> dict[str, str]:
    """Facts for the record, out of the first page: number, title and date. Authors are not told apart from their firms there."""
    number = re.search(r"(?im)^Request for Comments: ?(\d+)", text[:4000])
    date = re.search(r"(?m)\b(January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})\s*$", text[:4000])
    head, _, rest = text[:6000].lstrip().partition("\n\n")
    title = re.sub(r"\s+", " ", next((part for part in re.split(r"\n\s*\n", rest) if part.strip()), ""))
    found = {"type": "techreport", "title": title.strip() if head else ""}
    if number:
        found |= {"number": f"RFC {number[1]}", "url": f"https://www.rfc-editor.org/rfc/rfc{number[1]}"}
    return found | ({"year": date[2]} if date else {})
