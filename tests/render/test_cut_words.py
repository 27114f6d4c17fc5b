"""What a page shows of the words that a quotation leaves out, and of the frame that it names: read in the HTML of the figure."""

import re
import shutil
from pathlib import Path

import pytest

from attested.build import build
from attested.graph import KnowledgeBase
from attested.model import TermId
from attested.render.prose import Prose
from attested.render.quotations import Figure
from attested.render.shown_quotation import shown_on
from attested.render.templates import template
from tests.checks.test_cut_off import BASE

SENTENCES = (
    "Nobody who has kept a light would say that",
    "a fire is a lamp without a keeper.",
    "The new oil, which never lasts, burns all night, if the wind is low.",
)


def figures(root: Path, quotations: str, held: str = "1-3") -> list[tuple[Figure, str]]:
    """Each quotation of an entry with its HTML on one line, from a passage of these lines of the original."""
    first, last = (int(one) for one in held.split("-"))
    original = root / "bib/originals/log.txt"
    before = len(original.read_text(encoding="utf-8").splitlines())
    original.write_text(original.read_text(encoding="utf-8") + "\n".join(SENTENCES) + "\n", encoding="utf-8")
    passage = root / "bib/passages/log.md"
    words = "\n".join(SENTENCES[first - 1 : last])
    lines = f"{before + first}-{before + last}"
    passage.write_text(f"{passage.read_text(encoding='utf-8')}\n## June {{#june}}\n\n- by: a keeper\n- original: log.txt, lines: {lines}\n\n{words}\n", encoding="utf-8")
    (root / "glossary/fire.md").write_text(f"---\nterm: fire\n---\n\n# fire\n\n{quotations}", encoding="utf-8")
    kb: KnowledgeBase = build(root).kb
    page = template("quotation.html").module
    found = [Figure(kb, one, Prose(kb, "glossary/fire", TermId("fire"), "glossary/fire")) for one in shown_on(kb, TermId("fire"))]
    return [(one, re.sub(r"\s+", " ", str(page.quotation(one)))) for one in found]  # type: ignore[attr-defined]


def text(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "base"))


def test_the_rest_is_that_of_the_original_where_the_passage_begins_inside_its_sentence(root: Path) -> None:
    ((figure, html),) = figures(root, '## Definition\n\n> a fire is a lamp without a keeper\n>\n> — under "Nobody who has kept a light would say that": [@log, June]\n', "2-3")
    assert '<span class="rest">Nobody who has kept a light would say that </span>' in html and '<span class="rest">.</span>' in html
    assert "under “Nobody who has kept a light would say that”, which denies it and reports it" in text(html)
    assert figure.states.partition(" · ")[0] == "cut, shown"


def test_the_mark_of_an_omission_leads_to_the_words_left_out_which_are_no_part_of_the_quotation(root: Path) -> None:
    ((figure, html),) = figures(root, "## Usage\n\n### A\n\n> The new oil [...] burns all night\n>\n> — [@log, June] (cut: how long is not at issue)\n")
    (mark,) = re.findall(r'<a class="at-omission" href="#([^"]+)" aria-label="[^"]+">\[…\]</a>', html)
    (details,) = re.findall(r"<details class=\"at-paste\">.*?</details>", html)
    assert f'id="{mark}"' in details and text(details).endswith("“, which never lasts,”") and " open" not in details
    (exact,) = re.findall(r'<span class="at-exact">(.*?)</span>', html)
    assert text(exact) == "The new oil […] burns all night"
    assert figure.states.partition(" · ")[0] == "cut, with a reason" and "cut, in our reading: how long is not at issue" in text(html)


def test_a_whole_sentence_says_so_and_second_hand_words_have_no_tick(root: Path) -> None:
    (_, whole), (_, second) = figures(root, "## Usage\n\n### A\n\n> The new oil, which never lasts, burns all night, if the wind is low.\n>\n> — [@log, June]\n\n> A fog signal speaks when the light cannot.\n>\n> — [@log, May]\n")
    assert "✓ words checked" in text(whole) and ">sentence whole" in whole and "at-second" not in whole
    assert '<span class="at-ok at-second">checked as quoted by ' in second and "✓" not in second
    assert all('href="../../how-to-read/#states"' in html for html in (whole, second))
