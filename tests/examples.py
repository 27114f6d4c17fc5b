"""How many examples Hypothesis tries a property with: few in ``make test``, many in ``make test-all``, which tries each property again."""

from __future__ import annotations

import os

AT_LENGTH = "ATTESTED_AT_LENGTH" in os.environ
"""Set by ``make test-all``. The mark ``hypothesis``, which Hypothesis gives each of its tests, chooses the properties there."""


def examples(few: int, many: int) -> int:
    """The number of examples in this run."""
    return many if AT_LENGTH else few
