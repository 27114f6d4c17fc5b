"""``attested publish``."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from .. import ledger, report
from ..files.written import write_whole
from ..model import Ledger
from ..model.ledger import LOCK
from ..read.commit import UNSHALLOW
from ..read.repository import branch_of, in_repository, is_cut_short
from ._against import compare_with_deployed
from ._common import ENGINE, Root, checked, root_of, stop

Branch = Annotated[str, typer.Option(help="The branch that is published from, where it is another than the setting says; it is recorded.")]

Against = Annotated[str, typer.Option(help="The address of the deployed site, or “site” for the one that site_url gives: nothing is published if that has what the ledger lost.")]


def publish(root: Root = None, branch: Branch = "", against: Against = "") -> None:
    """Write down in glossary/anchors.lock and its journal what is published from now on, and keep the texts of new versions.

    Run it where the site is deployed, on the publishing branch (“main”, or what publishing_branch under extra in mkdocs.yml says), and
    commit what it wrote. A second run changes nothing. The day is that of SOURCE_DATE_EPOCH, or today (UTC). Exit status: 0 done, 1 the
    glossary has errors, 2 could not run.

    Examples: attested publish; attested publish --against site
    """
    base = root_of(root)
    built = checked(base)
    if not built.sound:
        print(report.as_text(built.findings), file=sys.stderr)
        print("attested: The glossary has errors; nothing was published.", file=sys.stderr)
        raise typer.Exit(1)
    if not built.kb.site.url:
        settings = next(folder / "mkdocs.yml" for folder in (base, ENGINE) if folder == ENGINE or (folder / "mkdocs.yml").is_file())
        stop(f"The site has no address yet, so nobody can cite it and nothing was published. Write “site_url: https://…/” in {settings}.")
    day, on = _day().isoformat(), _branch(base, built.kb.site.branch, branch)
    _refuse_earlier_day(built.kb.ledger, day)
    if against:
        compare_with_deployed(built.kb, built.kb.site.url if against == "site" else against)
    following = ledger.following(built.kb)
    made = ledger.publish(following, day)
    entry = ledger.journal_entry(made, following, day, on)
    for what, line in made.changes():
        end = f" -> {line.successor}" if line.successor else ""
        print(f"{what:<12}{line.address}  {line.version}{end}")
    if entry is not None:
        _write_all(base, made, entry)
    count = sum(1 for _ in made.changes())
    print(_summary(count, made, entry), file=sys.stderr)


def _summary(count: int, made: ledger.Publication, entry: ledger.Written | None) -> str:
    if entry is None:
        return "Nothing new."
    begun = "The journal was begun with all that was published before. " if ledger.is_from_before_the_journal(made.earlier) else ""
    return f"{begun}Publication {entry.entry.name}: {count} change{'s' * (count != 1)}, {len(made.ledger.lines)} addresses in {LOCK}."


def _branch(base: Path, setting: str, given: str) -> str:
    """The branch to publish from, or the end where another one is checked out. Empty outside of a repository."""
    if not in_repository(base):
        return given
    if is_cut_short(base):
        stop(f"Nothing was published: this copy of the repository {UNSHALLOW}; without them nobody can tell what was published before.")
    here, wanted = branch_of(base), given or setting
    if here and here != wanted:
        stop(f"Nothing was published: this is branch {here}, and {wanted} publishes. Two places that publish give one number to two texts. To publish from here all the same: --branch {here}")
    if not here and not given:
        stop(f"Nothing was published: no branch is checked out, and {wanted} publishes. If this is its newest commit: --branch {wanted}")
    return wanted


def _refuse_earlier_day(known: Ledger, day: str) -> None:
    """End where the clock is behind the last publication."""
    last = max((*(entry.day for entry in known.journal), *(line.since for line in known.lines)), default="")
    if day < last:
        epoch = int(datetime.fromisoformat(last).replace(tzinfo=UTC).timestamp())
        then = f"If it is right, and was ahead on {last}, publish under that day until it has come: SOURCE_DATE_EPOCH={epoch} attested publish"
        stop(f"Nothing was published: the last publication was on {last}, and by the clock today is {day}. Set the clock right, or SOURCE_DATE_EPOCH. {then}")


def _write_all(base: Path, made: ledger.Publication, entry: ledger.Written) -> None:
    """Write the new texts, the entry of the journal and last the ledger. Where one cannot be written, none of the new ones stays."""
    files = {text.path: ledger.text_file(text) for text in made.new_texts} | {entry.entry.path: entry.text}
    new = [base / path for path in files if not (base / path).exists()]
    try:
        for path, text in files.items():
            write_whole(base / path, text)
        write_whole(base / LOCK, ledger.ledger_text((*made.earlier.journal, entry.entry)))
    except OSError as error:
        for made_now in new:
            made_now.unlink(missing_ok=True)
        stop(f"Could not write {error.filename}: {error.strerror or error}. Once it can be written, run this again.")


def _day() -> date:
    """The day of SOURCE_DATE_EPOCH (seconds since 1970), or today, both in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()
    except (ValueError, OverflowError, OSError):
        stop(f"SOURCE_DATE_EPOCH is “{epoch}”, which is no number of seconds since 1970.")
