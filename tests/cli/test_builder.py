"""The program that builds the site: named by the settings, and never a success without the hook."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.site.building import ROOT, copy, program, run, state
from tests.site.moot import write

HOOK = "hooks/mkdocs_hook.py"
PLAIN = "site_name: X\ntheme: mkdocs\n"


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """A glossary of one term with a page of prose, settings of its own and a former site; nothing else is left behind."""
    root = tmp_path / "some glossary"
    write(root)
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (root / "site").mkdir()
    (root / "site/index.html").write_text("the former site", encoding="utf-8")
    before = state(root / "site")
    yield root
    assert state(root / "site") == before
    assert not list(root.glob(".site-*"))


OTHER = "def on_config(config):\n    return config\n"


@pytest.mark.parametrize(
    ("settings", "line", "builder_says"),
    [
        pytest.param(PLAIN, 1, "", id="no hook"),
        pytest.param(f"{PLAIN}hooks: []\n", 3, "", id="an empty list"),
        pytest.param(f"{PLAIN}\nhooks:\n  - mkdocs_hok.py\n", 4, "mkdocs_hok.py' isn't an existing file", id="a hook that is misspelled"),
        pytest.param(f"{PLAIN}hooks: [other.py]\n", 3, "", id="another hook"),
        pytest.param(f"{PLAIN}markdown_extensions: [nosuch]\n", 1, "nosuch", id="a builder that fails before any hook"),
    ],
)
def test_a_build_without_the_hook_is_no_success(root: Path, settings: str, line: int, builder_says: str) -> None:
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (root / "other.py").write_text(OTHER, encoding="utf-8")
    done = run(program("attested"), "build", "--root", str(root), cwd=root)
    assert done.returncode == 1
    assert f"\nmkdocs.yml:{line}:1: mkdocs did not run the hook of Attested, so there are no entries; the former site was left as it was." in done.stderr
    assert builder_says in done.stderr
    assert "The site is in" not in done.stderr


def test_the_line_that_is_told_names_the_hook(root: Path) -> None:
    (root / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    told = run(program("attested"), "build", "--root", str(root), cwd=root).stderr
    found = re.search(r"(?m)^hooks:\n  - .+$", told)
    assert found and (root / yaml.safe_load(found[0])["hooks"][0]).resolve() == ROOT / HOOK
    (root / "docs/other.md").write_text("[nowhere](../glossary/nowhere/)\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"{PLAIN}{found[0]}\n", encoding="utf-8")
    told = run(program("attested"), "build", "--root", str(root), cwd=root).stderr
    assert "did not run the hook" not in told, told
    assert "leads nowhere (written in glossary/dam.md)" in told, "the hook proves what that theme makes, which is not ours"


@pytest.mark.parametrize("listed", ["hooks: ['{}']", "hooks:\n  # one a line\n  - other.py\n  - {}  # ours", "hooks:\n- {}"])
@pytest.mark.parametrize(("wrong", "said"), [("theme: nosuch", "Unrecognised theme name: 'nosuch'"), ("docs_dir: nosuch", "nosuch' isn't an existing directory"), ("extra: 3", "Expected a key-value mapping")])
def test_a_builder_that_stops_before_the_hook_is_not_answered_with_the_line_that_is_there(root: Path, listed: str, wrong: str, said: str) -> None:
    (root / "mkdocs.yml").write_text(f"site_name: X\n{listed.format(os.path.relpath(ROOT / HOOK, root))}\n{wrong}\n", encoding="utf-8")
    (root / "other.py").write_text(OTHER, encoding="utf-8")
    done = run(program("attested"), "build", "--root", str(root), cwd=root)
    assert done.returncode == 1 and said in done.stderr
    assert "mkdocs.yml:2:1: The hook of Attested stands here, but mkdocs stopped before it came to it, so there are no entries" in done.stderr
    assert done.stderr.endswith("Mend in mkdocs.yml what mkdocs says above.\n"), "and not which hook to write"


@pytest.mark.parametrize("listed", ["hooks: {}", "hooks:\n  # - {}\n  - other.py", "hook:\n  - {}"], ids=["no list", "commented out", "misspelled"])
def test_where_the_hook_is_no_item_of_the_list_the_lines_to_write_are_told(root: Path, listed: str) -> None:
    (root / "mkdocs.yml").write_text(f"{PLAIN}{listed.format(os.path.relpath(ROOT / HOOK, root))}\n", encoding="utf-8")
    (root / "other.py").write_text(OTHER, encoding="utf-8")
    done = run(program("attested"), "build", "--root", str(root), cwd=root)
    assert done.returncode == 1
    assert "mkdocs did not run the hook of Attested" in done.stderr and "Write there:\n\nhooks:\n  - " in done.stderr


@pytest.mark.parametrize("theme", ["mkdocs", "{name: mkdocs, custom_dir: overrides}", "{name: material, font: false}"])
def test_pages_that_another_theme_made_are_no_defect_of_ours(root: Path, theme: str) -> None:
    copy(root, ("overrides",))
    (root / "mkdocs.yml").write_text(f"site_name: X\ntheme: {theme}\nhooks: [{os.path.relpath(ROOT / HOOK, root)}]\n", encoding="utf-8")
    done = run(program("attested"), "build", "--root", str(root), cwd=root)
    told = done.stdout + done.stderr
    assert done.returncode == 1 and "a defect of Attested" not in told
    found = re.search(r"They were made with another theme than ours\. Write into mkdocs\.yml, .*:\n\n(theme:\n(?:  .+\n)+)", told)
    assert found, told
    assert (root / yaml.safe_load(found[1])["theme"]["custom_dir"]).resolve() == ROOT / "overrides"


def test_a_finding_is_not_taken_for_a_hook_that_did_not_run(root: Path) -> None:
    (root / "mkdocs.yml").write_text(f"{PLAIN}hooks: [{os.path.relpath(ROOT / HOOK, root)}]\n", encoding="utf-8")
    (root / "glossary/dam.md").write_text("# dam\n", encoding="utf-8")
    done = run(program("attested"), "build", "--root", str(root), cwd=root)
    assert done.returncode == 1 and "glossary/dam.md:1:" in done.stderr and "did not run the hook" not in done.stderr


@pytest.mark.parametrize("named", ["zensical", "mkdocs.yml", "3"])
def test_a_builder_that_runs_no_hooks_is_refused(root: Path, named: str) -> None:
    (root / "mkdocs.yml").write_text(f"{PLAIN}extra: {{builder: {named}}}\n", encoding="utf-8")
    assert (done := run(program("attested"), "build", "--root", str(root), cwd=root)).returncode == 2
    assert done.stderr == (
        f"attested: mkdocs.yml: under extra, builder names “{named}”; mkdocs and properdocs run the hook that makes the entries. "
        "For any other generator: attested export --pages DIR\n"
    )


def test_a_builder_that_is_not_installed_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "mkdocs.yml").write_text(f"{PLAIN}extra: {{builder: properdocs}}\n", encoding="utf-8")
    monkeypatch.setattr("attested.cli.build.find_spec", lambda name: None)
    assert (done := run(program("attested"), "build", "--root", str(root), cwd=root)).returncode == 2
    assert done.stderr.startswith("attested: mkdocs.yml names the builder properdocs, which is not installed beside attested: ")
    assert done.stderr.endswith(" -m pip install properdocs\n")


def test_bare_mkdocs_stops_too_where_the_theme_is_ours(root: Path) -> None:
    """Nothing of ours runs there but the templates."""
    copy(root, ("overrides",))
    (root / "mkdocs.yml").write_text("site_name: X\ntheme: {name: material, custom_dir: overrides, font: false}\nsite_dir: elsewhere\n", encoding="utf-8")
    done = run(program("mkdocs"), "build", cwd=root, alone=True)
    assert done.returncode == 1
    assert "The hook of Attested did not run, so there are no entries. Write into mkdocs.yml: hooks: [hooks/mkdocs_hook.py]." in done.stderr
    assert not list((root / "elsewhere").rglob("index.html"))
