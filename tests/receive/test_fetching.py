"""Addresses: what is fetched, what is refused, and what a hostile server can do. All traffic stays on this machine."""

from __future__ import annotations

import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from attested.build import build
from attested.cli import application
from attested.cli import receive as command
from attested.receive.fetching import CSL, Network, address_of, fetch, is_address, public
from attested.receive.view import ReceiveError
from tests.receive import files
from tests.site.building import ROOT, state


class Answers(BaseHTTPRequestHandler):
    """A server that answers by path."""

    def do_GET(self) -> None:
        where = self.path
        if where == "/page.html":
            self.answer(200, files.PAGE.encode(), "text/html")
        elif where.startswith("/10.5555"):
            csl = {"type": "article-journal", "title": "Of lenses", "author": [{"family": "Lovelace", "given": "Ada"}], "issued": {"date-parts": [[1843]]}}
            wants = self.headers["Accept"] == CSL
            self.answer(200, json.dumps(csl).encode() if wants else files.PAGE.encode(), CSL if wants else "text/html")
        elif where.startswith("/to?"):
            self.answer(302, b"", more={"Location": where.partition("?")[2]})
        elif where == "/loop":
            self.answer(302, b"", more={"Location": "/loop"})
        elif where == "/huge":
            self.answer(200, b"x" * 3_000_000)
        elif where == "/packed":
            self.answer(200, b"x", more={"Content-Encoding": "gzip"})
        elif where == "/short":
            self.answer(200, b"x", length=100)
        elif where in ("/slow", "/slowhead"):
            self.slow(head=where == "/slowhead")
        elif where == "/head":
            self.answer(200, b"x", more={f"X-{at}": "y" * 1000 for at in range(200)})
        else:
            self.answer(404, b"")

    def answer(self, status: int, data: bytes, kind: str = "text/plain", more: dict[str, str] | None = None, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data) if length is None else length))
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def slow(self, *, head: bool) -> None:
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: " if head else b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def here(seconds: float = 5.0, largest: int = 1_000_000, **names: str) -> Network:
    """A network in which each name is this machine, but for those given; that one address is allowed and no other private one."""
    return Network(lambda host, port: [names.get(host.partition(".")[0], "127.0.0.1")], lambda one: one == "127.0.0.1" or public(one), None, seconds, largest)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "fe80::1%eth0"],
)
def test_no_private_address_is_public(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822", "::ffff:93.184.216.34"])
def test_a_public_address_is(address: str) -> None:
    assert public(address)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("file:///etc/passwd", "is no address of the web"),
        ("ftp://example.org/x", "is no address of the web"),
        ("gopher://example.org", "is no address of the web"),
        ("http://ada:secret@example.org/", "a name or password in it"),
        ("http://example.org:22/", "port 22 is not one of the web's"),
        ("http://example.org:99999/", "is no address"),
        ("http://example.org/a b", "is no address"),
        ("http://private.example/", "is at an address that is not of the public internet"),
        ("http://mixed.example/", "is at an address that is not of the public internet"),
        ("http://nowhere.example/", "has no address that can be found"),
    ],
)
def test_what_is_not_asked_at_all(address: str, why: str) -> None:
    def resolve(host: str, port: int) -> list[str]:
        if host.startswith("nowhere"):
            raise socket.gaierror
        return {"private.example": ["127.0.0.1"], "mixed.example": ["93.184.216.34", "10.0.0.1"]}[host]

    with pytest.raises(ReceiveError) as caught:
        fetch(address, Network(resolve))
    assert why in str(caught.value)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/nothing", "answers with status 404"),
        ("/loop", "it leads on more than 5 times"),
        ("/to?http://inner.example/", "inner.example is at an address that is not of the public internet"),
        ("/to?file:///etc/passwd", "is no address of the web"),
        ("/huge", "sends more than"),
        ("/packed", "sends it packed"),
        ("/short", "broke off after 1 of 100 bytes"),
        ("/slow", "it took more than 0.5 seconds"),
        ("/slowhead", "it took more than 0.5 seconds"),
        ("/head", "cannot be read"),
    ],
)
def test_a_hostile_server_is_bounded_and_told(port: int, path: str, why: str) -> None:
    with pytest.raises(ReceiveError) as caught:
        fetch(f"http://outer.example:{port}{path}", here(0.5 if "slow" in path else 5.0, inner="10.0.0.1"))
    assert why in str(caught.value)


def test_the_connection_goes_to_the_address_that_was_checked(port: int) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    came = fetch(f"http://once.example:{port}/page.html", Network(resolve, lambda one: one == "127.0.0.1", None))
    assert (came.data, asked) == (files.PAGE.encode(), ["once.example"])


def test_a_redirect_is_followed_and_its_end_is_the_address(port: int) -> None:
    came = fetch(f"http://a.example:{port}/to?http://b.example:{port}/page.html", here())
    assert (came.address, came.type) == (f"http://b.example:{port}/page.html", "text/html")


@pytest.mark.parametrize(("named", "address"), [("10.1000/xyz", "https://doi.org/10.1000/xyz"), ("doi:10.1002/(SICI)1<3::AID>4", "https://doi.org/10.1002/(SICI)1<3::AID>4"), ("https://doi.org/10.1000/x", "https://doi.org/10.1000/x")])
def test_a_doi_has_an_address(named: str, address: str) -> None:
    assert is_address(named) and address_of(named) == address


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests/checks/base", tmp_path / "base"))


def test_a_page_is_received_from_its_address(tree: Path, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "NETWORK", here())
    address = f"http://lamps.example:{port}/page.html"
    done = CliRunner().invoke(application(), ["receive", address, "--quote", "A lamp burns.", "--root", str(tree), "--archived", "https://archive.example/1"])
    assert done.exit_code == 0, done.output
    pin = (tree / "bib/originals/lovelace.pin.toml").read_text(encoding="utf-8")
    assert f'from = "{address}"\narchived = "https://archive.example/1"\nreceived = 2' in pin
    record = (tree / "bib/references.bib").read_text(encoding="utf-8").partition("@online{lovelace,")[2]
    assert f"url = {{{address}}}" in record and "urldate = {2" in record
    assert build(tree).sound


def test_a_doi_brings_its_record(tree: Path, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "NETWORK", here())
    monkeypatch.setattr(command, "address_of", lambda named: f"http://doi.example:{port}/{named}")
    done = CliRunner().invoke(application(), ["receive", "10.5555/12345678", "--quote", "A lamp burns.", "--root", str(tree)])
    assert done.exit_code == 0, done.output
    record = (tree / "bib/references.bib").read_text(encoding="utf-8").partition("@article{lovelace1843,")[2]
    assert "author = {Lovelace, Ada}" in record and "title = {Of lenses}" in record and "doi = {10.5555/12345678}" in record


def test_what_cannot_be_fetched_leaves_nothing_behind(tree: Path, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "NETWORK", here())
    before = state(tree)
    done = CliRunner().invoke(application(), ["receive", f"http://lamps.example:{port}/short", "--quote", "A lamp burns.", "--root", str(tree)])
    assert (done.exit_code, state(tree)) == (2, before) and "broke off after 1 of 100 bytes. Nothing was written." in " ".join(done.output.split())
