"""``attested export``: the same bytes as on the site, pages for other generators, and nothing of others touched."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import markdown
import pytest
import yaml
from markdown_it import MarkdownIt

from attested.build import build
from attested.files import folder as written_folder
from attested.site import proof
from attested.site.portable import markdown_page
from tests.export.hostile import write as write_hostile
from tests.site.building import ROOT, copy, program, run, state


def export(*arguments: str | Path, root: Path = ROOT, alone: bool = False) -> tuple[int, str]:
    done = run(program("attested"), "export", *map(str, arguments), "--root", str(root), cwd=root, alone=alone)
    assert not done.stdout
    return done.returncode, done.stderr


def without_list(folder: Path) -> dict[str, str]:
    return {path: told for path, told in state(folder).items() if path != written_folder.LIST}


def test_the_same_bytes_as_on_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    root = copy(tmp_path / "a")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "\nsite_url: https://example.org/a/\n", encoding="utf-8")
    assert run(program("mkdocs"), "build", cwd=root).returncode == 0
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        assert export(tmp_path / seed, root=root, alone=True)[0] == 0, "the seed is that of a process"
    first, on_site = without_list(tmp_path / "1"), state(root / "site")
    assert {"objects.inv", "sitemap.xml", "feed.atom", "data/glossary.json", "data/glossary.schema.json", "data/glossary.ttl", "data/terms/optimizer.json"} <= set(first)
    assert {path: on_site.get(path) for path in first} == first
    assert without_list(tmp_path / "2") == first
    assert "<lastmod>2023-11-14</lastmod>" in (tmp_path / "1/sitemap.xml").read_text(encoding="utf-8")
    assert not (root / "site/sitemap.xml.gz").exists(), "a packed copy would hold the time of the build"


def test_what_others_wrote_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "data").mkdir(parents=True)
    for name in ("notes.txt", "data/mine.json"):
        (out / name).write_text("mine", encoding="utf-8")
    assert export(out)[0] == 0
    assert export(out)[0] == 0, "what it wrote itself it may write again"
    assert (out / "notes.txt").read_text(encoding="utf-8") == (out / "data/mine.json").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("how", ["a file of others", "edited since", "a folder", "a link", "a file in the place of a folder"])
def test_it_refuses_rather_than_overwrite(tmp_path: Path, how: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    if how == "edited since":
        assert export(out)[0] == 0
    file = out / ("data" if how.endswith("of a folder") else "objects.inv")
    if how == "a folder":
        file.mkdir()
    elif how == "a link":
        file.symlink_to(tmp_path / "elsewhere")
    else:
        file.write_text("mine", encoding="utf-8")
    before = state(out)
    code, told = export(out)
    assert code == 2
    assert "were not written by this command" in told and ("data/anchors.json" if file.name == "data" else "    objects.inv") in told
    assert state(out) == before and not (tmp_path / "elsewhere").exists()


def test_a_term_that_is_gone_takes_its_file_along(tmp_path: Path) -> None:
    out = tmp_path / "out"
    written_folder.write_files(out, [("a/x.json", "1"), ("b/y.json", "2"), ("z", b"3")])
    (out / "b/mine").write_text("mine", encoding="utf-8")
    written_folder.write_files(out, [("z", b"4")])
    assert set(without_list(out)) == {"b/mine", "z"} and not (out / "a").exists()


def test_of_files_of_an_earlier_time_an_edited_one_stays(tmp_path: Path) -> None:
    written_folder.write_files(tmp_path, [("x", "1"), ("z", "2")])
    (tmp_path / "x").write_text("edited", encoding="utf-8")
    written_folder.write_files(tmp_path, [("z", "2")])
    assert (tmp_path / "x").read_text(encoding="utf-8") == "edited"


def test_an_interrupted_time_can_be_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written_folder.write_files(tmp_path, [("x", "1"), ("y", "1")])
    replace, calls = Path.replace, []

    def stops(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", stops)
    with pytest.raises(OSError, match="No space"):
        written_folder.write_files(tmp_path, [("x", "2"), ("y", "2")])
    monkeypatch.undo()
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in "xy"] == ["2", "1"]
    written_folder.write_files(tmp_path, [("x", "2"), ("y", "2")])
    assert (tmp_path / "y").read_text(encoding="utf-8") == "2"


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x"])
def test_no_path_leads_out_of_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(written_folder.NotOursError):
        written_folder.write_files(tmp_path / "out", [(path, "x")])
    (tmp_path / "out").mkdir(exist_ok=True)
    (tmp_path / "out" / written_folder.LIST).write_text(f"{written_folder._sum(b'mine')}  ../mine\n", encoding="utf-8")
    (tmp_path / "mine").write_bytes(b"mine")
    written_folder.write_files(tmp_path / "out", [("x", "1")])
    assert (tmp_path / "mine").exists(), "nor does a list that somebody made up"


def test_clear_ends(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert export() == (2, "attested: Name a folder: attested export DIR, or attested export --pages DIR.\n")
    assert "is not a folder" in export(tmp_path / "file")[1]
    assert "The two folders are the same" in export(tmp_path / "o", "--pages", tmp_path / "o")[1]
    if os.geteuid():
        (tmp_path / "shut").mkdir(mode=0o500)
        assert "Could not write" in export(tmp_path / "shut")[1]


def test_a_glossary_with_errors_is_not_exported(tmp_path: Path) -> None:
    code, told = export(tmp_path / "out", root=write_hostile(tmp_path / "bad"))
    assert code == 1 and "[raw_html]" in told and "nothing was written" in told
    assert not (tmp_path / "out").exists()


# --- pages for other generators ---


def split(text: str) -> tuple[dict[str, str], str]:
    _, head, body = text.split("---\n", 2)
    return yaml.safe_load(head), body


def generators() -> Iterator[tuple[str, object]]:
    yield "Python-Markdown", lambda body: markdown.markdown(body)
    yield "CommonMark", MarkdownIt("commonmark").render


@pytest.fixture(scope="module", params=["real", "foreign"])
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    root = ROOT if request.param == "real" else ROOT / "tests/foreign"
    out = tmp_path_factory.mktemp("pages")
    assert export("--pages", out, root=root)[0] == 0
    return root, out


@pytest.mark.parametrize(("name", "convert"), list(generators()))
def test_another_generator_makes_a_site_whose_chain_holds(pages: tuple[Path, Path], tmp_path: Path, name: str, convert: object) -> None:
    """Built by a generator of three lines; then the proof of our own build walks every link and every quotation."""
    assert callable(convert)
    root, out = pages
    for file in out.rglob("*"):
        target = tmp_path / file.relative_to(out)
        if file.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            if file.suffix == ".md":
                head, body = split(file.read_text(encoding="utf-8"))
                assert head["title"]
                target.with_suffix(".html").write_text(f"<!doctype html><title>x</title>{convert(body)}", encoding="utf-8")
            else:
                target.write_bytes(file.read_bytes())
    assert len(list(tmp_path.rglob("*.html"))) > 15
    assert list(proof.prove(tmp_path, build(root).kb, framed=False)) == []


def test_the_proof_of_those_pages_can_fail(pages: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="how-to-read.md">x</a>', encoding="utf-8")
    assert next(iter(proof.prove(tmp_path, build(pages[0]).kb, framed=False))) == "index.html: the link “how-to-read.md” leads nowhere"


@pytest.mark.parametrize(("name", "convert"), list(generators()))
def test_markdown_does_not_look_into_a_body(name: str, convert: object) -> None:
    assert callable(convert)
    html = "<p>a *b* _c_\n\n    indented\n\n# no</p>\n<pre><code>one\n\n\n  two\n</code></pre>\n<p>{{ x }} {% y %} {# z #} {{{ }}</p>"
    made = convert(split(markdown_page("t", "", html))[1])
    assert not re.search(r"<em>|<h1|<pre><code>(?!one)", made)
    assert "<pre><code>one&#10;&#10;&#10;  two&#10;</code></pre>" in made
    assert not re.search(r"\{[{%#]", made)


@pytest.mark.parametrize("title", ['"', "a: b", "a\nb", "\u2028\x85", "---", "# x", "\\", "😀 עברית", "<b> & {{ x }}"])
def test_any_title_is_good_yaml(title: str) -> None:
    head, _ = split(markdown_page(title, title, "<p>x</p>"))
    assert head == {"title": title, "description": title, "made_by": "attested"}


def test_a_page_of_prose_has_the_title_that_it_has_on_the_site(tmp_path: Path) -> None:
    root = copy(tmp_path / "a")
    (root / "docs/questions.md").write_text('# Q &amp; A: *what* `a<b` “x”\n\nText.\n\n## More & more\n\nMore.\n', encoding="utf-8")
    (root / "docs/titled.md").write_text('---\ntitle: "Named: otherwise"\n---\n\n# A heading\n\nText.\n', encoding="utf-8")
    assert run(program("mkdocs"), "build", cwd=root).returncode == 0
    assert export("--pages", tmp_path / "o", root=root)[0] == 0
    for page, title in {"questions": "Q & A: what a<b “x”", "titled": "Named: otherwise", "cite/check": "Did what I cite change?"}.items():
        assert split((tmp_path / "o" / page / "index.md").read_text(encoding="utf-8"))[0]["title"] == title
        assert f"<title>{escape(title)} –" in (root / "site" / page / "index.html").read_text(encoding="utf-8")
