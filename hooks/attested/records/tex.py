"""The value of a BibTeX field as words: TeX's accents, signs, shapes, quotation marks, dashes and formulas, read by pylatexenc.

A value has three forms: ``plain`` for readers, ``rich`` for CSL, with ``<i>`` and with ``<span class="nocase">`` around capitals that stay,
and ``written``, as a ``.bib`` file of this project holds it: every letter as itself, TeX only where it says more than a letter.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .tex_nodes import in_words, parse_error, parsed
from .tex_words import END, MOST, NOCASE, Words, escaped

__all__ = ["Words", "escaped", "plain", "read", "rich"]

TEX = re.compile(r"[\\${}~&%#_^]|--|``|''|[!?]`|`")
ESCAPED = re.compile(r"\\([&%$#_])")
MORE = re.compile(r"[\\${}~^`]|--|''")
"""TeX beyond signs that are escaped, or should have been."""

LONG = re.compile(r"(?<=\s)[^\\${}~^&%#_`'!?-]{30,}(?=\s)")
PRIVATE, MOST_RUNS = 0xE000, 6400
"""Signs of Unicode that mean nothing (the Private Use Area)."""

PERCENT = re.compile(r"(?<!\\)((?:\\\\)*)%")
DOLLAR = re.compile(r"(?<!\\)((?:\\\\)*)\$")


def plain(value: str) -> str:
    """A value as words on one line, without any TeX that is understood."""
    return read(value).plain


def rich(value: str) -> str:
    """A value as CSL has it, with ``<i>`` and ``<span class="nocase">`` as its only tags."""
    return read(value).rich


@lru_cache(maxsize=8192)
def read(value: str) -> Words:
    """A value in its three forms. White space is one space each; a percent sign and a lone dollar sign are themselves."""
    value = " ".join(value.split())
    if not TEX.search(value):
        return Words(value, value, value)
    signs = ESCAPED.sub(r"\1", value)
    if not MORE.search(ESCAPED.sub("", value)):
        return Words(signs, signs, escaped(signs))
    whole = value
    lone: tuple[str, ...] = ()
    if len(DOLLAR.findall(value)) % 2:
        value, lone = DOLLAR.sub(r"\1\\$", value), ("$",)
    try:
        words = _parsed_words(PERCENT.sub(r"\1\\%", value))
    except (parse_error(), RecursionError):  # what nests too deeply is no more understood than what does not pair
        bare = _line(whole.replace("{", "").replace("}", ""))
        return Words(bare, bare, whole, (whole[:MOST],))
    return Words(_line(words.plain), _once(_line(words.rich)), _line(words.written), (*words.left, *lone))


def _parsed_words(value: str) -> Words:
    """A value in its three forms. The parser takes its time over each character: a long run without TeX goes past it as one private sign."""
    runs: list[str] = []

    def sign_for(run: re.Match[str]) -> str:
        runs.append(run[0])
        return chr(PRIVATE + len(runs) - 1)

    if not any(PRIVATE <= ord(sign) < PRIVATE + MOST_RUNS for sign in value):
        value = LONG.sub(sign_for, value, count=MOST_RUNS)
    words = in_words(parsed(value))
    back = {PRIVATE + at: run for at, run in enumerate(runs)}
    if not runs:
        return words
    left = tuple(piece.translate(back) for piece in words.left)
    return Words(words.plain.translate(back), words.rich.translate(back), words.written.translate(back), left)


def _line(text: str) -> str:
    return " ".join(text.split())


def _once(text: str) -> str:
    """No mark of capitals within another one."""
    if text.count(NOCASE) < 2:
        return text
    depth, made = 0, []
    for part in re.split(r"(<span class=\"nocase\">|</span>)", text):
        if part == NOCASE:
            depth += 1
            made += [part] if depth == 1 else []
        elif part == END:
            depth -= 1
            made += [part] if depth == 0 else []
        else:
            made.append(part)
    return "".join(made)
