"""``attested build``."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import typer

from ..files import swap
from ..model.site import BUILDERS, HOOK_RAN
from ..read.settings import read_site
from ._common import ENGINE, Root, root_of, stop

HOOKS = re.compile(r"^hooks[ \t]*:(?P<listed>.*(?:\n(?:[ \t-].*)?$)*)", re.MULTILINE)
ITEM = re.compile(r"(?:^[ \t]*-|[\[,])[ \t]*[\"']?([^\n\"',\[\]#]*mkdocs_hook\.py)", re.MULTILINE)
"""The list of hooks in the settings, and our hook as an item of it."""


def build(root: Root = None) -> None:
    """Build the site into site/ under the root. A build that fails leaves the former site as it was.

    MkDocs builds it, or ProperDocs where mkdocs.yml says so: extra: {builder: properdocs}.

    Example: attested build
    """
    base = root_of(root)
    config = base / "mkdocs.yml" if (base / "mkdocs.yml").is_file() else ENGINE / "mkdocs.yml"
    if not config.is_file():
        stop(f"There is no mkdocs.yml in {base} or beside the engine.")
    builder, target = _builder(base, config), base / "site"
    # The hook builds into a folder of its own. What a builder that does not run it makes comes here, and not in the place of the former site.
    scratch = swap.fresh(target)
    environment = {**os.environ, "ATTESTED_ROOT": str(base), "ATTESTED_SITE": str(target), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", builder, "build", "--quiet", "-f", str(config), "-d", str(scratch)]
    print("Checking the glossary and building the site ...", file=sys.stderr, flush=True)
    try:
        done = subprocess.run(command, env=environment, check=False)
        ran = (scratch / HOOK_RAN).exists()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if not ran:
        print(_without_hook(base, config, builder, failed=done.returncode != 0), file=sys.stderr)
    if done.returncode or not ran:
        raise typer.Exit(1)
    print(f"The site is in {target}.", file=sys.stderr)


def _builder(base: Path, config: Path) -> str:
    """The builder that the settings name, or the end with status 2 where it cannot build the site or is not installed."""
    name = read_site(base).builder
    if name not in BUILDERS:
        stop(
            f"{_shown(base, config)}: under extra, builder names “{name}”; {' and '.join(BUILDERS)} run the hook that makes the entries. "
            "For any other generator: attested export --pages DIR"
        )
    if find_spec(name) is None:
        stop(f"{_shown(base, config)} names the builder {name}, which is not installed beside attested: {sys.executable} -m pip install {name}")
    return name


def _without_hook(base: Path, config: Path, builder: str, *, failed: bool) -> str:
    """Say that a build went past us, and the line of the settings by which it does not, or that it ended before it came to us."""
    before = HOOKS.search(config.read_text(encoding="utf-8", errors="replace"))
    line = before.string.count("\n", 0, before.start()) + 1 if before else 1
    named = [config.parent / found for found in ITEM.findall(before["listed"])] if before else []
    if failed and any(path.is_file() for path in named):
        return (
            f"{_shown(base, config)}:{line}:1: The hook of Attested stands here, but {builder} stopped before it came to it, so there are no entries; "
            f"the former site was left as it was. Mend in {_shown(base, config)} what {builder} says above."
        )
    return (
        f"{_shown(base, config)}:{line}:1: {builder} did not run the hook of Attested, so there are no entries; the former site was left as it was. "
        f"Write there:\n\nhooks:\n  - {os.path.relpath(ENGINE / 'hooks/mkdocs_hook.py', config.parent)}\n"
    )


def _shown(base: Path, config: Path) -> str:
    return config.name if config.parent == base else str(config)
