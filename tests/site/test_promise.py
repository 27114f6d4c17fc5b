"""What the check passes, the build builds: glossaries made up at random, their pages proved as those of a finished site are."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.proved import faults, written

WORDS = (
    "glass", "body", "thin", "gathers", "rays", "light", "a", "is", "which", "knot", "well-known", "differentiation", "“mirror”", "it’s", "(so)", "naïve", "eﬃcient",
    "[sic]", "[1]", "*burning*", "$x$", "C++", "<b>", "&amp;", "x_1", "# yes", "知识", "עדשה", "📖", "5,000", "e.g.", "[[lens]]", "[@book,", "{#x}", "`code`", "→", "—",
    "H~2~O", "glass[^1]", "m^2^", "*so thin*", "$a < b_1$",
    "*$x$*", "~$n$~", "^*$k$*^",
)  # fmt: skip
MARKED = {"*burning*": "burning", "$x$": "x", "`code`": "code", "H~2~O": "H2O", "glass[^1]": "glass1", "m^2^": "m2", "*so thin*": "so thin", "$a < b_1$": "a < b_1", "*$x$*": "x", "~$n$~": "n", "^*$k$*^": "k"}
"""Words with marks, and how a source has them, where the passage says that these are marks."""
NAMES = ("glass", "burning glass", "Glass", "mirror", "naïve lens", "well-known", "light's edge", "知识", "x1", "relations", "definition", "sources", "toc", "notes")
ENDS = (". ", "! ", "; ", ", and ", " ")
SIGNS = ("", "", "", "- ", "1. ", "* ")


@dataclass(frozen=True)
class Made:
    """A glossary's texts: passage, what it says of itself, and original, and the entries."""

    facts: str
    passage: str
    original: str
    entries: dict[str, str]


@st.composite
def sentences(draw: st.DrawFn) -> str:
    return f"the {' '.join(draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=9)))} is here"


@st.composite
def wrapped(draw: st.DrawFn, words: str) -> str:
    """The words on one line or more, some of them cut by a hyphen at the line's end; now and then lines of verse."""
    for cut, joined in (("differentiation", "differenti-\nation"), ("well-known", "well-\nknown")):
        if draw(st.booleans()):
            words = words.replace(cut, joined)
    return words.replace(" which ", draw(st.sampled_from((" which ", " which\n", "  \nwhich "))))


@st.composite
def quotations(draw: st.DrawFn, blocks: list[str], first: int, *, whole: bool) -> str:
    """Words of one block or of several that follow each other, from the beginning of the first on if ``whole``; with an omission or brackets of ours."""
    last = draw(st.integers(first, min(first + 2, len(blocks) - 1)))
    tokens = [token for block in blocks[first : last + 1] for token in [*block.split(), "\n\n"]][:-1]
    low = 0 if whole else draw(st.integers(0, max(0, len(tokens) - 3)))
    tokens = tokens[low : draw(st.integers(min(low + 5, len(tokens)), len(tokens)))]
    if len(tokens) > 12 and draw(st.booleans()):
        tokens[6 : draw(st.integers(7, len(tokens) - 4))] = ["[...]"]
    if draw(st.integers(0, 5)) == 0:
        tokens.insert(0, "[here]")
    lines = " ".join(tokens).replace(" \n\n ", "\n\n").strip()
    return "\n".join(f"> {line}" if line else ">" for line in lines.split("\n"))


def received(words: str) -> str:
    """Words as a source has them whose passage has marks."""
    for marked, plain in sorted(MARKED.items(), key=lambda one: -len(one[0])):
        words = words.replace(marked, plain)
    return words


def noted(quotation: str, note: bool) -> str:
    """A note on a phrase in the middle of a quotation."""
    words = [word for word in quotation.replace(">", " ").split() if word.isalpha() or word in MARKED]
    return f'\n- "{" ".join(words[1:3])}": as we read it.\n' if note and len(words) > 3 else ""


SECTIONS = ("## Definition", "## Usage\n\n### A use of it", "## Cases\n\n### Does it {#does}", "## Claims\n\n### A claim")
ACTS = {"## U": "reports: ", "## C": "denies: "}


@st.composite
def glossaries(draw: st.DrawFn) -> Made:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique_by=str.casefold))
    rich, copied = draw(st.booleans()), draw(st.booleans())
    blocks, passage, original = [], [], []
    for at in range(draw(st.integers(len(names), 4))):
        name = names[at % len(names)]
        words = draw(st.sampled_from(ENDS)).join([f"The {name} is here", *draw(st.lists(sentences(), max_size=3))]) + "."
        sign = draw(st.sampled_from(SIGNS))
        inner = at >= len(names) and draw(st.integers(0, 3)) == 0
        held = draw(wrapped(words))
        lines = f"{sign}{held}".split("\n")
        passage.append("\n".join(f"> {line}" for line in lines) + "\n>\n> — p. 1" if inner else "\n".join(lines))
        came = received(held) if rich else held
        original.append(draw(st.sampled_from((came, f"{sign}{came}", f"1) {came}"))))
        blocks += [] if inner else [words if copied or not rich else received(words.replace("[^1]", ""))]
    entries = {}
    for at, name in enumerate(names):
        parts = [f"---\nterm: {name}\n---\n\n# {name}\n"]
        for nth, section in enumerate(draw(st.lists(st.sampled_from(SECTIONS), min_size=1, max_size=3, unique=True))):
            whole = nth == 0 or section == SECTIONS[0]
            quotation = draw(quotations(blocks, at if whole else draw(st.integers(0, len(blocks) - 1)), whole=whole))
            ours = " (brackets ours)" if "[here]" in quotation else ""
            for plain in (" gathers ", " $x$ "):
                if plain in quotation and rich >= ("$" in plain) and draw(st.booleans()):
                    quotation, ours = quotation.replace(plain, f" *{plain.strip()}* "), f"{ours.removesuffix(' (emphasis ours)')} (emphasis ours)"
            note = noted(quotation, draw(st.integers(0, 3)) == 0)
            parts.append(f"{section}\n\n{quotation}\n>\n> — {ACTS.get(section[:4], '')}[@book, p. 1]{ours}\n{note}")
        entries["-".join(name.replace("'", "").lower().split())] = "\n".join(parts)
    return Made("- markup: yes\n" if rich else "", "\n\n".join(passage) + "\n", "\n".join(original) + "\n", entries)


def broken(made: Made) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        root = written(Path(folder, "root"), made.passage, made.original, made.entries, facts=made.facts)
        return faults(root, Path(folder, "site")) or []


@settings(max_examples=examples(15, 40), deadline=None, suppress_health_check=list(HealthCheck))
@given(glossaries())
def test_a_glossary_without_errors_builds(made: Made) -> None:
    assert broken(made) == []


@pytest.mark.long
@pytest.mark.parametrize("number", range(10))
def test_two_thousand_glossaries_without_errors_build(number: int) -> None:
    """A tenth of them, of its own seed, so that it does not take as long as a test that hangs."""

    @seed(number)
    @settings(max_examples=200, deadline=None, derandomize=False, database=None, suppress_health_check=list(HealthCheck))
    @given(glossaries())
    def check(made: Made) -> None:
        assert broken(made) == []

    check()
