"""Runs the stories of `speech.yml`: whose words a stretch of a passage is."""

from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from attested.graph.speech import in_own_marks, sentence_around, speaker_at
from attested.read.files import Reading
from attested.read.passages import read_passages
from attested.read.tree import Folder
from tests.written import read_yaml

STORIES = read_yaml(Path(__file__).with_name("speech.yml"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_story(story: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "s.md").write_text(f"---\nsource: s\n---\n## C2\n\n{story['passage']}\n", encoding="utf-8")
    file = read_passages(Reading(Folder(tmp_path)), PurePosixPath("s.md"))
    assert file is not None
    passage = file.passages[0]
    start = passage.text.value.index(story["words"])
    end = start + len(story["words"])
    speaker = speaker_at(passage, start, end)
    named = speaker.citation if speaker else None
    assert (named and [named.key, named.locator]) == story["speaker"]
    assert in_own_marks(passage, start, end) is story["marks"]
    first, last = sentence_around(passage, start, end)
    assert passage.text.value[first:last] == story["sentence"]
