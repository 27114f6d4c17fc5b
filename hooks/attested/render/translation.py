"""The translation of a quotation beneath it, marked as what it is: ours, or the words of somebody else."""

from __future__ import annotations

from markupsafe import Markup

from ..graph import Checked, KnowledgeBase
from ..graph.speakers import said_in
from ..verbatim import Match
from .language import language_of
from .page import link, source_path
from .prose import Prose


def translation(kb: KnowledgeBase, prose: Prose, one: Checked) -> Markup:
    """Give the translation with its label; empty where there is none."""
    written = one.quotation.translation
    if written is None:
        return Markup("")
    if written.citation is None:
        label, words = Markup("Translation (ours):"), Markup("<span{}>{}</span>").format(language_of(kb, ""), prose.inline(written.text.value))
    else:
        key, locator = written.citation.key, written.citation.locator
        passage, source = kb.passages.get((key, locator)), kb.sources.get(key)
        who = said_in(passage, source) if passage and source else f"{key}, {locator}"
        way = link(prose.here, source_path(key), passage.anchor if passage else "")
        checked = Markup(' <span class="at-ok">✓ words checked</span>') if isinstance(one.translated, Match) else Markup("")
        label = Markup('Translation (<a href="{}">{}</a>{}):').format(way, who, checked)
        said = " ".join(written.text.value.split())
        words = Markup('<span class="at-q" translate="no"{}>“{}”</span>').format(language_of(kb, key, said), said)
    return Markup('<p class="at-translation"><span class="at-label">{}</span> {}</p>').format(label, words)
