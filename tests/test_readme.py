"""What the README lists is there, and nothing is left out of it: commands, pages, folders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from attested.cli import application
from attested.read.settings import _Loader
from tests.site.building import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def listed(heading: str) -> list[str]:
    """What stands as code in the first column of the table under a heading."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    cells = [row.split("|")[1] for row in section.splitlines() if row.startswith("| `")]
    return [found for cell in cells for found in re.findall(r"`([^`]+)`", cell)]


def navigated(rows: Any) -> Iterator[str]:
    for row in rows:
        for value in row.values():
            if isinstance(value, list):
                yield from navigated(value)
            else:
                yield value


def test_every_command_is_listed_and_every_listed_one_is_there() -> None:
    named = {one.removeprefix("attested ").split()[0] for one in listed("Commands")}
    app = application()
    single = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    assert named == single | {str(group.name) for group in app.registered_groups}


def test_every_page_of_the_navigation_is_listed() -> None:
    nav = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)["nav"]
    pages = {"/" + file.removesuffix(".md").removesuffix("index").strip("/") for file in navigated(nav)}
    assert {one.rstrip("/") or "/" for one in listed("What the site holds")} == pages


def test_every_folder_of_the_layout_is_there() -> None:
    assert [one for one in listed("Layout") if not (ROOT / one).exists()] == []


def test_links_of_readme_and_contributing_lead_to_files_and_headings() -> None:
    ways = re.findall(r"\]\((?!https?:)([^)#]+)(?:#([^)]+))?\)", README + CONTRIBUTING)
    assert ways
    for path, anchor in ways:
        file: Path = ROOT / path
        assert file.exists(), path
        if anchor:
            text = file.read_text(encoding="utf-8")
            headings = {re.sub(r"[^\w]+", "-", one.lower()).strip("-") for one in re.findall(r"^#+ ([^{\n]+?)\s*$", text, re.MULTILINE)}
            assert anchor in headings | set(re.findall(r"\{#([\w-]+)\}", text)), (path, anchor)


def test_each_promise_of_the_threat_model_names_tests_that_are_there() -> None:
    security = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ((?:`tests/[^|]+`)) \|$", security, re.MULTILINE)
    assert len(rows) == security.count("\n| ") - 1 >= 12
    for promise, named in rows:
        for path in re.findall(r"`([^`]+)`", named):
            assert "def test_" in (ROOT / path).read_text(encoding="utf-8"), promise
    assert "[SECURITY.md](SECURITY.md)" in README and "[SECURITY.md](SECURITY.md)" in CONTRIBUTING
