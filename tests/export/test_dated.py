"""sitemap.xml and feed.atom: days of commits, never of the build; Atom by the rules of RFC 4287."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from attested.export.as_feed import feed
from attested.graph import KnowledgeBase, join_up
from attested.model import Anchor, Ledger, Place, Published
from attested.model.last_changes import LastChanges
from attested.read.last_changes import read_last_changes
from attested.site import contents

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def git(root: Path, *command: str, day: str = "2020-01-01") -> None:
    stamp = f"{day}T23:30:00 +0000"
    who = {"GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.org", "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.org"}
    environment = {"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(root), "GIT_COMMITTER_DATE": stamp, "GIT_AUTHOR_DATE": "1999-09-09T00:00:00Z", **who}
    subprocess.run(("git", *command), cwd=root, env=environment, check=True, capture_output=True)


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def committed(tree: Path) -> Path:
    """All committed in 2021, one entry again in 2023, then the passages of a source in 2022 (a later commit of an earlier day)."""
    git(tree, "init", "-q")
    git(tree, "add", ".")
    git(tree, "commit", "-qm", "all", day="2021-05-04")
    for path, day in (("glossary/optimizer.md", "2023-03-02"), ("bib/passages/thread.md", "2022-02-01")):
        file = tree / path
        file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        git(tree, "commit", "-qam", "one", day=day)
    return tree


def days(root: Path, kb: KnowledgeBase) -> dict[str, str | None]:
    text = dict(contents.for_machines(root, kb))["sitemap.xml"]
    tree = ET.fromstring(text)
    assert tree.tag == f"{MAP}urlset"
    return {str(url.findtext(f"{MAP}loc")): url.findtext(f"{MAP}lastmod") for url in tree}


def test_days_are_those_of_the_last_commits(committed: Path, with_url: Callable[[], KnowledgeBase]) -> None:
    found = days(committed, with_url())
    at = "https://example.org/a&b/"
    assert found[f"{at}glossary/optimizer/"] == "2023-03-02"
    assert found[f"{at}glossary/mesa-optimizer/"] == "2021-05-04"
    assert found[f"{at}sources/thread/"] == "2022-02-01"
    assert found[f"{at}sources/skalse2019/"] == "2021-05-04", "the day of references.bib"
    assert found[f"{at}glossary/"] == found[f"{at}cases/"] == "2023-03-02", "computed from all"
    assert found[f"{at}how-to-read/"] == found[at] == "2021-05-04"
    assert found[f"{at}checks/"] is None, "no commit to the glossary changes it"


def test_a_file_never_committed_has_no_day_but_that_of_the_epoch(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_last_changes(committed).day("glossary/new.md") == ""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert read_last_changes(committed).day("glossary/new.md") == "1970-01-02"
    assert read_last_changes(committed).day("glossary/optimizer.md") == "2023-03-02"


def test_without_a_repository_only_the_epoch_tells(tree: Path, with_url: Callable[[], KnowledgeBase], monkeypatch: pytest.MonkeyPatch) -> None:
    kb = with_url()
    assert set(days(tree, kb).values()) == {None}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert set(days(tree, kb).values()) == {"2023-11-14", None}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert set(days(tree, kb).values()) == {None}
    monkeypatch.setenv("PATH", "")
    assert read_last_changes(tree) == LastChanges(), "no git at all"


def test_the_end_of_a_shallow_clone_tells_nothing(committed: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{committed}", "clone")
    history = read_last_changes(tmp_path / "clone")
    assert dict(history.days) == {"bib/passages/thread.md": "2022-02-01"}


def test_a_glossary_inside_a_larger_repository(tree: Path) -> None:
    git(tree.parent, "init", "-q")
    git(tree.parent, "add", ".")
    git(tree.parent, "commit", "-qm", "all", day="2021-01-02")
    assert read_last_changes(tree).day("glossary/optimizer.md") == "2021-01-02"


def test_a_name_of_another_script(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary/écluse.md").write_text("x", encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "all", day="2021-01-02")
    assert dict(read_last_changes(tmp_path).days) == {"glossary/écluse.md": "2021-01-02"}


def test_the_map_lists_each_page_of_the_site(site: Path, tree: Path, with_url: Callable[[], KnowledgeBase]) -> None:
    listed = {one.removeprefix("https://example.org/a&b/") for one in days(tree, with_url())}
    pages = {path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")}
    pages = {one for one in pages if not one.endswith("/cite/")}  # how to cite a page is not to be found in its place
    moved = {one for one in pages if "at-moved" in (site / one / "index.html").read_text(encoding="utf-8")}
    assert moved >= {"glossary/aligned/", "glossary/simulacrum/", "glossary/simulator/"}  # what stood there has another address
    assert {one or "./" for one in listed} == pages - moved


def test_while_the_site_has_no_address_the_map_is_empty(tree: Path, real: KnowledgeBase) -> None:
    assert days(tree, real) == {}


# --- the feed ---


def line(page: str, anchor: str = "", **changed: Any) -> Published:
    given = Published(page, Anchor(anchor), "live", 1, 0, "h", "2024-01-02", "2024-01-02", "", "", Place("glossary/anchors.lock", 1))
    return replace(given, **changed)


LINES = (
    line("glossary/optimizer"),
    line("glossary/optimizer", "definition", quotation=2, since="2024-05-06"),
    line("glossary/optimizer", "definition-explicitly-represented", notes=1, since="2024-05-05"),
    line("glossary/sub-agent", first="2024-03-03", since="2024-03-03"),
    line("glossary/sub-agent", "simulacra", first="2024-04-04", since="2024-04-04"),
    line("glossary/gone", state="retired", since="2024-06-06", reason="Split & <merged> ]]>", successor="glossary/optimizer#"),
)


def published(kb: KnowledgeBase, *lines: Published, url: str = "https://example.org/") -> KnowledgeBase:
    return join_up(replace(kb.glossary, ledger=Ledger(lines), site=replace(kb.site, url=url)))


def check_atom(text: str) -> ET.Element:
    """The rules of RFC 4287 that concern us, by their sections."""
    root = ET.fromstring(text)
    assert root.tag == f"{ATOM}feed"

    def one(parent: ET.Element, name: str) -> str:
        found = parent.findall(f"{ATOM}{name}")
        assert len(found) == 1, f"4.1.1, 4.1.2: exactly one atom:{name}"
        return found[0].text or ""

    import datetime

    assert root.find(f"{ATOM}author/{ATOM}name") is not None, "4.1.1: an author, of the feed or of every entry"
    ids = [one(root, "id")]
    for parent in (root, *root.findall(f"{ATOM}entry")):
        assert one(parent, "title").strip(), "4.2.14"
        assert datetime.datetime.fromisoformat(one(parent, "updated")).tzinfo is not None, "3.3: a date-time with a zone"
        links = [(one.get("rel", "alternate"), one.get("type")) for one in parent.findall(f"{ATOM}link")]
        assert len(links) == len(set(links)), "4.1.1, 4.1.2: one alternate link of a type"
        assert all(one.get("href") for one in parent.findall(f"{ATOM}link")), "4.2.7"
    for entry in root.findall(f"{ATOM}entry"):
        ids.append(one(entry, "id"))
        assert entry.findall(f"{ATOM}link[@rel='alternate']"), "4.1.2: without content, an alternate link"
    assert len(ids) == len(set(ids)) and all(one.startswith("urn:uuid:") for one in ids), "4.2.6: ids are IRIs, each once"
    return root


def entries(root: ET.Element) -> list[tuple[str, str]]:
    return [(str(one.findtext(f"{ATOM}updated"))[:10], str(one.findtext(f"{ATOM}title"))) for one in root.findall(f"{ATOM}entry")]


def test_the_feed_tells_what_was_published_newest_first(real: KnowledgeBase) -> None:
    root = check_atom(feed(published(real, *LINES), LastChanges()))
    assert entries(root) == [
        ("2024-06-06", "gone: retired"),
        ("2024-05-06", "optimizer, definition: words of the quotation corrected (version 2.0)"),
        ("2024-05-05", "optimizer, definition-explicitly-represented: notes changed (version 1.1)"),
        ("2024-04-04", "sub-agent, simulacra: published"),
        ("2024-03-03", "sub-agent: published"),
        ("2024-01-02", "optimizer: published"),
        ("2024-01-02", "gone: published"),
    ]
    assert root.findtext(f"{ATOM}updated") == "2024-06-06T00:00:00Z"
    first = root.findall(f"{ATOM}entry")[1]
    assert first.find(f"{ATOM}link").get("href") == "https://example.org/glossary/optimizer/#definition"  # type: ignore[union-attr]
    assert "A system is an optimizer if" in str(first.findtext(f"{ATOM}summary"))
    assert root.findall(f"{ATOM}entry")[0].findtext(f"{ATOM}summary") == "Split & <merged> ]]>"


def test_ids_survive_new_versions_and_another_address(real: KnowledgeBase) -> None:
    def ids(text: str) -> list[str]:
        return [str(one.text) for one in ET.fromstring(text).iter(f"{ATOM}id")]

    before = ids(feed(published(real, *LINES), LastChanges()))
    assert ids(feed(published(real, *LINES, url="https://elsewhere.example/x/"), LastChanges())) == before
    more = (*LINES, line("glossary/search-space", first="2024-07-07", since="2024-07-07"))
    assert set(before) < set(ids(feed(published(real, *more), LastChanges())))


def test_before_the_first_publication_the_feed_is_valid_and_empty(kb: KnowledgeBase) -> None:
    told = check_atom(feed(kb, LastChanges({"glossary/x.md": "2023-03-02", "docs/y.md": "2025-01-01"})))
    assert (entries(told), told.findtext(f"{ATOM}updated")) == ([], "2023-03-02T00:00:00Z")
    assert check_atom(feed(kb, LastChanges())).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


def test_the_rules_of_atom_can_fail(real: KnowledgeBase) -> None:
    text = feed(published(real, *LINES), LastChanges())
    for fault in (text.replace("<author>", "<autor>").replace("</author>", "</autor>"), text.replace("T00:00:00Z", ""), text.replace('rel="alternate"', 'rel="related"')):
        with pytest.raises(AssertionError):
            check_atom(fault)


def test_hostile_words_keep_the_feed_valid(hostile: KnowledgeBase) -> None:
    kb = published(hostile, line("glossary/ab", "definition"), line("sources/bad", reason="\x00\x0b \ufffe ]]> \" & <b>"))
    root = check_atom(feed(kb, LastChanges()))
    assert "]]> \"& <b>" in ET.tostring(root, encoding="unicode", method="text")
