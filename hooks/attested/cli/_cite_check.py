"""``attested cite --check``: what became of the citations in somebody's file."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import fill

import typer

from ..cite.check import Rows, Verdict, citations, told, verdict
from ..cite.check.packed import BEGINS, NotReadError, text_of
from ..export.as_anchors import anchors
from ._common import checked, given, stop

WIDTH = 100


def check_citations(base: Path, file: Path) -> None:
    """Print a verdict for each citation in the file; end with 1 if one of them should be looked at, else with 0."""
    found = json.loads(anchors(checked(base).kb))
    rows = Rows(found["anchors"])
    site = found["site"]
    verdicts = [verdict(one, rows) for one in citations(_text(file), (site, *found["formerSites"]) if site else ())]
    if not verdicts:
        where = f"begins with {site}" if site else "has glossary/ or sources/ in it"
        print(f"{file} cites nothing of this glossary: no address in it {where}.")
        return
    for one in verdicts:
        _print(str(file), one)
    matter = sum(one.matters for one in verdicts)
    print(f"{len(verdicts)} citation{'s' * (len(verdicts) != 1)}, {matter or 'none'} to look at.")
    raise typer.Exit(1 if matter else 0)


def _text(file: Path) -> str:
    """Read the text of a file, or standard input for ``-``; end with status 2 where that cannot be read."""
    try:
        held = given(file)
        return text_of(held) if held.startswith(BEGINS) else held.decode("utf-8-sig")
    except OSError as error:
        stop(f"{file} could not be read: {error.strerror}.")
    except NotReadError as error:
        stop(f"{file} could not be read: {error}. Save it as plain text and try again.")
    except UnicodeDecodeError:
        stop(f"{file} is not UTF-8. Save it as UTF-8 and try again.")


def _print(path: str, one: Verdict) -> None:
    cited = one.citation
    address = f"{cited.page}#{cited.id}" if cited.id else cited.page
    print(f"{path}:{cited.line}: {address}{f', version {cited.version}' if cited.version else ''}")
    for sentence in told(one):
        print(fill(sentence, WIDTH, initial_indent="    ", subsequent_indent="      ", break_on_hyphens=False, break_long_words=False))
    print()
