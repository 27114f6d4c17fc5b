"""A verdict in words, the same as the page in the browser prints."""

from __future__ import annotations

from collections.abc import Iterator

from .verdicts import DAY, Verdict


def told(verdict: Verdict) -> Iterator[str]:
    """Sentences about a citation: what became of its address, then of its words, then the words themselves if they differ."""
    if verdict.fate == "unknown":
        yield "Nothing was ever published at this address."
        return
    if verdict.fate == "unpublished":
        yield "Not published yet, so there is nothing to compare."
        return
    why = f": {verdict.reason}" if verdict.reason else ""
    if verdict.fate == "moved":
        yield f"Moved to {verdict.place}{why}."
    if verdict.fate == "retired":
        yield f"Retired on {verdict.since}{why}."
        if verdict.place:
            yield f"Instead: {verdict.place}."
        yield from (f"It said: {words}" for words in verdict.then or verdict.now)
        return
    yield _change(verdict)
    if verdict.change == "quotation" and verdict.then != verdict.now:
        yield from (f"Then: {words}" for words in verdict.then)
        yield from (f"Now: {words}" for words in verdict.now)


def _change(verdict: Verdict) -> str:
    today = f"version {verdict.version}, since {verdict.since}"
    if verdict.change == "same":
        return f"Unchanged: {today}."
    if verdict.change == "notes":
        return f"Only our notes changed since version {verdict.cited}; the quoted words are the same. Today: {today}."
    if verdict.change == "quotation":
        return f"The quotation was corrected since version {verdict.cited}. Today: {today}."
    if verdict.citation.digest:
        return f"No version had words of which the SHA-256 begins {verdict.citation.digest}. Today: {today}."
    if verdict.citation.version:
        return f"Version {verdict.citation.version} was never published. Today: {today}."
    if 0 < len(verdict.citation.day) < DAY:
        return f"The citation tells only {verdict.citation.day}, and no version was there for all of it. Today: {today}."
    if verdict.citation.day:
        return f"Not published yet on {verdict.citation.day}. Today: {today}."
    return f"The citation names no version, and there were several. Today: {today}."
