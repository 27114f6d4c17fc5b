"""What a server's build left to be made: each batch once, when one of its files is asked for, and nothing once it is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from attested.files.guard import OutsideError
from attested.model.batch import Batch
from attested.site.deferred import Deferred

Made = list[str]


def batch(calls: Made, name: str, *paths: str, then: Callable[[], None] = lambda: None) -> Callable[[], Iterator[tuple[str, str]]]:
    """What makes some files, and notes that it was called; between its files, ``then`` happens."""

    def make() -> Iterator[tuple[str, str]]:
        calls.append(name)
        for path in paths:
            yield path, f"{name} {len(calls)}"
            then()

    return make


def test_a_batch_is_made_once_whichever_of_its_files_is_asked_for(tmp_path: Path) -> None:
    calls: Made = []
    left = Deferred(tmp_path)
    assert left.leave(Batch(("data/cards.json", "data/cards/"), batch(calls, "cards", "data/cards.json", "data/cards/dam.json"))) == ["data/cards.json"]
    assert left.leave(Batch(("data/",), batch(calls, "data", "data/glossary.json"))) == []
    assert left.make("data/cards/dam.json") and left.make("data/cards.json")
    assert calls == ["cards"] and (tmp_path / "data/cards.json").read_text() == "cards 1"
    assert not left.make("data/cards/weir.json") and not left.make("data/none.json"), "there are none of these"
    assert left.make("data/glossary.json") and not left.make("elsewhere") and not left.make("datas")
    assert calls == ["cards", "data"]
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(".part")]


def test_a_file_that_something_else_deleted_is_made_again(tmp_path: Path) -> None:
    calls: Made = []
    left = Deferred(tmp_path)
    left.leave(Batch(("a/b.json",), batch(calls, "one", "a/b.json")))
    assert left.make("a/b.json")
    (tmp_path / "a/b.json").unlink()
    assert left.make("a/b.json") and (tmp_path / "a/b.json").read_text() == "one 2"


def test_a_batch_that_fails_halfway_is_made_anew_when_it_is_asked_for_again(tmp_path: Path) -> None:
    calls: Made = []

    def fail() -> None:
        if len(calls) == 1:
            raise RuntimeError("halfway")

    left = Deferred(tmp_path)
    left.leave(Batch(("a", "b"), batch(calls, "both", "a", "b", then=fail)))
    with pytest.raises(RuntimeError, match="halfway"):
        left.make("b")
    assert left.make("b") and (tmp_path / "a").read_text() == "both 2"


def test_what_is_over_writes_nothing_more_and_leaves_nothing_behind(tmp_path: Path) -> None:
    calls: Made = []
    left = Deferred(tmp_path)
    left.leave(Batch(("a", "b"), batch(calls, "both", "a", "b", then=left._over.set)))
    left.leave(Batch(("c",), batch(calls, "third", "c")))
    assert left.make("b"), "who asked looks again, and finds what the next build has"
    assert (tmp_path / "a").exists() and not (tmp_path / "b").exists()
    left.end()
    assert left.make("c") and calls == ["both"]
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("path", ["../out", "a/../../out", "/out", "linked/out"])
def test_no_file_is_written_outside_the_folder(path: str, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "site/linked").symlink_to(tmp_path / "other")
    left = Deferred(tmp_path / "site")
    left.leave(Batch((path,), lambda: [(path, "words")]))
    with pytest.raises(OutsideError):
        left.make(path)
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]
