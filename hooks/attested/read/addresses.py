"""Addresses and DOIs as records and passages write them: whether a page may link to one, and why not."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from ..model.addresses import WEB_SCHEMES
from ..records.identifiers import DOI

NEVER = re.compile(r"[\s<>\"\\]")
"""What ends an address where it is copied, and the backslash, which browsers take for a slash."""

HOST = re.compile(r"[\w.-]*\w[\w.-]*|\[[0-9A-Fa-f:.]+\]")
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


def of_doi(doi: str) -> str:
    """The address that resolves a DOI, with what an address cannot hold percent-encoded; empty where it is no DOI."""
    return f"https://doi.org/{quote(doi, safe='/:;().,_-~!*$&=+@')}" if DOI.fullmatch(doi) else ""
