"""PDF as text, by PDFium: lines with the number of their page, columns in order, footnotes behind the text, heads and page numbers left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .glyphs import LineSigns, glyphs_of, is_mirrored
from .layout import LaidOutPage, lines_in_order, take_heads, take_notes
from .margins import without_line_numbers
from .view import NO_LETTER, Cleaning, ReceiveError, View, ViewLine, bounded, one_line

MOST = 3000
"""Pages of one file."""

NO_TITLE = re.compile(r"(?i)microsoft (?:word|powerpoint) - |untitled|[^ ]+\.(?:dvi|tex|docx?|e?ps|indd|qxd|pdf|rtf|odt|wpd|txt)$")
"""Titles that the program which wrote a file made up, mostly out of the name of another file."""

NO_NAME = re.compile(r"(?i)\w+\(0x[0-9a-f]+\)|unknown|anonymous|user|admin(?:istrator)?|owner|root")
"""Authors that are none."""

ERRORS = {
    raw.FPDF_ERR_PASSWORD: "it is encrypted and asks for a password. Open it with the password, print it to a PDF, and receive that",
    raw.FPDF_ERR_FORMAT: "it is damaged, or no PDF",
}


def pdf_view(data: bytes) -> View:
    """Make the view ``pdf-text 1``."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        raise ReceiveError(ERRORS.get(raw.FPDF_GetLastError(), "PDFium cannot read it")) from None
    try:
        if len(document) > MOST:
            raise ReceiveError(f"it has {len(document):,} pages; the most that is read is {MOST:,}. Cut out those that are quoted")
        return _view(document)
    finally:
        document.close()


@dataclass(slots=True)
class _Found:
    """What was seen on the pages of a file: signs, and how many of them are of a kind; the numbers of pages that are of a kind."""

    signs: int = 0
    unread: int = 0
    aslant: int = 0
    accents: int = 0
    numbered: int = 0
    done: LineSigns = field(default_factory=LineSigns)
    worded: list[int] = field(default_factory=list)
    wrong: list[int] = field(default_factory=list)
    bare: list[int] = field(default_factory=list)
    mirrored: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)


def _view(document: pdfium.PdfDocument) -> View:
    seen = _Found()
    pages = [_page(document, number, seen) for number in range(1, len(document) + 1)]
    left = take_heads(pages)
    notes = take_notes(pages)
    cleaning = Cleaning()
    lines = bounded(_lines(document, pages, cleaning))
    told = tuple(_warnings(lines, seen))
    marks = sum(seen.done.marks.values())
    resolved = [f"{marks} note marks left out: {', '.join(list(seen.done.marks)[:12])}"] if marks else []
    resolved += [f"{notes} lines of footnotes and margins put behind the text"] if notes else []
    resolved += [f"{seen.done.levelled} raised or lowered signs written on the line"] if seen.done.levelled else []
    resolved += [f"{seen.accents} accents put on their letters"] if seen.accents else []
    hyphens = sum(line.text.endswith("-") for line in lines)
    resolved += [f"{hyphens} hyphens at line ends, kept"] if hyphens else []
    left += [f"{seen.numbered} numbers of lines"] if seen.numbered else []
    left += [f"{seen.aslant} signs that do not stand in the direction of the text"] if seen.aslant else []
    return View("pdf-text", 1, lines, "page", (*resolved, *cleaning.said()), tuple(left), told, _record(document))


def _page(document: pdfium.PdfDocument, number: int, seen: _Found) -> LaidOutPage:
    """Lay out the page of a number, from 1. One that cannot be read, or not rightly, has no lines."""
    try:
        page = document[number - 1]
        text = page.get_textpage()
        if is_mirrored(text):
            seen.mirrored.append(number)
            return LaidOutPage([])
        found = glyphs_of(text)
        if not found.pieces and _has_picture(page):
            seen.bare.append(number)
        page.close()
    except pdfium.PdfiumError:
        seen.damaged.append(number)
        return LaidOutPage([])
    signs = sum(len(piece.glyphs) for piece in found.pieces)
    seen.signs, seen.unread, seen.aslant, seen.accents = seen.signs + signs, seen.unread + found.unread, seen.aslant + found.aslant, seen.accents + found.accents
    seen.worded += [number] if signs else []
    seen.wrong += [number] if found.unread > 0.1 * signs else []
    pieces, numbered = without_line_numbers(found.pieces)
    seen.numbered += numbered
    return LaidOutPage(lines_in_order(pieces, seen.done))


def _lines(document: pdfium.PdfDocument, pages: list[LaidOutPage], cleaning: Cleaning) -> Iterator[ViewLine]:
    """Yield the lines of all pages, and then their notes."""
    for notes in (False, True):
        for number, page in enumerate(pages, 1):
            where = f"p. {page.printed or _label(document, number)}"
            for line in page.notes if notes else page.lines:
                text = cleaning.clean(line.text)
                if text:
                    yield ViewLine(text, number, where, note=notes)


def _label(document: pdfium.PdfDocument, number: int) -> str:
    return one_line(document.get_page_label(number - 1)) or str(number)


def _has_picture(page: pdfium.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _pages(numbers: list[int]) -> str:
    """“Page 4”, or “Pages 4, 5”."""
    return f"Page{'s' if len(numbers) > 1 else ''} " + ", ".join(map(str, numbers[:8])) + (" …" if len(numbers) > 8 else "")


def _warnings(lines: tuple[ViewLine, ...], seen: _Found) -> Iterator[str]:
    for number in seen.damaged:
        yield f"Page {number} is damaged and was not read."
    if seen.bare:
        yield f"{_pages(seen.bare)}: a picture without text, as of a scan. Words on it cannot be compared."
    if seen.mirrored:
        yield f"{_pages(seen.mirrored)}: drawn as in a mirror, and left out. Words on {'them' if len(seen.mirrored) > 1 else 'it'} cannot be compared."
    if seen.wrong != seen.worded and seen.wrong:
        yield f"{_pages(seen.wrong)}: the text layer is wrong, many of its signs are no letters. What it says is not what the page shows."
    elif seen.signs and seen.unread > 0.05 * seen.signs:
        yield f"The text layer is wrong: {seen.unread:,} of {seen.signs:,} signs are no letters. What it says is not what the page shows."
    elif unread := sum(line.text.count(NO_LETTER) for line in lines):
        yield f"Signs of which the text layer does not say what they are stand as “{NO_LETTER}” ({unread} ×). Words with them cannot be compared."
    words = re.findall(r"[A-Za-z]{4,}", " ".join(line.text for line in lines))
    if len(words) > 50 and sum(not re.search("[aeiouyAEIOUY]", word) for word in words) > 0.3 * len(words):
        yield "The text layer is probably wrong: many of its words have no vowels. What it says may not be what the page shows."
    if any(unicodedata.bidirectional(char) in ("R", "AL") for line in lines for char in set(line.text)):
        yield "Some words are written from right to left: look whether they stand in their order here."
    if not seen.signs and not seen.bare and not seen.mirrored:
        yield "No page has any text."


def _record(document: pdfium.PdfDocument) -> dict[str, str]:
    """Facts for the record, as the file gives them: often empty, and sometimes of the program that wrote it."""
    facts = {name: one_line(Cleaning().clean(value)) for name, value in document.get_metadata_dict().items()}
    found = {"type": "misc", "title": facts.get("Title", ""), "author": facts.get("Author", "").replace(";", " and ")}
    if NO_TITLE.match(found["title"]):
        found["title"] = ""
    if NO_NAME.fullmatch(found["author"]):
        found["author"] = ""
    year = re.match(r"D:(\d{4})", facts.get("CreationDate", ""))
    if year:
        found["year"] = year[1]
    doi = re.search(r"\b10\.\d{4,9}/[^\s,;\"<>]+", f"{facts.get('Subject', '')} {facts.get('Keywords', '')}")
    if doi:
        found["doi"] = doi[0].rstrip(".)")
    return {name: value for name, value in found.items() if value}
