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


def test_a_value_of_another_key_is_not_given(store: Store) -> None:
    store.put("reference", "a", b"the words")
    store.put("reference", "b", b"other words")
    path, other = (store._path("reference", key) for key in "ab")
    path.write_bytes(other.read_bytes())
    assert (store.get("reference", "a"), store.get("reference", "b")) == (None, b"other words")


@pytest.mark.parametrize("what", ["pipe", "device", "endless"])
def test_what_never_ends_is_not_read(tmp_path: Path, what: str) -> None:
    store = Store(tmp_path / "store", b"", most=1_000_000)
    store.put("reference", "a", b"the words")
    path = store._path("reference", "a")
    path.unlink()
    if what == "pipe":
        os.mkfifo(path)
    elif what == "device":
        path.symlink_to("/dev/zero")
    else:
        with path.open("wb") as file:
            file.truncate(1 << 40)  # takes no room on the disk
    assert store.get("reference", "a") is None
    store.put("reference", "a", b"made anew")
    assert store.get("reference", "a") == b"made anew"


def test_links_in_it_lead_nowhere_and_nothing_of_others_is_deleted(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", b"", most=0)
    store.put("reference", "a", b"the words")
    elsewhere, letters = tmp_path / "elsewhere", tmp_path / "letters"
    letters.mkdir()
    (letters / "to Ada").write_text("Dear Ada", encoding="utf-8")
    store._path("reference", "a").parent.rename(elsewhere)
    store._path("reference", "a").parent.symlink_to(elsewhere)
    (tmp_path / "store/zz").symlink_to(letters)
    (tmp_path / "store/notes").mkdir()
    (tmp_path / "store/notes/mine").write_text("kept here by mistake", encoding="utf-8")
    assert store.get("reference", "a") is None
    store.put("reference", "a", b"made anew")
    store.trim()
    assert [path.read_bytes()[-9:] for path in elsewhere.iterdir()] == [b"the words"]
    assert (letters / "to Ada").read_text(encoding="utf-8") == "Dear Ada"
    assert (tmp_path / "store/notes/mine").exists()


def test_its_gitignore_is_written_through_no_link(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    (tmp_path / "store/.gitignore").symlink_to(tmp_path / "mine")
    Store(tmp_path / "store", b"").put("reference", "a", b"x")
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"


def test_values_of_a_day_to_come_go_first(tmp_path: Path) -> None:
    """A clock that was ahead would have them stay for years, and each new value go at once."""
    store = Store(tmp_path, b"", most=1000)
    for number in range(20):
        store.put("reference", str(number), bytes(68))
        if number < 15:
            os.utime(store._path("reference", str(number)), (4_000_000_000, 4_000_000_000))
    store.trim()
    held = [number for number in range(20) if store.get("reference", str(number)) is not None]
    assert len(held) == 10 and set(range(15, 20)) <= set(held)
