"""What no page of the finished site may hold: elements, attributes, addresses and scripts that are not on the list, and blockquotes
that are no verified quotations.

Whatever of it contributors can write is refused by a check first, with path and line; see :mod:`attested.model.markup`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from html import unescape

from ..graph import KnowledgeBase
from ..model import Passage
from ..model.markup import objection
from ..render.blocks import blocks
from .policy import hash_of, hashed, kind_of
from .scan import TAG, Scan

POLICY = re.compile(r"<meta http-equiv=\"Content-Security-Policy\" content=\"(default-src 'none'; [^\"<]*)\">")
HASH = re.compile(r"'sha256-[A-Za-z0-9+/=]+'")
BLOCKQUOTE = re.compile(r"<(/?)(?i:blockquote)\b[^>]*>")
FORMULA = re.compile(r'<span class="at-formula"><template\b.*?</template>([^<]*)</span>', re.DOTALL)
"""A formula: what is drawn of it, and its source text."""
BESIDE = re.compile(r'<sup class="at-footnote".*?</sup>|<sup><a href="#[^"]*" aria-label="Note .*?</sup>|<footer\b.*?</footer>|<span class="rest">.*?</span>', re.DOTALL)
"""What a quotation’s element holds beside its words: marks of footnotes, numbers of notes, the source of an inner quotation, the rest of the sentence."""


def objections(read: Scan, html: str, verified: Collection[str]) -> Iterator[str]:
    """Say what stands in a page that may not. ``verified`` are the :func:`letters` of all quotations that may be shown."""
    for tag in read.tags:
        if said := objection(tag):
            yield f"{said}: {tag[:100]}"
    found = next((found[1] for tag in read.tags if tag.startswith("<meta") and (found := POLICY.fullmatch(tag))), None)
    if found is None:
        yield "the page has no policy"
    named = HASH.findall(found or "")
    for tag, inside in hashed(read.quiet):
        if hash_of(inside) not in named:
            yield f"a {kind_of(tag)} stands in the page that is not ours: {inside.strip()[:60]}"
    if BLOCKQUOTE.search(html):
        yield from _quotations(html, verified)


def _quotations(html: str, verified: Collection[str]) -> Iterator[str]:
    opened: list[int] = []
    for tag in BLOCKQUOTE.finditer(html):
        if not tag[1] or not opened:
            opened.append(tag.end())
            continue
        words = unescape(TAG.sub("", BESIDE.sub("", FORMULA.sub(r"\1", html[opened.pop() : tag.start()]))))
        if letters(words) not in verified:
            yield f"a blockquote holds what is no verified quotation: “{' '.join(words.split())[:60]}”"
    if opened:
        yield "a blockquote has no end"


def letters(words: str) -> str:
    """The letters and digits of a quotation, ligatures taken apart: the same however its marks, spaces and line ends are printed."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", words) if sign.isalnum())


def verified(kb: KnowledgeBase) -> frozenset[str]:
    """The letters of each quotation that matched, of what passages quote, and of each quotation that was published."""
    words: list[str] = []
    for one in kb.checked:
        if one.matched is not None:  # as a whole, and block by block, without the signs of a list
            words += (one.printed, "".join(one.printed[part.start : part.end] for part in blocks(one)))
    for passage in kb.passages.values():
        words += (passage.text.value[quoted.start : quoted.end] for quoted in passage.quoted)
        words += (_unsigned(passage, quoted.start, quoted.end) for quoted in passage.quoted)
    words += [part.words for texts in kb.ledger.texts.values() for one in texts for part in one.text.walk() if part.words]
    return frozenset(map(letters, words))


def _unsigned(passage: Passage, start: int, end: int) -> str:
    """A stretch of a passage without the signs of its lists, which a page does not print as words."""
    return "".join(passage.text.value[max(start, at.words) : min(end, at.end)] for at in passage.paragraphs)
