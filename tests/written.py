"""How the tests read what they have in files: their stories are YAML."""

from pathlib import Path
from typing import Any

import yaml


def read_yaml(path: Path) -> Any:
    """The value that a file of YAML holds.

    It is read in C where that can be; the reader in Python takes a second for the longest tables. C refuses half a surrogate pair,
    which some stories are about.
    """
    text = path.read_text(encoding="utf-8")
    return yaml.load(text, yaml.SafeLoader if "\\ud" in text.lower() else yaml.CSafeLoader)
