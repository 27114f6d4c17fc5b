"""The adapter: MkDocs events in, calls out. Only this file and :mod:`.theme` import mkdocs."""

from __future__ import annotations

import atexit
import os
import posixpath
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from . import build, report
from .build import Built
from .cite import Citations, Memory
from .files import swap
from .files.new_folder import NewFolder
from .files.store import Store
from .heap import look_seldom
from .model.site import HOOK_RAN
from .receive.view import MissingLibraryError
from .render.banner import banner
from .render.page import Page as Generated
from .render.page import link, opening
from .render.placeholders import filled
from .render.search_records import ProsePage, SearchSection, records, told_by_prose
from .render.search_tables import tables
from .render.templates import keep_compiled
from .site import contents, proof
from .site.frame import Framed, Frames
from .site.known import KnownBody, known
from .site.policy import with_policy
from .site.rendered import rendered
from .site.search import search_sections
from .site.stored import StoredReferences, store_of
from .theme import KnownFile, Theme

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

class _State:
    """The values that one build carries from event to event. MkDocs makes one build at a time."""

    serving: bool
    built: Built
    nav: Navigation
    citations: Memory
    store: Store | None
    pages: dict[str, Generated]
    bodies: dict[str, KnownBody]
    written: dict[str, str]
    prose: list[ProsePage]
    root: Path
    folder: NewFolder
    target: Path | None = None
    made: Path | None = None


def begin(*, serving: bool, citations: Memory) -> None:
    """Begin a build. ``citations`` keeps what a citation processor rendered, from one build of a server to the next."""
    look_seldom()
    _State.serving, _State.citations = serving, citations


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the glossary before anything is touched. On a plain build an error ends it here."""
    root = Path(os.environ.get("ATTESTED_ROOT") or Path(config.config_file_path or "mkdocs.yml").resolve().parent)
    if not config.repo_url:
        config.edit_uri = None  # without it MkDocs would warn of every page; our own links read the setting themselves
    _State.root, _State.store = root, store_of(root)
    if _State.store is not None:
        _State.citations = StoredReferences(_State.citations, _State.store)
        keep_compiled(_State.store)
    if asked := os.environ.get("ATTESTED_SITE"):
        Path(config.site_dir, HOOK_RAN).touch()
    config.extra["made_by"] = "attested"  # overrides/main.html stops a build in which nothing says so
    try:
        _State.built = built = build.build(root)
    except MissingLibraryError as error:
        raise Abort(f"{error}.") from None
    if built.findings:
        print(report.as_text(built.findings), file=sys.stderr)
    if not built.sound and not _State.serving:
        raise Abort("The glossary has errors; the former site was left as it was.")
    _State.pages = {
        f"{page.path}/index.md" if page.path in ("glossary", "sources") else f"{page.path}.md": page
        for page in contents.pages(built.kb)
    }
    _State.bodies, _State.prose = {}, []
    _State.written = {page.path: page.written for page in _State.pages.values()}
    if not _State.serving:
        _State.target = Path(asked or config.site_dir)
        _State.made = swap.fresh(_State.target)
        atexit.register(shutil.rmtree, _State.made, ignore_errors=True)
        config.site_dir = str(_State.made)
    _State.folder = NewFolder(Path(config.site_dir))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and files."""
    for path, content in contents.files(_State.root, _State.built.kb, list(_State.pages.values()), _State.citations, serving=_State.serving):
        _State.folder.put(path, content)
        files.append(KnownFile(config, path, path, None))
    parts = [files.src_uris[path] for path in config.extra_css]
    files.append(File.generated(config, contents.SHEET, content=contents.sheet(part.content_string for part in parts)))
    for part in parts:
        files.remove(part)
    config.extra_css = [contents.SHEET]
    for file in [one for one in files if one.src_uri.startswith("assets/") and one.src_uri.endswith(".js")]:
        file.content_string = contents.script(file.content_string)
    for uri, page in _State.pages.items():
        files.append(KnownFile(config, uri, f"{page.path}/index.html", f"../{page.written}" if page.written else None))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep the navigation, which the theme is told with each page."""
    _State.nav = nav
    return nav


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Make the generated pages, one after another: a thousand of them fill the memory. They do not go through MkDocs' loop, which reads and renders each by itself."""
    if _State.store is not None:
        keep_compiled(_State.store, env)
    theme = Theme(env, config, files, _State.nav)
    frames = Frames(theme.rendered)
    for uri, made in _State.pages.items():
        file, body = files.src_uris[uri], rendered(made)
        framed = Framed(
            file.url,
            made.title,
            made.description,
            link(made.path, made.canonical) if made.canonical else "",
            theme.edit_address(file),
            body.toc,
            made.listed,
            _banner() + body.html,
        )
        page = frames.page(framed, body.quiet)
        _State.folder.put(file.dest_uri, page)
        _State.bodies[made.path] = known(page, body.html, body.facts)
        _tell_search(config, file.url, made, body.sections)
        if told_by_prose(made.path):
            _State.prose.append((made.path, made.title, body.sections))
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill what a page of prose leaves to be filled in, and on serve put the findings above it."""
    here = page.url.rstrip("/") if page.url != "./" else ""
    _State.written[here] = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
    html = filled(_State.built.kb, here, html, Citations(_State.citations))
    page.meta.setdefault("description", opening(html))
    title = str(page.title or config.site_name)
    _State.prose.append((here, title, tuple(search_sections(html, title))))
    return _banner() + html


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the policy into a page. A server adds a script of its own, so there is none on its pages."""
    return output if _State.serving else with_policy(output, page.content or "")


def _tell_search(config: MkDocsConfig, url: str, made: Generated, sections: Iterable[SearchSection]) -> None:
    """Put the sections of a page into ``search/search_index.json``, in the form that the theme gives its own. No page of ours fetches that file: it is for machines."""
    boost = 2 if made.path.startswith("glossary/") else 1  # who searches a word wants its entry first
    for plugin in config.plugins.values():
        index = getattr(getattr(plugin, "provider", plugin), "search_index", None)  # MaterialX lets a plugin choose who makes it
        entries: list[Any] | None = getattr(index, "entries", getattr(index, "_entries", None))  # of the themes', and of that of MkDocs itself
        if entries is None:
            continue
        for section in sections:
            location = f"{url}#{section.id}" if section.id else url
            entries.append({"location": location, "title": section.title, "text": section.text, "boost": boost})


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Leave out MkDocs' own map of the site, which gives every page the day of the build: ours is among the files. The other pages get their policy."""
    if template_name == "sitemap.xml":
        return ""
    return output_content if _State.serving or not template_name.endswith(".html") else with_policy(output_content)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the tables of the search, prove the chain in the finished pages, then put them in the place of the former site."""
    if _State.store is not None:
        _State.store.trim()
    for path, content in tables(records(_State.built.kb, _State.prose)):
        _State.folder.put(path, content)
    if _State.serving or _State.made is None or _State.target is None:
        return
    broken = list(proof.prove(_State.made, _State.built.kb, _State.bodies))
    if broken:
        print("\n".join(map(_with_file, broken)), file=sys.stderr)
        raise Abort(
            "The built pages do not hold what they promise; the former site was left as it was. "
            "The check found no error, so this is a defect of Attested, not of the glossary: please report it with the lines above."
        )
    swap.swap(_State.made, _State.target)
    config.site_dir = str(_State.target)


def _with_file(sentence: str) -> str:
    """What is broken on a page, with the file that somebody wrote it in, where there is one."""
    page = _State.written.get(posixpath.dirname(sentence.partition(":")[0]), "")
    return f"{sentence} (written in {page})" if page else sentence


def on_build_error(error: Exception) -> None:
    if _State.made is not None:
        shutil.rmtree(_State.made, ignore_errors=True)


def _banner() -> str:
    return banner(_State.built.findings) if _State.serving else ""
