"""``python -m attested`` is the same as ``attested``."""

from .cli import main

main()
