"""With the repository's address set, every link of the site to the repository opens something that is there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from tests.github.forms import FORMS, fields
from tests.running import once
from tests.site.building import ROOT, copy, parsed, program, run

REPO = "https://example.org/owner/glossary"
LONGEST = 8000
"""Characters in a link; hosts answer longer ones with 414."""


def _built(root: Path) -> Path:
    """The site of a copy in which the two settings are made, once it was published."""
    config = root / "mkdocs.yml"
    unset = config.read_text(encoding="utf-8")
    line = "# repo_url: https://example.org/attested\n"
    assert unset.count(line) == 1
    config.write_text(unset.replace(line, f"repo_url: {REPO}\n").replace("# site_url: ", "site_url: "), encoding="utf-8")
    for command in (("attested", "publish"), ("mkdocs", "build")):
        done = run(program(command[0]), command[1], cwd=root)
        assert done.returncode == 0, done.stderr
    return root


def _foreign(root: Path) -> Path:
    copy(root)
    for part in ("glossary", "bib"):
        shutil.rmtree(root / part)
        shutil.copytree(ROOT / "tests/foreign" / part, root / part)
    return _built(root)


@pytest.fixture(scope="module", params=["real", pytest.param("foreign", marks=pytest.mark.long)])
def repository(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    make = _foreign if request.param == "foreign" else lambda root: _built(copy(root))
    return once(tmp_path_factory.getbasetemp(), f"{request.param}-in-a-repository", make)


def _links(root: Path) -> Iterator[str]:
    for page in sorted((root / "site").rglob("*.html")):
        for element in parsed(page).iter("a"):
            if (element.get("href") or "").startswith(REPO):
                yield element.get("href") or ""


def test_every_form_that_a_link_opens_has_the_fields_that_it_fills_in(repository: Path) -> None:
    opened = set()
    for href in _links(repository):
        if urlsplit(href).path != urlsplit(REPO).path + "/issues/new":
            continue
        filled = dict(parse_qsl(urlsplit(href).query, strict_parsing=True))
        form = filled.pop("template")
        assert form in FORMS, href
        assert set(filled) - {"title"} <= set(fields(FORMS[form])), href
        assert all(value.strip() for value in filled.values()), href
        assert len(href) < LONGEST, href
        opened.add(form)
    assert opened == set(FORMS)


def test_what_was_published_is_named_with_its_version_and_address(repository: Path) -> None:
    lines = (line.split() for line in (repository / "glossary/anchors.lock").read_text(encoding="utf-8").splitlines())
    versions = {words[0]: words[2] for words in lines if len(words) > 2 and words[1] == "live"}
    asked = [dict(parse_qsl(urlsplit(href).query)) for href in _links(repository) if "anchor=" in href]
    assert asked
    assert {one["anchor"]: one.get("version") for one in asked} == {one["anchor"]: versions.get(one["anchor"]) for one in asked}
    assert {one.get("version") for one in asked} == {"1.0"}
    assert all(one["address"] == f"https://example.org/glossary/{one['anchor'].replace('#', '/#')}" for one in asked)


def test_every_file_that_a_link_opens_is_there(repository: Path) -> None:
    edited = {unquote(href).removeprefix(f"{REPO}/edit/main/") for href in _links(repository) if "/edit/" in href}
    assert [path for path in edited if not (repository / path).is_file()] == []
    entries = {path.relative_to(repository).as_posix() for path in (repository / "glossary").glob("*.md")}
    assert edited >= entries


def test_no_link_opens_anything_else_there(repository: Path) -> None:
    known = (f"{REPO}/edit/main/", f"{REPO}/issues/new?template=")
    assert {href for href in _links(repository) if not href.startswith(known)} == {REPO, f"{REPO}/new/main/bib/proposed"}


def test_a_link_to_a_page_shows_the_picture_of_the_site(repository: Path) -> None:
    for name in ("index.html", "cases/index.html"):
        metas = {one.get("property") or one.get("name"): one.get("content") or "" for one in parsed(repository / "site" / name).iter("meta")}
        address = metas["og:url"].removesuffix("cases/") + "assets/preview.png"
        assert (metas["og:image"], metas["twitter:card"]) == (address, "summary_large_image")
    assert (repository / "site/assets/preview.png").read_bytes()[16:24] == (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")
