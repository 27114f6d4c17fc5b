"""The qualifiers of a quotation, as the line below it prints them."""

from __future__ import annotations

from markupsafe import Markup

from ..context import Kind, kinds_of_frame
from ..graph import Checked, KnowledgeBase
from ..graph.ask.languages import table_of
from ..model import Qualifier
from .page import entry_path, link

DOES: dict[Kind, str] = {
    "negation": "denies it", "report": "reports it", "question": "asks it", "condition": "makes it conditional", "limit": "limits it", "modality": "weakens it",
}  # fmt: skip
"""What words of a kind do to the clause behind them."""


def qualifiers(kb: KnowledgeBase, checked: Checked, here: str, language: Markup) -> list[Markup]:
    """The headword over the passage, if it has one, and each qualifier with its words; ``here`` is the page it stands on, ``language`` the attributes that say the language of the words."""
    given = checked.quotation.attribution.qualifiers if checked.quotation.attribution else ()
    headword = checked.passage.headword if checked.passage else ""
    parts = [Markup("under the headword {}").format(_words(headword, language))] if headword else []
    return [*parts, *(_qualifier(kb, checked, one, here, language) for one in given)]


def _words(said: str, language: Markup) -> Markup:
    return Markup('<span class="at-q" translate="no"{}>“{}”</span>').format(language, " ".join(said.split()))


def _qualifier(kb: KnowledgeBase, checked: Checked, one: Qualifier, here: str, language: Markup) -> Markup:
    words = _words(one.words.value, language)
    if one.kind == "on":
        term = kb.entries.get(one.term)
        there = link(here, entry_path(term.id), "definition") if term else ""
        whose = Markup(' (of <a href="{}">{}</a>)').format(there, term.term) if term else Markup("")
        return Markup("at issue, in our reading: {}{}").format(words, whose)
    part = Markup(" of {}").format(_words(one.part.value, language)) if one.part else ""
    does = _does(kb, checked, one.words.value) if one.kind == "under" else ""
    return Markup("{} {}{}{}").format(one.kind, words, part, f", which {does}" if does else "")


def _does(kb: KnowledgeBase, checked: Checked, frame: str) -> str:
    """What the words of a frame do to the quoted ones, by the table of words; empty where it does not know them."""
    table = table_of(kb, checked.passage)
    kinds = kinds_of_frame(frame, table) if table else ()
    return " and ".join(DOES[kind] for kind in kinds if kind in DOES)
