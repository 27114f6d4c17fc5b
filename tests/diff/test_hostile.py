"""A later state made to do harm is reported and not obeyed, and no words of it are more than words in the report."""

from __future__ import annotations

import json
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from attested.diff.escape import code, printable, words
from tests.repository import Repository
from tests.site.building import program, run

FOREIGN = Path(__file__).parents[1] / "foreign"
EVIL = "<script>alert(1)</script> ![p](https://evil.example/p.png) [c](javascript:c) <img src=x> https://evil.example @octocat #1 `\n# h\n"
RENDERED = {"ul", "li", "p", "h3", "strong", "s", "code", "blockquote", "br"}


class Page(HTMLParser):
    """The tags of a rendered report, and its text as a reader sees it."""

    def __init__(self, markdown: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.runs: list[str] = []
        self.feed(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.runs.append(data)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    made = Repository(tmp_path_factory.mktemp("hostile") / "repository")
    shutil.copytree(FOREIGN, made.root, dirs_exist_ok=True)
    made.commit()
    return made


@pytest.fixture(scope="module")
def commit(repository: Repository) -> str:
    """A commit with all that is known to go wrong; its name."""
    blob = repository.blob
    plain = [(f"{at:04}.md".encode(), blob(f"---\nterm: t{at:04}\n---\n# t{at:04}\n".encode())) for at in range(4)]
    many = [("100644", plain[at % 4][1], f"many-{at:04}.md".encode()) for at in range(3_000)]
    kept = [("100644", blob(path.read_bytes()), path.name.encode()) for path in (FOREIGN / "glossary").iterdir() if path.stem not in ("head", "slack", "millpond")]
    glossary = [
        *kept,
        *many,
        ("120000", blob(b"/etc/passwd"), b"head.md"),
        ("160000", "3" * 40, b"slack.md"),
        ("100644", blob(b"x" * 600_000), b"millpond.md"),
        ("100644", blob(b"---\nterm: &a [*a, *a]\n"), b"bomb.md"),
        ("100644", blob(b"---\nterm: " + b"[" * 20_000), b"brackets.md"),
        ("100644", blob(b"---\nterm: \xff\n---\n"), b"latin.md"),
        ("100644", blob(f"---\nterm: evil\n---\n# evil\n\n{EVIL}\n> {EVIL}".encode()), b"evil.md"),
        ("100644", plain[0][1], b"a\n::error::b.md"),
        ("100644", plain[0][1], b"\x1b]0;title\x07.md"),
        ("100644", plain[0][1], b"\xfe.md"),
        ("100644", plain[0][1], b"`x` @octocat.md"),
        ("100644", plain[0][1], b"../up.md"),
    ]
    bib = [("120000", blob(b"/etc"), b"originals"), ("120000", blob(b"../../.."), b"passages"), ("100755", blob(b"@book{x,\n title = " + b"{" * 5_000), b"references.bib")]
    return repository.commit_tree(repository.tree([("40000", repository.tree(glossary), b"glossary"), ("40000", repository.tree(bib), b"bib")]))


UNREADABLE = {
    "bib/originals": "symbolic_link",
    "bib/passages": "symbolic_link",
    "bib/references.bib": "malformed_bibliography",
    "glossary/../up.md": "unreadable_file",
    "glossary/a⟨U+000A⟩::error::b.md": "unreadable_file",
    "glossary/bomb.md": "malformed_front_matter",
    "glossary/brackets.md": "malformed_front_matter",
    "glossary/head.md": "symbolic_link",
    "glossary/latin.md": "file_not_utf8",
    "glossary/millpond.md": "file_too_large",
    "glossary/slack.md": "unreadable_file",
    "glossary/⟨U+001B⟩]0;title⟨U+0007⟩.md": "unreadable_file",
    "glossary/⟨byte FE⟩.md": "unreadable_file",
}


def test_a_hostile_commit_is_reported_and_not_obeyed(repository: Repository, commit: str) -> None:
    done = run(program("attested"), "diff", "main", commit, "--format", "json", cwd=repository.root)
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    unread = {one["path"] for one in report["unread"]}
    found = {(one["path"], one["check"]) for one in report["findings"] if one["how"] == "added"}
    assert unread - {"glossary/../up.md"} == set(UNREADABLE) - {"glossary/../up.md"}
    assert set(UNREADABLE.items()) - {("glossary/../up.md", "unreadable_file")} <= found
    assert "root:" not in done.stdout, "no line of a file outside"
    assert not {one["term"] for one in report["terms"] if one["how"] == "removed"}, "what cannot be read is not said to be gone"
    assert sum(one["how"] == "added" for one in report["terms"]) == 3_000 + 4


def test_its_report_is_words_and_nothing_else(repository: Repository, commit: str) -> None:
    done = run(program("attested"), "diff", "main", commit, cwd=repository.root)
    assert (done.returncode, done.stderr) == (0, "")
    page = Page(done.stdout)
    assert set(page.tags) <= RENDERED
    assert "<script>alert(1)</script>" in "".join(page.runs), "it is shown, as text"
    assert all(line.isprintable() for line in done.stdout.split("\n"))


HARMFUL = st.lists(
    st.sampled_from(["@", "#1", "<b>", "</p>", "<!--", "-->", "![", "](", "[x]", "`", "``", "*", "**", "_", "~~", "\\", "&lt;", "&#36;", "$", "|", "://", "www.", "http", "\n", "\n\n", "# ", "- ", "1. ", "> ", "---", "    ", "\t", ":tada:", "GH-1", "\u202e", "\x00", "\ufffd"])
    | st.text(max_size=3),
    max_size=12,
).map("".join)


@given(HARMFUL)
def test_words_are_printed_as_they_are(text: str) -> None:
    page = Page(f"- **a**\n\n  > x {words(text)}\n")
    assert page.tags == ["ul", "li", "p", "strong", "blockquote", "p"]
    assert "".join(page.runs).strip().removeprefix("a").strip() == f"x {printable(text)}".strip()


@given(HARMFUL)
def test_words_at_the_beginning_of_a_line_are_printed_as_they_are(text: str) -> None:
    page = Page(f"> {words(text)}\n")
    assert "".join(page.runs).strip() == printable(text)
    assert page.tags == (["blockquote", "p"] if printable(text) else ["blockquote"])


@given(HARMFUL)
def test_code_is_printed_as_it_is(text: str) -> None:
    page = Page(f"x {code(text)} y")
    shown = "".join(page.runs).strip()
    assert page.tags == (["p", "code"] if printable(text) else ["p"])
    assert not printable(text) or shown == f"x {printable(text)} y"


@given(HARMFUL)
def test_no_mention_issue_or_address_is_left_in_one_run(text: str) -> None:
    for run_ in Page(f"- x {words(text)}").runs:
        assert not any(sign in run_.rstrip("\n")[:-1] for sign in "@#$"), "what a host would make more of is cut off behind its sign"
        assert "://" not in run_ and "www." not in run_.lower()
