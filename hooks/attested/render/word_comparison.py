"""Two wordings compared word by word, as HTML that says so in words too."""

from __future__ import annotations

from difflib import SequenceMatcher

from markupsafe import Markup, escape

MOST = 4000
"""Words of either side; longer texts are shown one after the other. The comparison grows with the square of their number."""


def compared(old: str, new: str) -> Markup:
    """``old`` and ``new`` in one text: what was taken out in ``del``, what was put in in ``ins``, each announced for who only hears it."""
    before, after = old.split(), new.split()
    if max(len(before), len(after)) > MOST:
        return _out(before) + Markup(" ") + _in(after)
    parts: list[Markup] = []
    for what, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            parts.append(escape(" ".join(before[i:j])))
            continue
        parts += [_out(before[i:j])] if i < j else []
        parts += [_in(after[k:m])] if k < m else []
    return Markup(" ").join(parts)


def _out(words: list[str]) -> Markup:
    return Markup('<del><span class="at-told">[taken out: </span>{}<span class="at-told">]</span></del>').format(" ".join(words))


def _in(words: list[str]) -> Markup:
    return Markup('<ins><span class="at-told">[put in: </span>{}<span class="at-told">]</span></ins>').format(" ".join(words))
