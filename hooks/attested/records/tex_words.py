"""The three forms of a field's value, and plain words as one."""

from __future__ import annotations

import re
from dataclasses import dataclass

SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
LIGATURE = re.compile(r"([-'])(?=\1)|(`)|([!?])(?=`)")
NOCASE = '<span class="nocase">'
END = "</span>"
MOST = 60
"""Characters of a formula or command that a message repeats."""


@dataclass(frozen=True, slots=True)
class Words:
    """A value in its three forms; ``left`` are the pieces of TeX in it that are not understood, as written."""

    plain: str = ""
    rich: str = ""
    written: str = ""
    left: tuple[str, ...] = ()

    def __add__(self, other: Words) -> Words:
        return Words(
            self.plain + other.plain, self.rich + other.rich, self.written + other.written, self.left + other.left
        )


def escaped(words: str) -> str:
    """Plain words as the value of a BibTeX field, without the braces around it."""
    return LIGATURE.sub(lambda one: f"{one[0]}{{}}", words.translate(SPECIAL))
