"""Writes schemas/ anew from the models that read front matter, relations.toml and profile.toml. Run with: make schemas"""

import json
from pathlib import Path
from typing import get_args

from attested.checks import profile
from attested.model import Severity
from attested.read.schemas import schemas

FOLDER = Path(__file__).resolve().parents[1] / "schemas"


def texts() -> dict[str, str]:
    """The text of each file by its name."""
    made = schemas(profile(), get_args(Severity))
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in made.items()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(f"Wrote schemas/{name}")
