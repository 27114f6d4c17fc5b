"""A glossary whose every word means to break a format."""

from __future__ import annotations

import json
from pathlib import Path

TERM = 'ab ]]> "& <b>\\n\' --> std:term 1 x y'
WORDS = 'Say ab ]]> "& <b>\\n\' --> std:term 1 x y of it, said עברית 𝔘nicode and """ too.'
NOTE = 'Ours: ]]> & "quotes" \\" and {{ x }} {% raw %} עברית.'


def write(root: Path) -> Path:
    """Write it. Checks find much in it; every export must bear it nevertheless."""
    for folder in ("glossary", "bib/passages"):
        (root / folder).mkdir(parents=True)
    quoted = json.dumps(TERM, ensure_ascii=False)
    entry = f"""---
term: {quoted}
aliases: ["line\\nbreak", "l\u2028s", {quoted}, "AB", "ab"]
forms: ["ab", "עברית"]
---

# x

Gloss with ]]> & `code` and *stress* and [[other|words]] and a\\_b and snake_case_name.

## Definition

> {WORDS}
>
> — [@bad, &"> 1]

- "𝔘nicode": {NOTE}

## Relations

- is & a: [[other]] — "Say"
"""
    (root / "glossary/ab.md").write_text(entry, encoding="utf-8")
    other = '---\nterm: other\n---\n\n# other\n\n## Usage\n\n### A use {#use}\n\n> Say\n>\n> — [@bad, &"> 1]\n'
    (root / "glossary/other.md").write_text(other, encoding="utf-8")
    kinds = '[kinds."is & a"]\ninverse = "has <kind>"\nacyclic = true\nskos = "broader"\ndescription = "x"\n'
    (root / "glossary/relations.toml").write_text(kinds, encoding="utf-8")
    record = '@misc{bad,\n  author = {Evil, Ann},\n  title = {A ]]> "title" & <b>},\n  year = {MMXI},\n  url = {https://example.org/a b"<>},\n  attribution = {established},\n  annotation = {]]>}\n}\n'
    (root / "bib/references.bib").write_text(record, encoding="utf-8")
    passage = f'---\nsource: bad\nretrieved: unknown\n---\n\n## &"> 1 {{#p1}}\n\n- by: Ann "& <Evil>\n\n{WORDS}\n'
    (root / "bib/passages/bad.md").write_text(passage, encoding="utf-8")
    return root
