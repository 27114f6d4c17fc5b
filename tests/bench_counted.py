"""What a built site holds, for ``make bench``: nothing is fast by leaving something out, and no page is larger than it may be."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from attested.cite import CitationFormat

EXPORTS = (
    "objects.inv", "feed.atom", "sitemap.xml", "search/search_index.json", "data/glossary.json", "data/glossary.schema.json", "data/glossary.ttl", "data/references.bib",
    "data/references.bibtex.bib", "data/references.csl.json", "data/anchors.json", "data/graph.json", "data/graph.graphml", "data/cards.json", "data/draft.json", "data/search/directory.json",
)  # fmt: skip
PAGES = ("", "glossary", "sources", "cases", "map", "frontier", "circles", "relations", "rights", "checks", "check-a-draft", "cite", "cite/check", "contribute", "how-to-read")
MOST_ELEMENTS, MOST_BYTES = 5_000, 200_000


@dataclass(slots=True)
class Held:
    """What was counted: files and their bytes, pages, references in a format, files for machines, and pictures; the largest page by elements, and by bytes compressed; and what is missing."""

    files: int = 0
    bytes: int = 0
    pages: int = 0
    references: int = 0
    exports: int = 0
    figures: int = 0
    elements: tuple[int, str] = (0, "")
    compressed: tuple[int, str] = (0, "")
    missing: list[str] = field(default_factory=list)


def counted(root: Path) -> Held:
    """Count what the site of a glossary holds, and compare it with the files that its contributors wrote."""
    site, held = root / "site", Held()
    for path in site.rglob("*"):
        if path.is_file():
            held.files += 1
            held.bytes += path.stat().st_size
            if path.suffix == ".html":
                _page(site, path, held)
    terms = sorted(path.stem for path in (root / "glossary").glob("*.md"))
    keys = re.findall(r"^@\w+\{([^,\s]+),", (root / "bib/references.bib").read_text(encoding="utf-8"), re.MULTILINE)
    related = _related(site)
    for term in terms:
        _entry(site, term, term in related, held)
    wanted = [f"{name}/index.html".removeprefix("/") for name in (*PAGES, *(f"sources/{key}{end}" for key in keys for end in ("", "/cite")))]
    each = [f"data/{name}/{term}.json" for term in terms for name in ("terms", "cards", "anchors/glossary")]
    held.missing += [path for path in (*wanted, *EXPORTS, *each) if not (site / path).is_file()]
    held.exports = sum((site / path).is_file() for path in (*EXPORTS, *each))
    if len(json.loads((site / "data/glossary.json").read_text(encoding="utf-8"))["terms"]) != len(terms):
        held.missing.append("terms in data/glossary.json")
    return held


def _page(site: Path, path: Path, held: Held) -> None:
    held.pages += 1
    html, name = path.read_text(encoding="utf-8"), path.parent.relative_to(site).as_posix()
    held.references += html.count('<div data-format="')
    held.figures += html.count('class="at-near-wide"') + html.count('class="at-map-all"')
    held.elements = max(held.elements, (len(re.findall(r"<[a-zA-Z]", html)), name))
    held.compressed = max(held.compressed, (len(gzip.compress(html.encode(), 6)), name))


def _related(site: Path) -> set[str]:
    """The terms that an edge joins to another, by the graph that the site gives to machines."""
    edges = json.loads((site / "data/graph.json").read_text(encoding="utf-8"))["edges"]
    between = [(one["source"], one["target"]) for one in edges if one["source"].startswith("term:") and one["target"].startswith("term:") and one["source"] != one["target"]]
    return {end.removeprefix("term:") for pair in between for end in pair}


def _entry(site: Path, term: str, related: bool, held: Held) -> None:
    """An entry has its page, with its quotations, and a picture where it has a neighbour; and a page that cites it in every format."""
    page, cite = site / f"glossary/{term}/index.html", site / f"glossary/{term}/cite/index.html"
    for path in (page, cite):
        if not path.is_file():
            held.missing.append(path.relative_to(site).as_posix())
            return
    html, cited = page.read_text(encoding="utf-8"), cite.read_text(encoding="utf-8")
    if related and "at-near-wide" not in html:
        held.missing.append(f"the picture of {term}")
    if "<blockquote" in html and "at-quotation" not in html:
        held.missing.append(f"the quotations of {term}")
    held.missing += [f"{form.value} of {term}" for form in CitationFormat if f'data-format="{form.value}"' not in cited]
