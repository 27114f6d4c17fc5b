"""The text of a new entry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import dedent

PLAIN = re.compile(r"[^\W_][\w .'’()/&+-]*$")
SECTIONS = {"definition": "Definition", "usage": "Usage", "case": "Cases", "claim": "Claims"}


@dataclass(frozen=True, slots=True)
class FirstQuotation:
    """The quotation that a new entry begins with. ``role`` is a key of :data:`SECTIONS`; ``acts`` may be empty."""

    words: str
    key: str
    locator: str
    role: str = "usage"
    acts: str = ""
    heading: str = ""


def entry_text(
    term: str,
    *,
    slug: str = "",
    aliases: Sequence[str] = (),
    forms: Sequence[str] = (),
    gloss: str = "",
    quotation: FirstQuotation | None = None,
) -> str:
    """The whole file, which ends with a line feed. Words are taken over as they are given; only white space at ends is dropped."""
    lines = ["---", f"term: {scalar(term)}", *([f"slug: {slug}"] if slug else [])]
    lines += [
        f"{key}: [{', '.join(map(scalar, names))}]" for key, names in (("aliases", aliases), ("forms", forms)) if names
    ]
    lines += ["---", "", f"# {' '.join(term.split())}", ""]
    if gloss.strip():
        lines += [gloss.strip(), ""]
    if quotation is not None:
        lines += _quoted(quotation)
    return "\n".join(lines).rstrip("\n") + "\n"


def scalar(value: str) -> str:
    """A value of the front matter, in straight quotation marks where YAML would take it for something else."""
    value = " ".join(value.split())
    plain = PLAIN.match(value) and value.lower() not in ("true", "false")
    return value if plain else json.dumps(value, ensure_ascii=False)


def _quoted(one: FirstQuotation) -> Iterator[str]:
    yield from (f"## {SECTIONS[one.role]}", "")
    if one.role != "definition":
        yield from (f"### {one.heading or f'In {one.key}, {one.locator}'}", "")
    for line in dedent(one.words).strip().splitlines():
        yield f"> {line.rstrip()}".rstrip()
    acts = f"{one.acts}: " if one.acts else ""
    yield from (">", f"> — {acts}[@{one.key}, {one.locator}]", "")
