"""Whatever bytes stand in whatever files: nothing is raised, each finding has a place in its file, and those of other files are told as ever."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from attested.build import build
from attested.draft.reading import read
from attested.fix import mended
from attested.new.pasted import records
from attested.site import contents
from tests.examples import examples
from tests.hostile.test_inputs import BASE, OTHER, TOLD

PATHS = (
    *("glossary/lamp.md", "glossary/lens.md", "glossary/relations.toml", "glossary/anchors.lock", "glossary/published/glossary/lamp/1.0.json"),
    *("bib/references.bib", "bib/passages/log.md", "bib/passages/s.md", "bib/originals/log.txt", "glossary/x", "bib/\udcffx.md"),
)
TEXTS = [(BASE / path).read_bytes() if (BASE / path).is_file() else b"" for path in PATHS]
PIECES = [
    *(b"\0", b"\r", b"\r\n", b"\n", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xc2\xa0", b"\xcc\x81", b"\xf0\x9f\x98\x80"),
    *(b"9" * 4400, b"[" * 1200, b"{" * 1200, b"(" * 1200, b"> " * 60, b"- " * 60, b"*" * 300, b"&a [*a]", b"!!int ", b"- x: &a\n", b"? "),
    *(b"---\n", b"term: ", b"# ", b"## ", b"### x {#x}\n", b"> ", b"> \xe2\x80\x94 [@log, May]\n", b"[@", b"[[", b"]]", b"\"", b"\xe2\x80\x9c", b"[\xe2\x80\xa6]"),
    *(b"@misc{", b"@string{", b"title = {", b"author = {", b" and ", b"date = {", b"url = {http://[", b"doi = {10.1/", b"}", b",\n", b"#"),
    *(b"[kinds.", b"inverse = ", b"= 1e999\n", b"1979-05-27T25:00:00Z", b"inf", b"'''", b"\\u", b"\\ud800", b"\"text\": ", b"\"parts\": [", b"null"),
    *(b"- original: log.txt, lines: ", b"- by: ", b"- url: ", b"1-2, ", b" moved -> ", b" retired because ", b"live 1.0 ", b"glossary/lamp"),
]

hostile = st.lists(st.sampled_from(PIECES) | st.binary(max_size=6), max_size=20).map(b"".join)


@st.composite
def files(draw: st.DrawFn) -> dict[str, bytes]:
    """Some files of :data:`PATHS`, each made of hostile bytes, or what the base has there with such bytes somewhere in it."""
    made = {}
    for number in draw(st.sets(st.integers(0, len(PATHS) - 1), min_size=1, max_size=3)):
        text, put = TEXTS[number], draw(hostile)
        at = draw(st.integers(0, len(text)))
        made[PATHS[number]] = put if draw(st.booleans()) else text[:at] + put + text[at:]
    return made


def assert_holds(made: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(BASE, Path(folder, "base")))
        (root / OTHER).write_text("---\nterm: other\n", encoding="utf-8")
        for path, data in made.items():
            (root / path).write_bytes(data)
        built = build(root)
        told = [f"{one.place}: {one.severity}: {one.message} [{one.check}]" for one in built.findings]
        assert TOLD[0] in told
        for one in built.findings:
            assert one.hint and "fault of the program" not in one.hint, one
            data = made.get(one.place.path, b"")
            lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
            if one.place.path in made:
                assert 1 <= one.place.line <= len(lines)
                assert 1 <= one.place.column <= len(lines[one.place.line - 1]) + 1, one
        (root / OTHER).unlink()
        sound = build(root)
        if sound.sound:  # then a site can be made of it
            for page in contents.pages(sound.kb):
                assert page.path == "checks" or page.body().html  # the manual is the same for all of them


@settings(max_examples=examples(20, 200), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files())
@example({"glossary/lamp.md": "---\nterm: lamp\n---\n\n# lamp\n\n## Usage\n\n### Glass\n\n>\n> — [@handbook, Lens]\n".encode()})
def test_whatever_stands_in_the_files_is_read_to_findings(made: dict[str, bytes]) -> None:
    assert_holds(made)


@settings(max_examples=examples(30, 100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(range(len(PATHS))), hostile, st.floats(0, 1))
def test_whatever_stands_in_a_file_is_mended_or_left(number: int, put: bytes, share: float) -> None:
    path, text = PATHS[number], TEXTS[number]
    at = int(len(text) * share)
    once = mended(path, text[:at] + put + text[at:])
    assert mended(path, once) == once


@settings(max_examples=examples(30, 100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hostile.map(lambda data: data.decode("utf-8", "replace")), st.sampled_from(["", "[", "{\"title\": ", "@misc{x, title = {"]))
def test_whatever_is_pasted_or_drafted_is_read(text: str, before: str) -> None:
    found, faults = records(before + text)
    assert all(one.hint and "fault of the program" not in one.hint for one in faults)
    assert faults or all(one.fields for one in found)
    for html in (False, True):
        assert isinstance(read(before + text, html=html).text, str)
