"""Glossaries written for a test, and the proof of their pages without the theme's frame around them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from unittest.mock import patch

from attested.build import Built, build
from attested.checks import profile
from attested.cite import styles
from attested.cite.entry_template import EntryTemplates
from attested.model import slug
from attested.site import contents
from attested.site.policy import with_policy
from attested.site.proof import prove
from attested.site.rendered import rendered
from tests.site.building import ROOT

RECORD = "@book{book,\n  author = {Brack, Oda},\n  title = {A Book},\n  year = {1911},\n  publisher = {Press},\n  attribution = {established}\n}\n"
MANUAL = "checks"
HEAD = "---\nsource: book\n---\n\n## p. 1 {{#p1}}\n\n- by: Oda Brack\n- original: book.txt, lines: 1-{count}\n{facts}\n"


def written(root: Path, passage: str, original: str, entries: Mapping[str, str], record: str = RECORD, facts: str = "") -> Path:
    """A glossary with one book, of which one passage is held, under more ``facts`` if there are any, and the entries given by the stems of their files."""
    files = {
        "bib/references.bib": record,
        "bib/passages/book.md": HEAD.format(count=len(original.rstrip("\n").split("\n")), facts=facts) + passage,
        "bib/originals/book.txt": original,
        "glossary/relations.toml": (ROOT / "glossary/relations.toml").read_text(encoding="utf-8"),
        **{f"glossary/{stem}.md": text for stem, text in entries.items()},
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return root


def pages(built: Built) -> dict[str, str]:
    """The bodies of all generated pages by their paths."""
    return {page.path: rendered(page).html for page in contents.pages(built.kb)}


@cache
def _beside() -> dict[str, str]:
    """Pages of prose and files of the theme, to which generated pages lead: what of them matters to a link."""
    docs = ROOT / "docs"
    made = {path.relative_to(docs).as_posix(): "" for path in docs.rglob("*") if path.is_file() and path.suffix != ".md"}
    for path in docs.rglob("*.md"):
        folder = path.relative_to(docs).with_suffix("") if path.stem != "index" else path.relative_to(docs).parent
        headings = re.findall(r"^#+ (.+?)(?: *\{ *#([\w-]+) *\})?$", path.read_text(encoding="utf-8"), re.MULTILINE)
        made[(folder / "index.html").as_posix()] = "".join(f'<h2 id="{anchor or slug(title)}">' for title, anchor in headings)
    manual = "".join(f'<h2 id="{name}">' for name in profile())  # the same for every glossary, and not quickly made
    return made | {"assets/site.css": "", "404.html": "", "search/search_index.json": "", f"{MANUAL}/index.html": manual}


def faults(root: Path, site: Path) -> list[str] | None:
    """What the proof finds broken in the pages of a glossary, written to the folder ``site``; None where the check already finds errors.

    References are not formatted, since this is not what is proved.
    """
    built = build(root)
    if not built.sound:
        return None
    made = [page for page in contents.pages(built.kb) if page.path != MANUAL]
    formatted = patch.object(styles, "run_of_pandoc", lambda some, asked: {style: [("Reference.", "(Reference)") for _ in asked] for style in some})
    titled = patch.object(EntryTemplates, "_from_processor", lambda self, anchor, form: anchor.title)  # it looks for the title in a reference
    with formatted, titled:
        files: dict[str, str | bytes] = {**_beside(), **dict(contents.files(root, built.kb, made))}
    files |= {f"{page.path}/index.html": rendered(page).html for page in made}
    files = {path: with_policy(content) if isinstance(content, str) and path.endswith(".html") and "/cite/" not in path else content for path, content in files.items()}
    for path, content in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(prove(site, built.kb))
