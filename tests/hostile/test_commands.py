"""No command ends in a traceback: over all hostile inputs at once, in any locale, for pipes that nobody writes to and words that are not UTF-8."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.test_inputs import BASE, STORIES, written
from tests.repository import Repository
from tests.running import environment, run
from tests.site.building import ROOT, copy, program

LOCALES: dict[str, dict[str, str]] = {
    "the C locale": {"LC_ALL": "C", "PYTHONUTF8": "0"},
    "the C locale, printing in ASCII": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    "UTF-8, printing in Latin-1": {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "latin-1"},
}


def attested(*words: str | bytes, cwd: Path, locale: dict[str, str] | None = None, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own, which alone has a locale."""
    env = {**environment(), **(locale or {})}
    return subprocess.run([program("attested"), *words], cwd=cwd, env=env, input=given, capture_output=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder under git with the files of all stories that can stand side by side."""
    root = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("odd") / "base"))
    Repository(root).commit()
    for story in STORIES:
        if not {"edit", "append", "bib"} & story.keys():
            many = {path: data for path, data in story.get("write", {}).items() if not (root / path).exists()}
            made = {key: [path for path in story.get(key, []) if not (root / path).exists()] for key in ("folder", "pipe", "socket")}
            links = {path: target for path, target in story.get("link", {}).items() if not (root / path).exists()}
            written(root, {"many": story.get("many", []), "write": many, "link": links, **made})
    (root / "glossary/écluse.md").write_text("---\nterm: “x”\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def plain(odd: Path) -> Any:
    """The findings in that folder, where the locale is one of UTF-8."""
    return json.loads(attested("check", "--format", "json", cwd=odd).stdout)


@pytest.mark.parametrize("locale", LOCALES)
def test_messages_print_in_any_locale(odd: Path, plain: Any, locale: str) -> None:
    told = attested("check", "--format", "json", cwd=odd, locale=LOCALES[locale])
    assert (told.returncode, told.stderr) == (1, b"")
    assert json.loads(told.stdout.decode("latin-1" if "Latin" in locale else "utf-8")) == plain
    text = attested("check", cwd=odd, locale=LOCALES[locale])
    assert (text.returncode, text.stderr) == (1, b"")
    assert {one["path"] for one in plain} >= {"glossary/écluse.md", "glossary/a⟨byte FF⟩", "glossary/pipe"}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("check", "--format", "github"), 1),
        (("build",), 1),
        (("fix", "--check"), 1),
        (("diff", "HEAD"), 0),
        (("draft", "glossary/light.md"), 2),
        (("draft", "glossary/pipe"), 2),
        (("draft", "glossary"), 2),
        (("cite", "--check", "glossary/pipe"), 2),
        (("export", "data"), 1),
        (("publish",), 1),
        (("why", "lamp", "light"), 2),
        (("new", "source", "glossary/pipe"), 2),
        (("new", "passage", "log", "June", "--from", "glossary/pipe", "--lines", "9" * 5000), 2),
        (("new", "term", b"a\xff"), 2),
    ],
)
def test_no_command_ends_in_a_traceback(odd: Path, words: tuple[str | bytes, ...], status: int) -> None:
    """An exception that a command does not handle ends the test as well; words that are no text want a process of their own."""
    text = [word for word in words if isinstance(word, str)]
    if len(text) == len(words):
        done = run(program("attested"), *text, cwd=odd)
        printed = done.stderr + done.stdout
    else:
        alone = attested(*words, cwd=odd)
        done, printed = alone, (alone.stderr + alone.stdout).decode("utf-8", "replace")
    assert "Traceback" not in printed
    assert done.returncode == status, printed


def test_pasted_numbers_without_end_are_told(tmp_path: Path) -> None:
    root = Path(shutil.copytree(BASE, tmp_path / "base"))
    done = attested("new", "source", cwd=root, given=b'{"title": ' + b"9" * 5000 + b"}")
    assert done.returncode == 2
    assert b"pasted:1:1: error: A number of 5,000 digits stands here, which is longer than can be read. [beyond_limits]" in done.stderr


def test_a_file_whose_name_is_not_utf8_can_be_asked_for(odd: Path) -> None:
    done = attested("check", os.fsencode("glossary/a\udcff"), cwd=odd)
    assert done.stdout.decode().splitlines()[0] == "glossary/a⟨byte FF⟩:1:1: error: Nothing reads a file of this name. [unread_file]"


def test_a_page_of_prose_that_is_not_utf8_is_a_finding(tmp_path: Path) -> None:
    root = copy(tmp_path, ("glossary", "bib", "docs", "mkdocs.yml", "overrides", "hooks"))
    (root / "docs/more.md").write_bytes(b"# More\n\nbytes \xff\n")
    done = attested("build", "--root", root.as_posix(), cwd=ROOT)
    assert done.returncode == 1
    assert "docs/more.md:3:7: error: This file is not UTF-8: byte 0xFF stands here. [file_not_utf8]" in done.stderr.decode()
    assert b"Traceback" not in done.stderr
