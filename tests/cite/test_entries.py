"""What the glossary's own anchors are cited as: published, not yet published, and with words that came second hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from html import unescape

import pytest

from attested.cite import CitationFormat, Citations, citables, cite_ours, cite_source, homes, of_entry, styles
from attested.cite.entry_template import SAMPLE
from attested.graph import KnowledgeBase
from attested.graph.ask.example import best
from attested.render.pages.cite import cite_pages, example
from tests.cite.conftest import at, everything, published

UNPUBLISHED = "Version, date and address not yet published."


def test_what_is_published_gives_its_version_its_day_and_its_address(mills: KnowledgeBase, citations: Citations) -> None:
    """APA 7: an entry of a reference work with a date; Chicago and MLA 9: the title of the entry in quotation marks, then the work."""
    kb = published(mills, "glossary/tide-mill", "definition-2")
    reference = cite_ours(kb, at(kb, "tide-mill#definition-2"))
    address = "https://example.org/mills/glossary/tide-mill/v/2.1/#definition-2"
    assert {form.value: citations.cited(reference, form).paragraphs[0] for form in CitationFormat if form.is_style} == {
        "apa": f"Tidal words contributors. (2025). Tide mill: definition 2. In <em>Tidal words</em> (Version 2.1). {address}",
        "chicago": f"Tidal words contributors. 2025. “Tide mill: definition 2.” In <em>Tidal Words</em>, version 2.1. March 9. {address}.",
        "mla": f"Tidal words contributors. “Tide Mill: Definition 2.” <em>Tidal Words</em>, Version 2.1, 9 Mar. 2025, {address}.",
    }
    assert citations.cited(reference, CitationFormat.markdown).text == f"[“Tide mill: definition 2”](<{address}>), *Tidal words*, version 2.1 of 9 March 2025, read 31 January 2026."
    words = sha256(b"Call that a tide mill which stands idle twice in every day.").hexdigest()[:12]
    assert reference.note == f"Version 2.1; SHA-256 of the words begins {words}."
    note = {form.value: citations.cited(reference, form).text for form in CitationFormat if not form.is_style and form is not CitationFormat.markdown}
    as_lines = f"Version: 2.1\\nSHA-256 of the words begins {words}."
    assert [name for name, text in note.items() if (as_lines if name == "csl-json" else reference.note) in text] == ["biblatex", "bibtex", "ris", "csl-json"]


def test_what_is_not_published_has_no_version_and_says_so(mills: KnowledgeBase, citations: Citations) -> None:
    reference = cite_ours(mills, at(mills, "tide-mill#saltby"))
    assert reference.remarks == (UNPUBLISHED,)
    assert citations.cited(reference, CitationFormat.apa).text == f"Attested contributors. (n.d.). Tide mill: The mill at Saltby. In Attested. [{UNPUBLISHED}]"
    assert not {"version", "issued", "URL"} & set(reference.csl)
    for form in CitationFormat:
        assert UNPUBLISHED in citations.cited(reference, form).text, form


def test_a_published_place_with_an_anchor_that_is_not_says_which_is_missing(mills: KnowledgeBase) -> None:
    kb = published(mills, "glossary/tide-mill", "definition")
    assert cite_ours(kb, at(kb, "tide-mill#definition")).remarks == ()
    assert cite_ours(kb, at(kb, "tide-mill#definition-2")).remarks == ("Version and date not yet published.",)


def test_the_day_of_reading_is_given_where_a_style_has_a_place_for_it(mills: KnowledgeBase) -> None:
    reference = cite_ours(published(mills, "glossary/tide-mill", "definition"), at(mills, "tide-mill#definition"))
    some = Citations({}, date(2026, 5, 4))
    assert "urldate = {2026-05-04}" in some.cited(reference, CitationFormat.biblatex).text
    assert "Accessed 2026-05-04." in some.cited(reference, CitationFormat.bibtex).text
    assert "Y2  - 2026/05/04\n" in some.cited(reference, CitationFormat.ris).text
    assert '"accessed": {"date-parts": [[2026, 5, 4]]}' in some.cited(reference, CitationFormat.csl_json).text


def test_a_note_keeps_the_phrase_as_it_is_written(real: KnowledgeBase, citations: Citations) -> None:
    reference = cite_ours(real, at(real, "optimizer#definition-internally-searching"))
    assert citations.cited(reference, CitationFormat.mla).text.startswith("Attested contributors. “Optimizer: Note (‘internally searching’).” Attested.")


def test_words_that_came_second_hand_are_cited_so(real: KnowledgeBase, citations: Citations) -> None:
    """APA 7: “as cited in”; Chicago: “quoted in”; MLA 9: “qtd. in”. Both works are listed, since only the second was seen."""
    reference = cite_source(real, real.sources["hubinger2019"], "§1.1")
    found = {form.value: citations.cited(reference, form) for form in CitationFormat if form.is_style}
    assert {name: one.in_text for name, one in found.items()} == {
        "apa": "(Hubinger et al., 2019, Section 1.1, as cited in LawrenceC, n.d.)",
        "chicago": "(Hubinger et al. 2019, sec. 1.1, quoted in LawrenceC, n.d.)",
        "mla": "(Hubinger et al., sec. 1.1, qtd. in LawrenceC)",
    }
    assert [len(one.paragraphs) for one in found.values()] == [2, 2, 2]
    assert found["apa"].paragraphs[0].startswith("Hubinger, E., van Merwijk, C., Mikulik, V.,")
    assert reference.note == "Place cited: §1.1. Quoted by LawrenceC, comment. In turn quoted by LessWrong commenter C4 (name not established)."


def test_a_line_for_a_post_tells_the_same(real: KnowledgeBase, citations: Citations) -> None:
    line = citations.cited(cite_source(real, real.sources["hubinger2019"], "§1.1"), CitationFormat.markdown).text
    title = "Risks from Learned Optimization in Advanced Machine Learning Systems"
    assert line == f"Hubinger et al. 2019, [*{title}*](<https://arxiv.org/abs/1906.01820>), §1.1. Quoted by LawrenceC, comment. In turn quoted by LessWrong commenter C4 (name not established)."


def test_words_that_differ_from_the_original_are_said_to(real: KnowledgeBase) -> None:
    assert cite_source(real, real.sources["hubinger2019"], "§1").remarks == ("The words as quoted differ from the original.",)


@pytest.mark.parametrize("form", CitationFormat, ids=lambda form: form.value)
def test_a_label_never_becomes_an_author(real: KnowledgeBase, citations: Citations, form: CitationFormat) -> None:
    reference = cite_source(real, real.sources["thread"], "C2")
    assert "author" not in reference.csl and "author" not in reference.record
    for told in ("Author not established.", "Words of LessWrong commenter C2 (name not established)."):
        assert told in citations.cited(reference, form).text
    assert not citations.cited(reference, form).text.startswith("LessWrong commenter")


def test_a_name_that_is_only_probable_is_no_author(mills: KnowledgeBase) -> None:
    reference = cite_source(mills, mills.sources["almanac"], "March")
    assert "author" not in reference.csl
    assert reference.remarks[0] == "Probably by The Compilers of the Coast Almanac, which is not established."
    assert reference.through[0].key == "talk"


def test_every_anchor_that_names_something_can_be_cited(real: KnowledgeBase) -> None:
    some = list(citables(real))
    assert {one.kind for one in some} == {"term", "definition", "usage", "case", "claim", "quotation", "note", "source", "passage"}
    assert len({(one.page, one.anchor) for one in some}) == len(some) > 200
    anchors = {(f"glossary/{entry.id}", item.anchor) for entry in real.entries.values() for item in entry.items}
    assert anchors <= {(one.page, one.anchor) for one in some}


def test_what_is_shown_on_another_page_too_is_cited_from_its_own(real: KnowledgeBase) -> None:
    shown = dict(homes(real))
    assert shown["glossary/base-optimizer", "mesa-optimizer-humans-thread-c4"] == ("glossary/mesa-optimizer", "humans-thread-c4")
    assert shown["glossary/base-optimizer", "mesa-optimizer-humans-thread-c4-relative-to"] == ("glossary/mesa-optimizer", "humans-thread-c4-relative-to")
    assert set(shown.values()) <= {(one.page, one.anchor) for one in citables(real)}


def test_each_key_is_told_from_all_others_and_is_plain(real: KnowledgeBase, mills: KnowledgeBase) -> None:
    for kb in (real, mills):
        keys = [cite_ours(kb, one).key for one in citables(kb)]
        assert len(set(keys)) == len(keys)
        assert all(key.isascii() and key.replace("-", "").isalnum() for key in keys)


def test_in_another_language_no_title_gets_capitals(mills: KnowledgeBase, citations: Citations) -> None:
    kb = replace(mills, glossary=replace(mills.glossary, site=replace(mills.site, language="de")))
    assert "“Tide mill: definition 2.”" in citations.cited(cite_ours(kb, at(kb, "tide-mill#definition-2")), CitationFormat.mla).text


def test_all_that_a_glossary_offers_is_rendered_once_and_at_most_a_hundred_works_at_a_time(real: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[tuple[list[str], list[str]]] = []
    run = styles.run_of_pandoc
    monkeypatch.setattr(styles, "run_of_pandoc", lambda some, asked: runs.append((list(some), [one.work for one in asked])) or run(some, asked))
    memory: dict[tuple[str, str], tuple[str, str]] = {}
    some = everything(real)
    Citations(memory).prepare(some)
    assert all(some == ["apa", "chicago", "mla"] for some, _ in runs) and len(runs) > 1
    assert all(len(set(works)) <= 100 for _, works in runs)
    works = [work for _, each in runs for work in set(each)]
    assert len(works) == len(set(works)), "no work is in two runs"
    made = len(runs)
    again = Citations(memory)
    again.prepare(some)
    assert [again.cited(one, CitationFormat.apa) for one in some]
    assert len(runs) == made, "what was rendered is not rendered again"


def test_a_build_renders_sources_templates_and_the_guide_s_example_in_one_run(real: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    runs: list[list[str]] = []
    run = styles.run_of_pandoc
    monkeypatch.setattr(styles, "run_of_pandoc", lambda each, some: runs.append(each) or asked.extend(one.item["title"] for one in some if "title" in one.item) or run(each, some))
    memory: dict[tuple[str, str], tuple[str, str]] = {}
    assert len(list(cite_pages(real, Citations(memory)))) == len(real.entries) + len(real.sources)
    shown = best(real)
    assert shown is not None
    (ours,) = (one.title for one in of_entry(real, shown.entry) if one.anchor == shown.item.anchor)
    assert set(asked) <= {SAMPLE.title, ours, *(one.title for one in real.sources.values())}, "no other reference of a part"
    assert ours in unescape(example(real, Citations(memory), "cite"))
    assert runs == [["apa", "chicago", "mla"]]


def test_a_place_in_a_work_is_cited_as_if_it_were_cited_alone(citations: Citations) -> None:
    """Chicago says less of a review or an introduction where it is cited again; here each reference stands alone."""
    works: list[dict[str, object]] = [
        {"type": "interview", "author": [{"family": "Brack", "given": "Oda"}], "interviewer": [{"family": "Lode", "given": "Per"}], "genre": "Interview", "title": "On weirs", "container-title": "Weir", "issued": {"date-parts": [[1911, 3, 9]]}},
        {"type": "review", "author": [{"family": "Weir", "given": "Di"}], "reviewed-title": "Mills", "reviewed-author": [{"family": "Fenn", "given": "Bo"}]},
        {"type": "chapter", "author": [{"family": "Marsh", "given": "Ada"}], "genre": "introduction", "container-title": "On sluices"},
    ]
    places = ("p. 1", "p. 2", "p. 0", "p. 07", "p. 1234", "p. 99999", "pp. 3–5", "p. 3a", "p. iv", "C2", "U45", "U7", "A1000", "M1", "")
    asked = [styles.Asked(work, place) for work in works for place in places]
    alone = [styles.run_of_pandoc([*styles.FILES], [one]) for one in asked]
    for style in styles.FILES:
        together: styles.Memory = {}
        styles.prepare(asked, [style], together)
        assert len(together) == len(works) * 9, "one place stands for all that differ in their number"
        assert [styles.styled(one, style, together) for one in asked] == [styles.Styled(*found[style][0]) for found in alone]
