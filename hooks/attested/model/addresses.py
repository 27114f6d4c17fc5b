"""The schemes of addresses that a page may link to: the one list for the reading, the checks and the pages."""

from __future__ import annotations

WEB_SCHEMES = ("https", "http")
"""Of the addresses at which sources and passages are read."""

LINK_SCHEMES = (*WEB_SCHEMES, "mailto")
"""Of links in prose. A link without a scheme leads to a page or a place of the glossary itself."""
