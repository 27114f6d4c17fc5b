"""The text of a document of a word processor: WordprocessingML (.docx, ECMA-376) and OpenDocument (.odt, ISO 26300)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape

BEGINS = b"PK\x03\x04"
LARGEST = 64 * 1024 * 1024
"""Bytes of all parts together, unpacked."""

PARTS = re.compile(r"word/(?:document|footnotes|endnotes|comments)\.xml|word/_rels/\w+\.xml\.rels|content\.xml")
PARAGRAPH = re.compile(r"</(?:w:p|text:p|text:h)>|<(?:w:br|text:line-break)\b[^>]*>")
HYPHEN = re.compile(r"<w:noBreakHyphen\b[^>]*>")
FIELD = re.compile(r"<w:instrText[^>]*>(.*?)</w:instrText>", re.DOTALL)
PLACE = re.compile(r'(HYPERLINK\s+"[^"#]*)"\s*\\l\s*"([^"]*)')
"""A link in a field: its address, and behind “l” the place on the page."""
HREF = re.compile(r"""xlink:href=(["'])(.*?)\1""")
LINK = re.compile(r"<w:hyperlink\b[^>]*>")
RELATIONSHIP = re.compile(r"<Relationship\b[^>]*>")
ATTRIBUTE = re.compile(r"""([\w:]+)=(["'])(.*?)\2""")


class NotReadError(ValueError):
    """A packed document cannot be read; the words say why."""


def text_of(data: bytes) -> str:
    """The text of a packed document, a paragraph a line, and behind it each address that a link in it leads to. Raises :class:`NotReadError`."""
    left = LARGEST
    parts: dict[str, str] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in sorted(one for one in packed.namelist() if PARTS.fullmatch(one)):
                with packed.open(name) as part:
                    held = part.read(left + 1)
                left -= len(held)
                if left < 0:
                    raise NotReadError(f"it unpacks to more than {LARGEST:,} bytes")
                parts[name] = held.decode("utf-8", "replace")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise NotReadError(f"it cannot be unpacked ({error})") from None
    found = [line for name, xml in parts.items() if not name.endswith(".rels") for line in _paragraphs(xml)]
    shown = "\n".join(found)
    found += [one for one in dict.fromkeys(_addresses(parts)) if one not in shown]
    if not found:
        raise NotReadError("it is packed, and no document of a word processor that is known (.docx, .odt)")
    return "\n".join(found)


def _paragraphs(xml: str) -> list[str]:
    """The paragraphs of a part that are not empty."""
    fields = (FIELD.sub(_field, HYPHEN.sub("-", one)) for one in PARAGRAPH.split(xml))
    return [*filter(str.strip, (unescape(re.sub(r"<[^>]+>", "", one)) for one in fields))]


def _field(one: re.Match[str]) -> str:
    return " " + PLACE.sub(r"\1#\2", one[1]) + " "


def _addresses(parts: Mapping[str, str]) -> Iterator[str]:
    """The addresses that stand in marks and not in the text. In WordprocessingML a link names a relationship, which has the address, and the place on the page apart."""
    for name, xml in parts.items():
        yield from (unescape(one[2]) for one in HREF.finditer(xml))
        links = [_attributes(one) for one in LINK.findall(parts.get(name.replace("_rels/", "").removesuffix(".rels"), ""))] if name.endswith(".rels") else []
        for one in map(_attributes, RELATIONSHIP.findall(xml)):
            places = {link.get("w:anchor", "") for link in links if link.get("r:id") == one.get("Id")} or {""}
            yield from (f"{one.get('Target', '')}{f'#{place}' if place else ''}" for place in sorted(places))


def _attributes(mark: str) -> dict[str, str]:
    return {name: unescape(value) for name, _, value in ATTRIBUTE.findall(mark)}
