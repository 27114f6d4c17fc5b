"""``attested draft``."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .. import report
from ..graph import KnowledgeBase
from ..graph.ask.names import entry_named
from ..model import Finding
from ._common import Root, checked, given, root_of, stop

if TYPE_CHECKING:
    from ..draft.checking import Result

Guide = Mapping[str, Any]

class DraftFormat(StrEnum):
    """The formats in which the result is printed."""

    text = "text"
    json = "json"
    github = "github"


class Kind(StrEnum):
    """The markup in which a draft is written."""

    auto = "auto"
    markdown = "markdown"
    html = "html"


def draft(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Drafts in plain text, Markdown or HTML; - reads one from the input.")],
    format_: Annotated[DraftFormat, typer.Option("--format", help="text for people, json for programs, github for annotations.")] = DraftFormat.text,
    kind: Annotated[Kind, typer.Option("--as", help="What the drafts are written in; auto goes by name and content.")] = Kind.auto,
    appendix: Annotated[bool, typer.Option("--appendix", help="Print the appendix “Terms as used here” instead.")] = False,
    sense: Annotated[
        list[str] | None,
        typer.Option("--sense", metavar="TERM=N", help="For the appendix: the definition that is meant, by its number.", show_default=False),
    ] = None,
    root: Root = None,
) -> None:
    """Check other people's text against the glossary: which terms it uses, and where an entry advises other words.

    Exit status: 0 no warning, 1 some, 2 could not run. Nothing is sent anywhere.

    Examples: attested draft post.md; attested draft - --format json; attested draft post.md --appendix --sense "first term=2"
    """
    texts = _texts(files)
    built = checked(root_of(root))
    if not built.sound:
        stop("The glossary has errors, so drafts cannot be checked against it. See them with: attested check")
    from ..draft import findings as told
    from ..draft.guide import guide

    made = guide(built.kb)
    senses = _senses(built.kb, made, sense or [])
    results = _results(built.kb, made, texts, kind)
    found = [one for name, result in results.items() for one in told.findings(name, result, made)]
    if appendix:
        _print_appendix(built.kb, made, results, senses)
        print(report.summary(found), file=sys.stderr)
    else:
        _print(format_, made, results, found)
    raise typer.Exit(1 if any(one.severity == "warning" for one in found) else 0)


def _results(kb: KnowledgeBase, made: Guide, texts: Mapping[str, str], kind: Kind) -> dict[str, Result]:
    """Check each draft and give its result, by the draft's name."""
    from ..draft.checking import Checker
    from ..draft.reading import looks_like_html, read

    checker = Checker(kb.matcher, made)

    def is_html(name: str, text: str) -> bool:
        return kind is Kind.html or (kind is Kind.auto and (_named_html(name) or looks_like_html(text)))

    return {name: checker.check(read(text, html=is_html(name, text))) for name, text in texts.items()}


def _print_appendix(kb: KnowledgeBase, made: Guide, results: Mapping[str, Result], senses: Mapping[str, int]) -> None:
    """The terms that some draft uses, but for common words."""
    from ..draft.appendix import appendix

    terms = {term for result in results.values() for term in result.uses if not made["terms"][term]["common"]}
    print(appendix(made, terms, senses, kb.site.url), end="")


def _print(format_: DraftFormat, made: Guide, results: Mapping[str, Result], found: Sequence[Finding]) -> None:
    """The findings and the terms used, in a format."""
    from ..draft import findings as told

    if format_ is DraftFormat.json:
        rows = {
            "warnings": [row for name, result in results.items() for row in told.rows(name, result, made)],
            "terms": [row for name, result in results.items() for row in told.used(name, result, made)],
        }
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    elif format_ is DraftFormat.github:
        if found:
            print(report.as_github(found))
    else:
        print(report.as_text(found))
        for name, result in results.items():
            print(_used(name, result.uses, made))


def _texts(names: Sequence[str]) -> dict[str, str]:
    """The drafts by name, or the end with status 2 and a word on each that cannot be read."""
    texts, faults = dict[str, str](), list[str]()
    for name in names:
        try:
            texts["stdin" if name == "-" else name] = given(name).decode("utf-8-sig")
        except OSError as error:
            faults.append(f"Cannot read {name}: {error.strerror or error}.")
        except UnicodeDecodeError as error:
            faults.append(f"Cannot read {name}: byte {error.start + 1} is not UTF-8. Save it as UTF-8.")
    if faults:
        stop("\n".join(faults))
    return texts


def _named_html(name: str) -> bool:
    return Path(name).suffix.lower() in (".html", ".htm", ".xhtml")


def _senses(kb: KnowledgeBase, made: Mapping[str, Any], written: Sequence[str]) -> dict[str, int]:
    """The definitions that were picked, by term."""
    picked = {}
    for one in written:
        name, _, number = one.rpartition("=")
        term = entry_named(kb, name.strip())
        if term is None or not number.strip().isdecimal():
            stop(f"--sense {one} is not understood. Write --sense \"a term=2\", with a term of the glossary and the number of a definition.")
        count = len(made["terms"][term]["senses"])
        if not 1 <= int(number) <= count:
            stop(f"--sense {one}: {kb.entries[term].term} has {count} definition{'s' * (count != 1)} here.")
        picked[str(term)] = int(number)
    return picked


def _used(name: str, uses: Mapping[Any, Sequence[Any]], made: Mapping[str, Any]) -> str:
    counted = sorted(uses.items(), key=lambda one: (-len(one[1]), one[0]))
    listed = ", ".join(f"{made['terms'][term]['term']} ({len(spans)})" for term, spans in counted)
    return f"{name} uses {listed}." if listed else f"{name} uses no term of the glossary."
