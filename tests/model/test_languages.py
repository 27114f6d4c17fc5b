"""Runs the stories of `languages.yml`."""

from pathlib import Path
from typing import Any

import pytest

from attested.model import is_right_to_left, language_tag
from tests.written import read_yaml

STORIES = read_yaml(Path(__file__).with_name("languages.yml"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["written"])
def test_languages(story: dict[str, Any]) -> None:
    tag = language_tag(story["written"])
    assert (tag, is_right_to_left(tag)) == (story["tag"], story.get("rtl", False))
