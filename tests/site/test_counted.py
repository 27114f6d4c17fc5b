"""What ``make bench`` counts: nothing of the real site is missing, and what is taken out of it is told."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.bench_counted import MOST_ELEMENTS, counted


def test_nothing_is_missing_and_what_is_taken_out_is_told(site: Path, tmp_path: Path) -> None:
    root = tmp_path / "less"
    for part in ("site", "glossary", "bib"):
        shutil.copytree(site.parent / part, root / part)
    whole = counted(root)
    assert whole.missing == []
    assert 100 < whole.pages < whole.files and whole.references > 600 and whole.figures > 10 and 1_000 < whole.elements[0] <= MOST_ELEMENTS
    (root / "site/cases/index.html").unlink()
    (root / "site/data/terms/optimizer.json").unlink()
    shutil.rmtree(root / "site/sources/thread/cite")
    for path, gone in (("glossary/optimizer", "at-near-wide"), ("glossary/search/cite", 'data-format="apa"')):
        page = root / f"site/{path}/index.html"
        page.write_text(page.read_text(encoding="utf-8").replace(gone, ""), encoding="utf-8")
    less = counted(root)
    assert sorted(less.missing) == ["apa of search", "cases/index.html", "data/terms/optimizer.json", "sources/thread/cite/index.html", "the picture of optimizer"]
    assert (less.pages, less.exports, less.figures) == (whole.pages - 2, whole.exports - 1, whole.figures - 1)
