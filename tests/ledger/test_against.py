"""`attested publish --against`: what the deployed site has published and the ledger lost stops it, and so does a host that tells nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from attested.build import build
from attested.export.as_anchors import PATH, anchors
from tests.github.test_steps import git
from tests.ledger.publishing import change, findings, foreign, publish_on
from tests.ledger.repository import commit, ledger, published
from tests.site.test_pages import served


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("before") / "mills")


@pytest.fixture
def root(before: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(before, tmp_path / "mills"))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder that is served, and its address."""
    (tmp_path / "site/data").mkdir(parents=True)
    with served(tmp_path / "site") as host:
        yield tmp_path / "site" / PATH, host


def deploy(root: Path, file: Path) -> None:
    file.write_text(anchors(build(root).kb), encoding="utf-8")


def refused(root: Path, host: str, capsys: pytest.CaptureFixture[str]) -> str:
    was = ledger(root)
    with pytest.raises(typer.Exit) as ended:
        publish_on(root, "2026-06-01", against=host)
    assert ended.value.exit_code == 2
    assert ledger(root) == was
    return " ".join(capsys.readouterr().err.split())


def yet_to_publish(root: Path) -> list[str]:
    return [one.message for one in build(root).findings if one.check == "not_published_yet"]


def test_from_not_yet_published_to_the_first_version_it_is_one_setting_and_one_run(site: tuple[Path, str], tmp_path: Path) -> None:
    root = foreign(tmp_path / "fresh")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text("site_name: Mills\n", encoding="utf-8")
    assert findings(root) == []
    assert yet_to_publish(root) == [], "without an address nobody can cite anything"
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert "Not published yet, so nobody can cite it: sources/handbook, #p1, #p2, #p3." in yet_to_publish(root)
    assert any("glossary/head, #definition, #definition-stands-above-the-sea, " in one for one in yet_to_publish(root))
    publish_on(root, "2026-01-05", against=site[1])
    assert findings(root) == []
    assert yet_to_publish(root) == []
    assert {line.version for line in build(root).kb.ledger.lines} == {"1.0"}
    deploy(root, site[0])
    was = ledger(root)
    publish_on(root, "2026-01-06", against=site[1])
    assert ledger(root) == was, "what is deployed agrees, and nothing is new"


def test_a_branch_that_was_set_back_is_told_by_what_is_deployed(root: Path, site: tuple[Path, str], capsys: pytest.CaptureFixture[str]) -> None:
    deploy(root, site[0])
    publish_on(root, "2026-04-01", against=site[1])
    last = build(root).kb.ledger.last
    git(root, "reset", "-q", "--hard", "HEAD~2")
    assert findings(root) == [], "the commits that are left know of nothing"
    told = refused(root, site[1], capsys)
    assert f"published what is not in this ledger. publication {last}" in told
    assert "sources/talk#k3, version 2.0: here it has only version 1.0" in told
    git(root, "reset", "-q", "--hard", "ORIG_HEAD")
    publish_on(root, "2026-04-01", against=site[1])


def test_a_version_that_says_something_else_than_the_deployed_one_is_told(root: Path, site: tuple[Path, str], capsys: pytest.CaptureFixture[str]) -> None:
    deploy(root, site[0])
    site[0].write_text(site[0].read_text(encoding="utf-8").replace("Not above the wheel.", "Not above the weir."), encoding="utf-8")
    assert "glossary/head#definition-stands-above-the-sea, version 1.0: it says something else" in refused(root, site[1], capsys)


@pytest.mark.parametrize("nonsense", ["", "<html>Welcome</html>", "[]", '{"version": 2, "anchors": []}', '{"version": 1, "anchors": [1]}', "[" * 100_000])
def test_a_host_that_answers_nonsense_is_told(nonsense: str, root: Path, site: tuple[Path, str], capsys: pytest.CaptureFixture[str]) -> None:
    site[0].write_text(nonsense, encoding="utf-8")
    assert "is not the list of addresses that a site of this program has. Is the address right?" in refused(root, site[1], capsys)


def test_a_host_without_the_file_or_that_does_not_answer_is_told(root: Path, site: tuple[Path, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert "answers 404, and this ledger says that something was published there." in refused(root, site[1], capsys)
    assert "does not answer (" in refused(root, "http://127.0.0.1:9/", capsys)
    assert "“file:///etc/” is no address of a site" in refused(root, "file:///etc/", capsys)


def test_what_goes_on_from_the_deployed_state_is_published(root: Path, site: tuple[Path, str]) -> None:
    deploy(root, site[0])
    change(root, {"edit": {"glossary/head.md": {"Not above the wheel of the mill.": "Not above the pond."}}})
    commit(root, "A note")
    publish_on(root, "2026-06-01", against=site[1])
    assert findings(root) == []
