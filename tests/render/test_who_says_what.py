"""The page “Who says what”: uses are lines like cases and claims, acts stand under their side, and a phrase names the side that is silent."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

from attested.build import build
from attested.graph import KnowledgeBase
from attested.render.criteria import criteria
from attested.render.exchanges import every_exchange, exchange_id, exchange_views
from attested.site.contents import pages
from tests.site.building import by_class, words

SAID = ("A lens is glass that is ground to gather light.", "The lens of ice is a lens.", "The lens of ice is no lens.", "Call the drop a lens too.")
ENTRY = """---
term: lens
---

# lens

## Definition

> A lens is glass that is ground to gather light.
>
> — [@talk, K1]

- "glass": What it is made of.
- "ground": How it is made.

## Usage

### Of a drop {{#drop}}

Sense: widens

> Call the drop a lens too.
>
> — proposes: [@talk, K4]

## Cases

### A lens of ice {{#ice}}

> The lens of ice is a lens.
>
> — affirms, on "ground": [@talk, K2]

> The lens of ice is no lens.
>
> — denies{on}: [@talk, K3]

### A drop as a lens {{#as-a-lens}}

> Call the drop a lens too.
>
> — proposes, on "glass": [@talk, K4]
"""


def made(root: Path, on: str = "", second: str = "") -> KnowledgeBase:
    files = {
        "glossary/lens.md": ENTRY.format(on=on),
        "glossary/relations.toml": "",
        "bib/references.bib": "@misc{talk,\n  title = {A talk},\n  attribution = {not established}\n}\n",
        "bib/passages/talk.md": "---\nsource: talk\n---\n"
        + "".join(f"\n## K{at}\n\n- by: speaker K{at}\n- original: talk.txt, lines: {at}\n\n{said}\n" for at, said in enumerate(SAID, start=1)),
        "bib/originals/talk.txt": "\n".join(SAID) + "\n",
        **({"glossary/lens-as-a.md": second} if second else {}),
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    built = build(root)
    assert not [one for one in built.findings if one.severity == "error"], built.findings
    return built.kb


def lines(kb: KnowledgeBase, table: str) -> dict[str, list[str]]:
    """The line of each case, claim or use of a section: its heading with what is said of it, and who stands to it how."""
    page = next(page for page in pages(kb) if page.path == "cases")
    tree = html5lib.parseFragment(page.body().html, namespaceHTMLElements=False)
    section = next(one for one in by_class(tree, "at-section") if any(part.get("id") == table for part in one.iter()))
    found = {}
    for line in (next(one.iter("summary")) for one in by_class(section, "at-exchange")):
        name = " ".join(words(one) for one in (next(line.iter("b")), *by_class(line, "at-sense")))
        found[name] = [words(one) for one in by_class(line, "at-stance")]
    return found


def test_each_use_is_a_line_with_its_acts_sense_and_exchange(tmp_path: Path) -> None:
    kb = made(tmp_path)
    assert lines(kb, "uses-by-term") == {"Of a drop widens": ["speaker K4 proposes"]}
    assert "lens-drop" in [one.id for one in exchange_views(kb, "cases", "cases", list(every_exchange(kb)))]


def test_who_proposes_a_case_does_not_affirm_it(tmp_path: Path) -> None:
    assert lines(made(tmp_path), "cases-by-term") == {
        "A lens of ice disputed": ["Affirmed by speaker K2", "Denied by speaker K3"],
        "A drop as a lens": ["speaker K4 proposes"],
    }


@pytest.mark.parametrize(
    ("on", "silent"),
    [("", "K3, who denies, is not marked here as speaking of it"), (', on "ground"', "")],
)
def test_a_phrase_shows_both_sides_or_says_which_is_silent(on: str, silent: str, tmp_path: Path) -> None:
    kb = made(tmp_path, on)
    told = {row.phrase: row.silent for row in criteria(kb, "cases", kb.entries).rows}
    assert told == {"ground": silent, "glass": "No quotation here is marked as for or against it"}


def test_the_id_of_a_use_gives_way_to_that_of_a_case(tmp_path: Path) -> None:
    second = "---\nterm: lens of ice\nslug: lens-as-a\n---\n\n# lens of ice\n\n## Usage\n\n### Of ice {#lens}\n\n> The lens of ice is a lens.\n>\n> — [@talk, K2]\n"
    kb = made(tmp_path, second=second)
    ids = {(entry.id, item.anchor): exchange_id(kb, entry, item) for entry in kb.entries.values() for item in entry.items if item.role != "definition"}
    assert ids["lens", "as-a-lens"] == "lens-as-a-lens", "published before uses had ids"
    assert ids["lens-as-a", "lens"] == "lens-as-a--lens"
