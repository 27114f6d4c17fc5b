"""Each check is named once, has its manual page, finds its own wrong example and nothing in the right one."""

import re
import shutil
from importlib import import_module
from pathlib import Path

import pytest

from attested import checks
from attested.build import build
from attested.checks import manual, profile
from tests.repository import Repository

BASE = Path(__file__).with_name("base")
MODULES = {path.stem for path in Path(checks.__file__).parent.glob("*.py") if not path.name.startswith("_")}
FENCE = re.compile(r"^```(\S+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADINGS = ["Why", "Wrong", "Right", "How to fix"]


def parts(name: str) -> dict[str, str]:
    """The manual page of a check, cut at its headings."""
    found = re.split(r"^## (Why|Wrong|Right|How to fix)\n", manual(name), flags=re.MULTILINE)
    return {"title": found[0].strip(), **dict(zip(found[1::2], found[2::2], strict=True))}


def write(root: Path, examples: str) -> int:
    """Write the files of a manual page's examples; how many there were."""
    found = FENCE.findall(examples)
    for path, flag, body in found:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        if flag.startswith("-> "):
            file.symlink_to(flag[3:])
        elif flag.startswith("size="):
            file.write_bytes(b"x" * int(flag[5:]))
        elif flag.startswith("lines="):  # "…" stands for so many lines like the one before it
            before, after = body.split("…\n")
            file.write_text(before + f"{before.splitlines()[-1]}\n" * int(flag[6:]) + after, encoding="utf-8")
        elif flag == "mode=in-git":
            file.write_text(body, encoding="utf-8")
            Repository(root).git("add", "--force", path)
        elif flag == "mode=unreadable":  # also to root, whom permissions do not stop
            import os

            os.mkfifo(file) if hasattr(os, "mkfifo") else pytest.skip("no pipes here")
        else:
            file.write_bytes(body.encode(flag or "utf-8"))
    return len(found)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "base"))


def test_base_has_no_findings(root: Path) -> None:
    assert build(root).findings == ()


def test_profile_names_each_module_once() -> None:
    rows = re.findall(r"^(\w+) *=", checks.PROFILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(MODULES) == sorted(profile())
    assert set(profile().values()) <= {"error", "warning", "info"}


@pytest.mark.parametrize("name", profile())
def test_manual_page(name: str) -> None:
    page = parts(name)
    assert list(page) == ["title", *HEADINGS]
    assert all(part.strip() for part in page.values())
    assert page["title"].endswith(".") and "\n" not in page["title"]
    assert callable(import_module(f"attested.checks.{name}").check)


@pytest.mark.parametrize("name", profile())
def test_wrong_example(name: str, root: Path) -> None:
    assert write(root, parts(name)["Wrong"])
    findings = build(root).findings
    errors = {finding.check for finding in findings if finding.severity == "error"}
    assert name in {finding.check for finding in findings}, findings
    assert errors <= {name}, findings
    for finding in findings:
        assert finding.message.strip() and finding.hint.strip()
        assert finding.severity == profile()[finding.check]
        assert finding.place.path.startswith(("glossary/", "bib/", "docs/", ".cache/"))


@pytest.mark.parametrize("name", profile())
def test_right_example(name: str, root: Path) -> None:
    assert write(root, parts(name)["Right"])
    assert build(root).findings == ()


def test_no_message_suggests_the_thing_itself() -> None:
    for name in MODULES:
        assert "did you mean" not in Path(checks.__file__).with_name(f"{name}.py").read_text(encoding="utf-8").lower()


def _store(root: Path, place: str) -> Path:
    kept = root / place
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text("kept", encoding="utf-8")
    return kept


@pytest.mark.parametrize("place", [".cache/attested/4f/0a1b", ".cache/other"])
def test_a_store_is_an_error_where_git_holds_it_and_none_where_it_is_ignored_or_there_is_no_git(root: Path, place: str) -> None:
    _store(root, place)
    assert build(root).findings == (), "no git"
    repository = Repository(root)
    (root / ".gitignore").write_text(".cache/\n", encoding="utf-8")
    repository.git("add", ".")
    assert build(root).findings == (), "ignored"
    repository.git("add", "--force", place)
    (found,) = build(root).findings
    assert (found.check, str(found.place.path), found.hint) == ("store_in_repository", place, "Run: git rm -r --cached .cache")
    repository.git(*found.hint.removeprefix("Run: git ").split())
    assert build(root).findings == (), "taken out"


@pytest.mark.parametrize("place", [".cache", ".cache/attested"])
def test_a_link_in_the_place_of_a_store_is_an_error_where_git_holds_it(root: Path, tmp_path: Path, place: str) -> None:
    (root / place).parent.mkdir(exist_ok=True)
    (root / place).symlink_to(tmp_path / "elsewhere")
    repository = Repository(root)
    assert build(root).findings == ()
    repository.git("add", "--force", place)
    assert [(one.check, one.place.path) for one in build(root).findings] == [("store_in_repository", place)]
