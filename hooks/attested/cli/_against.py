"""The ledger compared with the site that is deployed: what that has published must not be lost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from ..export import as_anchors
from ..graph import KnowledgeBase
from ..ledger.striking import INSTEAD
from ..model.ledger import address, numbers
from ._common import stop

SECONDS = 30
LARGEST = 64 * 1024 * 1024
MOST_TOLD = 20
Json = Mapping[str, Any]


def compare_with_deployed(kb: KnowledgeBase, url: str) -> None:
    """End with status 2 where the site at an address published what the ledger does not hold, or where nothing can be learned from it.

    A host that answers that there is no such file passes only while nothing was ever published here.
    """
    if not url.startswith(("https://", "http://")):
        stop(f"“{url}” is no address of a site: it begins with https://.")
    where = f"{url.rstrip('/')}/{as_anchors.PATH}"
    deployed = _deployed(kb, where)
    if deployed is None:
        return
    ours = json.loads(as_anchors.anchors(kb))
    lost = list(lost_here(kb, deployed, ours))
    if lost:
        told = [*lost[:MOST_TOLD], *([f"and {len(lost) - MOST_TOLD:,} more"] if len(lost) > MOST_TOLD else [])]
        stop("Nothing was published: the site at {} published what is not in this ledger.\n  {}\n{}".format(url, "\n  ".join(told), MEND))


MEND = (
    "Was the branch set back to an earlier commit, or does the site come from another place? Take the newest state (git pull; after git reset: "
    "git reset --hard ORIG_HEAD), run “attested restore”, and publish again."
)


def _deployed(kb: KnowledgeBase, where: str) -> Json | None:
    """What the deployed site says of its addresses; None where there is none yet, and nothing was published."""
    try:
        with urlopen(Request(where, headers={"User-Agent": "attested"}), timeout=SECONDS) as answer:
            data = answer.read(LARGEST + 1)
    except HTTPError as error:
        error.close()
        if error.code in (404, 410) and not kb.ledger.journal and not kb.ledger.written:
            return None
        stop(f"Nothing was published: {where} answers {error.code}, and this ledger says that something was published there. Is the address right?")
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        stop(f"Nothing was published: {where} does not answer ({reason}). Try again once the site can be reached.")
    try:
        found = json.loads(data[:LARGEST])
        rows = found["anchors"]
        well = found["version"] == as_anchors.VERSION and all({"page", "id", "state", "version", "versions"} <= row.keys() for row in rows)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        well = False
    if not well:
        stop(f"Nothing was published: what {where} answers is not the list of addresses that a site of this program has. Is the address right?")
    return dict(found)


def lost_here(kb: KnowledgeBase, deployed: Json, ours: Json) -> Iterator[str]:
    """Each thing that the deployed site published and the ledger does not hold, as words."""
    last = deployed.get("publication")
    if last and last not in {entry.name for entry in kb.ledger.journal}:
        yield f"publication {last}"
    here = {(row["page"], row["id"]): row for row in ours["anchors"] if row["version"]}
    for row in deployed["anchors"]:
        if row["version"]:
            named, own = address(row["page"], row["id"]), here.get((row["page"], row["id"]))
            if own is None:
                yield named
            elif numbers(own["version"]) < numbers(row["version"]):
                yield f"{named}, version {row['version']}: here it has only version {own['version']}"
            else:
                yield from (f"{named}, version {version}: it says something else" for version in _differing(row, own))


def _differing(deployed: Json, own: Json) -> Iterator[str]:
    """The versions whose words are others than those that are deployed, but for words that were removed on request."""
    held = {one["version"]: (one["quotations"], one["note"]) for one in own["versions"]}
    for one in deployed["versions"]:
        words = held.get(one["version"])
        if words != (one["quotations"], one["note"]) and INSTEAD not in json.dumps(words):
            yield one["version"]
