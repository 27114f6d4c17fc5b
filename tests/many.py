"""A glossary of any size, made up by rule: real entries, passages and originals, which pass the check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

CONSONANTS = "bdfgklmnprtvz"
SYLLABLES = [one + two for one in CONSONANTS for two in "aeiou"]
PER_SOURCE = 100
FIELD = 20
KINDS = '[kinds."kind of"]\ninverse = "comes as"\ndescription = "All that the one term names is also named by the other."\n'


def name(at: int) -> str:
    """The made-up word of a number, a different one for each: three syllables and an ending that is no plural."""
    base = len(SYLLABLES)
    mixed = (at * 7919) % base**3
    return f"{SYLLABLES[mixed // base**2]}{SYLLABLES[mixed // base % base]}{SYLLABLES[mixed % base]}n"


def targets(at: int) -> tuple[int, ...]:
    """The three terms that a definition names: earlier ones, near and far."""
    near = [other for other in (at - 1, at // 2, at // 3 + 1) if 0 <= other < at]
    return tuple(dict.fromkeys(near))


def fields(at: int) -> tuple[int, ...]:
    """Terms of fields, as in a real glossary: most name the first of their field and one or two nearby, few a term of another."""
    first, within = at - at % FIELD, at % FIELD
    if not within:
        return (at // (2 * FIELD) * FIELD,) if at else ()
    near = [first, *([first + within // 2] if within % 3 == 0 else []), *([at * 37 % first] if first and within % 11 == 5 else [])]
    return tuple(dict.fromkeys(near))


def write(root: Path, count: int, chosen: Callable[[int], tuple[int, ...]] = targets, related: int = 0) -> None:
    """Write a glossary of so many terms, each defined by a sentence that names others. Every ``related``-th term declares a
    relation to the first of them."""
    for folder in ("glossary", "bib/passages", "bib/originals"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "glossary/relations.toml").write_text(KINDS, encoding="utf-8")
    records = []
    for first in range(0, count, PER_SOURCE):
        key = f"book{first // PER_SOURCE}"
        records.append(f"@book{{{key},\n  author = {{Writer, A.}},\n  title = {{Book {key}}},\n  year = {{1900}},\n  attribution = {{established}}\n}}\n")
        lines, passages = [], [f"---\nsource: {key}\n---\n"]
        for at in range(first, min(first + PER_SOURCE, count)):
            sentence = _sentence(at, count, chosen(at))
            lines.append(sentence)
            passages.append(f"## p. {at} {{#p{at}}}\n\n- by: A. Writer\n- original: {key}.txt, lines: {len(lines)}\n\n{sentence}\n")
            entry = f"---\nterm: {name(at)}\n---\n\n# {name(at)}\n\nOne of many.\n\n## Definition\n\n> {sentence}\n>\n> — [@{key}, p. {at}]\n"
            if related and at % related == 1:
                told = name(chosen(at)[0])
                entry += f'\n## Relations\n\n- kind of: [[{told}]] — "thing of the {told}"\n'
            (root / f"glossary/{name(at)}.md").write_text(entry, encoding="utf-8")
        (root / f"bib/originals/{key}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (root / f"bib/passages/{key}.md").write_text("\n".join(passages), encoding="utf-8")
    (root / "bib/references.bib").write_text("\n".join(records), encoding="utf-8")


def _sentence(at: int, count: int, others: tuple[int, ...]) -> str:
    """A definition. Each thousandth names a later term too, and so closes a circle."""
    named = list(others)
    if at % 1000 == 0 and at + 2 < count and named:
        named[-1:] = [at + 2]
    return f"A {name(at)} is a thing of the {' and the '.join(name(other) for other in named)}." if named else f"A {name(at)} is a thing."
