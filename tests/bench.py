"""``make bench``: how long a build takes, as a ratio against plain Material over the same words, in the same run."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.site.building import copy, program, run  # noqa: E402 (the path comes first)

TIMES = 3


def plain(root: Path) -> Path:
    """The same docs and the entries' and passages' own Markdown, with Material and no hook."""
    for folder, part in (("glossary", "glossary"), ("sources", "bib/passages")):
        shutil.copytree(root / part, root / "docs" / folder, ignore=shutil.ignore_patterns("*.toml"))
    config = "site_name: plain\ntheme:\n  name: material\n  font: false\nplugins: [search]\nvalidation:\n  links:\n    not_found: ignore\n    anchors: ignore\n"
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    return root


def seconds(command: tuple[str, ...], root: Path) -> float:
    """The shortest of some runs."""
    took = []
    for _ in range(TIMES):
        start = time.perf_counter()
        done = run(*command, cwd=root)
        took.append(time.perf_counter() - start)
        if done.returncode:
            sys.exit(done.stderr)
    return min(took)


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = copy(Path(folder, "ours")), plain(copy(Path(folder, "plain")))
        baseline = seconds((program("mkdocs"), "build", "-q"), theirs)
        python = seconds((program("python"), "-c", "import yaml, pydantic, bibtexparser, typer"), ours)
        build = seconds((program("mkdocs"), "build", "-q"), ours)
        check = seconds((program("attested"), "check"), ours)
    print(f"mkdocs build, plain Material over the same Markdown   {baseline:6.2f} s   1.00")
    print(f"mkdocs build, checked, rendered and proved            {build:6.2f} s   {build / baseline:4.2f}")
    print(f"import of the libraries that reading needs            {python:6.2f} s   1.00")
    print(f"attested check                                        {check:6.2f} s   {check / python:4.2f}")


if __name__ == "__main__":
    main()
