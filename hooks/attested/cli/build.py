"""``attested build``."""

from __future__ import annotations

import os
import subprocess
import sys

import typer

from ._common import ENGINE, Root, root_of, stop


def build(root: Root = None) -> None:
    """Build the site into site/ under the root. A build that fails leaves the former site as it was.

    Example: attested build
    """
    base = root_of(root)
    config = base / "mkdocs.yml" if (base / "mkdocs.yml").is_file() else ENGINE / "mkdocs.yml"
    if not config.is_file():
        stop(f"There is no mkdocs.yml in {base} or beside the engine.")
    environment = {**os.environ, "ATTESTED_ROOT": str(base), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config), "-d", str(base / "site")]
    print("Checking the glossary and building the site ...", file=sys.stderr, flush=True)
    done = subprocess.run(command, env=environment, check=False)
    if done.returncode:
        raise typer.Exit(1)
    print(f"The site is in {base / 'site'}.", file=sys.stderr)
