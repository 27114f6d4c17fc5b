"""DOIs and addresses as records write them."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
"""A DOI name: prefix and suffix (ISO 26324; the DOI Handbook, section 2.2)."""

VERBATIM = frozenset({
    "url", "doi", "eprint", "fulltext", "file", "pdf", "verba", "verbb", "verbc", "biburl", "bdsk-url-1", "adsurl", "date", "urldate", "eventdate", "origdate",
})  # fmt: skip
"""Fields whose values are no text of TeX's (BibLaTeX's manual, section 2.2.1); in dates, “~” says that one is not sure."""

RESOLVER = re.compile(
    r"(?i)^\s*(?:doi\s*[:=]?\s*)?(?:https?://)?(?:(?:dx\.)?doi\.org/|doi\.acm\.org/|doi\s*[:=]?\s*)?(?=10\.)"
)
TILDE = re.compile(r"\{?\\textasciitilde(?:\{\})?\}?|\{?\\~(?:\{\})?\}?|\$\\sim\$")
SIGN = re.compile(r"\{\\([_%&#$^])\}|\\([_%&#${}~^])")
WRAPPED = re.compile(r"^\s*\\(?:(?:url|path|nolinkurl)\s*\{(.*)\}|href\s*\{([^{}]*)\}.*)\s*$", re.DOTALL)
ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+);")


def verbatim(value: str) -> str:
    """The value of a field that is no text of TeX's, without the escapes that many write there all the same."""
    value = " ".join(value.split())
    value = WRAPPED.sub(lambda one: one[1] or one[2] or "", value)
    value = TILDE.sub("~", value)
    value = SIGN.sub(lambda one: one[1] or one[2], value)
    return value[1:-1] if value.startswith("{") and value.endswith("}") and "{" not in value[1:] else value


def doi_in(value: str) -> str:
    """The DOI in a value that names its resolver, or spells it as web pages do; empty where it holds none."""
    value = html.unescape(verbatim(value)).strip()
    value = RESOLVER.sub("", value)
    if re.search(r"%(?:2F|3[ACE]|28|29|5B|5D)", value, re.IGNORECASE):
        value = unquote(value)
    found = DOI.fullmatch(value.rstrip(".,; "))
    return found[0] if found else ""
