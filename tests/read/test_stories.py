"""Runs the stories of `*.yml`: given files, expect values at paths, and exactly these findings."""

from pathlib import Path
from typing import Any

import pytest

from attested.model import Place, Text
from attested.read.glossary import read_glossary
from tests.written import read_yaml

HEAD = {  # what a story need not write out: a shorthand stands for a file that begins with these lines
    "entry": ("glossary/x.md", "---\nterm: x\n---\n# x\n"),
    "passages": ("bib/passages/s.md", "---\nsource: s\n---\n"),
    "bib": ("bib/references.bib", ""),
    "kinds": ("glossary/relations.toml", ""),
}
SHORT = {
    "e": "entries.0",
    "i": "entries.0.items.0",
    "q": "entries.0.items.0.quotations.0",
    "p": "passage_files.0.passages.0",
}
STORIES = [
    one for path in sorted(Path(__file__).parent.glob("*.yml")) for one in read_yaml(path)
]


def value(found: Any, path: str) -> Any:
    first, _, rest = path.partition(".")
    parts = f"{SHORT.get(first, first)}.{rest}".strip(".").split(".")
    for at, part in enumerate(parts):
        if isinstance(found, dict):
            return plain(found[".".join(parts[at:])])
        found = found[int(part)] if part.isdigit() else getattr(found, part)
    return plain(found)


def plain(found: Any) -> Any:
    if isinstance(found, tuple | frozenset):
        return [plain(one) for one in found]
    return found.value if isinstance(found, Text) else str(found) if isinstance(found, Place) else found


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_story(story: dict[str, Any], tmp_path: Path) -> None:
    files = {path: head + story[key] for key, (path, head) in HEAD.items() if key in story} | story.get("file", {})
    for path, text in {"bib/references.bib": "", **files}.items():
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(
            data.replace(b"MANY", b"".join(one.encode() * n for one, n in story.get("many", [])))
        )
    for path, target in story.get("link", {}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).symlink_to(tmp_path / target)
    glossary = read_glossary(tmp_path)
    assert [f"{one.place}: {one.check}: {one.message}" for one in sorted(glossary.findings)] == story.get(
        "findings", []
    )
    assert {path: value(glossary, path) for path in story.get("expect", {})} == story.get("expect", {})
