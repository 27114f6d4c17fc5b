"""Text made fit for XML and for addresses."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 document may hold (its production 2, Char)."""

UNSAFE = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f-\x9f\u2028\u2029]')
"""Characters that no IRI may hold (RFC 3987), and spaces of lines."""


def xml(text: str) -> str:
    """Text for an element or an attribute in double quotation marks. What XML forbids becomes U+FFFD."""
    return escape(ILLEGAL.sub("\ufffd", text))


def iri(address: str) -> str:
    """An address that may hold letters of any script; what may not stand in one is percent-encoded."""
    return UNSAFE.sub(lambda found: quote(found[0]), address)


def uri(address: str) -> str:
    """An address in ASCII (RFC 3986), as sitemaps ask for."""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=-._~")
