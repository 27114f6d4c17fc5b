"""The adapter: MkDocs events in, calls out. Only this file and :mod:`.theme` import mkdocs."""

from __future__ import annotations

import atexit
import os
import posixpath
import shutil
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from . import build, report
from .build import Built
from .cite import Citations, Memory
from .files import swap
from .files.store import Store
from .model.batch import Batch
from .model.site import HOOK_RAN
from .receive.view import MissingLibraryError
from .render.banner import banner
from .render.page import Page as Generated
from .render.page import opening
from .render.placeholders import filled
from .render.search_records import ProsePage, SearchSection, records, told_by_prose
from .render.search_tables import FOLDER as SEARCH
from .render.search_tables import tables
from .render.templates import keep_compiled
from .site import contents, proof, theme_index
from .site.deferred import App, AtOnce, Deferred, asking
from .site.docs_marks import DocsMarks
from .site.known import KnownBody, known
from .site.policy import with_policy
from .site.rendered import rendered
from .site.search import prose_sections
from .site.stored import StoredReferences, store_of
from .theme import KnownFile, Theme, whose_defect

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

class _State:
    """The values that one build carries from event to event. MkDocs makes one build at a time."""

    serving: bool
    deferring: bool
    output: AtOnce | Deferred
    built: Built
    nav: Navigation
    citations: Memory
    store: Store | None
    pages: dict[str, Generated]
    bodies: dict[str, KnownBody]
    written: dict[str, str]
    prose: list[ProsePage]
    sections: dict[str, tuple[SearchSection, ...]]
    files: Files
    theme: Theme
    root: Path
    target: Path | None = None
    made: Path | None = None


def begin(*, serving: bool, deferring: bool, citations: Memory) -> None:
    """Begin a build. ``citations`` keeps what a citation processor rendered, from one build of a server to the next. Where :func:`before` stands before the server, it may be ``deferring`` what nobody asked for yet."""
    _State.serving, _State.deferring, _State.citations = serving, deferring, citations


def before(app: App, mount: str, left: Callable[[], Deferred | None]) -> App:
    """The application of a server, with a step before it that has made what is asked for and was left to be made."""
    return asking(app, mount, left, traceback.print_exc)


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
    config.markdown_extensions.append(DocsMarks())  # type: ignore[arg-type]
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
    _State.bodies, _State.prose, _State.sections = {}, [], {}
    _State.written = {page.path: page.written for page in _State.pages.values()}
    if not _State.serving:
        _State.target = Path(asked or config.site_dir)
        _State.made = swap.fresh(_State.target)
        atexit.register(shutil.rmtree, _State.made, ignore_errors=True)
        config.site_dir = str(_State.made)
    _State.output = (Deferred if _State.deferring else AtOnce)(Path(config.site_dir))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and files."""
    for batch in contents.batches(_State.root, _State.built.kb, list(_State.pages.values()), _State.citations, serving=_State.serving):
        for path in _State.output.leave(batch):
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
    """Leave the generated pages to be made, on a plain build one after another: a thousand of them fill the memory. They do not go through MkDocs' loop, which reads and renders each by itself."""
    if _State.store is not None:
        keep_compiled(_State.store, env)
    _State.theme, _State.files = Theme(env, config, files, _State.nav, _banner()), files
    for uri in _State.pages:
        _State.output.leave(Batch((files.src_uris[uri].dest_uri,), partial(_page, uri, config)))
    return env


def _page(uri: str, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Make a generated page, and keep what search and proof will ask of it."""
    made, file = _State.pages[uri], _State.files.src_uris[uri]
    body = rendered(made)
    page = _State.theme.page(file, made, body)
    if _State.deferring or told_by_prose(made.path):
        _State.sections[uri] = body.sections
    if not _State.deferring:
        _State.bodies[made.path] = known(page, body.html, body.facts)
        for _, entries in theme_index.indexes(config.plugins.values()):
            entries.extend(theme_index.rows(file.url, made, body.sections))
    yield file.dest_uri, page


def _pages_before(uris: Iterable[str], config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Make the pages whose sections are needed and not yet known."""
    for uri in uris:
        if uri not in _State.sections:
            yield from _page(uri, config)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill what a page of prose leaves to be filled in, and on serve put the findings above it."""
    here = page.url.rstrip("/") if page.url != "./" else ""
    _State.written[here] = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
    html = filled(_State.built.kb, here, html, Citations(_State.citations))
    page.meta.setdefault("description", opening(html))
    title = str(page.title or config.site_name)
    _State.prose.append((here, title, tuple(prose_sections(html, title))))
    return _banner() + html


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the policy into a page. A server adds a script of its own, so there is none on its pages."""
    return output if _State.serving else with_policy(output, page.content or "")


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Leave out MkDocs' own map of the site, which gives every page the day of the build: ours is among the files. The other pages get their policy."""
    if template_name == "sitemap.xml":
        return ""
    return output_content if _State.serving or not template_name.endswith(".html") else with_policy(output_content)


def on_post_build(config: MkDocsConfig) -> Deferred | None:
    """Write the tables of the search, prove the chain in the finished pages, then put them in the place of the former site. Or give what a server has yet to make."""
    if _State.store is not None:
        _State.store.trim()
    _State.output.leave(Batch((f"{SEARCH}/",), partial(_search, config)))
    if isinstance(_State.output, Deferred):
        own = [(plugin, entries, [*entries]) for plugin, entries in theme_index.indexes(config.plugins.values())]
        Path(config.site_dir, theme_index.PATH).unlink(missing_ok=True)
        _State.output.leave(Batch((theme_index.PATH,), partial(_index, config, own)))
        return _State.output
    if _State.serving or _State.made is None or _State.target is None:
        return None
    broken = list(proof.prove(_State.made, _State.built.kb, _State.bodies))
    if broken:
        print("\n".join(map(_with_file, broken)), file=sys.stderr)
        raise Abort(f"The built pages do not hold what they promise; the former site was left as it was. {whose_defect(config)}")
    swap.swap(_State.made, _State.target)
    config.site_dir = str(_State.target)
    return None


def _search(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """The tables of the search. Pages of prose come before generated ones."""
    told = [uri for uri, made in _State.pages.items() if told_by_prose(made.path)]
    yield from _pages_before(told, config)
    generated = [(_State.pages[uri].path, _State.pages[uri].title, _State.sections[uri]) for uri in told]
    yield from tables(records(_State.built.kb, [*_State.prose, *generated]))


def _index(config: MkDocsConfig, own: list[tuple[Any, list[Any], list[Any]]]) -> Iterator[tuple[str, str | bytes]]:
    """The theme's index with the sections of all generated pages before those that each plugin has of its ``own``. The plugin writes it once more."""
    yield from _pages_before(_State.pages, config)
    rows = [row for uri, made in _State.pages.items() for row in theme_index.rows(_State.files.src_uris[uri].url, made, _State.sections[uri])]
    for plugin, entries, before in own:
        entries[:] = [*rows, *before]
        plugin.on_post_build(config=config)
        yield theme_index.PATH, Path(config.site_dir, theme_index.PATH).read_bytes()


def _with_file(sentence: str) -> str:
    """What is broken on a page, with the file that somebody wrote it in, where there is one."""
    page = _State.written.get(posixpath.dirname(sentence.partition(":")[0]), "")
    return f"{sentence} (written in {page})" if page else sentence


def on_build_error(error: Exception) -> None:
    if _State.made is not None:
        shutil.rmtree(_State.made, ignore_errors=True)


def _banner() -> str:
    return banner(_State.built.findings) if _State.serving else ""
