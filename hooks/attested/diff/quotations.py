"""Quotations that were added, removed or changed, and entries that lose the last of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..graph import Checked, KnowledgeBase
from ..graph.headings import heading_words
from ..model import TermId
from ..verbatim import Mismatch
from .changes import Fact, How, LostSource, QuotationChange
from .pairing import QuotationPair
from .states import States, unread
from .words import one_line, pieces

FOUND = "words found in the source"


def quotation_changes(states: States, pairs: Sequence[QuotationPair]) -> Iterator[QuotationChange]:
    """One for each quotation that is not in both states as it was."""
    for pair in pairs:
        facts = _changed_facts(states, pair)
        before, after = (one_line(one.printed) if one else "" for one in (pair.old, pair.new))
        if pair.old and pair.new and before == after and not facts:
            continue
        shown = pair.new or pair.old
        assert shown is not None
        cited = shown.quotation.attribution.citation if shown.quotation.attribution else None
        checked, reason = _verdict(pair.new) if pair.new else ("", "")
        yield QuotationChange(
            how=_how(pair.old, pair.new),
            role=shown.item.role,
            term=shown.entry.id,
            title=shown.entry.term,
            heading="" if shown.item.role == "definition" else heading_words(shown.item),
            anchor=shown.quotation.anchor,
            path=shown.entry.path,
            line=shown.quotation.place.line,
            key=cited.key if cited else "",
            locator=cited.locator if cited else "",
            before=before,
            after=after,
            pieces=pieces(before, after) if pair.old and pair.new and before != after else (),
            facts=facts,
            checked=checked,
            reason=reason,
            source_changed=bool(pair.new and cited and (cited.key, cited.locator) in states.changed_passages),
        )


def _how(old: object | None, new: object | None) -> How:
    return "added" if old is None else "removed" if new is None else "changed"


def _verdict(one: Checked) -> tuple[str, str]:
    """Give the verdict on a quotation's words as ``QuotationChange`` has it, and the sentence that says why."""
    if one.matched is not None:
        return "verbatim", ""
    if isinstance(one.result, Mismatch):
        return one.result.reason, _sentence(one.result.detail)
    return "no passage", "its last line does not lead to a passage"


def _sentence(detail: str) -> str:
    return detail[:1].upper() + detail[1:].rstrip(".")


def _changed_facts(states: States, pair: QuotationPair) -> tuple[Fact, ...]:
    if pair.old is None or pair.new is None:
        return ()
    old, new = _facts(states, pair.old, states.now), _facts(states, pair.new, TermId)
    if one_line(pair.old.printed) != one_line(pair.new.printed):
        old.pop(FOUND)  # the verdict on the new words says it
    return tuple(Fact(name, old[name], new[name]) for name in old if old[name] != new[name])


def _facts(states: States, one: Checked, now: object) -> dict[str, str]:
    """Give each fact that is stated of a quotation beside its words, by its name."""
    assert callable(now)
    given = one.quotation.attribution
    found = {
        "kind": one.item.role,
        "act": ", ".join(given.acts) if given else "",
        "qualifiers": ", ".join(
            f"{some.kind} “{one_line(some.words.value)}”{f' of “{one_line(some.part.value)}”' if some.part else ''}{f' of {now(some.term)}' if some.term else ''}" for some in given.qualifiers
        ) if given else "",
        "source": ", ".join(filter(None, (given.citation.key, given.citation.locator))) if given else "",
        "brackets ours": "yes" if given and given.brackets_ours else "no",
        "emphasis ours": "yes" if given and given.emphasis_ours else "no",
        "cut": given.cut if given else "",
        "also in": ", ".join(now(term) for term in given.also_in) if given else "",
        FOUND: "yes" if one.matched else "no",
    }
    return found


def lost_sources(states: States) -> Iterator[LostSource]:
    """Entries of both states that had checked quotations and have none any more."""
    for old, new in states.same_entries:
        had = _sources(states.old, old.id)
        if had and not _sources(states.new, new.id) and not unread(states.new, new.path):
            yield LostSource(new.id, new.term, had, new.path, new.place.line)


def _sources(kb: KnowledgeBase, term: TermId) -> tuple[str, ...]:
    shown = (*kb.by_entry.get(term, ()), *kb.also_on.get(term, ()))
    return tuple(dict.fromkeys(one.passage.key for one in shown if one.passage is not None and one.matched is not None))
