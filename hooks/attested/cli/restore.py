"""``attested restore``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import ledger
from ..files.written import write_whole
from ..model import PublishedText
from ..model.journal import JOURNAL, JournalEntry, digest, entry_file
from ..model.ledger import LOCK, address
from ..read.journal import parsed_entry
from ..read.ledger import added_lines
from ..read.published_texts import FOLDER, parsed_published_text
from ..read.repository import former_contents, in_repository
from ._common import Root, root_of, stop

if TYPE_CHECKING:
    from ..graph import KnowledgeBase

Files = Annotated[list[str] | None, typer.Argument(metavar="[FILE]…", help="Files of the ledger, as messages name them; without any, all.")]


def restore(files: Files = None, root: Root = None) -> None:
    """Put the ledger’s files back as they were published: the ledger from its journal, all else from the repository’s history.

    Publications of both sides of a merge are joined. What no publication wrote is taken away. Lines that contributors added stay. Exit
    status: 0 all is as it was, 1 something could not be found, 2 could not run.

    Examples:
        attested restore
        attested restore glossary/anchors.lock
    """
    base = root_of(root)
    wanted = frozenset(files or ())
    for name in sorted(wanted):
        if name != LOCK and not name.startswith(f"{FOLDER}/"):
            stop(f"{name} is no file of the ledger: those are {LOCK} and what is in {FOLDER}/.")
    run = Restoring(base, wanted)
    try:
        run.all()
    except OSError as error:
        stop(f"Could not write {error.filename}: {error.strerror or error}. Once it can be written, run this again.")
    for words in run.not_found:
        print(f"attested: {words}", file=sys.stderr)
    if not run.done and not run.not_found:
        print("All is as it was published.", file=sys.stderr)
    raise typer.Exit(1 if run.not_found else 0)


class Restoring:
    """One run: what it was asked for, what it did, and what it did not find."""

    def __init__(self, base: Path, wanted: frozenset[str]) -> None:
        self.base, self.wanted = base, wanted
        self.done: list[str] = []
        self.not_found: list[str] = []

    def all(self) -> None:
        """The journal first, since the rest is proved by it; then the joining of both sides of a merge, the texts, and the ledger."""
        while self._entries():
            pass
        kb = self._know()
        if self.not_found or not kb.ledger.journal:
            return None
        others = [path for path in self.wanted if not path.startswith(f"{JOURNAL}/")]
        if others and (ledger.missing_entries(kb.ledger) or len(ledger.heads(kb.ledger.journal)) > 1):
            self.wanted = frozenset()  # all else is proved by the journal, so that has to be whole first
            return self.all()
        while not self.wanted and len(ledger.heads(kb.ledger.journal)) > 1:
            self._join(kb)
            kb = self._know()
        if len(ledger.heads(kb.ledger.journal)) == 1:
            self._texts(kb)
            self._lock(kb)
        return None

    def _entries(self) -> bool:
        """Entries that are missing, altered, or no program’s; tells whether there may be more to find."""
        kb = self._know()
        missing = {entry_file(name) for name in ledger.missing_entries(kb.ledger)}
        malformed = {one.place.path for one in kb.glossary.findings if one.place.path.startswith(JOURNAL) and one.check == "malformed_journal_entry"}
        changed = False
        for path in sorted(filter(self._asked, missing | malformed)):
            found = self._entry(path)
            if found is not None:
                changed |= self._write(path, found)
            elif path in missing:
                self._lost(path)
            else:
                changed |= self._remove(path)
        out_of_turn = [] if missing or malformed else [entry.path for entry in kb.ledger.journal if ledger.out_of_turn(kb.ledger.journal, entry)]
        for path in filter(self._asked, out_of_turn):
            changed |= self._remove(path)
        return changed and not self.not_found

    def _join(self, kb: KnowledgeBase) -> None:
        here = {address(*at) for at in ledger.today(kb).anchors}
        try:
            made = ledger.join(kb.ledger.journal, self._text, here, kb.site.branch)
        except LookupError as error:
            stop(f"{error.args[0]} Both sides of the merge have to be in this repository: git fetch --all")
        for text in made.texts:
            self._write(text.path, ledger.text_file(text))
        self._write(made.written.entry.path, made.written.text)

    def _texts(self, kb: KnowledgeBase) -> None:
        total, found = ledger.added_up(kb.ledger.journal), ledger.following(kb)
        kept = {one.path: one for one in kb.ledger.published_texts}
        for path, (hash_, _) in total.texts.items():
            one = kept.get(path)
            if self._asked(path) and (one is None or (one.hash != hash_ and not ledger.is_struck(found, one, total))):
                text = self._former(path, hash_)
                if text is None:
                    self._lost(path)
                else:
                    self._write(path, text)
        for path in filter(self._asked, sorted({*kept, *(one.place.path for one in kb.glossary.findings if one.check == "malformed_published_text")} - total.texts.keys())):
            self._remove(path)

    def _lock(self, kb: KnowledgeBase) -> None:
        if not self._asked(LOCK):
            return
        path = self.base / LOCK
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        added, unread = added_lines(text)
        lines = ledger.added_up(kb.ledger.journal).lines
        known = [line for line in added if line.split()[0] in lines and line.split()[1:] != ["live"]]
        self._write(LOCK, ledger.ledger_text(kb.ledger.journal, known))
        for line in [*(line for line in added if line not in known), *unread]:
            print(f"attested: left out of {LOCK}: {line}", file=sys.stderr)

    def _text(self, path: str, hash_: str) -> PublishedText:
        text = self._former(path, hash_)
        if text is None:
            raise LookupError(f"{path} is not found as the other side published it.")
        return parsed_published_text(text, path)

    def _entry(self, path: str) -> str | None:
        """The text of an entry of the journal as its name says, from the history."""
        for text in self._contents(path):
            try:
                read: JournalEntry = parsed_entry(text)
            except ValueError:
                continue
            if read.path == path:
                return text
        return None

    def _former(self, path: str, hash_: str) -> str | None:
        """The text of a file with a hash: as it is, or as it was at some time."""
        return next((text for text in self._contents(path) if digest(text) == hash_), None)

    def _contents(self, path: str) -> Iterator[str]:
        if (self.base / path).is_file():
            yield _text_of((self.base / path).read_bytes())
        if in_repository(self.base):
            yield from map(_text_of, former_contents(self.base, path))

    def _know(self) -> KnowledgeBase:
        from ..graph import join_up
        from ..read.glossary import read_glossary
        from ..receive.view import MissingLibraryError

        try:
            return join_up(read_glossary(self.base))
        except MissingLibraryError as error:
            stop(f"{error}.")

    def _asked(self, path: str) -> bool:
        return not self.wanted or path in self.wanted

    def _lost(self, path: str) -> None:
        self.not_found.append(f"{path} is not found in the history of this repository. Fetch all of it (git fetch --all --unshallow), or ask whoever has a copy.")

    def _write(self, path: str, text: str) -> bool:
        if write_whole(self.base / path, text):
            self.done.append(path)
            print(f"restored    {path}")
            return True
        return False

    def _remove(self, path: str) -> bool:
        (self.base / path).unlink()
        self.done.append(path)
        print(f"taken away  {path}")
        return True


def _text_of(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
