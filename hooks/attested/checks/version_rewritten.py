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

Take the line, or the file in `glossary/published/`, back as it was from the repository. What changes in an entry becomes a new version by
itself, at the next publication.

There is one exception. Words that their author wants removed may be struck from the kept texts too, once the line of their anchor, or of the heading
or page around it, says so: `glossary/term#id retired because removed on request`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import KnowledgeBase
from ..ledger import Following, content_hash, following, text_path
from ..model import Finding, Published
from ._ledger import published
from ._shared import broken, fault

ON_REQUEST = "removed on request"
"""The beginning of the reason of a retired line whose words were struck from the published texts too."""

HINT = "Take it back as it was from the repository; “attested publish” alone writes versions."


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    """Lines whose version or hash is not that of the last kept text, and pages whose text is not kept."""
    lines = published(kb)
    if not lines or any(path.startswith("glossary/published") for path in kb.glossary.broken):
        return
    found = following(kb)
    for line in lines:
        message = _fault(found, line)
        if message and not _removed(found, line) and not broken(kb, text_path(line.page, line.version)):
            yield fault(line.place, message, HINT)


def _removed(found: Following, line: Published) -> bool:
    outcome = found.where(line.page, line.id)
    return outcome is not None and outcome.retired is not None and outcome.retired.reason.startswith(ON_REQUEST)


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
    if part.kind != "source" and content_hash(part) != line.hash:
        return f"“{line.address}”, version {line.version}: the hash of its kept text is {content_hash(part)}, and this line says {line.hash}."
    return ""
