"""Statements of RDF as Turtle (W3C, RDF 1.1 Turtle, 2014). Each part of a statement is a string, as it stands in the file."""

from __future__ import annotations

from collections.abc import Iterable

PREFIXES = {
    "dct": "http://purl.org/dc/terms/", "oa": "http://www.w3.org/ns/oa#", "owl": "http://www.w3.org/2002/07/owl#", "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "skos": "http://www.w3.org/2004/02/skos/core#",
}  # fmt: skip
XSD = "http://www.w3.org/2001/XMLSchema#"
TRUE = f'"true"^^<{XSD}boolean>'
Triple = tuple[str, str, str]
"""Subject, verb and thing."""


def literal(text: str, language: str = "", kind: str = "") -> str:
    """Words, in the language of a tag or of a kind of XML Schema. Those of several lines stand between three quotation marks, with the ends of their lines as they are."""
    told = f"@{language}" if language else f"^^<{XSD}{kind}>" if kind else ""
    safe = text.replace("\\", "\\\\").replace("\r", "\\r")
    if "\n" not in text:
        return f'"{safe.replace(chr(34), chr(92) + chr(34))}"{told}'
    safe = safe.replace('"""', '\\"\\"\\"')
    if (len(text) - len(text.rstrip('"'))) % 3:  # one or two are left at the end, which would close it early
        safe = f'{safe[:-1]}\\"'
    return f'"""{safe}"""{told}'


def address(iri: str, base: str) -> str:
    """An address; one that begins like ``base`` without that. It holds no sign that no IRI may hold."""
    return f"<{iri.removeprefix(base)}>"


def turtle(triples: Iterable[Triple], base: str) -> str:
    """A file: its statements grouped by subject and verb, in their order, each once."""
    subjects: dict[str, dict[str, dict[str, None]]] = {}
    for subject, verb, thing in triples:
        subjects.setdefault(subject, {}).setdefault(verb, {})[thing] = None
    head = [f"@base <{base}> .\n", *(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())]
    blocks = (
        f"\n{subject} " + " ;\n    ".join(f"{verb} {', '.join(things)}" for verb, things in said.items()) + " .\n" for subject, said in subjects.items()
    )
    return "".join((*head, *blocks))
