"""Word files as text: mammoth reads the file into HTML, of which the lines are made as of a web page."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from lxml import etree

from .view import ReceiveError, View, one_line
from .web import view_of_html

MOST = 64 * 1024 * 1024
"""Bytes of all files in a Word file together, unpacked."""


def word_view(data: bytes) -> View:
    """Make the view ``docx-text 1``. Deleted words of tracked changes are left out, inserted ones kept, as Word shows the file."""
    import mammoth

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _bounded(packed)
            facts = _facts(packed)
            changed = b"<w:del " in packed.read("word/document.xml")
            made = mammoth.convert_to_html(io.BytesIO(data), convert_image=mammoth.images.img_element(lambda image: {"src": ""}), external_file_access=False)
    except ReceiveError:
        raise
    except Exception as error:  # of zipfile, the XML parser and mammoth, which raise many kinds for files that are none
        raise ReceiveError(f"it is no Word file that can be read ({one_line(str(error))[:120] or type(error).__name__}). Where a word processor opens it, print it to a PDF or save it anew, and receive that") from None
    text = re.sub(r'<sup><a href="#(?:foot|end)note', r'<sup class="reference"><a href="#note', made.value)
    text = re.sub(r' ?<a href="#(?:foot|end)note-ref-[^"]*">↑</a>', "", text)
    view = view_of_html(f"<body>{text}</body>", name="docx-text")
    told = ("Words that were deleted in Word's tracked changes are left out, those inserted are kept.",) if changed else ()
    return replace(view, told=told, record=facts)


def _bounded(packed: zipfile.ZipFile) -> None:
    """Refuse what unpacks to too much, or has a document type, by which entities could grow without end."""
    if sum(one.file_size for one in packed.infolist()) > MOST or len(packed.infolist()) > 10_000:
        raise ReceiveError(f"it unpacks to more than {MOST // 1024 // 1024} MB")
    for one in packed.infolist():
        if one.filename.endswith((".xml", ".rels")):
            with packed.open(one) as opened:
                if b"<!DOCTYPE" in opened.read(4096).upper():
                    raise ReceiveError(f"{one.filename} in it declares a document type, which Word never does")


def _facts(packed: zipfile.ZipFile) -> dict[str, str]:
    found = {"type": "misc"}
    if "docProps/core.xml" in packed.namelist():
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        names = {"title": "title", "creator": "author", "created": "date"}
        for element in etree.fromstring(packed.read("docProps/core.xml"), parser).iter():
            name = names.get(etree.QName(element).localname) if isinstance(element.tag, str) else None
            if name and element.text:
                found[name] = element.text[:10] if name == "date" else one_line(element.text)
    return found
