"""Whoever edits while a server runs, and whoever asks it meanwhile, gets what is written now."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread
from unittest.mock import patch

from tests.site.moot import copy_with_moot
from tests.site.serving import Served, engine, serve, write


def test_an_edit_of_the_engine_is_seen_at_the_next_build_and_no_other_edit_loads_it_anew(tmp_path: Path) -> None:
    root = copy_with_moot(tmp_path)
    template = root / "hooks/attested/render/templates/rights.html"

    def story(server: Served) -> None:
        loaded = engine("plugin")
        write(root, "Made of stones.")
        server.build()
        assert engine("plugin") is loaded
        template.write_text(template.read_text(encoding="utf-8") + "<p>A line of somebody’s own.</p>\n", encoding="utf-8")
        server.build()
        assert "A line of somebody’s own." in server.ask("rights/").text
        (root / "hooks/attested/render/banner.py").write_text("def banner(findings: object) -> str:\n    return '<p>All is well.</p>'\n", encoding="utf-8")
        server.build()
        assert "All is well." in server.ask("rights/").text and "All is well." in server.ask("data/").text

    done = serve(root, story)
    assert done.returncode == 0, done.stderr


def test_a_page_that_is_being_made_when_the_next_build_begins_is_that_of_the_next_build(tmp_path: Path) -> None:
    root = copy_with_moot(tmp_path)

    def story(server: Served) -> None:
        making, built = Event(), Event()
        rendered = engine("plugin").rendered

        def slow(page: object) -> object:
            first = not making.is_set()
            making.set()
            assert not (first and built.wait(0.5)), "the build waits until this page is made"
            return rendered(page)

        answers: list[str] = []
        with patch.object(engine("plugin"), "rendered", slow):
            reader = Thread(target=lambda: answers.append(server.ask("glossary/dam/").text))
            reader.start()
            assert making.wait(10)
            write(root, "Heaped up.")
            server.build()
            built.set()
            reader.join(30)
        [page] = answers
        assert "Heaped up." in page and "Built." not in page
        assert "Heaped up." in (server.folder / "glossary/dam/index.html").read_text(encoding="utf-8")

    done = serve(root, story)
    assert done.returncode == 0, done.stderr


def test_readers_in_their_threads_get_what_they_ask_for_while_somebody_edits(tmp_path: Path) -> None:
    root = copy_with_moot(tmp_path)
    ways = ("glossary/dam/", "sources/moot/", "cases/", "map/", "data/cards/dam.json", "data/search/directory.json", "glossary/dam/cite/")

    def story(server: Served) -> None:
        seen: list[tuple[str, int]] = []
        end = Event()

        def read(way: str) -> None:
            while not end.is_set():
                seen.append((way, server.ask(way).status))

        readers = [Thread(target=read, args=(way,)) for way in (*ways, *ways[:2])]
        for reader in readers:
            reader.start()
        for number in range(3):
            write(root, f"Built {number} times.")
            server.build()
            assert f"Built {number} times." in server.ask("glossary/dam/").text
        end.set()
        for reader in readers:
            reader.join(60)
        assert {way for way, _ in seen} == {*ways}
        assert {status for _, status in seen} == {200}

    done = serve(root, story)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
