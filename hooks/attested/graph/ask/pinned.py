"""Passages whose originals are not kept: what the pin of the original says of them."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from ...model import Passage
from ...model.pins import Pin
from ...verbatim import normalise
from ..knowledge import KnowledgeBase


def words_sum(words: str) -> str:
    """The SHA-256 of words as they are compared: normalised (docs/verbatim.md, rule 2), in UTF-8."""
    return hashlib.sha256(normalise(words).text.encode("utf-8", "surrogatepass")).hexdigest()


def pin_of(kb: KnowledgeBase, passage: Passage) -> Pin | None:
    """The pin that stands in the place of a passage's original; None where the original is kept, or nothing stands there."""
    if passage.original in kb.glossary.kept:
        return None
    return kb.glossary.pins.get(PurePosixPath(passage.original).stem)


def compared_on(kb: KnowledgeBase, passage: Passage) -> str:
    """The day on which a contributor compared a passage with an original that is not kept here; empty where it is kept, or was not compared."""
    pin = pin_of(kb, passage)
    if pin is None or pin.passages.get(passage.locator) != words_sum(passage.text.value):
        return ""
    return pin.compared[passage.locator]
