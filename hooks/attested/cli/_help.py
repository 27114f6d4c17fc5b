"""The help of a command, out of its docstring: the examples at its end become lines that can be copied."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

EXAMPLES = re.compile(r"\n\s*Examples?:\s*(.*)\Z", re.DOTALL)


def described(command: Callable[..., Any]) -> tuple[str, str]:
    """Give the help of a command for ``typer``, and the text below it with a line for each example.

    In: a function whose docstring ends with “Examples: attested …; attested …”.
    """
    written = inspect.getdoc(command) or ""
    found = EXAMPLES.search(written)
    if found is None:
        return written, ""
    examples = [f"$ {' '.join(one.split())}" for one in re.split(r";\s+(?=attested )", found[1])]
    return written[: found.start()].rstrip(), "\n\n".join(["Examples:", *examples])
