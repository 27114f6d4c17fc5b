"""``mkdocs serve``: a finding shows as a banner, and the server lives on."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.site.building import program
from tests.site.moot import copy_with_moot


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _until(address: str, holds: str, *, there: bool = True, seconds: int = 60) -> str:
    """The page, once it holds some words (or no longer does)."""
    end, text = time.monotonic() + seconds, ""
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=5) as answer:
                text = answer.read().decode()
            if (holds in text) is there:
                return text
        except (URLError, TimeoutError, ConnectionError):
            pass
        time.sleep(0.2)
    raise AssertionError(f"{holds!r} did not {'come' if there else 'go'}: {text[-2000:]}")


@pytest.mark.long
def test_a_slip_while_serving_shows_a_banner_until_it_is_mended(tmp_path: Path) -> None:
    root = copy_with_moot(tmp_path / "tree")
    entry = root / "glossary/dam.md"
    good = entry.read_text(encoding="utf-8")
    port = _free_port()
    log = tmp_path / "log"
    with log.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(
            [program("mkdocs"), "serve", "--livereload", "-a", f"127.0.0.1:{port}"], cwd=root, stdout=out, stderr=out,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        )
        try:
            address = f"http://127.0.0.1:{port}/glossary/dam/"
            _until(address, "at-is-definition")
            entry.write_text(good.replace("is a wall that", "is a well that"), encoding="utf-8")
            broken = _until(address, 'class="at-banner"')
            assert "glossary/dam.md:" in broken
            assert "quotation_not_in_source" in log.read_text(encoding="utf-8")
            entry.write_text(good, encoding="utf-8")
            _until(address, 'class="at-banner"', there=False)
            assert server.poll() is None
        finally:
            server.terminate()
            server.wait(timeout=20)
