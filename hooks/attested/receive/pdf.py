"""PDF as text, by PDFium: lines with the number of their page, columns in order, footnotes behind the text, heads and page numbers left out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .glyphs import is_mirrored, pieces_of
from .layout import LaidOutPage, lines_in_order, take_heads, take_notes
from .view import Cleaning, ReceiveError, View, ViewLine, bounded, one_line

MOST = 3000
"""Pages of one file."""

NO_TITLE = re.compile(r"(?i)microsoft (?:word|powerpoint) - |untitled|[^ ]+\.(?:dvi|tex|docx?|e?ps|indd|qxd|pdf|rtf|odt|wpd|txt)$")
"""Titles that the program which wrote a file made up, mostly out of the name of another file."""

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


def _view(document: pdfium.PdfDocument) -> View:
    marks: Counter[str] = Counter()
    pages, told, aslant = [], [], 0
    signs = bad = 0
    bare: list[int] = []
    mirrored: list[int] = []
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
            if is_mirrored(text):
                mirrored.append(number + 1)
                pages.append(LaidOutPage([]))
                continue
            pieces, turned, unread = pieces_of(text)
            pictured = not pieces and _has_picture(page)
        except pdfium.PdfiumError:
            told.append(f"Page {number + 1} is damaged and was not read.")
            pages.append(LaidOutPage([]))
            continue
        aslant, bad = aslant + turned, bad + unread
        signs += sum(len(piece.glyphs) for piece in pieces)
        bare += [number + 1] if pictured else []
        pages.append(LaidOutPage(lines_in_order(pieces, marks)))
        page.close()
    left = take_heads(pages)
    notes = take_notes(pages)
    cleaning = Cleaning()
    lines = bounded(_lines(document, pages, cleaning))
    told += _warnings(lines, signs, bad, bare, mirrored)
    resolved = [f"{count} note marks left out: {', '.join(list(marks)[:12])}" for count in [sum(marks.values())] if count]
    resolved += [f"{notes} lines of footnotes put behind the text"] if notes else []
    hyphens = sum(line.text.endswith("-") for line in lines)
    resolved += [f"{hyphens} hyphens at line ends, kept"] if hyphens else []
    left += [f"{aslant} signs that do not stand in the direction of the text"] if aslant else []
    return View("pdf-text", 1, lines, "page", (*resolved, *cleaning.said()), tuple(left), tuple(told), _record(document))


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


def _warnings(lines: tuple[ViewLine, ...], signs: int, bad: int, bare: list[int], mirrored: list[int]) -> Iterator[str]:
    if bare:
        yield f"{_pages(bare)}: a picture without text, as of a scan. Words on it cannot be compared."
    if mirrored:
        yield f"{_pages(mirrored)}: drawn as in a mirror, and left out. Words on {'them' if len(mirrored) > 1 else 'it'} cannot be compared."
    if signs and bad > 0.05 * signs:
        yield f"The text layer is wrong: {bad:,} of {signs:,} signs are no letters. What it says is not what the page shows."
    words = re.findall(r"[A-Za-z]{4,}", " ".join(line.text for line in lines))
    if len(words) > 50 and sum(not re.search("[aeiouyAEIOUY]", word) for word in words) > 0.3 * len(words):
        yield "The text layer is probably wrong: many of its words have no vowels. What it says may not be what the page shows."
    if any(unicodedata.bidirectional(char) in ("R", "AL") for line in lines for char in set(line.text)):
        yield "Some words are written from right to left: look whether they stand in their order here."
    if not signs and not bare and not mirrored:
        yield "No page has any text."


def _record(document: pdfium.PdfDocument) -> dict[str, str]:
    """Facts for the record, as the file gives them: often empty, and sometimes of the program that wrote it."""
    facts = {name: one_line(Cleaning().clean(value)) for name, value in document.get_metadata_dict().items()}
    found = {"type": "misc", "title": facts.get("Title", ""), "author": facts.get("Author", "").replace(";", " and ")}
    if NO_TITLE.match(found["title"]):
        found["title"] = ""
    year = re.match(r"D:(\d{4})", facts.get("CreationDate", ""))
    if year:
        found["year"] = year[1]
    doi = re.search(r"\b10\.\d{4,9}/[^\s,;\"<>]+", f"{facts.get('Subject', '')} {facts.get('Keywords', '')}")
    if doi:
        found["doi"] = doi[0].rstrip(".)")
    return {name: value for name, value in found.items() if value}
