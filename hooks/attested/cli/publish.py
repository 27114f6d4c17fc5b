"""``attested publish``."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import typer

from .. import ledger, report
from ..model.ledger import LOCK
from ._common import ENGINE, Root, checked, root_of, stop


def publish(root: Root = None) -> None:
    """Write down in glossary/anchors.lock what is published from now on, and keep the texts of new versions.

    Run it where the site is deployed, and commit what it wrote. A second run changes nothing. The day is that of SOURCE_DATE_EPOCH, or
    today (UTC). Exit status: 0 done, 1 the glossary has errors, 2 could not run.

    Example: attested publish
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
    made = ledger.publish(ledger.following(built.kb), _day().isoformat())
    for what, line in made.changes():
        end = f" -> {line.successor}" if line.successor else ""
        print(f"{what:<12}{line.address}  {line.version}{end}")
    try:
        for text in made.new_texts:
            _write(base / text.path, ledger.text_file(text))
        _write(base / LOCK, ledger.as_text(made.ledger.lines))
    except OSError as error:
        stop(f"Could not write {error.filename}: {error.strerror or error}. Once it can be written, run this again.")
    count = sum(1 for _ in made.changes())
    print(f"{count} change{'s' * (count != 1)}, {len(made.ledger.lines)} addresses in {LOCK}." if count else "Nothing new.", file=sys.stderr)


def _day() -> date:
    """The day of SOURCE_DATE_EPOCH (seconds since 1970), or today, both in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()
    except (ValueError, OverflowError, OSError):
        stop(f"SOURCE_DATE_EPOCH is “{epoch}”, which is no number of seconds since 1970.")


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all; one that has this text already is left alone."""
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as aside:
        made = Path(aside.name)
        try:
            aside.write(data)
            aside.flush()
            os.fsync(aside.fileno())
            made.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            made.replace(path)
        except BaseException:
            made.unlink(missing_ok=True)
            raise
