"""Every field of every verdict on the pairs of `recorded.jsonl`, which a machine made up.

Either a pair tells the comparison of words from a copy with one token changed that passes all stories (`make mutants`), or it has an
omission with neighbours as in no other pair. Most verdicts are those of the matcher as it was before passages were made ready once; those of
brackets that touch a letter are newer, and words in others are names here, so that the pairs go on telling where brackets and spaces stand.
One that changes is no mistake by itself, but somebody has to look at it.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from attested import verbatim

RECORDED = [json.loads(line) for line in Path(__file__).with_name("recorded.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("pair", RECORDED, ids=range(1, len(RECORDED) + 1))
def test_pair(pair: dict[str, Any]) -> None:
    result = verbatim.match(pair["quote"], pair["passage"], brackets_ours=pair["brackets_ours"], names=frozenset(pair.get("names", ())))
    assert json.loads(json.dumps(asdict(result))) == pair["verdict"]
