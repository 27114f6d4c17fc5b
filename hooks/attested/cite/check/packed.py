"""The text of a document of a word processor: WordprocessingML (.docx, ECMA-376) and OpenDocument (.odt, ISO 26300)."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape

BEGINS = b"PK\x03\x04"
LARGEST = 64 * 1024 * 1024
"""Bytes of all parts together, unpacked."""

PARTS = re.compile(r"word/(?:document|footnotes|endnotes|comments)\.xml|word/_rels/\w+\.xml\.rels|content\.xml")
PARAGRAPH = re.compile(r"</(?:w:p|text:p|text:h)>|<(?:w:br|text:line-break)\b[^>]*>|</Relationship>|(?<=/)>(?=<Relationship)")
ADDRESS = re.compile(r"""(?:Target|xlink:href)=(["'])(.*?)\1""")
FIELD = re.compile(r"<w:instrText[^>]*>(.*?)</w:instrText>", re.DOTALL)


class NotReadError(ValueError):
    """A packed document cannot be read; the words say why."""


def text_of(data: bytes) -> str:
    """The text of a packed document, a paragraph a line, and behind it each address that a link in it leads to. Raises :class:`NotReadError`."""
    left = LARGEST
    found: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in sorted(one for one in packed.namelist() if PARTS.fullmatch(one)):
                with packed.open(name) as part:
                    held = part.read(left + 1)
                left -= len(held)
                if left < 0:
                    raise NotReadError(f"it unpacks to more than {LARGEST:,} bytes")
                found += _lines(held.decode("utf-8", "replace"))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise NotReadError(f"it cannot be unpacked ({error})") from None
    if not found:
        raise NotReadError("it is packed, and no document of a word processor that is known (.docx, .odt)")
    return "\n".join(found)


def _lines(xml: str) -> list[str]:
    """The paragraphs of a part, and the addresses that stand in its marks and not in its text."""
    addresses = [unescape(one[2]) for one in ADDRESS.finditer(xml)]
    paragraphs = [unescape(re.sub(r"<[^>]+>", "", FIELD.sub(r" \1 ", one))) for one in PARAGRAPH.split(xml)]
    shown = "\n".join(paragraphs)
    return [*filter(str.strip, paragraphs), *(one for one in dict.fromkeys(addresses) if one not in shown)]
