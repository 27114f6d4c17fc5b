"""An anchor of this glossary as a reference: what it says, in which version, published when and where.

The ledger alone knows versions and dates. What was not published yet has neither, and says so.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import Any

from ..graph import KnowledgeBase
from ..model import Part, Site, slug
from ..records.tex import escaped
from .anchors import Citable
from .reference import Reference, date_parts

DIGITS = 12
"""Hexadecimal digits of a digest that are given."""

Known = tuple[bool, bool, bool]
"""Three answers: does an anchor have a published version, does that have a day, and are words of sources in it? Anchors with the same answers share a template."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What was published of an anchor: its version, the ISO day of that, a digest of the words of sources in it, and the version of its page whose
    own page shows it for ever. Each is empty where it is not published yet, the digest also where there are no such words.
    """

    version: str = ""
    since: str = ""
    digest: str = ""
    of_page: str = ""

    @property
    def known(self) -> Known:
        """Tell whether there is a version, whether a day, and whether a digest."""
        return bool(self.version), bool(self.since), bool(self.digest)

    def page(self, citable: Citable) -> str:
        """The folder of the page to cite: that of the version, or before there is one, that of today."""
        return f"{citable.page}/v/{self.of_page}" if self.of_page else citable.page


def edition_of(kb: KnowledgeBase, citable: Citable) -> Edition:
    """The present version of an anchor, as the ledger has it."""
    published = kb.ledger.get(citable.page, citable.anchor)
    if published is None:
        return Edition()
    text, part = kb.ledger.last_shown.get((citable.page, citable.anchor), (None, Part("remark")))
    return Edition(published.version, published.since, digest(part), text.version if text else "")


def digest(part: Part) -> str:
    """The first digits of the SHA-256 of the words of sources in a part, as UTF-8: quotation by quotation with line feeds between, each in one line with
    single spaces, in Unicode's form NFC. Of a note, of the phrase it is on. Empty where there are no such words.
    """
    words = [part.title] if part.kind == "note" else [one.words for one in part.walk() if one.words]
    text = "\n".join(" ".join(unicodedata.normalize("NFC", one).split()) for one in words)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS] if text else ""


def cite_ours(kb: KnowledgeBase, citable: Citable) -> Reference:
    """Give the reference of an anchor in its present version, as the ledger has it."""
    return entry_reference(kb.site, citable, edition_of(kb, citable))


def csl_title(citable: Citable) -> str:
    """The title as CSL-JSON holds it, in which words whose capitals stay are marked."""
    own, title = citable.verbatim, citable.title
    return title.replace(own, f'<span class="nocase">{own}</span>') if own else title


def entry_reference(site: Site, citable: Citable, published: Edition) -> Reference:
    """Give the reference of an anchor in the version that was published.

    ``csl`` holds its variables for CSL, ``record`` its fields for BibLaTeX; what it lacks is said in its remarks. The address is that of
    the version. A note in records repeats the version, since not every reader has a place for one, and gives the digest.
    """
    author, version, since = f"{site.name} contributors", published.version, published.since
    address = site.address(published.page(citable), citable.anchor)
    missing = [what for what, known in (("version", version), ("date", since), ("address", address)) if not known]
    csl: dict[str, Any] = {
        "type": "entry-dictionary",
        "title": csl_title(citable),
        "container-title": site.name,
        "author": [{"literal": author}],
    }
    record = {"author": f"{{{escaped(author)}}}", "title": f"{{{escaped(citable.title)}}}", "booktitle": escaped(site.name)}
    if version:
        csl["version"] = version
        record["version"] = version
    if since:
        csl["issued"] = date_parts(tuple(int(part) for part in since.split("-")))
        record["date"] = since
    if address:
        csl["URL"] = address
        record["url"] = address
    if not site.language.startswith("en"):
        csl["language"] = site.language  # no style may then write its words with capitals, as in an English title
    return Reference(
        key=entry_key(site, citable),
        name=f"{site.name}, “{citable.title}”",
        people="",
        csl=csl,
        kind="inreference",
        record=record,
        on_work=(f"{_listed(missing).capitalize()} not yet published.",) if missing else (),
        published=(version, published.digest),
        perishable=True,
    )


def entry_key(site: Site, citable: Citable) -> str:
    """The key of an anchor's record."""
    return key(site.name, citable.page, citable.anchor)


def key(*parts: str) -> str:
    """A key that every program takes: ASCII letters, digits and hyphens. A letter without a likeness there gives its code."""
    joined = "-".join(slug(part) for part in parts if part)
    if not joined.isascii():
        signs = (sign for sign in unicodedata.normalize("NFKD", joined) if not unicodedata.combining(sign))
        joined = "".join(sign if sign.isascii() else f"u{ord(sign):x}" for sign in signs)
    return joined.removesuffix("-")


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
