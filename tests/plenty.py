"""A glossary for the benchmarks, of any size and with all parts of an entry; it passes the check.

Each term is defined in a book by a sentence that names three others (the first few terms name fewer), has a note on it and a
relation to one of them. Every fifth is also used by somebody in a talk, every tenth is there affirmed of a thing and denied of it.
So 10,000 terms have some 30,000 edges that are derived, 10,000 that are declared, and as many more of structure. The passages of the
book can be made as long as those of a real one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tests.many import PER_SOURCE, name

KINDS = '[kinds."kind of"]\ninverse = "comes as"\nacyclic = true\ndescription = "All that the one term names is also named by the other."\n'
PATTERNS = (
    ("A {own} is a {a} which the {b} has left to the {c}.", "a {a} which"),
    ("Call that a {own} which holds some {a} between the old {b} and the {c}.", "some {a} between"),
    ("By {own} the keepers mean any {a} that turns a {b} into a {c} before nightfall.", "any {a} that"),
    ("The {own} is what stays of the {a} when neither the {b} nor the {c} of the harbour is at work.", "the {a} when"),
)
SHORT = (("A {own} is a thing of the sea.", ""), ("A {own} is a {a} of the sea.", "a {a} of"), ("A {own} is a {a} with a {b}.", "a {a} with"))
"""For terms before which there are fewer than three."""
PADDING = "In those years nobody wrote down what was said at the harbour, since all who lived there knew it well enough, and strangers did not ask."
"""Words that go on and on behind a definition where passages are to be long; none of them is a term."""


@dataclass(slots=True)
class Source:
    """A source while it is written: its record, and its passages with the text that they are compared with."""

    key: str
    record: str
    lines: list[str] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)

    def say(self, locator: str, by: str, text: str, answers: str = "") -> None:
        self.lines.append(text)
        head = f"- by: {by}\n" + f"- answers: {answers}\n" * bool(answers)
        anchor = locator.replace(". ", "").casefold()
        self.passages.append(f"## {locator} {{#{anchor}}}\n\n{head}- original: {self.key}.txt, lines: {len(self.lines)}\n\n{text}\n")

    def write(self, root: Path) -> None:
        (root / f"bib/originals/{self.key}.txt").write_text("\n".join(self.lines) + "\n", encoding="utf-8")
        text = f"---\nsource: {self.key}\nretrieved: unknown\n---\n\n" + "\n".join(self.passages)
        (root / f"bib/passages/{self.key}.md").write_text(text, encoding="utf-8")


def targets(at: int, count: int) -> tuple[int, ...]:
    """The terms that a definition names: three earlier ones, near and far. Each thousandth names a later one, which closes a circle."""
    named = dict.fromkeys(other for other in (at - 1, at // 2, at // 3 + 1, at - 2, at - 3) if 0 <= other < at)
    chosen = list(named)[:3]
    if at % 1000 == 0 and chosen and at + 2 < count:
        chosen[-1] = at + 2
    return tuple(chosen)


def write(root: Path, count: int, words: int = 0) -> None:
    """Write a glossary of so many terms. A passage with a definition has at least so many words."""
    for folder in ("glossary", "bib/passages", "bib/originals"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "glossary/relations.toml").write_text(KINDS, encoding="utf-8")
    records = []
    for first in range(0, count, PER_SOURCE):
        number = first // PER_SOURCE
        book = Source(f"book{number}", f"author = {{Writer, A.}},\n  title = {{Book {number}}},\n  attribution = {{established}}")
        talk = Source(f"talk{number}", f"title = {{Talk {number}}},\n  attribution = {{not established}}")
        for at in range(first, min(first + PER_SOURCE, count)):
            (root / f"glossary/{name(at)}.md").write_text(_entry(at, count, book, talk, words), encoding="utf-8")
        for source in (book, talk):
            source.write(root)
            records.append(f"@misc{{{source.key},\n  {source.record},\n  year = {{1900}}\n}}\n")
    (root / "bib/references.bib").write_text("\n".join(records), encoding="utf-8")


def _entry(at: int, count: int, book: Source, talk: Source, words: int) -> str:
    """The file of a term; what it quotes is said in the two sources."""
    own, named = name(at), [name(other) for other in targets(at, count)]
    names = {"own": own, **dict(zip("abc", named, strict=False))}
    pattern, evidence = PATTERNS[at % len(PATTERNS)] if len(named) == 3 else SHORT[len(named)]
    sentence, phrase = pattern.format(**names), evidence.format(**names)
    book.say(f"p. {at}", "A. Writer", _padded(sentence, words))
    parts = [f"---\nterm: {own}\n---\n\n# {own}\n\nOne of many.\n\n## Definition\n\n> {sentence}\n>\n> — [@{book.key}, p. {at}]\n"]
    if phrase:
        parts.append(f'- "{phrase}": Which of them is not said.\n\n## Relations\n\n- kind of: [[{named[0]}]] — "{phrase}"\n')
    if at % 5 == 0:
        _said(talk, f"U{at}", f"Here they say {own} for whatever lies about.")
        parts.append(f"## Usage\n\n### Of all that lies about {{#about}}\n\n> they say {own} for whatever lies about\n>\n> — reports: [@{talk.key}, U{at}]\n")
    if at % 10 == 0:
        _said(talk, f"A{at}", f"What stands at the quay is plainly a {own}.")
        _said(talk, f"D{at}", f"By that word what stands at the quay is no {own}.")
        parts.append(
            f"## Cases\n\n### What stands at the quay {{#quay}}\n\n> What stands at the quay is plainly a {own}.\n>\n> — affirms: [@{talk.key}, A{at}]\n\n"
            f"> By that word what stands at the quay is no {own}.\n>\n> — denies: [@{talk.key}, D{at}]\n"
        )
    return "\n".join(parts)


def _padded(sentence: str, words: int) -> str:
    """A sentence, and behind it others until there are so many words."""
    lacking = max(0, words - len(sentence.split()))
    return " ".join([sentence, *[PADDING] * -(-lacking // len(PADDING.split()))])


def _said(talk: Source, locator: str, text: str) -> None:
    """Each answers the one before."""
    before = talk.passages[-1].split()[1] if talk.passages else ""
    talk.say(locator, f"speaker {locator} (name not established)", text, before)
