"""A commit is read from git's objects: as a folder would be, and nothing in it is obeyed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from attested.model import Glossary
from attested.read.commit import Commit, NoCommitError
from attested.read.files import Reading
from attested.read.glossary import read_glossary, read_tree
from tests.repository import Repository

FOREIGN = Path(__file__).parents[1] / "foreign"
ENTRIES = len([*(FOREIGN / "glossary").glob("*.md")])
EMPTY = ["bib/references.bib:1:1: malformed_bibliography: The bibliography is missing."]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    shutil.copytree(FOREIGN, made.root, dirs_exist_ok=True)
    return made


def read(repository: Repository, revision: str = "HEAD", folder: str = "") -> Glossary:
    with Commit(repository.root / folder, revision) as commit:
        return read_tree(commit)


def told(glossary: Glossary) -> list[str]:
    return [f"{one.place}: {one.check}: {one.message}" for one in sorted(glossary.findings)]


def test_a_commit_reads_as_its_folder_does(repository: Repository) -> None:
    repository.commit()
    glossary = read(repository)
    assert len(glossary.entries) == ENTRIES
    assert (glossary.entries, glossary.sources, glossary.passage_files, glossary.originals, glossary.kinds, glossary.findings) == (
        (folder := read_glossary(repository.root)).entries, folder.sources, folder.passage_files, folder.originals, folder.kinds, folder.findings
    )


def test_the_folder_may_lie_deeper_in_the_repository(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    shutil.copytree(FOREIGN, tmp_path / "a" / "é")
    repository.commit()
    assert len(read(repository, folder="a/é").entries) == ENTRIES
    assert read(repository).entries == ()


def test_what_the_folder_holds_now_does_not_count(repository: Repository) -> None:
    first = repository.commit()
    (repository.root / "glossary/slack.md").unlink()
    second = repository.commit()
    assert [len(read(repository, name).entries) for name in (first, second, "HEAD~1", "main")] == [ENTRIES, ENTRIES - 1, ENTRIES, ENTRIES - 1]


def test_links_and_other_repositories_are_reported_and_not_followed(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("---\nterm: secret\n---\n# secret\n", encoding="utf-8")
    (repository.root / "glossary/slack.md").unlink()
    (repository.root / "glossary/slack.md").symlink_to(tmp_path / "secret.md")
    head = repository.commit()
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{head},glossary/head.md")
    repository.git("commit", "--quiet", "--message", "another repository")
    glossary = read(repository)
    assert told(glossary) == [
        "glossary/head.md:1:1: unreadable_file: This file cannot be read: it is not a plain file.",
        "glossary/slack.md:1:1: symbolic_link: This is a symbolic link, which could point anywhere outside the glossary.",
    ]
    assert "secret" not in {entry.id for entry in glossary.entries}


@pytest.mark.parametrize(("folder", "more"), [("glossary", []), ("bib", EMPTY)])
def test_a_folder_that_is_a_link_is_reported(repository: Repository, folder: str, more: list[str]) -> None:
    (repository.root / folder).rename(repository.root / "elsewhere")
    (repository.root / folder).symlink_to("elsewhere")
    repository.commit()
    here, there = told(read(repository)), told(read_glossary(repository.root))
    assert f"{folder}:1:1: symbolic_link: This folder is a symbolic link, which could point anywhere outside the glossary." in here
    assert here == there


@pytest.mark.parametrize("folder", ["glossary", "bib/passages"])
def test_a_file_in_the_place_of_a_folder_is_reported(repository: Repository, folder: str) -> None:
    shutil.rmtree(repository.root / folder)
    (repository.root / folder).write_text("x", encoding="utf-8")
    repository.commit()
    assert f"{folder}:1:1: unreadable_file: This folder cannot be read: it is not a folder." in told(read(repository))
    assert f"{folder}:1:1: unreadable_file: This folder cannot be read: Not a directory." in told(read_glossary(repository.root))


def test_sizes_are_known_before_anything_is_read(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository.root / "glossary/slack.md").write_bytes(b"x" * 524_289)
    repository.commit()
    loaded: list[PurePosixPath] = []
    monkeypatch.setattr(Commit, "data", lambda self, path: loaded.append(path) or b"")
    findings = told(read(repository))
    assert "glossary/slack.md:1:1: file_too_large: This file has 524,289 bytes; the most that is read is 524,288." in findings
    assert PurePosixPath("glossary/head.md") in loaded
    assert PurePosixPath("glossary/slack.md") not in loaded


def test_names_that_cannot_be_printed_are_spelled_out(repository: Repository) -> None:
    blob = repository.blob(b"---\nterm: x\n---\n# x\n")
    names = (b"a\nb.md", b"\xff.md", b"\x1b[31m.md", "\u202e.md".encode(), b".hidden.md", b"..", b"x.md")
    folder = repository.tree([("100644", blob, name) for name in names])
    commit = repository.commit_tree(repository.tree([("40000", folder, b"glossary")]))
    glossary = read(repository, commit)
    assert [entry.id for entry in glossary.entries] == ["x"]
    assert [line.split(": The name")[0] for line in told(glossary) if "cannot be printed" in line] == [
        "glossary/a⟨U+000A⟩b.md:1:1: unreadable_file",
        "glossary/⟨U+001B⟩[31m.md:1:1: unreadable_file",
        "glossary/⟨U+202E⟩.md:1:1: unreadable_file",
        "glossary/⟨byte FF⟩.md:1:1: unreadable_file",
    ]


def test_a_folder_that_lies_of_what_it_holds(repository: Repository) -> None:
    empty = repository.tree([])
    blob = repository.blob(b"x")
    folder = repository.tree([("100644", empty, b"a.md"), ("100644", "1" * 40, b"b.md"), ("40000", blob, b"c.md"), ("100644", blob, b"d/e.md")])
    commit = repository.commit_tree(repository.tree([("40000", folder, b"glossary"), ("40000", "2" * 40, b"bib")]))
    assert told(read(repository, commit)) == [
        "bib:1:1: unreadable_file: This folder cannot be read: this copy of the repository does not hold it.",
        "bib/originals:1:1: unreadable_file: This folder cannot be read: this copy of the repository does not hold it.",
        "bib/passages:1:1: unreadable_file: This folder cannot be read: this copy of the repository does not hold it.",
        "bib/references.bib:1:1: unreadable_file: This file cannot be read: this copy of the repository does not hold it.",
        "glossary/a.md:1:1: unreadable_file: This file cannot be read: it is not what its folder says it is.",
        "glossary/b.md:1:1: unreadable_file: This file cannot be read: this copy of the repository does not hold it.",
        "glossary/c.md:1:1: unread_file: Nothing is read from this folder.",
        "glossary/d/e.md:1:1: unreadable_file: This file cannot be read: it is not a plain file.",
    ]


def test_many_names_of_one_file_are_bounded_in_number(repository: Repository) -> None:
    blob = repository.blob(b"x")
    folder = repository.tree([("100644", blob, f"{at:05}.md".encode()) for at in range(50_001)])
    commit = repository.commit_tree(repository.tree([("40000", folder, b"glossary")]))
    assert told(read(repository, commit))[-1] == "glossary:1:1: file_too_large: This folder holds 50,001 files; the most that is read is 50,000."


def test_many_names_of_one_file_are_bounded_in_bytes(repository: Repository) -> None:
    blob = repository.blob(b"x" * 400_000)
    folder = repository.tree([("100644", blob, f"{at}.md".encode()) for at in range(4)])
    commit = repository.commit_tree(repository.tree([("40000", folder, b"glossary")]))
    with Commit(repository.root, commit) as tree:
        reading = Reading(tree, left=1_000_000)
        read_whole = [reading.lines(path) is not None for path in reading.in_folder("glossary", ".md")]
    assert read_whole == [True, True, False, False]
    assert [finding.check for finding in reading.findings] == ["file_too_large", "file_too_large"]


@pytest.mark.parametrize("revision", ["nowhere", "--help", "HEAD~99", "HEAD:glossary", "", "HEAD\n", "main..main"])
def test_what_names_no_commit_is_refused(repository: Repository, revision: str) -> None:
    repository.commit()
    with pytest.raises(NoCommitError, match="There is no commit"):
        Commit(repository.root, revision)


def test_a_shallow_copy_says_what_to_do(repository: Repository, tmp_path: Path) -> None:
    first = repository.commit()
    repository.commit()
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.root}", str(tmp_path / "shallow"))
    with pytest.raises(NoCommitError, match=r"holds only the newest ones\. Fetch the others with: git fetch --unshallow"):
        Commit(tmp_path / "shallow", first)


def test_outside_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoCommitError, match=r"^Git says: not a git repository .* has to be in a git repository that git can read here\.$"):
        Commit(tmp_path, "HEAD")


def test_without_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit()
    monkeypatch.setenv("PATH", str(repository.root))
    with pytest.raises(NoCommitError, match="There is no git here"):
        Commit(repository.root, "HEAD")


def test_a_second_working_tree_of_the_repository(repository: Repository, tmp_path: Path) -> None:
    repository.commit()
    repository.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "second"))
    with Commit(tmp_path / "second", "main") as commit:
        assert len(read_tree(commit).entries) == ENTRIES


def test_a_repository_with_longer_names_of_objects(tmp_path: Path) -> None:
    repository = Repository(tmp_path, "sha256")
    shutil.copytree(FOREIGN, tmp_path, dirs_exist_ok=True)
    assert len(repository.commit()) == 64
    assert len(read(repository).entries) == ENTRIES


def test_the_environment_leads_to_no_other_repository(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit()
    other = Repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    assert len(read(repository).entries) == ENTRIES


def test_no_process_is_left(repository: Repository) -> None:
    repository.commit()
    with Commit(repository.root, "HEAD") as commit:
        running: list[subprocess.Popen[bytes]] = [commit._sizes._process, commit._contents._process]
        assert [one.poll() for one in running] == [None, None]
    assert all(one.poll() is not None for one in running)
