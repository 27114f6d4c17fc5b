"""An anchor of this glossary as a reference: what it says, in which version, published when and where.

The ledger alone knows versions and dates. What was not published yet has neither, and says so.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from ..graph import KnowledgeBase
from ..model import Site, slug
from ..records.tex import escaped
from .anchors import Citable
from .reference import Reference, date_parts


def cite_ours(kb: KnowledgeBase, citable: Citable) -> Reference:
    """Give the reference of an anchor in its present version, as the ledger has it."""
    published = kb.ledger.get(citable.page, citable.anchor)
    return entry_reference(kb.site, citable, published.version if published else "", published.since if published else "")


def csl_title(citable: Citable) -> str:
    """The title as CSL-JSON holds it, in which words whose capitals stay are marked."""
    own, title = citable.verbatim, citable.title
    return title.replace(own, f'<span class="nocase">{own}</span>') if own else title


def entry_reference(site: Site, citable: Citable, version: str, since: str) -> Reference:
    """Give the reference of an anchor: ``version`` and its ISO day ``since`` are empty where it was not published yet.

    ``csl`` holds its variables for CSL, ``record`` its fields for BibLaTeX; what it lacks is said in its remarks.
    """
    author = f"{site.name} contributors"
    address = site.address(citable.page, citable.anchor)
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
        remarks=(f"{_listed(missing).capitalize()} not yet published.",) if missing else (),
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
