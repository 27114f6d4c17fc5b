"""The theme as MkDocs runs it, for pages that do not go through MkDocs' loop."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from .render.page import ContentsLine, link
from .render.page import Page as Generated
from .site.frame import Framed, Frames
from .site.rendered import Rendered

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

THEMES = ("material", "materialx")
OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"
OURS = "The hook of Attested did not run"
"""What the template of a page says in ours, and in none of another theme."""


def whose_defect(config: MkDocsConfig) -> str:
    """Tell, of pages that the check found no error in and the proof did, whether the theme is ours, and what to write where it is not."""
    frame = next((path for path in (Path(folder, "main.html") for folder in config.theme.dirs) if path.is_file()), None)
    if config.theme.name in THEMES and frame is not None and OURS in frame.read_text(encoding="utf-8", errors="replace"):
        return "The check found no error, so this is a defect of Attested, not of the glossary: please report it with the lines above."
    return (
        f"They were made with another theme than ours. Write into {Path(config.config_file_path).name}, in the place of what stands there for theme:\n\n"
        f"theme:\n  name: material\n  custom_dir: {os.path.relpath(OVERRIDES, Path(config.config_file_path).parent)}\n  font: false\n\n"
        "For a theme of your own: attested export --pages DIR"
    )


class KnownFile(File):
    """A generated page or file as far as MkDocs has to know it: links in docs/ and the navigation lead to its address. It is written without MkDocs."""

    def __init__(self, config: MkDocsConfig, path: str, written: str, edit: str | None) -> None:
        """``path`` is where its Markdown would lie under docs/, ``written`` the file of the site, ``edit`` the file that is edited to change it."""
        super().__init__(path, None, config.site_dir, True, dest_uri=written)
        self.edit_uri = edit

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Do nothing: it is in the site already."""


class Theme:
    """Renders pages as MkDocs does. ``env`` are the theme's templates; ``above`` stands above the body of each page."""

    def __init__(self, env: Any, config: MkDocsConfig, files: Files, nav: Navigation, above: str) -> None:
        self._env, self._config, self._nav, self._above = env, config, nav, above
        self._frames = Frames(self._rendered)
        self._prose = files.documentation_pages()
        self._known = {file.url: file for file in files if isinstance(file, KnownFile)}

    def page(self, file: File, made: Generated, body: Rendered) -> str:
        """The finished page of a generated one, which MkDocs knows as ``file``."""
        canonical = link(made.path, made.canonical) if made.canonical else ""
        edit = self._page(file).edit_url or ""
        return self._frames.page(
            Framed(file.url, made.title, made.description, canonical, edit, body.toc, made.listed, self._above + body.html), body.quiet
        )

    def _rendered(self, framed: Framed) -> str:
        """The finished page, as plugins leave it. A page in the navigation is rendered as one, with its neighbours and whatever else MkDocs says of it."""
        file = self._known.get(framed.url) or KnownFile(self._config, f"{framed.url.rstrip('/')}.md", f"{framed.url}index.html", None)
        page = self._page(file)
        page.meta = {"title": framed.title, "description": framed.description, "search": {"exclude": True}}
        page.meta |= {} if framed.listed else {"robots": "noindex"}
        page.meta |= {"canonical": framed.canonical} if framed.canonical else {}
        page.edit_url = framed.edit or None
        page.markdown, page.content = "", framed.body
        page.toc = _contents(framed.contents)
        page.active = True
        try:
            context: Any = get_context(self._nav, self._prose, self._config, page)
            output = self._env.get_template("main.html").render(context)
            return self._config.plugins.on_post_page(output, page=page, config=self._config)
        finally:
            page.active, page.content = False, ""

    def _page(self, file: File) -> Page:
        return file.page or Page(None, file, self._config)


def _contents(lines: Iterable[ContentsLine]) -> TableOfContents:
    """MkDocs' tree of a page's headings; without it the skip link leads nowhere."""
    roots: list[AnchorLink] = []
    path: list[AnchorLink] = []
    for line in lines:
        link = AnchorLink(line.title, line.id, line.level)
        while path and path[-1].level >= line.level:
            path.pop()
        (path[-1].children if path else roots).append(link)
        path.append(link)
    return TableOfContents(roots)
