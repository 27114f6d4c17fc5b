"""The manual for engineers is followed word for word, in a copy; and its picture is held to the table of who may import whom."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from attested.build import build
from attested.site import proof
from tests.site.building import ROOT, by_id, copy, parsed, program, run, words
from tests.test_import_direction import MAY_IMPORT
from tests.written import read_yaml

MANUAL = (ROOT / "docs/maintain.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^([ ]*)<!-- (file|row of|import of) (\S+) -->\n\n\1(`{3,})\w*\n(.*?)^\1\4$", re.MULTILINE | re.DOTALL)
WRITTEN = {(kind, path): textwrap.dedent(text) for _, kind, path, _, text in BLOCK.findall(MANUAL)}
FILES = {"site", "files"}
"""What stands at the two ends of the pipeline."""


def ours(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Python with the engine of a copy."""
    environment = {**os.environ, "PYTHONPATH": str(root / "hooks")}
    return subprocess.run([sys.executable, *words], cwd=root, env=environment, capture_output=True, text=True, check=False, timeout=200)


def add(root: Path, kind: str, path: str) -> None:
    """What the manual says to write: a new file, or a row at the end of one that is there."""
    file, text = root / path, WRITTEN[kind, path]
    assert file.exists() == (kind == "row of"), path
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(f"{before}\n{text}" if before else text, encoding="utf-8")


def test_the_picture_names_stages_that_are_there_and_draws_what_may_be() -> None:
    found = re.search(r"<svg.*?</svg>", MANUAL, re.DOTALL)
    assert found is not None
    picture = ElementTree.fromstring(found[0])
    boxes = {one.get("data-stage") for one in picture.iter("g")}
    assert boxes - FILES <= set(MAY_IMPORT)
    arrows = [(one.get("data-from"), one.get("data-to"), one.get("data-by")) for one in picture.iter("path") if one.get("data-from")]
    assert {end for start, to, _ in arrows for end in (start, to)} == boxes, "no box stands alone"
    for start, to, by in arrows:
        both = {start, to} - FILES
        if by:
            assert MAY_IMPORT[by] >= both or MAY_IMPORT[by] == {"*"}, f"{by} does not join {start} and {to}"
        elif start not in FILES:
            assert start in MAY_IMPORT[str(to)], f"{to} may not import {start}"


def test_a_check_is_added_as_the_manual_says(tmp_path: Path) -> None:
    root = copy(tmp_path, ("hooks", "glossary", "bib", "tools", "schemas"))
    shutil.copytree(ROOT / "tests", root / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)
    add(root, "file", "hooks/attested/checks/alias_too_long.py")
    for path in ("hooks/attested/checks/profile.toml", "tests/checks/severities.yml", "tests/checks/findings.yml"):
        add(root, "row of", path)
    which = "alias_too_long or profile or vanishes or of_its_own or (description and thing)"
    done = ours(root, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/checks", "-k", which)
    assert done.returncode == 0, done.stdout
    assert "7 passed" in done.stdout
    assert ours(root, "tools/schemas.py").returncode == 0
    assert '"alias_too_long"' in (root / "schemas/profile.schema.json").read_text(encoding="utf-8")
    assert ours(root, "-m", "attested", "explain", "alias-too-long").stdout.startswith("An alias is too long to be another spelling.")


@pytest.mark.long
def test_an_export_is_added_as_the_manual_says(tmp_path: Path) -> None:
    root = copy(tmp_path / "copy", ("hooks", "glossary", "bib", "docs", "mkdocs.yml"))
    add(root, "file", "hooks/attested/export/as_names.py")
    index = root / "hooks/attested/export/__init__.py"
    text = index.read_text(encoding="utf-8")
    row = textwrap.indent(WRITTEN["row of", "hooks/attested/export/__init__.py"], "    ")
    index.write_text(text.replace("import as_anchors, ", "import as_anchors, as_names, ") + row, encoding="utf-8")
    done = ours(root, "-m", "attested", "export", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    names = (tmp_path / "out/data/names.txt").read_text(encoding="utf-8").splitlines()
    assert names == sorted({name for entry in build(ROOT).kb.entries.values() for name in entry.names})


def insert(root: Path, kind: str, path: str, behind: str, between: str) -> None:
    """Write a row where the manual says: behind words that it names and that stand in the file once."""
    assert f"behind `{behind}`" in MANUAL
    file = root / path
    before = file.read_text(encoding="utf-8")
    assert before.count(behind) == 1, (path, behind)
    file.write_text(before.replace(behind, f"{behind}{between}{WRITTEN[kind, path].strip()}"), encoding="utf-8")


@pytest.mark.long
def test_a_kind_of_page_is_added_as_the_manual_says(tmp_path: Path) -> None:
    root = copy(tmp_path)
    for path in ("hooks/attested/render/pages/names.py", "hooks/attested/render/templates/names.html"):
        add(root, "file", path)
    contents, settings = "hooks/attested/site/contents.py", "mkdocs.yml"
    insert(root, "row of", contents, "yield rights_page(kb)", "\n    ")
    insert(root, "import of", contents, "from ..render.pages.map_data import map_files", "\n")
    insert(root, "row of", settings, "- Rights: rights.md", "\n      ")
    insert(root, "row of", "overrides/main.html", '("For machines", "data/"),', " ")
    done = run(program("mkdocs"), "build", "--strict", cwd=root, alone=True)
    assert done.returncode == 0, done.stderr
    page = parsed(root / "site/names/index.html")
    assert words(by_id(page, "names")) == "All names"
    listed = next(one for one in page.iter("ul") if any(words(item).startswith("agentic AGI") for item in one.iter("li")))
    names = sorted((name.casefold(), name) for entry in build(ROOT).kb.entries.values() for name in entry.names)
    assert [words(one) for one in listed.iter("a")] == [name for _, name in names]
    assert "mesa-optimization, see mesa-optimizer" in words(listed).casefold()
    home = parsed(root / "site/index.html")
    assert "All names" in [words(one) for one in home.iter("a") if one.get("href") == "names/"], "a reader finds it"


@pytest.mark.long
def test_a_relation_kind_is_added_as_the_manual_says(tmp_path: Path) -> None:
    root = copy(tmp_path)
    for part in ("glossary", "bib"):
        shutil.rmtree(root / part)
        shutil.copytree(ROOT / "tests/foreign" / part, root / part)
    add(root, "row of", "glossary/relations.toml")
    entry = root / "glossary/flap-gate.md"
    before = build(root).findings
    line = '- part of: [[millpond]] — "The millpond is the water that a flap gate has let in" [@handbook, p. 1]\n'
    entry.write_text(entry.read_text(encoding="utf-8") + line, encoding="utf-8")
    assert build(root).findings == before
    assert run(program("attested"), "build", cwd=root).returncode == 0
    assert "has part" in words(by_id(parsed(root / "site/relations/index.html"), "kind-part-of"))
    assert "part of" in words(parsed(root / "site/glossary/flap-gate/index.html"))


def test_the_number_of_the_release_is_one_and_the_changelog_is_open() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    cited = read_yaml(ROOT / "CITATION.cff")["version"]
    assert project == cited
    assert "\n## [Unreleased]\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("which", [pytest.param("real", marks=pytest.mark.long), "foreign"])
def test_the_site_is_moved_as_the_manual_says(tmp_path: Path, which: str) -> None:
    """To MkDocs without our hook and without Material, strictly; then our proof walks every link of what came out."""
    glossary = ROOT if which == "real" else ROOT / "tests/foreign"
    assert run(program("attested"), "export", "--pages", str(tmp_path / "pages"), "--root", str(glossary), cwd=ROOT).returncode == 0
    add(tmp_path, "file", "mkdocs.yml")
    theirs, ours = (read_yaml(folder / "mkdocs.yml")["extra_css"] for folder in (tmp_path, ROOT))
    assert theirs == ours, "the manual names each style sheet that all pages share"
    done = run(program("mkdocs"), "build", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    kb = build(glossary).kb
    assert list(proof.prove(tmp_path / "site", kb, framed=False)) == []
    page = parsed(tmp_path / "site/glossary" / next(iter(kb.entries)) / "index.html")
    assert any("attested.css" in (one.get("href") or "") for one in page.iter("link"))
    assert sum(1 for one in page.iter("figure")) >= 1
