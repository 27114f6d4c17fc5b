"""The record of a source as BibLaTeX: the bibliography's own fields, but for what only this glossary knows how to read."""

from __future__ import annotations

from ..model import Source

OURS = ("attribution", "defines", "fulltext")


def biblatex(source: Source) -> str:
    """One record. What is not established about its attribution goes into ``addendum``, which styles print."""
    fields = {name: value for name, value in source.fields.items() if name not in OURS and value}
    if source.attribution != "established":
        told = "attribution probable, not established" if source.attribution == "probable" else "attribution not established"
        fields["addendum"] = ", ".join(part for part in (fields.get("addendum", ""), told) if part)
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{source.type}{{{source.key},\n{lines}\n}}"
