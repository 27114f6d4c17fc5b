"""“Terms as used here”: what a writer puts under a text, with each definition, its source and the record of that.

``docs/assets/draft/appendix.js`` writes the same in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

UNPUBLISHED = "whose address is not yet published"


def appendix(guide: Mapping[str, Any], terms: Iterable[str], senses: Mapping[str, int], base: str) -> str:
    """The appendix in Markdown, with a block of BibLaTeX.

    ``terms`` are the terms used; ``senses`` the number, from 1, of the definition that the writer means, for those of which one was
    picked: of the others all definitions are given. ``base`` is the site's address, or empty while it has none.
    """
    terms = sorted(terms, key=lambda term: (guide["terms"][term]["term"].lower(), term))
    site = guide["site"]["name"]
    where = f"<{base}>" if base else UNPUBLISHED
    shown = [_term(guide, term, senses.get(term), base) for term in terms]
    records = [guide["records"][key] for key in sources(guide, terms, senses)]
    parts = [
        "## Terms as used here",
        f"The definitions are words of the sources named, as quoted in the glossary {site}, {where}.",
        "\n".join(line for lines in shown for line in lines),
        "### Sources of these definitions",
        "```bibtex\n" + "\n\n".join(records) + "\n```",
    ]
    return "\n\n".join(parts if records else parts[: 3 if shown else 2]) + "\n"


def sources(guide: Mapping[str, Any], terms: Iterable[str], senses: Mapping[str, int]) -> list[str]:
    """The keys of all sources that the appendix names, in order."""
    found: set[str] = set()
    for term in terms:
        chosen = _chosen(guide["terms"][term], senses.get(term))
        found.update(key for sense in chosen for key in sense["keys"])
        found.update(() if chosen else guide["terms"][term]["keys"])
    return sorted(found)


def _chosen(term: Mapping[str, Any], number: int | None) -> list[Mapping[str, Any]]:
    senses: list[Mapping[str, Any]] = term["senses"]
    return senses if number is None else senses[number - 1 : number]


def _term(guide: Mapping[str, Any], name: str, number: int | None, base: str) -> Iterator[str]:
    term = guide["terms"][name]
    chosen = _chosen(term, number)
    if not chosen:
        gloss = f" In the words of the glossary: {term['gloss']}" if term["gloss"] else ""
        yield f"- **{_literal(term['term'])}**: {_literal(term['standing'])}.{gloss}{_page(term['page'], base)}"
    elif len(chosen) == 1:
        yield f"- **{_literal(term['term'])}**: {_sense(chosen[0], base)}"
    else:
        yield f"- **{_literal(term['term'])}**, of which there are {len(chosen)} definitions:"
        yield from (f"    - {_sense(sense, base)}" for sense in chosen)


def _sense(sense: Mapping[str, Any], base: str) -> str:
    through = f" ({_literal(sense['through'])})" if sense["through"] else ""
    return f"“{_literal(sense['words'])}” — {_literal(sense['who'])}{through} {sense['cite']}{_page(sense['page'], base)}"


def _page(page: str, base: str) -> str:
    return f" <{base}{page}>" if base else ""


def _literal(words: str) -> str:
    """Words that Markdown is to leave as they are."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", words)
