"""Words that their author wants removed: gone from every file and page, while the links of others still lead somewhere."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from attested.build import build
from attested.model.ledger import LOCK
from tests.site.building import ROOT, copy, program, run, words
from tests.site.building import parsed as page_of

WORDS = "A head of two feet is perhaps the least that a stone will turn on."
PIECE = "the least that a stone will turn"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The foreign glossary, published once, in a copy of the whole."""
    root = copy(tmp_path)
    for part in ("glossary", "bib"):
        shutil.rmtree(root / part)
        shutil.copytree(ROOT / "tests/foreign" / part, root / part)
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("# site_url: ", "site_url: "), encoding="utf-8")
    assert run(program("attested"), "publish", cwd=root).returncode == 0
    return root


def holding(root: Path, folders: tuple[str, ...]) -> list[str]:
    files = [path for folder in folders for path in sorted((root / folder).rglob("*")) if path.is_file()]
    return [path.relative_to(root).as_posix() for path in files if PIECE in " ".join(path.read_text(encoding="utf-8", errors="replace").split())]


def take_out(root: Path, reason: str) -> None:
    """The steps of the manual, one by one."""
    entry = root / "glossary/head.md"
    entry.write_text(re.sub(r"\n## Claims\n\n### Two feet.*", "", entry.read_text(encoding="utf-8"), flags=re.DOTALL), encoding="utf-8")
    for path in ("bib/passages/talk.md", "bib/originals/talk.txt"):
        file = root / path
        text = file.read_text(encoding="utf-8")
        assert WORDS in text
        file.write_text(text.replace(f"{WORDS} ", ""), encoding="utf-8")
    lock = root / LOCK
    lines = lock.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("glossary/head#two-feet "))
    lines.insert(at + 1, f"glossary/head#two-feet retired because {reason}")
    lock.write_text("\n".join([*lines, ""]), encoding="utf-8")
    assert errors(root) == []
    assert run(program("attested"), "publish", cwd=root).returncode == 0
    for path in (root / "glossary/published").rglob("*.json"):
        path.write_text(path.read_text(encoding="utf-8").replace(WORDS, "[removed]"), encoding="utf-8")


def errors(root: Path) -> list[tuple[str, str]]:
    return [(one.check, one.message) for one in build(root).findings if one.severity == "error"]


@pytest.mark.long
def test_words_removed_on_request_are_gone_and_links_to_them_still_lead_there(root: Path) -> None:
    take_out(root, "removed on request of their author")
    assert errors(root) == []
    assert run(program("attested"), "publish", cwd=root).returncode == 0, "and whatever comes later can be published"
    assert errors(root) == []
    built = run(program("attested"), "build", cwd=root)
    assert built.returncode == 0, built.stderr
    assert holding(root, ("glossary", "bib", "site")) == []
    told = words(page_of(root / "site/glossary/head/index.html"))
    assert "removed on request of their author" in told
    ids = {one.get("id") for one in page_of(root / "site/glossary/head/index.html").iter()}
    assert {"two-feet", "two-feet-talk-k3"} <= ids, "whoever follows an old link is told"


def test_words_struck_without_saying_so_are_a_version_rewritten(root: Path) -> None:
    take_out(root, "nobody needs it")
    found = errors(root)
    assert {check for check, _ in found} == {"version_rewritten"}
    assert any(message.startswith("This text was altered: it is not what publication 0001-") for _, message in found)
