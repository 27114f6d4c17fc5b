"""The store gives back what was kept, whole, or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from attested.files.store import Store, engine


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*/*") if path.is_file())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store", b"one program")


def test_what_was_kept_is_found_by_kind_and_key_and_by_the_same_program_alone(store: Store, tmp_path: Path) -> None:
    assert store.get("reference", "a") is None
    store.put("reference", "a", b"")
    store.put("reference", "b", "née".encode())
    assert (store.get("reference", "a"), store.get("reference", "b")) == (b"", "née".encode())
    assert (store.get("template", "a"), store.get("referencea", "")) == (None, None)
    assert Store(tmp_path / "store", b"another program").get("reference", "a") is None


@pytest.mark.parametrize("damage", ["cut", "empty", "longer", "one bit", "another value", "gone", "a folder"])
def test_what_is_damaged_is_not_given(store: Store, tmp_path: Path, damage: str) -> None:
    store.put("reference", "a", b"the words")
    store.put("reference", "b", b"other words")
    path, other = (store._path("reference", key) for key in "ab")
    whole = path.read_bytes()
    if damage == "another value":
        path.write_bytes(whole[:32] + other.read_bytes()[32:])
    elif damage in ("gone", "a folder"):
        path.unlink()
        if damage == "a folder":
            path.mkdir()
    else:
        path.write_bytes({"cut": whole[:-1], "empty": b"", "longer": whole + b"s", "one bit": whole[:-1] + bytes([whole[-1] ^ 1])}[damage])
    assert store.get("reference", "a") is None
    assert store.get("reference", "b") == b"other words"
    store.put("reference", "a", b"made anew")
    assert store.get("reference", "a") == (None if damage == "a folder" else b"made anew")


def test_it_holds_no_more_than_its_bound_and_keeps_what_was_used_last(tmp_path: Path) -> None:
    store = Store(tmp_path, b"", most=1000)
    for number in range(20):
        store.put("reference", str(number), bytes(68))
        os.utime(store._path("reference", str(number)), (number, number))
    assert store.get("reference", "0") is not None, "used now"
    store.trim()
    held = [number for number in range(20) if store.get("reference", str(number)) is not None]
    assert held == [0, *range(11, 20)]
    assert sum(path.stat().st_size for path in files(tmp_path)) <= 1000


def test_what_a_killed_build_left_is_taken_away_and_git_sees_nothing_of_it(store: Store, tmp_path: Path) -> None:
    store.put("reference", "a", b"x")
    left = tmp_path / "store/tmpabc"
    left.write_bytes(b"half")
    store.trim()
    assert (left.exists(), store.get("reference", "a")) == (False, b"x")
    assert (tmp_path / "store/.gitignore").read_text(encoding="utf-8") == "*\n"


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    store = Store(tmp_path / "file/store", b"")
    store.put("reference", "a", b"x")
    store.trim()
    assert store.get("reference", "a") is None


def test_each_file_of_a_program_counts(tmp_path: Path) -> None:
    folder, locked = tmp_path / "attested", tmp_path / "requirements.txt"
    (folder / "render").mkdir(parents=True)
    (folder / "render/page.html").write_text("a", encoding="utf-8")
    locked.write_text("pandoc==1", encoding="utf-8")
    known = {engine([folder, locked])}
    for path, text in (("attested/render/page.html", "b"), ("attested/new.toml", ""), ("requirements.txt", "pandoc==2")):
        (tmp_path / path).write_text(text, encoding="utf-8")
        known.add(engine([folder, locked]))
    (folder / "render/page.html").rename(folder / "page.html")
    known.add(engine([folder, locked]))
    assert len(known) == 5
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__/x.pyc").write_bytes(b"x")
    assert engine([folder, locked]) in known
