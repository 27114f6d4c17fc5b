"""Which words a qualifier can name: those that hedge, stress, make conditional or frame, by the table of a language."""

from __future__ import annotations

from .rules import QUALIFIERS, Table, alike

NEAR = 40
"""Characters before the words of a condition in which the word that makes it one stands."""


def qualifies(kind: str, words: str, before: str, table: Table) -> bool:
    """Tell whether words do what a qualifier of this kind says; `before` is what stands before them in their sentence.

    The words of a condition may do without the word that makes it one ("if the lamp is out": *the lamp is out*). True for a kind without a table.
    """
    if kind not in QUALIFIERS:
        return True
    known, text = table.qualifying[kind], alike(words)
    if kind == "hedged" and _only(table, "stressed", text):
        return False
    return known.search(text) is not None or (kind == "if" and known.search(alike(before)[-NEAR:]) is not None)


def other_kind(kind: str, words: str, table: Table) -> str:
    """Name the qualifier that the words are for, where they are for another one than `kind`; else empty."""
    text = alike(words)
    if kind == "hedged" and _only(table, "stressed", text):
        return "stressed"
    return next((name for name in QUALIFIERS if name != kind and table.qualifying[name].search(text)), "")


def candidates(kind: str, sentence: str, table: Table) -> list[str]:
    """Give the words of a sentence that a qualifier of this kind could name, each once."""
    found = (" ".join(sentence[slice(*one.span("words"))].split()) for one in table.qualifying[kind].finditer(alike(sentence)))
    return list(dict.fromkeys(word for word in found if word))


def _only(table: Table, kind: str, text: str) -> bool:
    """Tell whether words are one pattern of a kind from end to end."""
    found = table.qualifying[kind].search(text)
    return found is not None and found.group().strip() == text.strip()
