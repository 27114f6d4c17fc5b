"""One word for one thing: no two classes of ours have one name, so that a name in a message, a docstring or a trace says which is meant."""

from __future__ import annotations

import ast
from collections import defaultdict

from tests.test_import_direction import FILES, name_of


def test_no_two_classes_have_one_name() -> None:
    homes = defaultdict(list)
    for path in FILES:
        for found in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(found, ast.ClassDef) and not found.name.startswith("_"):
                homes[found.name].append(name_of(path))
    assert len(homes) > 200
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}
