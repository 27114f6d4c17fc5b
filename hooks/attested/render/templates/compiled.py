"""Compiled templates, kept from one build to the next."""

from __future__ import annotations

from typing import Protocol

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Keeper(Protocol):
    """Keeps bytes under a kind and a key."""

    def get(self, kind: str, key: str) -> bytes | None: ...

    def put(self, kind: str, key: str, value: bytes) -> None: ...


class CompiledTemplates(BytecodeCache):
    """Jinja2's own interface for this. The key holds the text of the template, by its checksum."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code of a template, where it is kept."""
        kept = self._keeper.get("template", f"{bucket.key} {bucket.checksum}")
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._keeper.put("template", f"{bucket.key} {bucket.checksum}", bucket.bytecode_to_string())
