"""A published glossary on another subject, to be changed step by step."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from attested.build import build
from attested.cli.publish import publish
from tests.site.building import ROOT, copy, program, run

ADDRESS = "https://example.org/mills/"
LOCK = "glossary/anchors.lock"
STORY: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("story.yml").read_text("utf-8"))


def foreign(to: Path) -> Path:
    """A copy of the foreign glossary, with an address."""
    for folder in ("glossary", "bib"):
        shutil.copytree(ROOT / "tests/foreign" / folder, to / folder)
    (to / "mkdocs.yml").write_text(f"site_url: {ADDRESS}\n", encoding="utf-8")
    return to


def built(to: Path) -> tuple[Path, set[str]]:
    """The site of the foreign glossary at the end of the story, and every address that was ever published in it."""
    root = copy(to, ("docs", "overrides", "hooks", "mkdocs.yml"))
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"\nsite_url: {ADDRESS}\n")
    for folder in ("glossary", "bib"):
        shutil.copytree(ROOT / "tests/foreign" / folder, root / folder)
    ever: set[str] = set()
    for step in STORY:
        change(root, step)
        if "publish" in step:
            publish_on(root, step["publish"])
            ever |= lines(root).keys()
    done = run(program("attested"), "build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site", ever


def publish_on(root: Path, day: str) -> None:
    """``attested publish`` on a day."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()))
    try:
        publish(root)
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH")
        os.environ |= {"SOURCE_DATE_EPOCH": before} if before else {}


def change(root: Path, step: dict[str, Any]) -> None:
    """What a contributor does: rename or delete files, replace words (each must stand there), add lines to the ledger."""
    for old, new in step.get("rename", {}).items():
        (root / old).rename(root / new)
    for path in step.get("delete", []):
        (root / path).unlink()
    for path, text in step.get("write", {}).items():
        (root / path).write_text(text, encoding="utf-8")
    for path, words in step.get("edit", {}).items():
        for old, new in words.items():
            text = (root / path).read_text(encoding="utf-8")
            if old not in text:
                raise AssertionError(f"{path} does not hold “{old}”")
            (root / path).write_text(text.replace(old, new), encoding="utf-8")
    for line in step.get("ledger", []):
        with (root / LOCK).open("a", encoding="utf-8") as lock:
            lock.write(f"{line}\n")


def findings(root: Path) -> list[str]:
    """Errors, a line each."""
    return [f"{one.place.path}: {one.check}: {one.message} {one.hint}" for one in build(root).findings if one.severity == "error"]


def lines(root: Path) -> dict[str, str]:
    """The ledger's lines by address, without hashes."""
    rows = [row.split("  ") for row in (root / LOCK).read_text(encoding="utf-8").splitlines() if row and row[0] != "#"]
    return {row[0]: " ".join([*row[1:3], *row[4:]]) for row in rows}
