"""The small forms inside a line: quoted phrases, ``[@key, locator]``, ``[[term]]``, and the attribution they make up."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Attribution, Citation, Qualifier, TermId, Text, slug
from ..prose.notation import CITATION, TERM
from .files import Reading

MARKS = '"“”„‟«»'
OPENING, CLOSING = "“„‟«", "”»"
DASH = re.compile(r"\s*(?:—|–|―|--)\s*")
BRACKETS = re.compile(r"\(\s*brackets\s+ours\s*\)", re.IGNORECASE)
EMPHASIS = re.compile(r"\(\s*emphasis\s+ours\s*\)", re.IGNORECASE)
ALSO = re.compile(r"also\s+in\s+(?=\[\[)", re.IGNORECASE)

CUT = re.compile(r"\(\s*cut\s*:\s*([^()]*?)\s*\)", re.IGNORECASE)

QUALIFIERS = ("hedged", "stressed", "if", "under", "on")
PARTIAL = ("hedged", "stressed")
"""Qualifiers that may bear on a part of the sentence: ``hedged "…" of "…"``."""
OF = re.compile(rf"\s*of\s+(?=[{MARKS}])", re.IGNORECASE)
ENDS = r":|,|\[@"
"""What stands behind a qualifier's words."""
ACTS = {
    "definition": ("defines", "stipulates"),
    "usage": ("uses", "reports", "disputes", "proposes"),
    "case": ("affirms", "denies", "doubts", "reports", "proposes"),
    "claim": ("asserts", "denies", "doubts", "reports", "proposes"),
}
DEFAULT_ACT = {"definition": "defines", "usage": "uses"}


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A line that was not understood: the offset of the fault, what was found, and how to write it."""

    offset: int
    message: str
    hint: str


def phrase(text: Text, start: int, ends: str) -> tuple[Text, int] | None:
    """The phrase whose opening quotation mark stands at ``start``, and the offset behind its closing one.

    A phrase may hold quotation marks itself; it ends at the first mark that closes no pair opened within it and that is
    followed by one of ``ends`` (a regular expression), white space aside. None where there is no such mark.
    """
    value, depth = text.value, 0
    if start >= len(value) or value[start] not in MARKS:
        return None
    stop = re.compile(rf"\s*(?:{ends})")
    for index in range(start + 1, len(value)):
        mark = value[index]
        if mark not in MARKS:
            continue
        german = value[start] == "„" and mark == "“" and depth == 0
        if stop.match(value, index + 1) and (german or mark not in OPENING) and (depth == 0 or mark == '"'):
            return text.slice(start + 1, index), index + 1
        if mark in OPENING:
            depth += 1
        elif mark in CLOSING and depth:
            depth -= 1
    return None


def term_id(words: str) -> TermId:
    """The slug that a ``[[term]]`` names; its words where a slug says less than they do, until all entries are known (:mod:`attested.graph.renaming`)."""
    plain = words == words.lower() and re.fullmatch(r"[\w\s'’-]+", words)
    return TermId(slug(words) if plain else " ".join(words.split()))


def citation(text: Text, found: re.Match[str]) -> Citation:
    """A match of :data:`CITATION` as a value."""
    return Citation(found[1], " ".join((found[2] or "").split()), text.at(found.start()))


def attribution_start(text: Text) -> int | None:
    """The offset at which a blockquote's attribution begins, or None where it has none.

    It is the last line that begins with a dash and names a source, or that stands alone at the end with a gap before
    it: a line of the quotation may begin with a dash too.
    """
    offset, found, gap = 0, None, True
    for line in text.value.split("\n"):
        mark = DASH.match(line)
        if mark and mark.end() < len(line) and ("[@" in text.value[offset:] or gap):
            found = offset
        offset += len(line) + 1
        gap = not line.strip()
    return found


def read_attribution(reading: Reading, text: Text, role: str) -> Attribution | None:
    """``— [act{, act}{, qualifier}: ][@key, locator][ (brackets ours)][ (emphasis ours)][ (cut: why)][, also in [[term]]]`` as a value.

    In: the line or lines from the dash on, and the role of the item they stand in. None after a
    ``malformed_attribution``.
    """
    parsed = _Attribution(text, role).parse()
    if isinstance(parsed, NotUnderstood):
        reading.report(text.at(parsed.offset), "malformed_attribution", parsed.message, parsed.hint)
        return None
    return parsed


class _Attribution:
    """Reads an attribution from left to right; ``self.at`` is how far it got."""

    def __init__(self, text: Text, role: str) -> None:
        self.text, self.role = text, role
        mark = DASH.match(text.value)
        self.at = mark.end() if mark else 0
        self.acts: list[str] = []
        self.qualifiers: list[Qualifier] = []

    def parse(self) -> Attribution | NotUnderstood:
        value = self.text.value
        while not (found := CITATION.match(value, self.at)):
            fault = self._part()
            if fault:
                return fault
        self.at = found.end()
        brackets, emphasis, cut, also = False, False, "", []
        while self._skip(" ,;.\n\t\u00a0") < len(value):
            if mark := BRACKETS.match(value, self.at):
                brackets, self.at = True, mark.end()
            elif mark := EMPHASIS.match(value, self.at):
                emphasis, self.at = True, mark.end()
            elif mark := CUT.match(value, self.at):
                cut, self.at = " ".join(mark[1].split()), mark.end()
                if not cut:
                    return NotUnderstood(mark.start(), "It does not say why words are cut off.", "Write (cut: …) with the reason, which the page prints.")
            elif mark := ALSO.match(value, self.at):
                self.at = mark.end()
                while term := TERM.match(value, self.at):
                    also.append(term_id(term[1]))
                    self.at = term.end()
                    joint = re.compile(r"\s*(?:,|and)\s*(?=\[\[)").match(value, self.at)
                    self.at = joint.end() if joint else self.at
            else:
                return NotUnderstood(
                    self.at,
                    f"“{self._rest()}” after the source was not understood.",
                    "After the source may stand (brackets ours), (emphasis ours), (cut: why) and “, also in [[term]]”, nothing else.",
                )
        acts = tuple(self.acts) or tuple(filter(None, [DEFAULT_ACT.get(self.role, "")]))
        if not acts:
            wanted = ", ".join(ACTS[self.role])
            return NotUnderstood(
                found.start(),
                f"It does not say what the author does: a {self.role} needs one of {wanted}.",
                f"Write it before the source, with a colon: “— {ACTS[self.role][0]}: {found[0]}”.",
            )
        return Attribution(
            acts, tuple(self.qualifiers), citation(self.text, found), brackets, tuple(also), self.text.at(0), emphasis, cut
        )

    def _part(self) -> NotUnderstood | None:
        """One act or qualifier, with the comma or colon behind it."""
        value = self.text.value
        self._skip(" ,;:\n\t\u00a0")
        if CITATION.match(value, self.at):
            return None
        word = re.compile(r"[A-Za-z]+").match(value, self.at)
        if not word:
            return NotUnderstood(
                self.at,
                f"The attribution was not understood from here: “{self._rest()}”."
                if self._rest()
                else "The attribution names no source.",
                f"Write “— {ACTS[self.role][0]}: [@key, locator]” with the source's key and the heading of the passage.",
            )
        name = word[0].lower()
        if name in QUALIFIERS:
            return self._qualifier(name, word.end(), word.start())
        if name not in ACTS[self.role]:
            return NotUnderstood(
                word.start(),
                f"“{word[0]}” is not an act of a {self.role}.",
                f'A {self.role}\'s acts are {", ".join(ACTS[self.role])}; its qualifiers are hedged "…", stressed "…", if "…", under "…" and on "…".',
            )
        self.acts.append(name)
        self.at = word.end()
        return None

    def _qualifier(self, name: str, end: int, start: int) -> NotUnderstood | None:
        value = self.text.value
        self.at = end
        self._skip(" \n\t\u00a0")
        term = TERM.match(value, self.at) if name == "on" else None
        if term:
            self.at = term.end()
            self._skip(" \n\t\u00a0")
        words = phrase(self.text, self.at, rf"{ENDS}|{OF.pattern}")
        if words is None:
            return NotUnderstood(
                start,
                f"“{name}” is not followed by words in quotation marks.",
                f'Write {name} "…" with the words as they stand in the passage.',
            )
        self.at = words[1]
        of = OF.match(value, self.at)
        part = phrase(self.text, of.end(), ENDS) if of else None
        if of and (part is None or name not in PARTIAL):
            return NotUnderstood(
                of.start(),
                f"“of” behind {name} \"…\" was not understood.",
                'Write hedged "…" of "…" or stressed "…" of "…", behind “of” the words that alone are meant, as they stand in the passage.',
            )
        self.at = part[1] if part else self.at
        of_term = term_id(term[1]) if term else TermId("")
        self.qualifiers.append(Qualifier(name, words[0], of_term, self.text.at(start), part[0] if part else None))  # type: ignore[arg-type]
        return None

    def _skip(self, characters: str) -> int:
        while self.at < len(self.text.value) and self.text.value[self.at] in characters:
            self.at += 1
        return self.at

    def _rest(self) -> str:
        rest = " ".join(self.text.value[self.at :].split())
        return rest if len(rest) <= 40 else rest[:40].rstrip() + " …"
