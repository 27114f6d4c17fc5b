"""Shared by several checks: places in prose, citations, and when a check has to abstain.

A finding leaves a check without its name and severity: ``checks.run`` fills both in from the profile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ..graph import KnowledgeBase
from ..graph.ask.edges import Edge, subject
from ..graph.ask.sentences import sentence_of
from ..graph.comparing import compare
from ..model import Citation, Entry, Finding, Passage, Place, TermId, Text
from ..prose.bounds import readable
from ..prose.notation import paraphrased
from ..prose.places import citations
from ..verbatim import Match, Mismatch

TAG = re.compile(r"<(?=[A-Za-z/!?])")
BIBLIOGRAPHY = "bib/references.bib"


def fault(place: Place, message: str, hint: str, excerpt: str = "") -> Finding:
    """A finding, but for its name and severity."""
    return Finding(place, "", "error", message, hint, excerpt)


def term_place(entry: Entry) -> Place:
    """The place of an entry's term in its front matter, which its file name follows."""
    return entry.places.get("term", entry.place)


def broken(kb: KnowledgeBase, path: str) -> bool:
    """Tell whether a file, or a folder it is in, could not be read to the end. Then no check may conclude anything from what is missing there."""
    return any(part in kb.glossary.broken for part in (path, *(path[: at.start()] for at in re.finditer("/", path))))


def certain(kb: KnowledgeBase, path: str) -> bool:
    """Tell whether the reading understood all of a file."""
    return not broken(kb, path) and all(finding.place.path != path for finding in kb.glossary.findings)


def dropped(kb: KnowledgeBase, path: str) -> bool:
    """Tell whether the reading dropped the text under a heading of the file, which may hold quotations."""
    lost = ("unknown_section", "malformed_section")
    return any(finding.place.path == path and finding.check in lost for finding in kb.glossary.findings)


def named(kb: KnowledgeBase, term: TermId) -> bool:
    """Tell whether an entry was read to the end, so that all its names are known, and none of them holds a tag."""
    entry = kb.entries.get(term)
    return entry is not None and not broken(kb, entry.path) and not any(TAG.search(name) for name in entry.names)


def shared_known(kb: KnowledgeBase) -> bool:
    """Tell whether every “also in” of the glossary was understood and names an entry that exists."""
    attributions = [one.quotation.attribution for one in kb.checked]
    targets = {term for one in attributions if one for term in one.also_in}
    return (
        all(attributions)
        and all(term in kb.entries for term in targets)
        and not any(path.startswith("glossary/") and path.endswith(".md") for path in kb.glossary.broken)
    )


def prose(kb: KnowledgeBase, *, headings: bool = True) -> Iterator[tuple[Entry, Text]]:
    """All that contributors write as Markdown in entries; what is too long or too deep is left to ``prose_too_deep``."""
    for entry in kb.entries.values():
        texts = [*(item.heading for item in entry.items if headings), *entry.prose]
        yield from ((entry, text) for text in texts if readable(text.value))


def printed_prose(kb: KnowledgeBase) -> Iterator[Text]:
    """The same, and the annotations of records, which pages print as Markdown too."""
    yield from (text for _, text in prose(kb))
    for source in kb.sources.values():
        if source.annotation and readable(source.annotation):
            yield Text(source.annotation, ((0, source.places.get("annotation", source.place)),))


def all_prose(kb: KnowledgeBase) -> Iterator[Text]:
    """The same, and the pages of ``docs/`` in parts."""
    yield from printed_prose(kb)
    yield from (text for text in kb.glossary.docs if readable(text.value))


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation and where it was written. ``passage`` is the one whose nested quotation cites."""

    citation: Citation
    where: Literal["quotation", "relation", "prose", "paraphrase", "passage"]
    passage: Passage | None = None


def cited(kb: KnowledgeBase) -> Iterator[Cited]:
    """Every citation of the glossary and of its pages of prose."""
    for one in kb.checked:
        if one.quotation.attribution:
            yield Cited(one.quotation.attribution.citation, "quotation")
        if one.quotation.translation and one.quotation.translation.citation:
            yield Cited(one.quotation.translation.citation, "quotation")
    for entry in kb.entries.values():
        yield from (Cited(relation.citation, "relation") for relation in entry.relations if relation.citation)
    for text in all_prose(kb):
        for token in citations(text.value):
            where: Literal["prose", "paraphrase"] = "paraphrase" if paraphrased(token.detail) else "prose"
            yield Cited(Citation(token.target, token.detail, text.at(token.start)), where)
    for passage in kb.passages.values():
        yield from (Cited(quoted.citation, "passage", passage) for quoted in passage.quoted if quoted.citation)


def stands_in(kb: KnowledgeBase, words: str, passage: Passage | None) -> bool:
    """Tell whether the words stand in a passage, once or more than once."""
    if passage is None:
        return False
    result = compare(words, passage, polarity=kb.polarity(passage.key))
    return isinstance(result, Match) or result.reason == "ambiguous"


def edge_with_sentence(kb: KnowledgeBase, edge: Edge) -> str:
    """An edge between two terms in words, with the sentence that made it and where that is written."""
    source, target = subject(kb, edge), kb.entries[edge.ends[1]].term
    place = edge.evidence.place
    return f"{source} {edge.kind} {target} (“{one_line(sentence_of(kb, edge.evidence))}”, {place.path}:{place.line})"


def one_line(text: str) -> str:
    """White space collapsed, and what cannot be seen spelled out."""
    return "".join(c if c.isprintable() else " " if c.isspace() else f"⟨U+{ord(c):04X}⟩" for c in re.sub(r"\s+", " ", text))


def brief(text: str) -> str:
    """The first words of a value on one line, so that a message stays readable whatever somebody wrote."""
    return _head(one_line(text))


def differs_in_case(written: str, known: Iterable[str]) -> str:
    """A sentence, where capital and small letters are all in which the word differs from a known one; else nothing."""
    same = written.casefold() in {one.casefold() for one in known}
    return " Capital and small letters count: it is known in another spelling." if same else ""


def side_by_side(ours: str, at: int, theirs: str, theirs_at: int) -> str:
    """Two wordings, one above the other, with a caret under the first difference."""
    left = [_tail(one_line(ours[:at])), _tail(one_line(theirs[:theirs_at]))]
    right = [_head(one_line(ours[at:])), _head(one_line(theirs[theirs_at:]))]
    width = max(map(len, left))
    lines = [f"{name}{one.rjust(width)}{two}" for name, one, two in zip(("written: ", "source:  "), left, right, strict=True)]
    caret = " " * (9 + width) + "^"
    return "\n".join([*lines, caret] if theirs else [lines[0], caret])


def _tail(text: str) -> str:
    return text if len(text) <= 48 else "…" + text[-47:]


def _head(text: str) -> str:
    return text if len(text) <= 48 else text[:47] + "…"


def difference(quote: str, result: Mismatch) -> str:
    """The excerpt of a mismatch."""
    return side_by_side(quote, result.at, result.nearest, result.nearest_at)


def sentence(result: Mismatch) -> str:
    """Say in a sentence why words do not match."""
    return result.detail[:1].upper() + result.detail[1:].rstrip(".") + "."
