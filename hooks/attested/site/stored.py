"""The store of a glossary, and the references that are kept in it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, MutableMapping
from pathlib import Path

from ..files.store import Store, engine
from ..model.site import CACHE, STORE
from ..read.repository import held_by_git

ENGINE = Path(__file__).resolve().parents[3]


def store_of(root: Path) -> Store | None:
    """The store of the glossary under ``root``; None where none is to be used: on a build server (``CI`` is set), or where ``ATTESTED_STORE`` says ``off``.

    Nor is one used that a commit brought along, or that lies behind a link: somebody else may have written it.
    """
    if os.environ.get("CI") or os.environ.get("ATTESTED_STORE") == "off" or any(one.is_symlink() for one in (root / CACHE, root / STORE)):
        return None
    if held_by_git(root, CACHE):
        return None
    program = [Path(__file__).resolve().parents[1], *(path for path in (ENGINE / "requirements.txt",) if path.is_file())]
    return Store(root / STORE, engine(program))


class StoredReferences(MutableMapping[tuple[str, str], tuple[str, str]]):
    """References by style and by what was asked, as :data:`attested.cite.Memory` has them: in memory, and behind it in a store."""

    def __init__(self, memory: MutableMapping[tuple[str, str], tuple[str, str]], store: Store) -> None:
        self._memory, self._store = memory, store

    def __getitem__(self, key: tuple[str, str]) -> tuple[str, str]:
        if key not in self._memory:
            kept = self._store.get("reference", json.dumps(key))
            if kept is None:
                raise KeyError(key)
            reference, in_text = json.loads(kept)
            self._memory[key] = reference, in_text
        return self._memory[key]

    def __setitem__(self, key: tuple[str, str], value: tuple[str, str]) -> None:
        self._memory[key] = value
        self._store.put("reference", json.dumps(key), json.dumps(value).encode())

    def __delitem__(self, key: tuple[str, str]) -> None:
        del self._memory[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._memory)

    def __len__(self) -> int:
        return len(self._memory)
