"""The page templates: Jinja2, autoescaping, an undefined name is an error."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from .compiled import CompiledTemplates, Keeper


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False)


def template(name: str) -> Template:
    """A template of this folder."""
    return _environment().get_template(name)


def keep_compiled(keeper: Keeper, theme: Environment | None = None) -> None:
    """Keep the compiled templates of a theme, or of this folder, with ``keeper``, and use those that it has."""
    (theme or _environment()).bytecode_cache = CompiledTemplates(keeper)
