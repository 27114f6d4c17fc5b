"""Runs the stories of `repairs.yml`; and whatever is mangled, its meaning stays."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attested.fix import mended
from attested.fix.meaning import meaning
from attested.read.glossary import read_glossary, read_tree
from attested.read.tree import Held
from attested.verbatim import normalise
from tests.site.building import ROOT
from tests.written import read_yaml

STORIES = read_yaml(Path(__file__).with_name("repairs.yml"))
FILES = [path for root in (ROOT, ROOT / "tests/foreign") for path in sorted(root.glob("glossary/*.md")) + sorted(root.glob("bib/passages/*.md"))]
MANGLINGS = [
    ("\n", "\r\n"), ("\n\n", "\n"), ("\n\n", "\n\n\n"), ("\n>\n", "\n"), (" ", "\u00a0"), (" ", "  "), ("> ", ">"), ("\n", "  \n"), ("- ", "* "),
    ("— ", "-- "), ("— ", "–"), ('"', "“"), (" {#", "{#"), (", ", ",\n"), ("# ", "#"), ("[@", "[ @"), (", also", " also"), ("---\nterm", "\n---\nterm"),
]  # fmt: skip


def relative(path: Path) -> str:
    return "/".join(path.parts[-3:] if "passages" in path.parts else path.parts[-2:])


def quoted(path: str, data: bytes) -> list[str]:
    """The words of each quotation and of each passage, normalised as quotations are compared."""
    from pathlib import PurePosixPath

    glossary = read_tree(Held({PurePosixPath(path): data}))
    words = [one.text.value for entry in glossary.entries for _, one in entry.quotations]
    return [normalise(one).text for one in [*words, *(passage.text.value for file in glossary.passage_files for passage in file.passages)]]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_story(story: dict[str, Any]) -> None:
    data = story["bytes"].encode("latin-1") if "bytes" in story else story["given"].encode()
    path = story.get("path", "glossary/x.md")
    after = mended(path, data)
    assert after == (data if "same" in story else story["mended"].encode())
    assert mended(path, after) == after


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_the_glossaries_have_nothing_to_mend(path: Path) -> None:
    assert mended(relative(path), path.read_bytes()) == path.read_bytes()


@given(st.sampled_from(FILES), st.lists(st.tuples(st.sampled_from(MANGLINGS), st.integers(0, 60), st.integers(1, 60)), max_size=4))
def test_what_is_mangled_keeps_its_meaning_and_every_quoted_word(path: Path, manglings: list[Any]) -> None:
    text = path.read_text(encoding="utf-8")
    for (old, new), first, count in manglings:
        parts = text.split(old)
        text = "".join(part + (new if first <= at < first + count else old) for at, part in enumerate(parts[:-1])) + parts[-1]
    name, data = relative(path), text.encode()
    after = mended(name, data)
    assert quoted(name, after) == quoted(name, data)
    assert meaning(name, after).is_that_of(meaning(name, data))
    assert mended(name, after) == after


LINES = st.lists(st.text('#>-— "“”[]@{}:x1,.`~\u00a0\t*|', max_size=24), max_size=12).map("\n".join)


@given(LINES, st.sampled_from(["glossary/x.md", "bib/passages/x.md"]))
def test_whatever_is_written_keeps_its_meaning(body: str, name: str) -> None:
    data = f"---\n{'term' if name.startswith('glossary') else 'source'}: x\n---\n# x\n## Usage\n{body}".encode()
    after = mended(name, data)
    assert quoted(name, after) == quoted(name, data)
    assert mended(name, after) == after


def test_after_harmless_slips_everywhere_the_glossary_is_as_it_was(tmp_path: Path) -> None:
    for folder in ("glossary", "bib"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for path in sorted(tmp_path.glob("glossary/*.md")):
        sound = path.read_bytes()
        slipped = sound.replace(b"\n>\n", b"\n").replace(b"\n\n- ", b"\n* ").replace("> — ".encode(), b">-- ").replace(b"\n", b" \r\n")
        assert slipped != sound
        path.write_bytes(b"\xef\xbb\xbf" + slipped)
        assert mended(relative(path), path.read_bytes()) == sound
    assert read_glossary(tmp_path).findings == ()
