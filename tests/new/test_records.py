"""Runs the stories of `records.yml`, and holds what is made of any names to what the bibliography reads."""

from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attested.model import Person
from attested.new.pasted import records
from attested.new.record import NewRecord, key_of, record_text
from attested.read.bibliography import read_bibliography
from attested.read.files import Reading
from attested.read.tree import Held
from tests.written import read_yaml

STORIES = read_yaml(Path(__file__).with_name("records.yml"))
PATH = PurePosixPath("bib/references.bib")
WORDS = st.text("abc ÄøzñŁ{}-'’é", min_size=1, max_size=20).filter(lambda words: any(letter.isalpha() for letter in words))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_story(story: dict[str, Any]) -> None:
    found, faults = records(story["given"])
    assert [f"{one.place}: {one.message}" for one in faults] == story.get("says", [])
    taken: list[str] = list(story.get("taken", ()))
    made = []
    for one in found:
        taken.append(key_of(one, taken))
        made.append(record_text(taken[-1], one))
    if "said" in story:
        assert [*(said for one in found for said in one.said), *(f"left out: {name}" for one in found for name in one.left)] == story["said"]
    assert "".join(made) == story.get("made", "".join(made) if faults or "said" in story else "")


@given(WORDS, WORDS, WORDS.map(lambda words: words.replace("{", "").replace("}", "")))
def test_what_is_written_is_read_again(title: str, publisher: str, family: str) -> None:
    family = " ".join(family.split())
    record = NewRecord("misc", (Person(family, "Ann"),), {"title": title, "publisher": publisher})
    key = key_of(record, ())
    reading = Reading(Held({PATH: record_text(key, record).encode()}))
    sources = read_bibliography(reading, PATH)
    assert reading.findings == [] or not any(letter.isalpha() for letter in title)
    assert [(one.key, one.authors) for one in sources] == [(key, (Person(family, "Ann"),))]


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    found, faults = records(text)
    assert all(one.fields for one in found) and all(one.hint for one in faults)
