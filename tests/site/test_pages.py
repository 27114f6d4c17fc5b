"""The built pages: under any path, and what single ones of them hold."""

from __future__ import annotations

import functools
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

import pytest

from tests.site.building import by_class, by_id, parsed, words


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the test speaks."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is missing is answered with the site's own page, as hosts of static sites do."""
        asked = Path(self.translate_path(self.path))
        page = next((folder / "404.html" for folder in asked.parents if (folder / "404.html").is_file()), None)
        if code != 404 or page is None:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves a page breaks off what it was loading; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder served on a free port of this machine."""
    server = _Server(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("path", ["", "x/"])
def test_the_site_works_under_any_path(site: Path, tmp_path: Path, path: str) -> None:
    """Everything that can be reached from the home page by links is there; nothing leads out of the folder."""
    if path:
        (tmp_path / "x").symlink_to(site)
    with served(tmp_path if path else site) as host:
        todo, seen = [host + path], set()
        while todo:
            address = todo.pop()
            if address in seen:
                continue
            seen.add(address)
            try:
                with urlopen(address) as answer:
                    kind, body = answer.headers.get_content_type(), answer.read()
            except HTTPError as error:
                raise AssertionError(f"{address}: {error.code}") from error
            if kind == "text/html":
                found = [urldefrag(urljoin(address, one))[0] for one in re.findall(r'<[a-z][^<>]*?\s(?:href|src)="?([^"\s>]+)', body.decode())]
                todo += [one for one in found if one.startswith(host)]
        assert all(one.startswith(host + path) for one in seen)
        assert host + path + "glossary/mesa-optimizer/" in seen
        assert host + path + "sources/hubinger2019/" in seen


def test_the_index_lists_each_term_and_whether_it_is_defined(site: Path) -> None:
    index = parsed(site / "glossary/index.html")
    rows = {}
    for row in (one for one in index.iter("div") if one.find("dt") is not None):
        rows[words(next(row.iter("a")))] = {words(one) for one in by_class(row, "at-status")}
    assert set(rows) >= {"optimizer", "mesa-optimizer", "sub-agent", "consequentialist", "base optimizer", "mesa-objective", "base objective", "simulator and simulacrum"}
    assert "defined here" in rows["optimizer"]
    assert "defined in words not quoted here" in rows["base optimizer"]
    assert "used, not defined here" in rows["sub-agent"]


def test_a_source_page_holds_every_passage_and_who_quotes_it(site: Path) -> None:
    page = parsed(site / "sources/thread/index.html")
    assert [section.get("id") for section in by_class(page, "at-passage")] == ["c1", "c2", "c3", "c4", "c5"]
    assert "mesa-optimizer" in words(by_class(page, "at-quoted-by")[0])


def test_who_says_what_shows_both_sides_of_a_dispute(site: Path) -> None:
    page = parsed(site / "cases/index.html")
    lines = {words(next(one.iter("b"))): next(one.iter("summary")) for one in by_class(page, "at-exchange")}
    line = lines["ChatGPT using chain of thought"]
    assert [words(one) for one in by_class(line, "at-disputed")] == ["disputed"]
    assert [words(one) for one in by_class(line, "at-stance")] == [
        "Affirmed by LessWrong commenter C1, hedged “plausibly”",
        "Denied by LessWrong commenter C2, in one place hedged “doesn’t seem”",
    ]
    reported = {name: line for name, line in lines.items() if "nobody quoted here holds this" in words(line)}
    assert list(reported) == ["Talk of no evidence that they exist", "No hard evidence yet, a hypothetical problem"]
    assert not any(words(one).startswith(("Affirmed", "Denied")) for line in reported.values() for one in by_class(line, "at-stance"))


def test_marks_are_numbered_and_lead_to_their_notes(site: Path) -> None:
    page = parsed(site / "glossary/optimizer/index.html")
    figure = by_class(page, "at-is-definition")[0]
    marks = by_class(figure, "at-mark")
    notes = list(figure.iter("li"))
    assert len(marks) == len(notes) >= 2
    for number, (mark, note) in enumerate(zip(marks, notes, strict=True), start=1):
        link = next(mark.iter("sup")).find("a")
        assert link is not None
        assert (link.get("href"), link.get("data-note"), words(link)) == (f"#{note.get('id')}", str(number), "")
        assert words(by_class(note, "at-q")[0]) == f"“{words(mark)}”"


def test_the_rest_of_a_cut_sentence_stands_in_softer_ink(site: Path) -> None:
    page = parsed(site / "glossary/mesa-optimizer/index.html")
    figure = next(one for one in by_class(page, "at-quotation") if one.get("id") == "chatgpt-cot-thread-c1")
    assert words(by_class(figure, "rest")[0]).startswith("If you go back to the original paper")


def test_the_foreign_glossary_is_built_by_the_same_engine(foreign: Path) -> None:
    pages = sorted((foreign / "glossary").glob("*/index.html"))
    assert len(pages) >= 5
    everything = "".join(page.read_text(encoding="utf-8") for page in foreign.rglob("*.html"))
    assert "mesa-optimizer" not in everything, "the engine's own pages name a term of its first subject"


def test_a_phrase_inside_the_name_of_a_term_keeps_both_its_number_and_the_link(site: Path) -> None:
    figure = by_id(parsed(site / "glossary/consequentialist/index.html"), "agentic-agi-thread-c4")
    term = next(one for one in by_class(figure, "at-term") if one.get("href", "").startswith("../agentic-agi/"))
    assert words(term) == "agentic AGI"
    assert [words(one) for one in by_class(term, "at-mark")] == ["agentic"]
    assert [one.get("href") for one in figure.iter("a") if one.get("data-note") == "1"] == [
        "#agentic-agi-thread-c4-agentic",
        "#agentic-agi-thread-c4-agentic-mark",  # the same number before the note leads back
    ]


def test_an_entry_that_became_a_part_of_another_is_not_said_to_be_called_so(site: Path) -> None:
    told = {name: words(by_class(parsed(site / f"glossary/{name}/index.html"), "at-gloss")[0]) for name in ("aligned", "simulacrum")}
    assert told == {
        "aligned": "What stood on this page is now a part of mesa-objective",
        "simulacrum": "This is now called simulator and simulacrum",
    }
