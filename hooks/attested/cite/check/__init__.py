"""Did what I cite change? Citations found in somebody's file, each with what became of it.

`addresses` finds addresses of the glossary in a text, `verdicts` compares them with the rows of ``data/anchors.json``, and `wording`
says it in words. ``docs/assets/cited.js`` does the same in a browser; one set of stories tests both.
"""

from .addresses import CitedAddress, citations
from .verdicts import Rows, Verdict, verdict
from .wording import told

__all__ = ["CitedAddress", "Rows", "Verdict", "citations", "told", "verdict"]
