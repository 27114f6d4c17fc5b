"""Documents of word processors: their text and the addresses of their links, or the words that say why not."""

from __future__ import annotations

import io
import zipfile

import pypandoc
import pytest

from attested.cite.check import citations
from attested.cite.check.packed import NotReadError, text_of

SITES = ("https://example.org/mills/",)
TEXT = """See [the head](https://example.org/mills/glossary/head/#definition), version 1.0.[^1]

https://example.org/mills/glossary/slack/

[^1]: And <https://example.org/mills/sources/talk/#k3>, read 2026-03-04.
"""


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_what_pandoc_writes_is_read(kind: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("packed") / f"text.{kind}"
    pypandoc.convert_text(TEXT, kind, format="markdown", outputfile=str(file))
    found = {(one.page, one.id) for one in citations(text_of(file.read_bytes()), SITES)}
    assert found == {("glossary/head", "definition"), ("glossary/slack", ""), ("sources/talk", "k3")}


def packed(parts: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return held.getvalue()


def test_a_link_that_is_a_field_of_the_document_is_read() -> None:
    field = '<w:p><w:instrText xml:space="preserve">HYPERLINK "https://example.org/mills/glossary/head/" \\l "definition"</w:instrText></w:p>'
    assert [(one.page, one.id) for one in citations(text_of(packed({"word/document.xml": field})), SITES)] == [("glossary/head", "definition")]


def test_a_link_whose_place_on_the_page_is_told_apart_from_its_address_is_read() -> None:
    held = {
        "word/document.xml": '<w:p><w:hyperlink r:id="rId4" w:anchor="definition"><w:t>head</w:t></w:hyperlink>, version 1.0, <w:hyperlink w:anchor="two-feet" r:id="rId4"/></w:p><w:p><w:hyperlink r:id="rId5"/></w:p>',
        "word/_rels/document.xml.rels": '<Relationships><Relationship Target="https://example.org/mills/glossary/head/" Id="rId4"/><Relationship Id="rId5" Target="https://example.org/mills/sources/talk/"/></Relationships>',
    }
    assert [(one.page, one.id) for one in citations(text_of(packed(held)), SITES)] == [("glossary/head", "definition"), ("glossary/head", "two-feet"), ("sources/talk", "")]


def test_hyphens_that_a_word_processor_sets_are_read_as_those_of_the_address() -> None:
    text = "<w:p><w:t>https://example.org/mills/glossary/tide</w:t><w:noBreakHyphen/><w:t>mill/#defi</w:t><w:softHyphen/><w:t>nition</w:t></w:p>"
    assert [(one.page, one.id) for one in citations(text_of(packed({"word/document.xml": text})), SITES)] == [("glossary/tide-mill", "definition")]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04 and nothing more", "it cannot be unpacked"),
        (packed({"a.txt": "text"}), "it is packed, and no document of a word processor that is known"),
        (packed({"content.xml": "x" * 70_000_000}), "it unpacks to more than 67,108,864 bytes"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, says: str) -> None:
    with pytest.raises(NotReadError) as told:
        text_of(data)
    assert says in str(told.value)
