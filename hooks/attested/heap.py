"""Python’s garbage collector looks seldom for values in circles: what is read of a glossary is many small values that all stay to the end."""

from __future__ import annotations

import gc

NEW, YOUNG, OLD = 50_000, 20, 20


def look_seldom() -> None:
    """Look through all values only after some twenty million new ones, for the rest of this process: at 1,000 terms that is a tenth less work, and 4 MB more memory."""
    gc.set_threshold(NEW, YOUNG, OLD)
