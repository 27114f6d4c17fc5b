"""``attested why``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import get_close_matches
from enum import StrEnum
from textwrap import fill
from typing import Annotated

import typer

from ..export.as_graph import edge_row, step_row
from ..graph import KnowledgeBase
from ..graph.ask.defined_elsewhere import how_defined
from ..graph.ask.edges import Edge
from ..graph.ask.names import entry_named
from ..graph.ask.rests_on import Step
from ..graph.ask.standing import standing
from ..graph.ask.why import Chain, Why
from ..graph.ask.why import why as ask
from ..graph.speakers import listed
from ..model import Entry, TermId
from ..render.printed_edge import PrintedEdge, claim, printed_edge, printed_step, speakers_of, who_said
from ._common import Root, checked, root_of, stop

WIDTH = 100
SHOWN = 5


class AnswerFormat(StrEnum):
    """The formats in which the answer is printed."""

    text = "text"
    json = "json"


def why(
    x: Annotated[str, typer.Argument(metavar="X", help="A term, by any of its names.")],
    y: Annotated[str, typer.Argument(metavar="Y", help="The term that it may rest on.")],
    format_: Annotated[AnswerFormat, typer.Option("--format", help="text for people, json for programs.")] = AnswerFormat.text,
    root: Root = None,
) -> None:
    """Print why X rests on Y: the shortest chains of one source's definitions, one quotation a step.

    Exit status: 0 there is a chain, 1 there is none (then it says where it breaks off, and what speakers say), 2 could not run.

    Examples: attested why "first term" "second term"; attested why X Y --format json
    """
    built = checked(root_of(root))
    if not built.sound:
        stop("The glossary has errors, so no chain of quotations can be trusted. See them with: attested check")
    kb = built.kb
    answer = ask(kb, _term(kb, x), _term(kb, y))
    if format_ is AnswerFormat.json:
        print(json.dumps(_row(kb, answer), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_found(kb, answer) if answer.chains else _missing(kb, answer)))
    raise typer.Exit(0 if answer.chains else 1)


def _term(kb: KnowledgeBase, words: str) -> TermId:
    """The term of this name, or the end with status 2 and the names that are spelled most like it."""
    found = entry_named(kb, words) or entry_named(kb, " ".join(words.split()).casefold())
    if found is not None and found in kb.entries:
        return found
    names = {name.casefold(): name for entry in kb.entries.values() for name in entry.names}
    close = [f"“{names[name]}”" for name in get_close_matches(words.casefold(), sorted(names), n=3)]
    near = f" Names spelled like it: {', '.join(close)}." if close else " No name is spelled like it."
    stop(f"No entry has the name “{words}”.{near}")


def _found(kb: KnowledgeBase, answer: Why) -> Iterator[str]:
    source, target = kb.entries[answer.source].term, kb.entries[answer.target].term
    steps = len(answer.chains[0])
    whose = listed(list(dict.fromkeys(speakers_of(kb, [step for chain in answer.chains for step in chain]))))
    by = f", by definition of {whose}" if len(answer.chains) == 1 else ", by definition"
    yield f"{source} rests on {target}{by}, in {steps} step{'s' * (steps != 1)}" + (
        f" and in {'more than ' * answer.more}{len(answer.chains)} ways.\n" if len(answer.chains) > 1 else ".\n"
    )
    for at, chain in enumerate(answer.chains, start=1):
        if len(answer.chains) > 1:
            yield f"Way {at}\n"
        yield from _chain(kb, chain)


def _chain(kb: KnowledgeBase, chain: Chain) -> Iterator[str]:
    for at, step in enumerate(chain, start=1):
        yield from _printed(f"{at}. ", printed_step(kb, step, ""))


def _printed(number: str, one: PrintedEdge) -> Iterator[str]:
    indent = " " * len(number)
    yield f"{number}{one.claim[:1].upper()}{one.claim[1:]}."
    yield fill(f"“{one.sentence}”", WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    yield f"{indent}— {one.who} ({one.place.path}:{one.place.line})"
    for more in one.also:
        yield f"{indent}Also: {more}."
    yield ""


def _missing(kb: KnowledgeBase, answer: Why) -> Iterator[str]:
    """In words: how far it gets from either side, and what stands between."""
    missing = answer.missing
    assert missing is not None
    source, target = kb.entries[answer.source], kb.entries[answer.target]
    if answer.source == answer.target:
        yield f"Both names are of {source.term}, whose definitions do not lead back to it."
        return
    yield f"Nothing quoted here shows that {source.term} rests on {target.term}: there is no chain by definition of one source.\n"
    if missing.reached:
        yield f"By definition, {source.term} reaches {_names(kb, missing.reached)}."
    for term in missing.ends[:SHOWN]:
        yield _end(kb, kb.entries[term], term == answer.source)
    if not missing.ends:
        yield "Each of them leads on to another of them, and none to anything else."
    others = [term for term in missing.reaching if term != answer.source]
    yield f"By definition, {target.term} is reached by {_names(kb, tuple(others))}." if others else f"No term here rests on {target.term} by definition."
    last = kb.entries[missing.ends[0]].term if len(missing.ends) == 1 else "one of these" if missing.ends else "one of them"
    yield f"The missing link is a step by definition from {last} to {target.term}{', or to a term that reaches it' * bool(others)}."
    yield ""
    yield from _mixed(kb, missing.mixed)
    if missing.beside:
        yield "Nearest to a link is what puts two terms side by side, which is not to rest on:\n"
    for edge in missing.beside:
        yield from _printed("   ", printed_edge(kb, edge, ""))
    if missing.back:
        yield f"The other way round, {target.term} rests on {source.term}:\n"
        yield from _chain(kb, missing.back)


def _mixed(kb: KnowledgeBase, chains: tuple[Chain, ...]) -> Iterator[str]:
    """A chain of other words, each step with whose they are. It is not to rest on."""
    if not chains:
        return
    speakers = speakers_of(kb, chains[0])
    if len(speakers) > 1:
        yield fill(f"Words of {listed(speakers)} lead from the one to the other. None of them says the whole, so it is not to rest on. Step by step:", WIDTH)
    else:
        yield fill(f"Words of {speakers[0]} lead from the one to the other. They are not all definitions, so it is not to rest on:", WIDTH)
    yield ""
    yield from _chain(kb, chains[0])


def _end(kb: KnowledgeBase, entry: Entry, first: bool) -> str:
    """Say why nothing leads on from a term by definition: from the one that was asked about, or from the last one on the way."""
    if first and entry.definitions:
        return f"Neither the definition of {entry.term} quoted here nor a relation by definition leads on to another term."
    there = how_defined(kb, entry.id) == "defined elsewhere"
    told = standing(kb, entry)
    lacks = f"is {told[:1].lower()}{told[1:]}, so nothing leads on from it by definition." if there else "has no definition here, so nothing leads on from it by definition."
    if first:
        return f"{entry.term} {lacks}"
    why_not = "neither its definition nor a relation by definition leads on." if entry.definitions else f"it {lacks}"
    return f"{entry.term} is the last term on that way; {why_not}"


def _names(kb: KnowledgeBase, terms: tuple[TermId, ...]) -> str:
    shown = [kb.entries[term].term for term in terms[: 2 * SHOWN]]
    return listed([*shown, f"{len(terms) - len(shown)} more"]) if len(terms) > len(shown) else listed(shown)


def _row(kb: KnowledgeBase, answer: Why) -> dict[str, object]:
    missing = answer.missing
    return {
        "source": answer.source,
        "target": answer.target,
        "chains": [[step_row(kb, step) for step in chain] for chain in answer.chains],
        "more": answer.more,
        "missing": missing
        and {
            "mixed": [[_said(kb, step) for step in chain] for chain in missing.mixed],
            "reached": missing.reached,
            "ends": missing.ends,
            "reaching": missing.reaching,
            "beside": [_related(kb, edge) for edge in missing.beside],
            "back": [step_row(kb, step) for step in missing.back],
        },
    }


def _said(kb: KnowledgeBase, step: Step) -> dict[str, object]:
    """A step of a chain of several speakers, with the one whose words are shown for it."""
    return {**step_row(kb, step), "according_to": who_said(kb, step.reason, bare=True)}


def _related(kb: KnowledgeBase, edge: Edge) -> dict[str, object]:
    """A relation between two terms, with its ends."""
    return {"source": edge.ends[0], "target": edge.ends[1], "claim": claim(kb, edge), **edge_row(kb, edge)}
