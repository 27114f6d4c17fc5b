"""Run as ``python -m attested.receive.alone KIND``: makes the view of the bytes that come in, within bounds, and gives it out as JSON.

Exit status: 0 a view, 3 there is none, 4 a library is not installed, and the output says why; any other a crash.
"""

from __future__ import annotations

import json
import resource
import sys

from .apart import MEMORY, SECONDS
from .kinds import make_view
from .view import MissingLibraryError, ReceiveError


def main() -> int:
    """Make the view of the kind that the first argument names."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if sys.platform != "darwin":  # where it cannot be set
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        made = make_view(sys.argv[1], sys.stdin.buffer.read())
    except ReceiveError as error:
        sys.stdout.buffer.write(str(error).encode("utf-8", "replace"))
        return 4 if isinstance(error, MissingLibraryError) else 3
    sys.stdout.buffer.write(json.dumps(made.as_values()).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
