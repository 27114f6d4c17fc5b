"""A reference's CSL item adapted to the rules of a style that its CSL file cannot apply by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

SITES = ("webpage", "post", "post-weblog")
"""Types of works whose container is a site."""

DEGREES = {
    "PhD dissertation": {"apa": "Doctoral dissertation", "chicago": "PhD diss."},
    "Master’s thesis": {"chicago": "master’s thesis"},
}
"""Words by which a style names a degree where it is not as the record's type has it."""


def adapted(item: Mapping[str, Any], style: str) -> dict[str, Any]:
    """The variables of an item as one style wants them.

    An organisation that publishes its own work is named once: APA leaves out the publisher, MLA begins with the title. On its own site
    Chicago leaves out the site. A preprint's archive is its container in MLA. Chicago would put the site in the place of a missing author: that nobody is named stays visible.
    """
    made = dict(item)
    authors = made.get("author", [])
    alone = authors[0].get("literal") if len(authors) == 1 else None
    if alone and made["type"] in SITES and alone == made.get("container-title"):
        made.pop("author" if style == "mla" else "container-title")
    elif alone and alone == made.get("publisher"):
        made.pop({"apa": "publisher", "mla": "author"}.get(style, ""), None)
    if style == "mla" and made["type"] == "article" and made.get("publisher"):
        made["container-title"] = made.pop("publisher")
        made.pop("number", None)
    if style == "chicago" and made["type"] == "webpage" and not authors:
        made["type"] = "post-weblog"
    if made.get("genre") in DEGREES:
        made["genre"] = DEGREES[made["genre"]].get(style, made["genre"])
    return made


def finished(reference: str, item: Mapping[str, Any]) -> str:
    """A reference as a style prints it, with a comma between “et al.” and a sole name before it whose parts changed places: “Marsh, Ada, et al.”"""
    names = item.get("author") or item.get("editor") or []
    is_one_of_more = len(names) == 2 and "given" in names[0] and names[1].get("literal") == "others"
    return re.sub(r"(?<!,) et al\.", ", et al.", reference, count=1) if is_one_of_more else reference
