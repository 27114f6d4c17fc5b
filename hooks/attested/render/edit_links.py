"""The ways from a page to changing it: the file's editing form, and forms for those who would rather say what is wrong."""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote, urlencode

from ..graph import KnowledgeBase
from ..model import Site
from .page import link

Form = Literal["propose-a-term", "add-a-source", "report-a-misquotation", "challenge-a-phrase", "my-words"]
"""The issue forms in ``.github/ISSUE_TEMPLATE``, by the stem of their file names."""


def edit_link(site: Site, here: str, path: str) -> str:
    """Give the address at which a file is edited on the web; while the repository's address is unset, the guide to doing so."""
    if site.repo and site.edit:
        return f"{site.repo}/{site.edit}/{quote(path)}"
    return link(here, "contribute", "in-the-browser")


def form_link(site: Site, here: str, form: Form, **fields: str) -> str:
    """A form with some of its fields filled in; while the repository's address is unset, the guide's words on it."""
    if site.repo:
        filled = {"template": f"{form}.yml", **{key.replace("_", "-"): value for key, value in fields.items() if value}}
        return f"{site.repo}/issues/new?{urlencode(filled)}"
    return link(here, "contribute", form)


def misquotation_link(kb: KnowledgeBase, here: str, page: str, anchor: str, words: str) -> str:
    """The form for a misquotation, as opened on the page ``here``: of the quotation at an anchor of ``page``.

    ``words`` are the quotation's, of which the first are filled in.
    """
    return form_link(kb.site, here, "report-a-misquotation", quotation=_short(words), **_place(kb, page, anchor))


def challenge_link(kb: KnowledgeBase, here: str, page: str, anchor: str, phrase: str) -> str:
    """The form in which our note on a phrase is challenged, in the same way."""
    return form_link(kb.site, here, "challenge-a-phrase", phrase=_short(phrase), **_place(kb, page, anchor))


def _place(kb: KnowledgeBase, page: str, anchor: str) -> dict[str, str]:
    """Give the fields of a form that say what it is about: page and anchor, published version and address, as far as there are such."""
    published = kb.ledger.get(page, anchor)
    version = published.version if published else ""
    return {"anchor": f"{page}#{anchor}", "version": version, "address": kb.site.address(page, anchor)}


def _short(words: str, most: int = 120) -> str:
    joined = " ".join(words.split())
    return joined if len(joined) <= most else joined[:most].rsplit(" ", 1)[0] + " …"
