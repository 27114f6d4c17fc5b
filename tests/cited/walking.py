"""The story of the ledger, walked with what was cited on its first day in hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attested.build import build
from attested.export.as_anchors import anchors
from tests.ledger.publishing import ADDRESS, change, foreign, publish_on
from tests.ledger.test_story import STORY as STEPS
from tests.site.building import program, run
from tests.written import read_yaml

STORY: dict[str, Any] = read_yaml(Path(__file__).with_name("story.yml"))
SITES = (ADDRESS,)


def walk(root: Path) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """After each step that the story asks about: its name, the bibliography of the first day, and the rows of ``anchors.json``."""
    foreign(root)
    cited = ""
    for step in STEPS:
        change(root, step)
        if "publish" in step:
            publish_on(root, step["publish"])
        cited = cited or "\n".join(
            run(program("attested"), "cite", one, "--part", "entry", "--style", "biblatex", cwd=root).stdout for one in STORY["cited"]
        )
        if step["name"] in STORY["after"]:
            yield step["name"], cited, json.loads(anchors(build(root).kb))["anchors"]
