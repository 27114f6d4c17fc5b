"""A published version is not what was published.

## Why

“Version 1.0” is cited with what it said. The ledger and the kept text of a version are written once, at publication. If either is changed
afterwards, a citation says something that was never there.

## Wrong

```glossary/anchors.lock
glossary/lamp  live  2.0  4655a784686818c9.3a7c549d540866e1  2026-01-05  2026-01-05
```

## Right

```glossary/anchors.lock
glossary/lamp  live  1.0  4655a784686818c9.3a7c549d540866e1  2026-01-05  2026-01-05
```

## How to fix

Run the command of the message, which takes the file back as it was from the repository’s history. What changes in an entry becomes a new version by
itself, at the next publication. (A ledger from before there was a journal proves its last texts only: take its line, or the file, back with git.)

There is one exception. Words that their author wants removed may be struck from the kept texts too, once the line of their anchor, or of the heading
or page around it, says so: `glossary/term#id retired because removed on request`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..ledger import Following, Sum, added_up, following, hash_like, is_struck, text_path
from ..model import Finding, Place, Published
from ..model.journal import restoring
from ._ledger import journal_is_whole, published
from ._shared import broken, fault

HINT = "Take it back as it was from the repository; “attested publish” alone writes versions."


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Kept texts that are lost, altered or invented; without a journal, lines that do not agree with the last kept text."""
    if not kb.ledger.journal:
        yield from _lines(kb)
    elif journal_is_whole(kb):
        yield from _texts(kb, added_up(kb.ledger.journal))


def _texts(kb: KnowledgeBase, total: Sum) -> Iterator[Finding]:
    kept, found = {one.path: one for one in kb.ledger.published_texts}, following(kb)
    for path, (hash_, entry) in total.texts.items():
        message, one = "", kept.get(path)
        if one is None:
            message = f"This text is lost. Publication {entry.name} of {entry.day} kept it."
        elif one.hash != hash_ and not is_struck(found, one, total):
            message = f"This text was altered: it is not what publication {entry.name} of {entry.day} kept."
        if message and not broken(kb, path):
            yield fault(Place(path), message, f"Run: {restoring(path)}")
    for path in kept.keys() - total.texts.keys():
        yield fault(Place(path), "No publication kept this text.", f"Run: {restoring(path)}")


def _lines(kb: KnowledgeBase) -> Iterator[Finding]:
    lines = published(kb)
    if not lines or any(path.startswith("glossary/published") for path in kb.glossary.broken):
        return
    found = following(kb)
    for line in lines:
        message = _fault(found, line)
        if message and not found.removed_on_request(line.page, line.id) and not broken(kb, text_path(line.page, line.version)):
            yield fault(line.place, message, HINT)


def _fault(found: Following, line: Published) -> str:
    """Say what is wrong with a line; empty where it agrees with the published text."""
    texts = found.ledger.texts.get(line.page, ())
    text = next((kept for kept in texts if kept.version == line.version), None)
    if not line.id and text is None:
        return f"No text is kept of {line.page}, version {line.version}: there is no file {text_path(line.page, line.version)}."
    part = text.text if not line.id and text else found.last.get((line.page, line.id))
    if part is None:
        return f"The kept texts of {line.page} hold nothing with the id “{line.id}”." if texts else ""
    if part.version != line.version:
        return f"“{line.address}” was published last in version {part.version or 'none'}, and this line says {line.version}."
    hash_ = hash_like(part, line.hash)
    if part.kind != "source" and hash_ != line.hash:
        return f"“{line.address}”, version {line.version}: the hash of its kept text is {hash_}, and this line says {line.hash}."
    return ""
