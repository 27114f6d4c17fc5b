"""Each change as an item of a Markdown list, for a reviewer who need not know how the glossary is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .changes import (
    AnchorChange,
    CircleChange,
    FindingChange,
    FrontierChange,
    LostSource,
    NameChange,
    NewLink,
    QuotationChange,
    RelationChange,
    TermChange,
    TextChange,
    Unread,
    WordRun,
)
from .escape import code, quote, words
from .texts import FACTS

SHORT, NEAR = 40, 15
"""Words that both states have: a run of up to so many is shown whole; of a longer one, so many beside a change."""

READ_HERE = 80
"""Words that are shown of a page of prose; of a longer change, only how many there are."""


def place(path: str, line: int) -> str:
    """A file and a line."""
    return f"({code(f'{path}:{line}')})"


def compared(pieces: Sequence[WordRun]) -> str:
    """Two wordings as one line: what is gone struck out, what is new in bold."""
    marks = {"removed": "~~", "added": "**"}
    last = len(pieces) - 1
    return " ".join(
        _around(one.words, at > 0, at < last) if one.how == "same" else f"{marks[one.how]}{words(one.words)}{marks[one.how]}"
        for at, one in enumerate(pieces)
    )


def _around(same: str, before: bool, behind: bool) -> str:
    """Words that both have; of a long run only those beside a change, which may stand before it, behind it, or both."""
    run = same.split()
    if len(run) <= SHORT:
        return words(same)
    kept = [words(" ".join(run[:NEAR])) if before else "", words(" ".join(run[-NEAR:])) if behind else ""]
    return " … ".join(kept).strip()


def unread(one: Unread) -> str:
    """Give the row of a file or folder that was not read to the end."""
    return f"- {code(one.path)}, in the {one.state} state. Of what it seems to lack there, nothing is said here."


def finding(one: FindingChange) -> str:
    """Give the row of a finding: its place, its message and, if it is new, what to do."""
    row = f"- {code(f'{one.path}:{one.line}:{one.column}')} {one.severity}: {words(one.message)}"
    hint = "\\\n  ".join(words(line) for line in one.hint.split("\n") if line.strip())
    return row if one.how == "removed" else f"{row}\\\n  → {hint} ({code(one.check)})"


def quotation(one: QuotationChange) -> str:
    """Give the row of a quotation: its term, its words, the verdict on them, and what else changed."""
    part = "definition" if one.role == "definition" else f"{one.role} “{words(one.heading)}”"
    source = words(", ".join(filter(None, (one.key, one.locator)))) or "no source"
    lines = [f"- **{words(one.title)}**, {part}, from {source} {place(one.path, one.line)}", ""]
    if one.pieces:
        lines += [quote(compared(one.pieces)), ""]
    elif one.how != "changed" or one.source_changed or one.checked != "verbatim":
        lines += [quote(words(one.after or one.before)), ""]
    for fact in one.facts:
        lines.append(f"  - {fact.name}: {words(fact.before) or 'none'} → {words(fact.after) or 'none'}")
    if one.how != "removed":
        lines += ["", f"  {_checked(one)}"] if one.facts else [f"  {_checked(one)}"]
    return "\n".join(lines).rstrip()


def _checked(one: QuotationChange) -> str:
    if one.checked == "no passage":
        return f"**Not checked:** {words(one.reason)}."
    if one.checked != "verbatim":
        return f"**Not in the passage as written here:** {words(one.reason)}."
    if one.source_changed:
        return "Checked: these words stand in the passage, **but the passage was changed too**. See below, and compare it with the source."
    return "Checked: these words stand in the passage, letter for letter."


def lost_source(one: LostSource) -> str:
    """An entry without a checked quotation."""
    return f"- **{words(one.title)}**, which rested on {words(', '.join(one.sources))} {place(one.path, one.line)}"


def term(one: TermChange) -> str:
    """An entry."""
    was = f", formerly {code(one.was)}" if one.was else ""
    like = f". Its words stand at {code(one.like)} now: if it was renamed, its former name belongs under {code('was:')} there" if one.like else ""
    return f"- **{words(one.title)}**{was} {place(one.path, one.line)}{like}"


def name(one: NameChange) -> str:
    """A name."""
    return f"- “{words(one.name)}”, for **{words(one.title)}** {place(one.path, one.line)}"


def anchors(some: Sequence[AnchorChange]) -> Iterator[str]:
    """Addresses, and what became of them. Where a whole page is lost or moved, what stands on it needs no line of its own."""
    pages = {one.page: one for one in some if not one.id}
    for one in some:
        page = pages.get(one.page)
        if page is None or not _goes_with(one, page):
            yield _anchor(one, sum(other is not page and _goes_with(other, page) for other in some if other.page == one.page) if page else 0)


def _goes_with(one: AnchorChange, page: AnchorChange) -> bool:
    """Tell whether an anchor moved or was lost together with its whole page."""
    to = f"{page.to}#{one.id}" if page.to else ""
    return bool(one.id) and (one.to, one.taken, one.published, one.reason) == (to, page.taken, page.published, page.reason)


def _anchor(one: AnchorChange, within: int) -> str:
    row = f"- {code(f'{one.page}#{one.id}' if one.id else one.page)} ({one.what}{', **published**' if one.published else ''})"
    if one.to:
        row += f" → {code(one.to)}"
    if within:
        row += f", with {within} address{'es' * (within > 1)} on it"
    if one.taken:
        row += "; the old address now names something else"
    if one.successor:
        row += f"; the ledger leads to {code(one.successor)}"
    return f"{row}; the ledger says: {words(one.reason)}" if one.reason else row


def relation(one: RelationChange) -> str:
    """An edge with its evidence."""
    row = f"- **{words(one.source_title)}** · {words(one.kind)} · **{words(one.target_title)}**"
    evidence = " → ".join(words(each) for each in (one.before, one.after) if each)
    return f"{row}: {'its definition says ' if one.derived else ''}{evidence} {place(one.path, one.line)}"


def circle(one: CircleChange) -> str:
    """Terms that are defined by each other."""
    return f"- {' → '.join(words(each) for each in (*one.terms, one.terms[0]))}"


def link(one: NewLink) -> str:
    """The sentence, with the words that would link in bold."""
    instead = f", so far a link to **{words(one.instead)}**" if one.instead else ""
    sentence = f"{_side(one.before)}**{words(one.words)}**{_side(one.after)}"
    what = "quoted" if one.what == "quotation" else "our words"
    return f"- to **{words(one.title)}**{instead}, on {code(one.page)}, {what} {place(one.path, one.line)}\n\n{quote(sentence)}"


def _side(text: str) -> str:
    """One side of a sentence, with the space that it has towards the words."""
    return f"{text[: len(text) - len(text.lstrip())]}{words(text)}{text[len(text.rstrip()) :] if text.strip() else ''}"


def text(one: TextChange) -> str:
    """A text of ours or of a source."""
    name = code(one.name) if one.name.startswith("#") else words(one.name)
    if one.what in FACTS and name:
        label = f"“{one.what}:” of {name}"
    elif one.what == "kind of relation":
        label = f"{one.what} “{name}”"
    else:
        label = f"{one.what} {name}".strip()
    head = f"- **{words(one.title)}**, {label}, {one.how} {place(one.path, one.line)}"
    if one.what == "page":
        head = f"- {code(one.path)}, {one.how}"
        if not one.pieces:
            return f"{head} ({len((one.after or one.before).split()):,} words)"
        came, went = (sum(len(piece.words.split()) for piece in one.pieces if piece.how == how) for how in ("added", "removed"))
        if came + went > READ_HERE:  # a guide that was rewritten is read in its file
            return f"{head} ({came:,} words added, {went:,} removed)"
    shown = compared(one.pieces) if one.pieces else words(one.after or one.before)
    return f"{head}\n\n{quote(shown)}" if shown else head


def frontier(one: FrontierChange) -> str:
    """A phrase or term, and what leans on it."""
    what = "“{}”" if one.what == "phrase" else "**{}**, which has an entry and no definition here"
    definitions = f", in the definition of {words(', '.join(one.terms))}" if one.terms and one.what == "phrase" else ""
    return f"- {what.format(words(one.name))}{definitions}"
