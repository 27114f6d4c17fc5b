"""A reference's CSL item adapted to the rules of a style that its CSL file cannot apply by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DEGREES = {
    "PhD dissertation": {"apa": "Doctoral dissertation", "chicago": "PhD diss."},
    "Master’s thesis": {"chicago": "master’s thesis"},
}
"""Words by which a style names a degree where it is not as the record's type has it."""


def adapted(item: Mapping[str, Any], style: str) -> dict[str, Any]:
    """The variables of an item as one style wants them.

    An organisation that publishes its own work is named once: APA leaves out the publisher, MLA begins with the title. A preprint's
    archive is its container in MLA. Chicago would put the site in the place of a missing author: that nobody is named stays visible.
    """
    made = dict(item)
    authors = made.get("author", [])
    if len(authors) == 1 and authors[0].get("literal") and authors[0]["literal"] == made.get("publisher"):
        made.pop({"apa": "publisher", "mla": "author"}.get(style, ""), None)
    if style == "mla" and made["type"] == "article" and made.get("publisher"):
        made["container-title"] = made.pop("publisher")
        made.pop("number", None)
    if style == "chicago" and made["type"] == "webpage" and not authors:
        made["type"] = "post-weblog"
    if made.get("genre") in DEGREES:
        made["genre"] = DEGREES[made["genre"]].get(style, made["genre"])
    return made
