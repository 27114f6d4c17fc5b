"""The few settings of ``mkdocs.yml`` that are ours too."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

from ..model.site import Site

ENGINE = Path(__file__).resolve().parents[3]
"""The folder with the engine's own mkdocs.yml, for a glossary that has none."""


class _Loader(yaml.CSafeLoader):
    """MkDocs' dialect: ``!ENV`` names a variable, other tags are for Python code that does not concern us."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, tag, node: None)


MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def _contact(extra: object) -> str:
    """The address for mail under ``extra: contact:``; empty where there is none, or what stands there is none."""
    given = extra.get("contact") if isinstance(extra, dict) else None
    return given.strip() if isinstance(given, str) and MAIL.fullmatch(given.strip()) else ""


def read_site(root: Path) -> Site:
    """The settings of the glossary under ``root``, or of the engine where it has none.

    What is missing or no text is left at its default: MkDocs itself reports a broken file in full.
    """
    path = root / "mkdocs.yml"
    if not path.is_file():
        path = ENGINE / "mkdocs.yml"
    try:
        given = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    except (OSError, ValueError, RecursionError, OverflowError, yaml.YAMLError):  # ValueError: bytes that are not UTF-8, a 13th month
        return Site()
    values: dict[str, Any] = given if isinstance(given, dict) else {}

    def text(key: str) -> str:
        value = values.get(key)
        return value.strip() if isinstance(value, str) else ""

    theme = values.get("theme")
    language = theme.get("language") if isinstance(theme, dict) else None
    extra = values.get("extra")
    branch = extra.get("publishing_branch") if isinstance(extra, dict) else None
    former = extra.get("former_sites") if isinstance(extra, dict) else None
    builder = extra.get("builder") if isinstance(extra, dict) else None
    url = text("site_url")
    return Site(
        name=text("site_name") or Site().name,
        url=url if not url or url.endswith("/") else f"{url}/",
        repo=text("repo_url").rstrip("/"),
        edit=text("edit_uri").removesuffix("docs/").strip("/"),
        branch=branch if isinstance(branch, str) and branch else Site().branch,
        former=tuple(f"{one.rstrip('/')}/" for one in former if isinstance(one, str)) if isinstance(former, list) else (),
        contact=_contact(extra),
        language=language if isinstance(language, str) and language else Site().language,
        builder=Site().builder if builder is None else str(builder),
    )
