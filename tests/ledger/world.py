"""A glossary in the hands of people who rename, move, retire and correct: what they mean, and the files that say so.

Each heading has a number of its own, which never changes: so it is known where each address that was ever published has to lead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from attested.build import Built, build
from attested.ledger import Following, following
from attested.model import slug
from tests.ledger.publishing import LOCK, publish_on

WORDS = ("ash", "elm", "oak", "yew", "fir", "box")
PHRASES = ("said", "it is said", "is said in edition")
AUTHORS = ("Writer, A.", "Writer, Ada", "Writer, Ada and Penn, Bo")


@dataclass
class Heading:
    """A claim: its number, its id on the page, how often its note was rewritten, the ids that it had, and the phrases of its note, the present one first."""

    number: int
    id: str
    note: int = 0
    was: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=lambda: [PHRASES[0]])


@dataclass
class Entry:
    """A term: its present name, the names that it had, the word by which its quotations know it, its claims."""

    name: str
    word: str
    was: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)


class World:
    """The glossary and its root. What people write into the ledger is in ``said``, by address, until it is published."""

    def __init__(self, root: Path) -> None:
        self.root, self.entries = root, [Entry("n0", WORDS[0]), Entry("n1", WORDS[1])]
        self.names, self.numbers, self.day = 2, 0, 0
        self.keys, self.title, self.author = ["book"], 0, 0
        """The keys of the one source, the present one first; how often its title was corrected, and which way its authors are spelled."""
        self.locators: dict[int, list[str]] = {}
        """The locators of the passage of each claim, the present one first."""
        self.edition: dict[int, int] = {}
        self.said: dict[str, str] = {}
        self.published: dict[str, int] = {}
        """Address of a heading, and its number: all that were ever published."""
        self.within: dict[str, tuple[int, str]] = {}
        """Address of a quotation, of a note or of a passage, the number of its heading, and which of the three it is: all that were ever published."""
        for entry in self.entries * 2:
            self.add_heading(entry)
        for folder in ("glossary", "bib/passages", "bib/originals"):
            (root / folder).mkdir(parents=True)
        (root / "mkdocs.yml").write_text("site_url: https://example.org/\n", encoding="utf-8")

    def fresh(self) -> str:
        self.names += 1
        return f"n{self.names}"

    def add_heading(self, entry: Entry) -> None:
        self.numbers += 1
        self.edition[self.numbers] = 1
        self.locators[self.numbers] = [f"p{self.numbers}"]
        entry.headings.append(Heading(self.numbers, self.fresh()))

    def address(self, entry: Entry, heading: Heading) -> str:
        return f"glossary/{entry.name}#{heading.id}"

    def leading_to(self, entry: Entry, heading: Heading) -> set[str]:
        """The lines that lead to a heading, by whichever name it or its entry has or had."""
        return {f"moved -> glossary/{name}#{id_}" for name in (entry.name, *entry.was) for id_ in (heading.id, *heading.was)}

    def leads(self, heading: Heading, olds: set[str], line: str) -> None:
        """Say what became of a heading: of the address under which it was published last, and where a line in hand leads to it."""
        self.said = {at: (line if told in olds else told) for at, told in self.said.items()}
        live = (at for at, row in self.lines().items() if row[1] == "live" and self.published.get(at) == heading.number)
        self.said |= dict.fromkeys(live, line)

    def lines(self) -> dict[str, list[str]]:
        """The lines that a program wrote, by address."""
        lock = self.root / LOCK
        rows = [line.split() for line in lock.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"] if lock.exists() else []
        return {row[0]: row for row in rows if row[2][:1].isdigit()}

    def lines_or_none(self) -> dict[str, list[str]] | None:
        """The same, or None where a line is cut off."""
        try:
            return self.lines()
        except IndexError:
            return None

    def write(self) -> None:
        """The files, as they have to be now."""
        self.write_entries()
        lock = self.root / LOCK
        if lock.exists():
            kept = [line for line in lock.read_text(encoding="utf-8").splitlines() if not line or line[0] == "#" or line.split()[2][:1].isdigit()]
            lock.write_text("\n".join([*kept, *(f"{at} {told}" for at, told in self.said.items()), ""]), encoding="utf-8")

    def write_entries(self) -> None:
        """The entries and the source."""
        self._sources()
        for path in (self.root / "glossary").glob("*.md"):
            path.unlink()
        for entry in self.entries:
            text = f"---\nterm: {entry.name}\naliases: [{entry.word}]\nwas: [{', '.join(entry.was)}]\n---\n\n# {entry.name}\n\n## Claims\n"
            for one in entry.headings:
                was = f"\nWas: {', '.join(one.was)}\n" if one.was else ""
                phrase = f'"{one.phrases[0]}"' + (f" (was {', '.join(map(_quoted, one.phrases[1:]))})" if one.phrases[1:] else "")
                cited = f"[@{self.keys[0]}, {self.locators[one.number][0]}]"
                text += f"\n### A claim {{#{one.id}}}\n{was}\n> {self._sentence(one.number)}\n>\n> — asserts: {cited}\n\n- {phrase}: Note {one.note}, see {cited}.\n"
            (self.root / f"glossary/{entry.name}.md").write_text(text, encoding="utf-8")

    def _sentence(self, number: int) -> str:
        return f"Of the {', the '.join(WORDS)} it is said in edition {self.edition[number]} that {number} is a number."

    def _sources(self) -> None:
        key, *former = self.keys
        was = f" was = {{{', '.join(former)}}},\n" if former else ""
        record = f"@book{{{key},\n{was} author = {{{AUTHORS[self.author]}}},\n title = {{The Book{'!' * self.title}}},\n year = {{1900}},\n attribution = {{established}}\n}}\n"
        (self.root / "bib/references.bib").write_text(record, encoding="utf-8")
        passages = []
        for one in range(1, self.numbers + 1):
            locator, *olds = self.locators[one]
            names = f"- was: {', '.join(olds)}\n" if olds else ""
            passages.append(f"## {locator} {{#{locator}}}\n\n- by: A. Writer\n- original: book.txt, lines: {one}\n{names}\n{self._sentence(one)}\n")
        for path in (self.root / "bib/passages").glob("*.md"):
            path.unlink()
        (self.root / f"bib/passages/{key}.md").write_text(f"---\nsource: {key}\n---\n\n" + "\n".join(passages), encoding="utf-8")
        (self.root / "bib/originals/book.txt").write_text("".join(f"{self._sentence(one)}\n" for one in range(1, self.numbers + 1)), encoding="utf-8")

    def build(self) -> Built:
        self.write()
        return build(self.root)

    def publish(self) -> Following:
        self.write()
        self.day += 1
        publish_on(self.root, self.today())
        self.said = {}
        for entry in self.entries:
            self.published |= {self.address(entry, one): one.number for one in entry.headings}
        self.within |= {address: named for named, address in self.inside().items()}
        return following(build(self.root).kb)

    def today(self) -> str:
        return f"2026-{1 + self.day // 28:02}-{1 + self.day % 28:02}"

    def inside(self) -> dict[tuple[int, str], str]:
        """Where the quotation and the note under each heading stand, and the passage of each number: page and id."""
        found = {(number, "passage"): f"sources/{self.keys[0]}#{names[0]}" for number, names in self.locators.items()}
        for entry in self.entries:
            for one in entry.headings:
                found[one.number, "quotation"] = f"{self.address(entry, one)}-{self.keys[0]}-{self.locators[one.number][0]}"
                found[one.number, "note"] = f"{found[one.number, 'quotation']}-{slug(one.phrases[0])}"
        return found

    def now(self) -> dict[int, tuple[str, str]]:
        """Where each heading stands: page and id."""
        return {one.number: (f"glossary/{entry.name}", one.id) for entry in self.entries for one in entry.headings}


def _quoted(words: str) -> str:
    return f'"{words}"'
