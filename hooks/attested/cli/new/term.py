"""``attested new term``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import typer

from ...build import Built
from ...graph.ask.names import entry_named
from ...model import TermId, slug, slug_with_signs
from ...new.term import FirstQuotation, entry_text
from ...prose.terms import exact, normal
from .._common import Root, checked, root_of, stop
from ._common import ask, asking, create, finish, listed


class Role(StrEnum):
    """The sections of an entry in which a quotation may stand."""

    definition = "definition"
    usage = "usage"
    case = "case"
    claim = "claim"


def term(
    term: Annotated[str, typer.Argument(metavar="TERM", help="The term, as it shall be printed.")],
    alias: Annotated[list[str] | None, typer.Option("--alias", help="Another spelling; may be repeated.")] = None,
    file: Annotated[
        str, typer.Option("--slug", metavar="SLUG", help="The name of the file without .md, where the letters of the term do not give it.")
    ] = "",
    form: Annotated[
        list[str] | None,
        typer.Option("--form", help="Another part of speech, or an irregular plural; may be repeated."),
    ] = None,
    gloss: Annotated[str, typer.Option("--gloss", help="One sentence in your own words.")] = "",
    source: Annotated[
        str,
        typer.Option(
            "--source",
            metavar='"KEY, LOCATOR"',
            help="Where the quotation stands: the key of a record and the heading of a passage.",
        ),
    ] = "",
    quote: Annotated[
        str, typer.Option("--quote", metavar="WORDS", help="Words of that passage, letter for letter.")
    ] = "",
    role: Annotated[Role, typer.Option("--as", help="What the quotation is to the term.")] = Role.usage,
    act: Annotated[
        str, typer.Option("--act", help="What its author does, such as: reports. A case or a claim needs it.")
    ] = "",
    heading: Annotated[
        str, typer.Option("--heading", help="What the quotation is about, for all but definitions.")
    ] = "",
    root: Root = None,
) -> None:
    """Write a new entry. No file is ever overwritten.

    On a terminal, what no option says is asked. Exit status: 0 the entry passes, 1 something is still missing, 2 nothing was written.

    Examples: attested new term "some term" --alias "other spelling"; attested new term "some term" --source "key2020, §2" --as definition --quote "Some term is …"
    """
    base = root_of(root)
    name = _file_name(term, file)
    before = checked(base)
    _not_taken(before, term, file)
    given = _Given(list(alias or ()), gloss, source, quote, role)
    if asking() and not quote:
        given = _asked(before, given)
    quotation = _quotation(given, act, heading)
    path = f"glossary/{name}.md"
    said = name if name != slug(term) else ""
    text = entry_text(term, slug=said, aliases=given.aliases, forms=list(form or ()), gloss=given.gloss, quotation=quotation)
    create(base, path, text)
    finish(base, before, f"Wrote {path}.")


def _file_name(term: str, file: str) -> str:
    """The name of the entry's file without its ending; ends the command where there is none."""
    name = file or slug_with_signs(term)
    if not name:
        stop(f"“{term}” has no letter or digit, so no file can be named after it.")
    if file and slug(file) != file:
        stop(f"“{file}” cannot name the file: write small letters, digits and single hyphens, as in {slug(file) or name}.")
    return name


def _not_taken(before: Built, term: str, file: str) -> None:
    """End the command where the term is a name of an entry already; one that differs by capital letters alone may have a file of its own."""
    known = before.kb.entries.get(entry_named(before.kb, " ".join(term.split())) or TermId(""))
    if known is not None and (not file or any(exact(term) == exact(one) for one in known.names)):
        same = normal(term) == normal(known.term) and exact(term) != exact(known.term)
        apart = " If capital letters tell the two apart, give this one a file name with --slug." if same else ""
        stop(f"“{term}” is a name of the entry {known.path} already.{apart}")


@dataclass(frozen=True, slots=True)
class _Given:
    """The content of a new entry, as given by options or by answers."""

    aliases: list[str]
    gloss: str
    place: str
    quote: str
    role: Role


def _asked(before: Built, given: _Given) -> _Given:
    """The same, with answers to what no option says."""
    aliases = given.aliases or listed(ask("Other spellings, with commas between them (or nothing)"))
    gloss = given.gloss or ask("One sentence in your own words (or nothing)")
    place = given.place or ask(f"Where is it quoted from: key, locator (or nothing; known: {_known(before)})")
    quote = ask("The words, letter for letter") if place else ""
    role = given.role
    if quote and role is Role.usage and ask("Do these words define the term? (y or n)").lower().startswith("y"):
        role = Role.definition
    return _Given(aliases, gloss, place, quote, role)


def _known(built: Built) -> str:
    """The places one can quote from, as many as fit a line or two."""
    names = [f"{passage.key}, {passage.locator}" for passage in built.kb.passages.values()]
    return "; ".join(names[:12]) + (f"; and {len(names) - 12} more" if len(names) > 12 else "")


def _quotation(given: _Given, act: str, heading: str) -> FirstQuotation | None:
    if not given.quote and not given.place:
        return None
    key, _, locator = (part.strip() for part in given.place.strip("[]@ ").partition(","))
    if not given.quote or not key or not locator:
        stop('A quotation needs both: --source "key, locator" and --quote "its words".')
    return FirstQuotation(given.quote, key, locator, given.role.value, act.strip(" :"), heading)
