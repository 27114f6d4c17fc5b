"""Where the mark of a footnote may stand, so that leaving it out takes nothing away from the words of the source (docs/verbatim.md, rule 13)."""

from __future__ import annotations

import re

from .words import is_spaceless, joined_after, words_in

CLOSING = ".,;:!?…%)]”’»›“‘\"'。，、；：！？）」』】》"
"""What may stand between a word and the mark behind it."""
JOINING = ".,:/'’‘"
"""Of these, what may join a figure to the one before it, or a letter to a word."""
NEAR = 60
"""Characters before a mark in which the word is looked for that it stands behind."""
HINT = (
    "Write “{0}” without brackets, as the original has it, if it is no footnote. A mark stands right behind a whole word or its punctuation; "
    "a letter only behind punctuation, a figure behind no digit and no single letter."
)


def misplaced(before: str, sign: str, behind: str) -> str:
    """Say what is wrong with the place of a footnote's mark; nothing where it can be no part of a word or number.

    ``before`` and ``behind`` are the text of its block on both sides, without the signs of marks, ``sign`` what stands in the original.
    """
    near = before[-NEAR:]
    word = next((one for one in reversed([*words_in(near)]) if not near[one.end() :].strip(CLOSING)), None)
    if word is None:
        return f"The mark “[^{sign}]” stands behind no word."
    if (behind[:1].isalnum() and not is_spaceless(behind)) or joined_after(f"a{behind}", 1) or re.match(r"[.,:/]\d", behind):
        return f"The mark “[^{sign}]” stands inside a word."
    if _may_belong(word[0], near[word.end() :], sign, behind):
        return f"The “{sign}” in “[^{sign}]” may belong to “{near[word.start() :]}” before it."
    return ""


def _may_belong(word: str, between: str, sign: str, behind: str) -> bool:
    """Tell whether a sign may be the end of the word before it: a letter but behind punctuation, a figure of a number or a name such as B12."""
    if sign.isalpha():
        return between[-1:] in JOINING[3:] or (behind[:1] != "" and not behind[:1].isspace())
    number = word[-1].isnumeric() and sign.isnumeric()
    if not number and (len(word) > 1 or is_spaceless(word)):
        return False
    follows = behind.lstrip()[:1]
    ended = between == "." and not (behind[:1].strip() or follows.islower() or follows.isnumeric())
    return between == "" or (between in JOINING and not ended)
