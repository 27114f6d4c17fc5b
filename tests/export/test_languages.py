"""The language of a source on the pages, and in the files for machines, of the foreign glossary."""

from __future__ import annotations

import json
import re
from functools import cache

from attested.build import build
from attested.cite.source_reference import cite_source
from attested.export.as_json import documents
from attested.export.as_skos import turtle
from attested.graph import KnowledgeBase
from attested.site.contents import pages
from tests.site.building import ROOT


@cache
def mills() -> KnowledgeBase:
    return build(ROOT / "tests/foreign").kb


def test_pages_say_the_language_and_the_direction_of_each_source() -> None:
    made = {page.path: page.body().html for page in pages(mills())}
    tags = {path: re.findall(r"<blockquote translate=\"no\"([^>]*)>", made[f"glossary/{path}"]) for path in ("c-sharp", "flutmühle", "潮汐磨", "طاحونة-البحر")}
    assert tags == {"c-sharp": [' lang="en"'], "flutmühle": [' lang="de"'], "潮汐磨": [' lang="zh"'], "طاحونة-البحر": [' lang="ar" dir="rtl"']}
    assert '<h1 id="طاحونة-البحر" translate="no" lang="ar" dir="rtl">' in made["glossary/طاحونة-البحر"]
    assert '<div class="at-words" translate="no" lang="ar" dir="rtl">' in made["sources/tawahin"]
    assert '<span class="at-q" translate="no" lang="de">“sobald das Wasser abläuft”</span>' in made["glossary/flutmühle"]
    assert '<span lang="en">It stands by the sea, and grinds as soon as the water runs off.</span>' in made["glossary/flutmühle"]


def test_exports_have_the_tag_of_the_source_and_the_translation() -> None:
    kb = mills()
    written = turtle(kb)
    assert '"Flutmühle"@de' in written
    assert '"Eine Flutmühle steht am Meer. Sie mahlt, sobald das Wasser abläuft."@de' in written
    assert '"潮汐磨靠潮水转动，落潮时磨面。"@zh' in written
    assert '"Translation (ours): It stands by the sea, and grinds as soon as the water runs off."@en' in written
    [quotation] = json.loads(documents(kb)["طاحونة-البحر"])["usages"][0]["blocks"]
    assert json.loads(json.dumps(quotation))["language"] == "ar"
    assert quotation["translation"] == {"text": "The mill of the sea works at the ebb.", "textAsRead": "The mill of the sea works at the ebb.", "language": "en", "source": "programs", "locator": "p. 2", "checked": True}
    assert cite_source(kb, kb.sources["muehlen"]).csl["language"] == "de"
