"""The page “For machines”: each of its examples is run as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.site.building import ROOT, program, run

PAGE = (ROOT / "docs/data.md").read_text(encoding="utf-8")
BLOCKS = [(kind, code) for kind, code in re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)]
PYTHON = [code for kind, code in BLOCKS if kind == "python" and "intersphinx" not in code]


def test_every_block_is_run_by_a_test_below() -> None:
    assert PAGE.count("\n```") == 2 * len(BLOCKS)
    assert sorted(kind for kind, _ in BLOCKS) == ["python"] * (len(PYTHON) + 1) + ["rst", "sh", "sh", "yaml"]


@pytest.mark.parametrize("which", ["site", "foreign"])
@pytest.mark.parametrize("code", PYTHON, ids=lambda code: re.search(r"glossary\.\w+(?:\.\w+)?|terms|anchors|sitemap|feed", code)[0])  # type: ignore[index]
def test_python(request: pytest.FixtureRequest, which: str, code: str) -> None:
    site: Path = request.getfixturevalue(which)
    done = run(program("python"), "-c", code, cwd=site.parent)
    assert (done.returncode, done.stderr) == (0, "")
    if "sitemap" not in code:  # while the site has no address, its map is empty
        assert done.stdout.strip()


def test_what_the_first_example_prints(foreign: Path) -> None:
    done = run(program("python"), "-c", PYTHON[0], cwd=foreign.parent)
    assert "millpond – Oda Brack ['The millpond is the water that a flap gate has let in and will not let out.']" in done.stdout.splitlines()


@pytest.mark.outside("sphinx-build")
def test_sphinx(foreign: Path, tmp_path: Path) -> None:
    conf = next(code for _, code in BLOCKS if "intersphinx" in code)
    text = next(code for kind, code in BLOCKS if kind == "rst").replace("TERM", "tidemill").replace("SLUG", "tide-mill")
    (tmp_path / "conf.py").write_text(conf.replace('("SITE", None)', f'("https://example.org/", {str(foreign / "objects.inv")!r})'), encoding="utf-8")
    (tmp_path / "index.rst").write_text(f"T\n=\n\n{text}", encoding="utf-8")
    done = run(program("sphinx-build"), "-q", "-n", "-W", "-b", "html", ".", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert html.count('href="https://example.org/glossary/tide-mill/#definition"') == 2
    assert html.count('href="https://example.org/glossary/tide-mill/#tide-mill"') == 1


@pytest.mark.parametrize("line", [code.strip() for kind, code in BLOCKS if kind == "sh"])
def test_shell(tmp_path: Path, line: str) -> None:
    name, *arguments = line.split()
    root = ROOT / "tests/foreign"
    done = run(program(name), *arguments, "--root", str(root), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / arguments[-1] / "data/glossary.json").is_file()


def test_mkdocs_settings_are_good_yaml() -> None:
    """mkdocstrings is not installed here: that it reads them is untried."""
    given = yaml.safe_load(next(code for kind, code in BLOCKS if kind == "yaml"))
    assert given["plugins"][1]["mkdocstrings"]["handlers"]["python"]["inventories"] == [{"url": "SITE/objects.inv", "domains": ["std"]}]


def test_page_and_files_live_in_one_folder(site: Path) -> None:
    assert (site / "data/index.html").is_file() and (site / "data/glossary.json").is_file()
