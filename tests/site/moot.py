"""A small glossary: one dispute in which many speak, eight speakers and two criteria, more than a screen is wide."""

from __future__ import annotations

from pathlib import Path

from tests.site.building import copy, program, run

SPEAKERS = [f"Speaker {letter}" for letter in "ABCDEFGH"]
DEFINITION = "A dam is a wall that holds back water."
SAYINGS = [f"The bank at place {number} is a dam, since it is long." for number in range(1, 9)]


def write(root: Path) -> None:
    """A glossary of one term, one case and eight who speak to it, by turns on the one phrase and on the other."""
    for folder in ("glossary", "bib/passages", "bib/originals"):
        (root / folder).mkdir(parents=True)
    (root / "glossary/relations.toml").write_text("[kinds]\n", encoding="utf-8")
    (root / "bib/references.bib").write_text(
        "@misc{moot,\n  title = {The moot},\n  attribution = {not established}\n}\n", encoding="utf-8"
    )
    (root / "bib/originals/moot.txt").write_text("\n".join([DEFINITION, *SAYINGS]) + "\n", encoding="utf-8")
    passages = ["---\nsource: moot\n---\n", f"## p. 1 {{#p1}}\n\n- by: Ann Writer\n- original: moot.txt, lines: 1\n\n{DEFINITION}\n"]
    quotations = []
    for number, (name, words) in enumerate(zip(SPEAKERS, SAYINGS, strict=True), start=2):
        passages.append(f"## {name}\n\n- by: {name}\n- original: moot.txt, lines: {number}\n\n{words}\n")
        on = "a wall" if number % 2 else "holds back water"
        quotations.append(f"> {words}\n>\n> — affirms, on \"{on}\": [@moot, {name}]\n")
    (root / "bib/passages/moot.md").write_text("\n".join(passages), encoding="utf-8")
    notes = '- "a wall": Built.\n- "holds back water": All of it, or some?\n'
    (root / "glossary/dam.md").write_text(
        f"---\nterm: dam\n---\n\n# dam\n\n## Definition\n\n> {DEFINITION}\n>\n> — [@moot, p. 1]\n\n{notes}\n## Cases\n\n### A long bank {{#bank}}\n\n"
        + "\n".join(quotations),
        encoding="utf-8",
    )


def copy_with_moot(root: Path) -> Path:
    """A copy of the repository's content with this glossary in the place of the real one. It is built in half the time."""
    write(copy(root, ("docs", "overrides", "hooks", "mkdocs.yml")))
    return root


def build_moot(root: Path) -> None:
    copy_with_moot(root)
    done = run(program("attested"), "build", "--root", str(root), cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
