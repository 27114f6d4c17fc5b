"""Addresses and DOIs as records and passages write them: whether a page may link to one, and why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from ..model.addresses import WEB_SCHEMES
from ..records.identifiers import DOI

NEVER = re.compile(r"[\s<>\"\\]")
"""What ends an address where it is copied, and the backslash, which browsers take for a slash."""

HOST = re.compile(r"[\w.-]*\w[\w.-]*|\[[0-9A-Fa-f:.]+\]")
ARCHIVES = {
    "arxiv": "https://arxiv.org/abs/{}", "jstor": "https://www.jstor.org/stable/{}", "pubmed": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/", "pmc": "https://pmc.ncbi.nlm.nih.gov/articles/{}/", "hdl": "https://hdl.handle.net/{}",
    "googlebooks": "https://books.google.com/books?id={}",
}  # fmt: skip
"""The addresses at which archives show the numbers that BibLaTeX's field ``eprint`` holds (its manual, section 3.14.7)."""

BEGIN = "Write an address that begins with https:// or http://."


def fault_of(address: str) -> tuple[str, str] | None:
    """Say why no page may link to an address, and how to write it; None where one may. A user part is not repeated: it may hold a password."""
    try:
        parts = urlsplit(address)
        user, host, _ = "@" in parts.netloc, parts.netloc.rpartition("@")[2], parts.port
    except ValueError:
        return f"“{address}” is not an address that a page may link to: its host or its port cannot be read.", BEGIN
    if parts.scheme in WEB_SCHEMES and user:
        return "This address holds a user name or a password.", "Write it without what stands before the “@”."
    if parts.scheme in WEB_SCHEMES and (sign := NEVER.search(address)):
        what = "white space" if sign[0].isspace() else f"“{sign[0]}”"
        return f"“{address}” is not an address that a page may link to: it holds {what}.", f"Write it as %{ord(sign[0]):02X}, or correct the address."
    if parts.scheme not in WEB_SCHEMES or not address.isprintable():
        return f"“{address}” is not an address that a page may link to.", BEGIN
    if not HOST.fullmatch(re.sub(r":[0-9]*$", "", host)):
        return f"“{address}” is not an address that a page may link to: it names no host.", "Write https:// and the name of the host behind it."
    return None


def of_eprint(fields: Mapping[str, str]) -> str:
    """The address of a record's number in an archive that is known; empty for any other."""
    number, archive = fields.get("eprint", ""), (fields.get("eprinttype") or fields.get("archiveprefix") or "").lower()
    made = ARCHIVES.get(archive, "").format(quote(number, safe="/:;().,_-~!*$&=+@")) if number else ""
    return made if made and fault_of(made) is None else ""


def of_doi(doi: str) -> str:
    """The address that resolves a DOI, with what an address cannot hold percent-encoded; empty where it is no DOI."""
    return f"https://doi.org/{quote(doi, safe='/:;().,_-~!*$&=+@')}" if DOI.fullmatch(doi) else ""
