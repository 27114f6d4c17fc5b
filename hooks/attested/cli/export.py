"""``attested export``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from .. import report
from ..files.folder import NotOursError, write_files
from ._common import Root, checked, root_of, stop


def export(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="Where the files for machines go.", show_default=False)
    ] = None,
    pages: Annotated[
        Path | None,
        typer.Option(
            "--pages",
            metavar="DIR",
            help="Where the finished pages go, as Markdown files with their body in HTML, with all that they link to.",
        ),
    ] = None,
    root: Root = None,
) -> None:
    """Write the files for machines, or the pages for another site generator, without MkDocs.

    Files in DIR that were not written by this command are never changed or deleted: it refuses instead.
    Exit status: 0 written, 1 the glossary has errors, 2 could not run.

    Examples: attested export out; attested export --pages pages
    """
    if folder is None and pages is None:
        stop("Name a folder: attested export DIR, or attested export --pages DIR.")
    if folder is not None and pages is not None and folder.resolve() == pages.resolve():
        stop("The two folders are the same. --pages writes the files for machines too: leave out the other.")
    base = root_of(root)
    built = checked(base)
    if not built.sound:
        print(report.as_text(built.findings), file=sys.stderr)
        print("attested: The glossary has errors; nothing was written.", file=sys.stderr)
        raise typer.Exit(1)
    from ..site import contents
    from ..site.portable import portable

    if folder is not None:
        _write(folder, contents.for_machines(base, built.kb))
    if pages is not None:
        _write(pages, portable(base, built.kb))


def _write(folder: Path, files: Iterable[tuple[str, str | bytes]]) -> None:
    if folder.exists() and not folder.is_dir():
        stop(f"{folder} is not a folder.")
    try:
        count = write_files(folder, files)
    except NotOursError as refused:
        shown = "\n".join(f"    {path}" for path in refused.paths[:20])
        more = f"\n    and {len(refused.paths) - 20} more" if len(refused.paths) > 20 else ""
        stop(
            f"In {folder} these were not written by this command, or were edited since:\n{shown}{more}\n"
            "Nothing was written. Move them away, or name another folder."
        )
    except OSError as error:
        stop(f"Could not write into {folder}: {error.strerror or error}.")
    print(f"Wrote {count} files into {folder}.", file=sys.stderr)
