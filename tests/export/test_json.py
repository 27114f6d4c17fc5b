"""glossary.json: as its schema says, and nothing on the pages is lost."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from attested import export
from attested.build import build
from attested.export.reading import as_read
from attested.graph import KnowledgeBase
from attested.graph.speakers import short_citation
from attested.prose.plain_text import plain
from tests.export.hostile import NOTE, TERM, WORDS
from tests.site.building import ROOT

SCHEMA = json.loads(export.as_json.SCHEMA.read_text(encoding="utf-8"))


def made(kb: KnowledgeBase) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export.as_json.whole(kb, export.as_json.documents(kb)))
    return found


def quotations(term: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for role in ("definitions", "usages", "cases", "claims"):
        for item in term[role]:
            yield from (block for block in item["blocks"] if block["kind"] == "quotation")


def test_the_schema_is_one() -> None:
    told = jsonschema.Draft202012Validator(jsonschema.Draft202012Validator.META_SCHEMA).iter_errors(SCHEMA)
    assert [(fault.json_path, fault.message) for fault in told] == []


def test_the_file_is_as_described(kb: KnowledgeBase) -> None:
    faults = jsonschema.Draft202012Validator(SCHEMA).iter_errors(made(kb))
    assert [(fault.json_path, fault.message) for fault in faults] == []


def as_one_piece(value: Any) -> str:
    """The values as they are written where nothing is put together."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def test_the_whole_file_is_put_together_as_if_it_were_written_in_one_piece(kb: KnowledgeBase) -> None:
    for some in (export.as_json.documents(kb), {}):
        written = export.as_json.whole(kb, some)
        assert written == as_one_piece(json.loads(written))


def test_a_term_alone_is_as_described_and_the_same(kb: KnowledgeBase) -> None:
    validator = jsonschema.Draft202012Validator({**SCHEMA, "$ref": "#/$defs/termFile", "required": [], "additionalProperties": True, "properties": {}})
    whole = {term["id"]: term for term in made(kb)["terms"]}
    for term, value in export.as_json.documents(kb).items():
        written = export.as_json.alone(value)
        alone = json.loads(written)
        assert written == as_one_piece(alone)
        validator.validate(alone)
        assert {key: alone[key] for key in alone.keys() - {"$schema", "version"}} == whole[term]


def test_every_object_of_the_schema_is_closed() -> None:
    def objects(value: Any) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict):
            if value.get("type") == "object":
                yield value
            for inner in value.values():
                yield from objects(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from objects(inner)

    found = list(objects(SCHEMA))
    assert len(found) > 15
    for one in found:
        assert one["additionalProperties"] is False
        assert set(one["required"]) == set(one["properties"])


@pytest.mark.parametrize("fault", ["more", "less", "type"])
def test_the_schema_can_fail(real: KnowledgeBase, fault: str) -> None:
    value = deepcopy(made(real))
    quotation = next(quotations(value["terms"][0]))
    if fault == "more":
        quotation["colour"] = "red"
    elif fault == "less":
        del quotation["acts"]
    else:
        quotation["notes"] = "none"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(value)


def test_nothing_is_lost(kb: KnowledgeBase) -> None:
    value = made(kb)
    terms = {term["id"]: term for term in value["terms"]}
    assert list(terms) == list(kb.entries)
    for entry in kb.entries.values():
        told = list(quotations(terms[entry.id]))
        assert sorted(one["anchor"] for one in told) == sorted(one.quotation.anchor for one in kb.by_entry.get(entry.id, ()))
        assert sum(len(one["notes"]) for one in told) == sum(len(one.quotation.notes) for one in kb.by_entry.get(entry.id, ()))
        assert [one["target"] for one in terms[entry.id]["relations"]] == [one.target for one in entry.relations]
    assert {(s["key"], p["locator"]) for s in value["sources"] for p in s["passages"]} == set(kb.passages)


def test_every_selector_cuts_out_its_words(kb: KnowledgeBase) -> None:
    value = made(kb)
    texts = {(s["key"], p["locator"]): p["text"] for s in value["sources"] for p in s["passages"]}
    count = 0
    for term in value["terms"]:
        for one in quotations(term):
            for found in [*one["selectors"], *(two for note in one["notes"] for two in note["selectors"])]:
                text = texts[one["source"], one["locator"]]
                assert text[found["start"] : found["end"]] == found["exact"]
                assert text[: found["start"]].endswith(found["prefix"]) and text[found["end"] :].startswith(found["suffix"])
                count += 1
    assert count


def test_attribution_keeps_acts_and_qualifiers(real: KnowledgeBase) -> None:
    term = next(one for one in made(real)["terms"] if one["id"] == "mesa-optimizer")
    case = next(one for one in term["cases"] if one["anchor"] == "agi-relative")
    quotation = case["blocks"][0]
    assert quotation["acts"] == ["affirms"]
    assert [(one["kind"], one["words"]) for one in quotation["qualifiers"]] == [
        ("if", "an AGI is an optimizer at all"),
        ("hedged", "probably"),
        ("on", "searching for algorithms"),
    ]
    assert (quotation["alsoIn"], quotation["nameEstablished"]) == (["base-optimizer"], False)
    holds = {(one["kind"], one["holds"]) for one in term["relations"]}
    assert {("is a", "by definition"), ("relative to", "according to its speaker")} <= holds


def test_hostile_words_come_through_whole(hostile: KnowledgeBase) -> None:
    term = next(one for one in made(hostile)["terms"] if one["id"] == "ab")
    quotation = next(quotations(term))
    assert (term["term"], quotation["text"], quotation["notes"][0]["markdown"]) == (TERM, WORDS, NOTE)
    assert term["gloss"] == "Gloss with ]]> & code and stress and words and a_b and snake_case_name."


def test_no_text_beside_markdown_holds_marks_of_ours(foreign_kb: KnowledgeBase) -> None:
    """A citation stands in brackets, as people read it."""
    found = list(_beside_markdown(made(foreign_kb)))
    assert ("“Still”, according to K3 (A talk of three, here called K1 to K3, K3).", "“Still”, according to K3 [@talk, K3].") in found
    assert [text for text, _ in found if "[@" in text or "[[" in text or "](" in text] == []
    assert [one for one in found if "[@" in one[1]] != []


def test_our_own_words_stand_without_marks_beside_those_that_keep_them(tmp_path: Path) -> None:
    """In each place where a citation may stand in our own words, the field that was always there is as it was, and one beside it is as people read it."""
    for folder in ("glossary", "bib"):
        shutil.copytree(ROOT / "tests/foreign" / folder, tmp_path / folder)
    cited = "[@almanac, March]"
    for path, before in CITABLE.items():
        text = (tmp_path / path).read_text(encoding="utf-8")
        assert before in text, path
        (tmp_path / path).write_text(text.replace(before, f"{before} {cited}", 1), encoding="utf-8")
    with (tmp_path / "glossary/relations.toml").open("a", encoding="utf-8") as kinds:
        kinds.write(KIND % cited)
    kb = build(tmp_path).kb
    told = list(_with_marks([made(kb), *map(json.loads, export.as_json.documents(kb).values())]))
    assert {name for _, name in told} == {"gloss", "advice", "annotation", "description", "text", "markdown"}
    for one, name in told:
        as_read = one["text"] if name == "markdown" else one[f"{name}AsRead"]
        assert "[@" not in as_read
        assert cited not in one[name] or as_read == plain(one[name]).replace(cited, "(The Compilers of the Coast Almanac, March)")


CITABLE = {
    "glossary/head.md": "How much higher the pond stands than the sea.",
    "glossary/tide-mill.md": "say by which of the two definitions;",
    "glossary/flutmühle.md": "It stands by the sea,",
    "bib/references.bib": "Invented for the tests of this engine,",
}
KIND = '\n[kinds."wets"]\ninverse = "wetted by"\nacyclic = false\ndescription = "Water is said to *wet* a wheel %s."\n'


def _with_marks(value: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """Each object that holds a citation as it is written, and under which name."""
    for name, one in value.items() if isinstance(value, dict) else ((None, one) for one in value if isinstance(value, list)):
        if isinstance(one, str) and "[@" in one:
            yield value, name
        elif isinstance(one, dict | list):
            yield from _with_marks(one)


def _beside_markdown(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and "markdown" in value:
        yield value["text"], value["markdown"]
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _beside_markdown(one)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("a *b* **c** ***d*** _e_ __f__", "a b c d e f"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("`*not* [a](b)` and ``x ` y``", "*not* [a](b) and x ` y"),
        ("[words](other.md#x) and [[term]] and [[term#a|words]]", "words and term and words"),
        ("see [@key, §1]", "see [@key, §1]"),
        ("\\*no\\* \\[x\\]", "*no* [x]"),
        ("two\n lines", "two lines"),
        ("", ""),
    ],
)
def test_prose_as_plain_text(markdown: str, text: str) -> None:
    assert plain(markdown) == text


def test_as_read_a_citation_is_named_and_what_only_looks_like_one_stays(kb: KnowledgeBase) -> None:
    key = next(iter(kb.sources))
    named = f"({short_citation(kb.sources[key])}, p. 3)"
    assert as_read(kb, f"So *[@{key},\np. 3]*, not `[@{key}, p. 3]` nor \\[@{key}, p. 3], [@nobody]") == f"So {named}, not [@{key}, p. 3] nor [@{key}, p. 3], (nobody)"
