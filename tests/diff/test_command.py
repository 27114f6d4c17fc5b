"""`attested diff` on real repositories: which states it compares, and how it ends."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.repository import Repository
from tests.site.building import program, run

FOREIGN = Path(__file__).parents[1] / "foreign"
NOTHING = "**Nothing that a reader would see has changed.**"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    shutil.copytree(FOREIGN, made.root, dirs_exist_ok=True)
    made.commit()
    return made


def diff(repository: Repository, *arguments: str, folder: str = "") -> subprocess.CompletedProcess[str]:
    return run(program("attested"), "diff", *arguments, cwd=repository.root / folder)


def reword(repository: Repository, old: str = "A sluice worked by hand.", new: str = "A sluice worked by a hand.") -> None:
    entry = repository.root / "glossary/écluse.md"
    text = entry.read_text(encoding="utf-8")
    assert old in text
    entry.write_text(text.replace(old, new), encoding="utf-8")


def test_without_a_head_the_files_as_they_are_now_are_the_later_state(repository: Repository) -> None:
    assert diff(repository, "main").stdout.startswith(NOTHING)
    reword(repository)
    done = diff(repository, "main", folder="glossary")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("**1 text of our own changed.**\n\nFrom main (`")
    assert "`) to the files as they are now." in done.stdout
    assert "A sluice worked by **a** hand." in done.stdout


def test_two_commits_are_compared_whatever_the_folder_holds(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    reword(repository)
    second = repository.commit()
    shutil.rmtree(repository.root / "glossary")
    (repository.root / "glossary").mkdir()
    written = json.loads(diff(repository, "HEAD~1", "HEAD", "--format", "json").stdout)
    assert (written["earlier"], written["later"]) == ({"name": "HEAD~1", "commit": first}, {"name": "HEAD", "commit": second})
    assert [(one["what"], one["before"], one["after"]) for one in written["texts"]] == [("gloss", "A sluice worked by hand.", "A sluice worked by a hand.")]
    assert diff(repository, "HEAD", "HEAD").stdout.startswith(NOTHING)


def test_a_tag_and_a_part_of_a_name_are_names_of_commits(repository: Repository) -> None:
    repository.git("tag", "--annotate", "v1", "--message", "first")
    name = repository.git("rev-parse", "HEAD")
    assert diff(repository, "v1").stdout.startswith(NOTHING)
    assert diff(repository, name[:10]).stdout.startswith(NOTHING)


def test_what_the_base_did_since_does_not_count_from_the_merge_base(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "proposal")
    reword(repository)
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    reword(repository, "term: écluse\naliases: [ecluse]", "term: écluse\naliases: [ecluse, lock]")
    repository.commit()
    assert diff(repository, "main", "proposal").stdout.startswith("**1 name dropped, 1 text of our own changed.**")
    assert diff(repository, "--merge-base", "main", "proposal").stdout.startswith("**1 text of our own changed.**")
    repository.git("checkout", "--quiet", "proposal")
    assert diff(repository, "--merge-base", "main").stdout.startswith("**1 text of our own changed.**")
    lonely = repository.commit_tree(repository.tree([]))
    done = diff(repository, "--merge-base", "main", lonely)
    assert (done.returncode, done.stderr) == (2, f"attested: “main” and “{lonely}” have no commit in common. Compare them without --merge-base.\n")


def test_an_earlier_state_without_a_glossary_has_nothing(repository: Repository) -> None:
    empty = repository.commit_tree(repository.tree([]))
    done = diff(repository, empty, "HEAD", "--format", "json")
    written = json.loads(done.stdout)
    assert done.returncode == 0
    assert sorted(one["term"] for one in written["terms"]) == ["c-plus-plus", "c-sharp", "ebb-mill", "flap-gate", "flutmühle", "head", "leat", "millpond", "race", "slack", "tide-mill", "écluse", "طاحونة-البحر", "潮汐磨"]
    assert {one["how"] for one in written["terms"]} == {"added"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere",), "attested: There is no commit “nowhere” here. Name a branch, a tag or a commit"),
        (("main", "nowhere"), "attested: There is no commit “nowhere” here."),
        (("main", "--format", "html"), "Invalid value for '--format'"),
        ((), "Missing argument 'BASE'"),
    ],
)
def test_what_cannot_be_compared_ends_with_2_and_says_what_to_do(repository: Repository, arguments: tuple[str, ...], told: str) -> None:
    done = diff(repository, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_outside_of_a_repository_it_ends_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FOREIGN, tmp_path / "mills")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    done = run(program("attested"), "diff", "main", "--root", "mills", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("attested: Git says: not a git repository")


def test_no_code_of_either_state_is_run(repository: Repository, tmp_path: Path) -> None:
    """Filters, drivers for text, hooks and settings that a commit can bring along."""
    trap = tmp_path / "sprung"
    (repository.root / ".gitattributes").write_text("* filter=trap diff=trap\n", encoding="utf-8")
    (repository.root / "mkdocs.yml").write_text(f"site_name: !!python/object/apply:os.system ['touch {trap}']\nhooks: [trap.py]\n", encoding="utf-8")
    (repository.root / "trap.py").write_text(f"open({str(trap)!r}, 'w')\n", encoding="utf-8")
    repository.commit()
    for setting in ("filter.trap.smudge", "filter.trap.clean", "diff.trap.textconv", "core.fsmonitor", "core.pager"):
        repository.git("config", setting, f"touch {trap}; cat")
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        path = repository.root / ".git/hooks" / hook
        path.write_text(f"#!/bin/sh\ntouch {trap}\n", encoding="utf-8")
        path.chmod(0o755)
    assert diff(repository, "HEAD~1", "HEAD").returncode == 0
    assert diff(repository, "HEAD~1").returncode == 0
    assert not trap.exists()
    repository.git("status")
    assert trap.exists(), "the trap works: git itself springs it"
