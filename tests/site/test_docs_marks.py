"""Our two marks on pages of prose: where they lead, and where they are words."""

from __future__ import annotations

from pathlib import Path

import pytest

from attested.build import build
from attested.cite import Citations
from attested.site.portable import prose_page
from tests.checks.test_findings import HERE
from tests.site.building import run_mkdocs
from tests.site.moot import copy_with_moot

KEEPER, LIGHT = '<a href="../glossary/keeper/">', '<a href="../sources/handbook/#light">[Pell 1911, Light]</a>'

STORIES = {
    "a term": ("See [[keeper]].", f"See {KEEPER}keeper</a>."),
    "a term under its other words": ("[[keeper|who *tends* it]]", f"{KEEPER}who <em>tends</em> it</a>"),
    "a place on the page of a term": ("[[light#definition|said]]", '<a href="../glossary/light/#definition">said</a>'),
    "a citation in quotation marks and brackets": ('"[@handbook, Light]" ([@handbook, Light])', f'"{LIGHT}" ({LIGHT})'),
    "a citation with a colon, over a line's end": ("[@handbook,\nLight]: so", f"{LIGHT}: so"),
    "a paraphrase": ("*[@log, May, read 2026-11-26]*", '<em><a href="../sources/log/">[paraphrase of Log of the old station, May, read 2026-11-26]</a></em>'),
    "code, and what stands behind a backslash": ("`[[keeper]]` \\[[keeper]] \\[@log, May]", "<code>[[keeper]]</code> [[keeper]] [@log, May]"),
    "what names nothing leaves its words": ("[[moon]] [@nobody, 3 & 4]", "moon [@nobody, 3 &amp; 4]"),
}


@pytest.mark.parametrize(("written", "shown"), STORIES.values(), ids=STORIES)
def test_a_mark_on_a_page_of_prose(written: str, shown: str) -> None:
    _, html = prose_page(build(HERE / "base").kb, "more", "docs/more.md", f"# More\n\n{written}\n", Citations())
    assert html.partition("</h1>\n")[2] == f"<p>{shown}</p>"


def test_a_term_in_a_table_and_in_a_block_of_code() -> None:
    written = "| a | b |\n|---|---|\n| [[keeper]] | [[keeper\\|she]] |\n\n```\n[[keeper]]\n```\n"
    _, html = prose_page(build(HERE / "base").kb, "more", "docs/more.md", written, Citations())
    assert f"<td>{KEEPER}keeper</a></td>\n<td>{KEEPER}she</a></td>" in html
    assert "<code>[[keeper]]" in html


def test_mkdocs_prints_them_too(tmp_path: Path) -> None:
    root = copy_with_moot(tmp_path / "tree")
    (root / "docs/more.md").write_text("# More of [[dam]]\n\nSee [[dam|*it*]] and `[[dam]]`.\n", encoding="utf-8")
    done = run_mkdocs("build", cwd=root)
    assert done.returncode == 0, done.stderr
    page = (root / "site/more/index.html").read_text(encoding="utf-8")
    assert '<p>See <a href="../glossary/dam/"><em>it</em></a> and <code>[[dam]]</code>.</p>' in page
    assert "<title>More of dam –" in page
