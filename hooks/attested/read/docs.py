"""The pages of prose in ``docs/`` and the files beside them. Nothing is understood of them here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .settings import ENGINE


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A Markdown file of ``docs/``. ``path`` is its page's folder under the site, empty for the home page."""

    path: str
    written: str
    text: str


def docs_folder(root: Path) -> Path:
    """The glossary's own docs, or the engine's where it has no mkdocs.yml of its own."""
    return (root if (root / "mkdocs.yml").is_file() else ENGINE) / "docs"


def read_docs(root: Path) -> tuple[ProsePage, ...]:
    """All pages of prose, in the order of their paths. Hidden files are none."""
    folder = docs_folder(root)
    pages = []
    for name in _names(folder):
        if name.endswith(".md"):
            stem = name.removesuffix(".md")
            path = "/".join(part for part in stem.split("/") if part not in ("index", "README"))
            pages.append(ProsePage(path, f"docs/{name}", (folder / name).read_text(encoding="utf-8-sig")))
    return tuple(pages)


def read_assets(root: Path) -> tuple[tuple[str, bytes], ...]:
    """All other files beside them: path under the site, and content."""
    folder = docs_folder(root)
    return tuple((name, (folder / name).read_bytes()) for name in _names(folder) if not name.endswith(".md"))


def _names(folder: Path) -> list[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts))
