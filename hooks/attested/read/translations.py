"""The translation of a quotation: what stands between its words and its attribution."""

from __future__ import annotations

import re

from ..model import Text, Translation
from ..prose.notation import CITATION
from .files import Reading
from .phrases import citation

LABEL = re.compile(r"^[^\S\n]*translation[^\S\n]*\((?P<by>[^\S\n]*\[@[^\[\]\n]*\][^\S\n]*|[^()\n]*)\)[^\S\n]*:", re.IGNORECASE | re.MULTILINE)
NEARLY = re.compile(r"^[^\S\n]*translation[^\S\n]*[(:]", re.MULTILINE)
WRITE = "Write “> translation (ours): …” or “> translation ([@key, locator]): …” between the words and their attribution, once."


def parted(reading: Reading, text: Text) -> tuple[Text, Translation | None]:
    """Give the words of a quotation without its translation, and that; None where it has none.

    In: all that stands before the attribution. Findings: ``malformed_translation``, after which what was meant as one counts
    neither as words nor as a translation.
    """
    labels, nearly = list(LABEL.finditer(text.value)), NEARLY.search(text.value)
    start = min((one.start() for one in (*labels[:1], nearly) if one is not None), default=len(text.value))
    words = text.slice(0, start).strip()
    if start == len(text.value):
        return words, None
    place, label = text.slice(start, len(text.value)).strip().place, labels[0] if labels else None
    if label is None or start != label.start():
        message = "The line of a translation was not understood."
    elif len(labels) > 1:
        message, place = "A quotation has one translation; a second one begins here.", text.at(labels[1].start())
    else:
        body, by = text.slice(label.end(), len(text.value)).strip(), label["by"].strip()
        cited = CITATION.fullmatch(by)
        if not body.value:
            message = "The translation has no words."
        elif cited is None and by.casefold() != "ours":
            message = f"“({by})” does not say whose translation this is."
        else:
            source = CITATION.match(text.value, text.value.index("[", label.start())) if cited else None
            return words, Translation(body, citation(text, source) if source else None, place)
    reading.report(place, "malformed_translation", message, WRITE)
    return words, None
