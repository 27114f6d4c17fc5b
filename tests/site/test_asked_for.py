"""A server makes the pages and files that somebody asks for, and no others, and what it shows is what a build makes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from unittest.mock import patch

import pytest

from attested.build import build
from attested.site.contents import batches, pages
from tests.site.building import ROOT, copy, program, run
from tests.site.moot import copy_with_moot
from tests.site.serving import Served, engine, serve, write


def test_after_an_edit_only_the_page_that_is_asked_for_is_made(tmp_path: Path) -> None:
    root = copy_with_moot(tmp_path)

    def story(server: Served) -> None:
        assert not server.made("glossary/*/index.html") | server.made("data/**/*.json"), "nobody asked for any"
        assert server.made("how-to-read/index.html"), "what MkDocs makes is there"
        assert "Built." in server.ask("glossary/dam/").text
        assert server.ask("data/cards/dam.json").status == 200
        write(root, "Made of stones.")
        server.build()
        assert not server.made("glossary/**/*.html") | server.made("data/**/*.json"), "what was made before is gone"
        page = server.ask("glossary/dam/").text
        assert "Made of stones." in page and "Built." not in page
        assert "livereload" in page and "Content-Security-Policy" not in page
        assert server.made("glossary/**/*.html") == {"glossary/dam/index.html"}
        assert not server.made("sources/**/*.html") | server.made("data/**/*.json")

    done = serve(root, story)
    assert done.returncode == 0, done.stderr


def test_each_way_to_a_page_leads_there_as_on_any_server_of_mkdocs(tmp_path: Path) -> None:
    root = copy_with_moot(tmp_path)
    (root / "glossary/dam.md").rename(root / "glossary/schütz.md")
    entry = (root / "glossary/schütz.md").read_text(encoding="utf-8").replace("term: dam", "term: Schütz").replace("# dam", "# Schütz")
    (root / "glossary/schütz.md").write_text(entry, encoding="utf-8")

    def story(server: Served) -> None:
        bare = server.ask("glossary/sch%C3%BCtz")
        assert (bare.status, bare.headers["Location"]) == (302, "/glossary/sch%C3%BCtz/")
        page = server.ask("glossary/sch%C3%BCtz/")
        assert page.status == 200 and "at-is-definition" in page.text
        for way in ("glossary/sch%C3%BCtz/index.html", "glossary/../glossary/sch%C3%BCtz/", "glossary//sch%C3%BCtz/"):
            assert server.ask(way).text.replace(" ", "")[:500] == page.text.replace(" ", "")[:500], way
        assert server.ask("glossary").headers["Location"] == "/glossary/"
        assert server.ask("sources/moot/", "HEAD").headers["Content-Type"] == "text/html"
        assert server.ask("../../../../etc/passwd").status == 404
        assert server.ask("sources/../../../../../etc/passwd").status == 404
        for way in ("glossary/none/", "glossary/sch%C3%BCtz/none", "data/cards/none.json", "data/none.json", "sources/%00/"):
            assert server.ask(way).status in (404, 500), way
        lost = server.ask("glossary/none/")
        assert lost.status == 404 and lost.bytes == (server.folder / "404.html").read_bytes()

    done = serve(root, story)
    assert done.returncode == 0, done.stderr


def without_the_servers_own(text: str) -> str:
    """A page without what only a server puts into it, or only a build."""
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?', "", text)
    return re.sub(r"<script>\nvar livereload = .*?</script>", "", text, flags=re.DOTALL)


def generated(index: str) -> list[dict[str, str]]:
    """The entries of generated pages in the theme's index, which come before that of the home page."""
    rows: list[dict[str, str]] = json.loads(index)["docs"]
    found = rows[: next(at for at, row in enumerate(rows) if row["location"] == "")]
    assert len(found) > 100
    return found


def test_every_file_of_a_build_is_served_and_is_the_same(tmp_path: Path) -> None:
    root = copy(tmp_path)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("site_name:", "site_url: http://127.0.0.1:8000/below/\nsite_name:", 1), encoding="utf-8")
    assert run(program("mkdocs"), "build", cwd=root).returncode == 0
    built = {path.relative_to(root / "site").as_posix(): path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    assert len(built) > 300 and b"http://127.0.0.1:8000/below/glossary/optimizer/" in built["glossary/optimizer/index.html"]

    def story(server: Served) -> None:
        assert server.ask("").headers["Location"] == "/below/"
        assert server.ask("glossary/optimizer/").status == 404
        above = engine("plugin")._banner()
        for path, content in built.items():
            answer = server.ask(f"below/{path}")
            assert answer.status == 200, path
            if path.endswith(".html"):
                assert without_the_servers_own(answer.text).replace(above, "") == without_the_servers_own(content.decode()), path
            elif path == "search/search_index.json":  # of pages of prose it has the banner too
                assert generated(answer.text) == generated(content.decode())
            else:
                assert answer.bytes == content, path
        assert {path.relative_to(server.folder).as_posix() for path in server.folder.rglob("*") if path.is_file()} == {*built}

    done = serve(root, story)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr, "links in docs/ lead to files that are not yet made"


@pytest.mark.parametrize("way", ["search/search_index.json", "data/search/directory.json", "sitemap.xml", "data/glossary.json"])
def test_a_file_that_is_made_of_all_pages_is_right_when_it_is_the_first_that_is_asked_for(way: str, moot_site: Path, tmp_path: Path) -> None:
    def story(server: Served) -> None:
        assert server.ask(way).bytes == (moot_site / way).read_bytes()
        assert server.ask("glossary/dam/").status == 200

    assert serve(copy_with_moot(tmp_path), story).returncode == 0


def test_a_batch_makes_what_it_says_that_it_holds() -> None:
    kb = build(ROOT).kb
    for batch in batches(ROOT, kb, list(pages(kb)), {}):
        made = {path for path, _ in batch.make()}
        folders = tuple(path for path in batch.holds if path.endswith("/"))
        assert {path for path in batch.holds if not path.endswith("/")} <= made
        assert not [path for path in made if path not in batch.holds and not path.startswith(folders)]


def test_the_search_of_a_served_site_finds_what_was_just_written(tmp_path: Path) -> None:
    root = copy_with_moot(tmp_path)

    def found(server: Served, word: str) -> list[str]:
        """The addresses of the records that hold a word, read as the search's script reads them."""
        directory = json.loads(server.ask("data/search/directory.json").text)
        rows = [row for at in range(len(directory["words"])) for row in json.loads(server.ask(f"data/search/words/{at}.json").text)]
        records = [row for at in range(len(directory["records"])) for row in json.loads(server.ask(f"data/search/records/{at}.json").text)]
        numbers = next((row[1:] for row in rows if row[0] == word), [])
        return [records[sum(numbers[: at + 1])][1] for at in range(len(numbers))]

    def story(server: Served) -> None:
        assert found(server, "built") and not found(server, "masonry")
        write(root, "Masonry, and nothing else.")
        server.build()
        assert {way.partition("#")[0] for way in found(server, "masonry")} == {"glossary/dam/"}, "and not the home page, which shows the entry once more"
        assert not [way for way in found(server, "built") if way.startswith("glossary/dam/")]
        assert found(server, "citation"), "of pages of prose too"

    assert serve(root, story).returncode == 0


def test_a_page_that_cannot_be_made_is_told_and_the_next_one_is_shown(tmp_path: Path) -> None:
    root = copy_with_moot(tmp_path)

    def story(server: Served) -> None:
        with patch.object(engine("plugin"), "rendered", side_effect=RuntimeError("no such luck")):
            answer = server.ask("glossary/dam/")
            assert answer.status == 500 and answer.headers["Content-Type"].startswith("text/plain")
            assert "no such luck" not in answer.text, "that is for the terminal"
        assert server.ask("sources/moot/").status == 200
        assert server.ask("glossary/dam/").status == 200, "what was in the way is gone"
        with patch.object(engine("theme"), "get_context", side_effect=RuntimeError("no frame")):
            assert server.ask("rights/").status == 500
        assert "at-banner" not in server.ask("rights/").text

    done = serve(root, story)
    assert done.returncode == 0
    assert "Traceback" in done.stderr and "RuntimeError: no such luck" in done.stderr and "no frame" in done.stderr


@pytest.mark.parametrize("words", [("--no-livereload",), ("--livereload", "--dirty")], ids=["without live reload", "dirty"])
def test_other_ways_to_serve_show_the_pages_too(words: tuple[str, ...], tmp_path: Path) -> None:
    root = copy_with_moot(tmp_path)

    def story(server: Served) -> None:
        assert "Built." in server.ask("glossary/dam/").text
        assert server.ask("data/search/directory.json").status == 200
        if "--dirty" in words:
            write(root, "Made of stones.")
            server.build()
            assert "Made of stones." in server.ask("glossary/dam/").text

    done = serve(root, story, *words)
    assert done.returncode == 0, done.stderr
