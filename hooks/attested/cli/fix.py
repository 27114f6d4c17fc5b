"""``attested fix``."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from ..files.file import RefusedError, move_file, replace_file
from ..model.ledger import LOCK
from ..read.docs import read_prose_texts
from ..read.files import LARGEST, Reading, shown
from ..read.tree import Folder
from ._common import Root, checked, coloured, inside, progress, root_of, stop

if TYPE_CHECKING:
    from ..fix.names import Names
    from ..graph import KnowledgeBase

COLOURS = {"+": "\033[32m", "-": "\033[31m", "@": "\033[36m"}
PLACES = (("glossary", ".md"), ("bib/passages", ".md"), ("bib", ".bib"))


def fix(
    files: Annotated[list[Path] | None, typer.Argument(help="Mend only these files.", show_default=False)] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write the changes without asking.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit status 1 if something would change.")] = False,
    marks: Annotated[bool, typer.Option("--marks", help="Also write the marks that findings propose; look at each.")] = False,
    root: Root = None,
) -> None:
    """Mend what needs no judgement: spacing, line ends, blank lines, marks around phrases, order of keys, ids of headings, and what a rename leaves to do.

    Whatever has another name now is called by it wherever the former one stands: in citations, in links, and in names of files.
    With --marks, what findings propose is offered too: qualifiers for words that a quotation leaves out, and exact lines of originals. The changes are shown first. What a quotation says is never changed, and no link is followed. Exit status: 0 nothing to mend,
    or mended, 1 something was not mended, 2 could not run.

    Examples: attested fix; attested fix glossary/some-term.md --yes; attested fix --marks; attested fix --check
    """
    base = root_of(root)
    tree = Folder(base)
    names = [inside(base, path) for path in files] if files else list(_all(tree))
    with progress("Reading"):
        kb = checked(base).kb
        moves = _moves(tree, kb, names) if files else _moves(tree, kb, None)
        changed = list(_changed(tree, [*names, *(path for path in moves if path not in names)], kb, moves, marks=marks))
    for name, former, after in changed:
        if name in moves:
            print(f"rename {name} to {moves[name]}")
        print("\n".join(_difference(name, former, after)), end="\n" if former != after else "")
    if not changed:
        print("Nothing to mend.", file=sys.stderr)
        return
    what = f"{len(changed)} file{'s' * (len(changed) != 1)}"
    if check or not (yes or _agreed(what)):
        print(f"{what} would change; nothing was written." + ("" if check else " Write the changes with --yes."), file=sys.stderr)
        raise typer.Exit(1)
    for name, former, after in changed:
        try:
            if name in moves:
                move_file(base, name, former, moves[name], after)
            else:
                replace_file(base, name, former, after)
        except (RefusedError, OSError) as error:
            stop(str(error))
    print(f"Mended {what}.", file=sys.stderr)


def _moves(tree: Folder, kb: KnowledgeBase, names: Iterable[str] | None) -> dict[str, str]:
    """The files that are to have another name, each with that; of all, or of some names."""
    from ..fix.names import Names

    moves = {old: new for old, new in Names(kb).files() if tree.kind(PurePosixPath(old)) == "file" and tree.kind(PurePosixPath(new)) == "nothing"}
    return {old: new for old, new in moves.items() if names is None or old in names}


def _changed(tree: Folder, names: Iterable[str], kb: KnowledgeBase, moves: Mapping[str, str], *, marks: bool) -> Iterator[tuple[str, bytes, bytes]]:
    """Each file that there is something to mend in: its name, what it holds, and what it should; with proposed marks where they are asked for."""
    from ..fix import mended  # what it needs of the readers is slow to load
    from ..fix.names import Names
    from ..fix.renaming import renamed

    present = Names(kb)
    for name in names:
        path = PurePosixPath(name)
        if _linked(tree, path) or tree.kind(path) != "file" or (former := _data(tree, path)) is None:
            print(f"attested: {shown(name)} is no plain file of text, and is left as it is.", file=sys.stderr)
            continue
        after = former if name.endswith(".toml") else _renamed(renamed, present, name, _with_proposed(kb, name, former) if marks else former)
        after = after if name == LOCK or name.startswith("docs/") else mended(name, after)
        if after != former or name in moves:
            yield name, former, after


def _renamed(renamed: Callable[[Names, str, str], str], present: Names, name: str, data: bytes) -> bytes:
    """A file with former names as they are today; as it is, where there are none or where it is not UTF-8."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    ends = "\r\n" if "\r\n" in text else "\n"
    former = text.replace("\r\n", "\n")
    after = renamed(present, name, former)
    return data if after == former else after.replace("\n", ends).encode()


def _with_proposed(kb: KnowledgeBase, name: str, data: bytes) -> bytes:
    from ..fix.proposed import with_proposed

    try:
        return with_proposed(kb, name, data)
    except UnicodeDecodeError:
        return data


def _data(tree: Folder, path: PurePosixPath) -> bytes | None:
    """The bytes of a file; None where it cannot be read or is larger than any that is read."""
    try:
        return tree.data(path) if tree.size(path) <= LARGEST * 16 else None
    except OSError:
        return None


def _all(tree: Folder) -> Iterator[str]:
    """The files that are mended, but those of unprintable names. A folder that cannot be listed holds none."""
    reading = Reading(tree)
    for folder, suffix in PLACES:
        yield from map(reading.name, reading.in_folder(folder, suffix))
    if tree.kind(PurePosixPath(LOCK)) == "file":
        yield LOCK
    yield from read_prose_texts(tree).texts


def _linked(tree: Folder, path: PurePosixPath) -> bool:
    return any(tree.kind(part) == "link" for part in (path, *path.parents))


def _difference(name: str, former: bytes, after: bytes) -> Iterator[str]:
    """A unified difference; what cannot be seen at the end of a line is shown."""
    old, new = (data.decode("utf-8", "replace").split("\n") for data in (former, after))
    colour = coloured(sys.stdout)
    for line in difflib.unified_diff([_visible(line) for line in old], new, name, name, lineterm="", n=1):
        mark = COLOURS.get(line[:1], "") if colour else ""
        yield f"{mark}{line}\033[0m" if mark else line


def _visible(line: str) -> str:
    line = line.replace("\ufeff", "⟨BOM⟩").replace("\r", "⟨CR⟩").replace("\u00a0", "⟨no-break space⟩").replace("\t", "⟨tab⟩")
    end = len(line.rstrip(" "))
    return line[:end] + "·" * (len(line) - end)


def _agreed(what: str) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    print(f"Write these changes to {what}? (y or n) ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
