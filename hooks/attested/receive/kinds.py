"""The kinds of files that can be received, and the view of each. A kind is told by the first bytes, and only then by the name."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import PurePosixPath

from .view import MissingLibraryError, ReceiveError, View

VIEWS = {
    "text": ("text 1", "plain", "plain_view"),
    "rfc": ("rfc-text 1", "plain", "rfc_view"),
    "html": ("html-text 1", "web", "web_view"),
    "pdf": ("pdf-text 1", "pdf", "pdf_view"),
    "docx": ("docx-text 1", "word", "word_view"),
    "mail": ("mail-text 1", "mail", "mail_view"),
}
"""By kind: the view that is made of it, and the module and function that make it, which are only imported then."""

TITLES = {title: kind for kind, (title, _, _) in VIEWS.items()}
SUFFIX = {"text": ".txt", "rfc": ".txt", "html": ".html", "pdf": ".pdf", "docx": ".docx", "mail": ".eml"}
HEADER = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]{1,40}:[ \t][^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n")
TAG = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body)[\s>]")
FOREIGN = {b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"\xd0\xcf\x11\xe0": "a Word file of before 2007", b"{\\rtf": "RTF"}


def kind_of(name: str, data: bytes) -> str:
    """Tell the kind of a file, a key of :data:`VIEWS`; :class:`ReceiveError` where it is none of them."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not data.strip():
        raise ReceiveError("it is empty")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        if b"word/" in data:
            return "docx"
        raise ReceiveError("it is an archive, but no Word file (.docx)")
    for mark, what in FOREIGN.items():
        if start.startswith(mark):
            raise ReceiveError(f"it is {what}, of which no text is read here. Save it as PDF or .docx, or type the passage and say so")
    suffix = PurePosixPath(name).suffix.lower()
    if data.startswith(b"From ") or suffix in (".eml", ".mbox") or (HEADER.match(data[:65536].replace(b"\r\n", b"\n")) and _is_mail(data)):
        return "mail"
    if TAG.search(start) or suffix in (".html", ".htm", ".xhtml"):
        return "html"
    from .plain import decoded, is_rfc

    text, _ = decoded(data)
    if any(char < " " and char not in "\t\n\r\f" for char in text[:4096]):
        raise ReceiveError("it is no text, and of no kind that is read here (text, HTML, PDF, .docx, mail)")
    return "rfc" if is_rfc(text) else "text"


def _is_mail(data: bytes) -> bool:
    """Tell whether the header is one of mail: it says who sent it, and when or about what."""
    head = data[:65536].split(b"\n\n")[0].split(b"\r\n\r\n")[0].lower()
    return b"\nfrom:" in b"\n" + head and (b"\ndate:" in b"\n" + head or b"\nsubject:" in b"\n" + head)


def make_view(kind: str, data: bytes) -> View:
    """Make the view of a file of a kind, in this process. :class:`ReceiveError` where there is none, :class:`MissingLibraryError` where what reads it is not installed."""
    _, module, function = VIEWS[kind]
    try:
        made = getattr(import_module(f"{__package__}.{module}"), function)
    except ImportError as error:
        raise MissingLibraryError(f"{error.name} is not installed: run make setup") from None
    found = made(data)
    assert isinstance(found, View)
    return found
