"""The parts of prose pages that are filled in by a build: comments such as ``<!-- attested:numbers -->``, and marks of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from html import unescape
from urllib.parse import quote, unquote

from markupsafe import Markup

from ..cite import Citations
from ..graph import KnowledgeBase
from ..prose.notation import CITATION, TERM
from .edit_links import Form, form_link
from .home import example, numbers
from .page import link
from .pages.cite import example as citing
from .prose import Prose
from .templates import template

ALIGNED = re.compile(r'(<t[dh]) style="text-align: (left|center|right);"')

MARKS = {"term": TERM.pattern.replace(r"(?:\|", r"(?:\\?\|", 1), "citation": CITATION.pattern}
"""Our marks as a page of prose has them, by their kinds: in a table, the bar before other words has a backslash before it."""

MARK_LINK = re.compile(r'<a href="attested-(term|citation):([^"/]*)/([^"]*)">(.*?)</a>', re.DOTALL)
"""A mark of ours as :func:`mark_address` leads it nowhere: its kind, what it names, the anchor or locator, its words."""

FORMS: tuple[tuple[Form, str], ...] = (
    ("propose-a-term", "Propose a term"),
    ("add-a-source", "Add a source"),
    ("report-a-misquotation", "Report a misquotation"),
    ("challenge-a-phrase", "Challenge a phrase"),
    ("my-words", "I am quoted here"),
)


def mark_address(kind: str, target: str, detail: str) -> str:
    """Give the address that stands for a mark of ours, a ``term`` or a ``citation``, until :func:`filled` leads it on."""
    return f"attested-{kind}:{quote(target, safe='')}/{quote(detail, safe='')}"


def filled(kb: KnowledgeBase, here: str, html: str, citations: Citations | None = None) -> str:
    """A page of prose with all that it leaves to be filled in, and with classes for what Markdown says of the columns of tables by styles,
    which no page may hold. ``here`` is its folder under the site, ``citations`` write an example."""

    def cited(kb: KnowledgeBase, here: str) -> str:
        return citing(kb, citations or Citations(), here)

    for name, made in {**PARTS, "citing": cited}.items():
        mark = f"<!-- attested:{name} -->"
        if mark in html:
            html = html.replace(mark, made(kb, here))
    html = MARK_LINK.sub(partial(_led, Prose(kb, here)), html) if 'href="attested-' in html else html
    return ALIGNED.sub(r'\1 class="at-\2"', html)


def _led(prose: Prose, found: re.Match[str]) -> str:
    """A mark of ours as a link; its words alone, where it names nothing."""
    kind, target, detail, words = found[1], unquote(unescape(found[2])), unquote(unescape(found[3])), found[4]
    if kind == "term":
        address = prose.term(target, detail)
        return words if address is None else Markup('<a href="{}">{}</a>').format(address, Markup(words))
    cited = prose.citation(target, detail)
    return words if cited is None else Markup('<a href="{1}">{0}</a>').format(*cited)


def _numbers(kb: KnowledgeBase, here: str) -> str:
    return numbers(kb)


def _files(kb: KnowledgeBase, here: str) -> str:
    """Say where the files are kept, or that this is not known."""
    if kb.site.repo:
        return Markup('<p>The files of this glossary are at <a href="{0}">{0}</a>.</p>').format(kb.site.repo)
    return "<p>This copy of the site does not say where its files are kept. Ask whoever publishes it.</p>"


def _forms(kb: KnowledgeBase, here: str) -> str:
    """The forms as links, or that there are none yet."""
    if not kb.site.repo:
        return "<p>This copy of the site does not say where its files are kept, so no form can be opened from here.</p>"
    linked = Markup('<a href="{}">{}</a>')
    return Markup("<p>{}</p>").format(Markup(" · ").join(linked.format(form_link(kb.site, here, form), name) for form, name in FORMS))


def _report(kb: KnowledgeBase, here: str) -> str:
    """What to send where no form can be opened: a text that a script fills in from the page that the reader came from."""
    if kb.site.repo:
        return ""
    return template("report.html").render(root=link(here, ""), scripts=link(here, "assets"), contact=kb.site.contact)


def _source(kb: KnowledgeBase, here: str) -> str:
    """The form in which a source is proposed: a script makes a text of it, to be sent in whatever way there is."""
    site = kb.site
    ways = {"repo": site.repo, "form": form_link(site, here, "add-a-source"), "new": f"{site.repo}/new/{quote(site.branch)}/bib/proposed"}
    return template("add_source.html").render(scripts=link(here, "assets"), contact=site.contact, **ways)


PARTS: Mapping[str, Callable[[KnowledgeBase, str], str]] = {"example": example, "numbers": _numbers, "files": _files, "forms": _forms, "report": _report, "source": _source}
