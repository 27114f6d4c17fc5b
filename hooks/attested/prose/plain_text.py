"""Our own words without their Markdown, for files that hold text."""

from __future__ import annotations

import re

from .notation import TERM

CODE = re.compile(r"(`+)(?!`)\s?(.*?)\s?(?<!`)\1(?!`)", re.DOTALL)
LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\([^()\s]*\)")
STRESS = re.compile(r"(?<![\w\\*])(\*{1,3})(?=\S)(.+?)(?<=[^\s\\])\1(?![\w*])|(?<![\w\\])(_{1,3})(?=\S)(.+?)(?<=[^\s\\])\3(?!\w)", re.DOTALL)
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|~])")


def plain(text: str) -> str:
    """Markdown as plain text on one line.

    ``[[term]]`` and links leave their words. ``[@key, locator]`` stays as it is written, so that a program finds what is
    cited; the key is that of a source in the same file.
    """
    parts, at = [], 0
    for code in CODE.finditer(text):
        parts += [_outside(text[at : code.start()]), code[2]]
        at = code.end()
    return " ".join("".join([*parts, _outside(text[at:])]).split())


def _outside(text: str) -> str:
    text = TERM.sub(lambda found: found[3] or found[1], text)
    text = LINK.sub(r"\1", text)
    for _ in range(2):  # a stress within a stress
        text = STRESS.sub(lambda found: found[2] or found[4], text)
    return ESCAPE.sub(r"\1", text)
