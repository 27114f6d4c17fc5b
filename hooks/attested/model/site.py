"""The name of the site, and the addresses of the site and of its files."""

from __future__ import annotations

import re
from dataclasses import dataclass

BUILDERS = ("mkdocs", "properdocs")
"""The generators that run the hook; the first is the default. ProperDocs is a fork of MkDocs, which takes its settings and hooks as they are."""

CACHE = ".cache"
STORE = f"{CACHE}/attested"
"""The folder in which a build keeps what took time to make, for the next one; nothing of :data:`CACHE` belongs into a repository."""

HOOK_RAN = ".attested"
"""The file by which the hook tells ``attested build`` that it ran."""


@dataclass(frozen=True, slots=True)
class Site:
    """The settings of ``mkdocs.yml`` that pages, citations and exports need.

    ``url`` is where the site is published, with a slash at its end; ``repo`` is where its files are kept, without one;
    ``edit`` is what leads from there to the form in which a file is edited. Each is empty while it is not set.
    ``contact`` is an address for mail, where there is one. ``language`` is that of the theme, a tag as in HTML's ``lang``. ``branch`` is the branch of the repository that publishes.
    ``former`` are addresses at which the site stood before, each with a slash at its end. ``builder`` is the generator that makes the site, as it is
    written: one of :data:`BUILDERS`, if it is right.
    """

    name: str = "Attested"
    url: str = ""
    repo: str = ""
    edit: str = ""
    contact: str = ""
    language: str = "en"
    branch: str = "main"
    former: tuple[str, ...] = ()
    builder: str = BUILDERS[0]

    def address(self, path: str, anchor: str = "") -> str:
        """The permanent address of a page (its folder under the site, or a file), or empty while ``url`` is."""
        if not self.url:
            return ""
        end = f"#{anchor}" if anchor else ""
        last = path.rsplit("/", 1)[-1]
        file = re.search(r"\.[A-Za-z]", last)  # not the “1.0” of a version
        return f"{self.url}{path}{'' if not path or file else '/'}{end}"


def entry_path(term: str) -> str:
    """The folder of a term's page under the site."""
    return f"glossary/{term}"


def source_path(key: str) -> str:
    """The folder of a source's page under the site."""
    return f"sources/{key}"
