"""What mkdocs.yml names: hands the events of MkDocs on to ``attested.plugin``.

MkDocs loads this file once and keeps it, also over the builds of a server. The package is imported anew where somebody edited it in
between; what has to outlive that is kept here.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

import click

HOOKS = str(Path(__file__).resolve().parent)


class _Server:
    """What stays from one build to the next.

    ``asking`` says whether a step of ours stands before the server, or will: MkDocs calls :func:`on_serve` only with live reload, and after
    the first build. ``left`` is what the last build left to be made.
    """

    serving = False
    edited: dict[str, int] = {}  # noqa: RUF012 (there is one server in a process)
    asking = False
    left: Any = None
    citations: dict[tuple[str, str], tuple[str, str]] = {}  # noqa: RUF012


def on_startup(command: str, dirty: bool) -> None:
    _Server.serving = command == "serve"
    asked = click.get_current_context(silent=True)
    said = asked.params if asked is not None else {}
    _Server.asking = _Server.serving and said.get("livereload") is True and not said.get("no_livereload")  # ProperDocs has two flags
    _Server.left = None


def on_config(config: Any) -> Any:
    if _Server.left is not None:
        _Server.left.end()
    _forget_package()
    plugin = _plugin()
    plugin.begin(serving=_Server.serving, deferring=_Server.serving and _Server.asking, citations=_Server.citations)
    return plugin.on_config(config)


def on_files(files: Any, config: Any) -> Any:
    return _plugin().on_files(files, config=config)


def on_nav(nav: Any, config: Any, files: Any) -> Any:
    return _plugin().on_nav(nav, config=config, files=files)


def on_env(env: Any, config: Any, files: Any) -> Any:
    return _plugin().on_env(env, config=config, files=files)


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    return str(_plugin().on_page_content(html, page=page, config=config, files=files))


def on_post_page(output: str, page: Any, config: Any) -> str:
    return str(_plugin().on_post_page(output, page=page, config=config))


def on_post_template(output_content: str, template_name: str, config: Any) -> str:
    return str(_plugin().on_post_template(output_content, template_name=template_name, config=config))


def on_post_build(config: Any) -> None:
    _Server.left = _plugin().on_post_build(config)


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    server.set_app(_plugin().before(server.get_app(), server.mount_path, lambda: _Server.left))
    _Server.asking = True
    return server


def on_build_error(error: Exception) -> None:
    _plugin().on_build_error(error)


def _plugin() -> ModuleType:
    if HOOKS not in sys.path:
        sys.path.insert(0, HOOKS)
    from attested.heap import look_seldom

    look_seldom()  # first, for what the rest of the package makes as it is imported
    from attested import plugin

    return plugin


def _forget_package() -> None:
    """Have a server import the package anew, where a file of it is another than at the last build."""
    edited = _edited() if _Server.serving else _Server.edited
    if edited != _Server.edited:
        _Server.edited = edited
        for name in [name for name in sys.modules if name == "attested" or name.startswith("attested.")]:
            del sys.modules[name]


def _edited() -> dict[str, int]:
    """Each file of the package, with the moment at which it was edited last."""
    found = {}
    for path in Path(HOOKS).rglob("*"):
        if path.suffix not in ("", ".pyc"):
            with suppress(OSError):  # an editor's own file, gone again
                found[str(path)] = path.stat().st_mtime_ns
    return found
