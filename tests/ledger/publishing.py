"""A published glossary on another subject, to be changed step by step."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

from attested.build import build
from attested.cite.check import Rows, citations, verdict
from attested.cli.publish import publish
from attested.export.as_anchors import anchors
from attested.ledger import following, hash_without_record
from attested.model.journal import JOURNAL
from attested.site import contents
from tests.site.building import ROOT, copy, program, run
from tests.written import read_yaml

ADDRESS = "https://example.org/mills/"
LOCK = "glossary/anchors.lock"
STORY: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("story.yml"))


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


def publish_on(root: Path, day: str, branch: str = "", against: str = "") -> None:
    """``attested publish`` on a day, from the publishing branch or another one."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()))
    try:
        publish(root, branch, against)
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH")
        os.environ |= {"SOURCE_DATE_EPOCH": before} if before else {}


def before_the_journal(root: Path) -> None:
    """Take the journal away, and all that came with it: the ledger and its texts as they were written before."""
    last = following(build(root).kb).last
    shutil.rmtree(root / JOURNAL)
    lock = (root / LOCK).read_text(encoding="utf-8")
    for address, part in last.items():
        line = re.compile(rf"^({re.escape('#'.join(filter(None, address)))}  \w+  \S+  )\S+", re.MULTILINE)
        lock = line.sub(rf"\g<1>{hash_without_record(part)}", lock)
    for path in (root / "glossary/published").rglob("*.json"):
        path.write_text(re.sub(r'(,\n *"(?:acts|by)": "(?:[^"\\]|\\.)*")+', "", path.read_text(encoding="utf-8")), encoding="utf-8")
    (root / LOCK).write_text(re.sub(r"#\n# Last publication: .*\n", "", lock), encoding="utf-8")


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


def pages(root: Path) -> dict[str, str]:
    """The HTML of each generated page, by its folder."""
    return {page.path: page.body().html for page in contents.pages(build(root).kb)}


def missing(root: Path) -> list[str]:
    """Addresses of the ledger that are no element of the page they name."""
    made = pages(root)
    parted = [(address, *address.partition("#")[::2]) for address in lines(root)]
    return [address for address, page, anchor in parted if page not in made or (anchor and f'id="{anchor}"' not in made[page])]


def words_of(root: Path, wanted: Iterable[str]) -> dict[str, str]:
    """The text of some pages, without tags."""
    made = pages(root) if wanted else {}
    return {page: " ".join(unescape(re.sub(r"<[^>]+>", " ", made[page])).split()) for page in wanted}


def verdicts_on(root: Path, cited: Iterable[str]) -> dict[str, str]:
    """What a checker of citations says of addresses and versions, each written as in “glossary/head#definition 1.0”."""
    wanted = [*cited]
    rows = Rows(json.loads(anchors(build(root).kb))["anchors"]) if wanted else Rows([])
    told = {}
    for one in wanted:
        address, version = one.split()
        page, _, anchor = address.partition("#")
        (found,) = citations(f"{ADDRESS}{page}/v/{version}/#{anchor}", (ADDRESS,))
        said = verdict(found, rows)
        told[one] = f"{said.fate} {said.change} {said.place}".strip()
    return told
