"""`attested publish` when it must not, or cannot, publish; and a ledger that somebody changed by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from attested.build import build
from attested.cli.publish import publish as command
from attested.ledger import as_text
from attested.read.published_texts import FOLDER
from tests.ledger.publishing import LOCK, before_the_journal, findings, foreign, publish_on
from tests.site.building import state


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return foreign(tmp_path)


@pytest.fixture
def published(root: Path) -> Path:
    publish_on(root, "2026-01-05")
    return root


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_without_an_address_nothing_is_published_and_the_message_says_where_it_is_set(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "mkdocs.yml").write_text("site_name: Mills\n", encoding="utf-8")
    before = state(root)
    with pytest.raises(typer.Exit) as refused:
        publish_on(root, "2026-01-05")
    assert refused.value.exit_code == 2
    assert f"Write “site_url: https://…/” in {root / 'mkdocs.yml'}." in capsys.readouterr().err
    assert state(root) == before


def test_a_glossary_with_errors_is_not_published(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, "glossary/head.md", "stands above", "lies above")
    before = state(root)
    with pytest.raises(typer.Exit) as refused:
        publish_on(root, "2026-01-05")
    assert refused.value.exit_code == 1
    told = capsys.readouterr().err
    assert "[quotation_not_in_source]" in told and "nothing was published" in told
    assert state(root) == before


def test_an_interrupted_publication_leaves_the_ledger_whole_and_can_be_repeated(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_on(root, "2026-01-05")
    before = (root / LOCK).read_bytes()
    edit(root, "glossary/head.md", "Not above the wheel.", "Not above any wheel.")
    replace = Path.replace

    def stops(self: Path, target: Path) -> Path:
        if target.name == "anchors.lock":
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", stops)
    with pytest.raises(typer.Exit):
        publish_on(root, "2026-02-01")
    monkeypatch.undo()
    assert (root / LOCK).read_bytes() == before
    assert not list(root.rglob("*.part")), "nothing half written is left"
    publish_on(root, "2026-02-02")
    assert "glossary/head  live  1.1" in (root / LOCK).read_text(encoding="utf-8")
    assert findings(root) == []


def test_a_day_that_is_no_number_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(typer.Exit):
        command(root)
    assert "SOURCE_DATE_EPOCH is “soon”, which is no number of seconds since 1970." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (r"(glossary/head#two-feet  live  )1\.0", r"\g<1>1.1", "“glossary/head#two-feet” was published last in version 1.0, and this line says 1.1."),
        (r"(glossary/head  live  1\.0  )\w{4}", r"\g<1>0000", "“glossary/head”, version 1.0: the hash of its kept text is "),
        (r"(sources/talk#k1  live  1\.0  )\w{4}", r"\g<1>0000", "“sources/talk#k1”, version 1.0: the hash of its kept text is "),
    ],
)
def test_before_there_was_a_journal_a_version_written_by_hand_is_found(published: Path, old: str, new: str, told: str) -> None:
    before_the_journal(published)
    lock = published / LOCK
    text, count = re.subn(old, new, lock.read_text(encoding="utf-8"))
    assert count == 1
    lock.write_text(text, encoding="utf-8")
    (found,) = findings(published)
    assert found.startswith(f"{LOCK}: version_rewritten: {told}")


def test_before_there_was_a_journal_a_last_text_that_was_edited_or_deleted_is_found(published: Path) -> None:
    before_the_journal(published)
    edit(published, f"{FOLDER}/glossary/head/1.0.json", "Not above the wheel.", "Not above any wheel.")
    assert len(findings(published)) == 3, "the note, its definition, the page"
    (published / FOLDER / "glossary/head/1.0.json").unlink()
    assert findings(published)[0].startswith(f"{LOCK}: version_rewritten: No text is kept of glossary/head, version 1.0: there is no file")


def test_two_lines_that_lead_in_a_circle_are_found(published: Path) -> None:
    edit(published, "glossary/head.md", "{#two-feet}", "{#feet}")
    with (published / LOCK).open("a", encoding="utf-8") as lock:
        lock.write("glossary/head#two-feet moved -> glossary/head#two-feet\n")
    assert findings(published) == [
        f"{LOCK}: moved_anchor_without_target: “glossary/head#two-feet” leads in a circle, by way of “glossary/head#two-feet”. "
        "Write in place of this line: glossary/head#two-feet  moved  -> …"
    ]


def test_what_is_said_to_have_moved_and_is_still_there_is_found(published: Path) -> None:
    with (published / LOCK).open("a", encoding="utf-8") as lock:
        lock.write("glossary/head#two-feet moved -> glossary/head#definition\n")
    assert findings(published) == [
        f"{LOCK}: moved_anchor_without_target: “glossary/head#two-feet” is said to have moved, and is there today. "
        "Take this line out, or give what stands there another id. “attested fix” takes it out where the words are the same as before."
    ]


def test_nothing_is_concluded_from_a_file_that_cannot_be_read(published: Path) -> None:
    edit(published, "glossary/head.md", "term: head", "term: [head")
    assert {one.split(": ")[1] for one in findings(published)} == {"malformed_front_matter"}


def test_the_real_ledger_is_empty_and_holds_its_explanation() -> None:
    from tests.site.building import ROOT

    assert build(ROOT).kb.ledger.lines == ()
    assert (ROOT / LOCK).read_text(encoding="utf-8") == as_text([])
