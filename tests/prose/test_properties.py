"""What holds of any prose."""

from html.parser import HTMLParser

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attested.prose.bounds import DEEPEST, LONGEST, readable
from attested.prose.html import Links, html, manual
from attested.prose.notation import CITATION, TERM
from attested.prose.places import unmarked
from attested.prose.plain_text import plain, plain_text
from attested.prose.stream import read, typographic
from attested.prose.terms import Matcher
from tests.examples import examples

PIECES = [
    *("optimizer", "mesa", "-", "base ", "é", " ", "\n", "\n\n", "  \n", "\r\n", "\t", "\0", "    ", "- ", "1. ", "> ", "# ", "```\n", "~~~\n"),
    *(sign for sign in map(chr, range(0x3001)) if sign.isspace() and sign not in " \n"),  # rare ones, of which each library has its own list
    *("*", "**", "_", "`", "``", "[", "]", "[[", "]]", "(", ")", "](", "x.md", '"', "'", "\\", "!", "|", "#", "@", ", ", "<", ">", "&amp;", "&#0;"),
    *("[@k, l]", "[[a#b|c]]", "[a]: b\n", "[a][a]", "https://a.b/c", "javascript:", "<b>", "<!--", "{: .x}", "</p>", '" onclick="'),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30).map("".join)
LINKS = Links(
    Matcher({"o": ["optimizer"], "m": ["mesa-optimizer"], "b": ["base optimizer"]}),
    mention=lambda term: f"#{term}",
    term=lambda name, anchor: f"{name}#{anchor}",
    citation=lambda key, at: (f"[{key}, {at}]", key),
    address=lambda target: target if not target.startswith("javascript") else None,
)
ALLOWED = {"p", "ul", "ol", "li", "em", "strong", "code", "pre", "a", "br", "blockquote"}


@settings(max_examples=examples(50, 1000))
@given(TEXTS)
@example("\x85  \n")
@example("- \x0b\n  a")
@example("1. \xa0\n   \u3000\n   1 *a*\n   \u2028\n")
@example("> \x1c\n> [@k, l] \x0c\n\x85")
def test_each_token_stands_where_it_says(text: str) -> None:
    opened: list[str] = []
    at = 0
    for token in read(text):
        assert 0 <= token.start <= token.end <= len(text)
        assert len(token.text) == len(token.shown)
        if token.nesting < 0:
            assert opened.pop() == token.kind
        opened += [token.kind] * (token.nesting > 0)
        if token.kind in ("text", "code", "term", "citation", "image", "break") and token.nesting == 0:
            assert token.start >= at, "out of order"
            at = token.end
        written = text[token.start : token.end]
        if token.literal:
            assert written.replace("\0", "\ufffd") == token.text
        elif token.kind == "citation":
            assert CITATION.fullmatch(written.replace("\r", "\n"))
        elif token.kind == "term" and token.nesting == 0:
            assert TERM.fullmatch(written) and written.strip("[] \n").startswith(token.target)
        elif token.kind == "code":
            assert written[0] == written[-1] == "`"
        assert token.target_at <= len(text)
    assert not opened


class _Tags(HTMLParser):
    """Collects the tags as they are written, each with its attributes, and the tags that are open."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, tuple[str, ...]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, tuple(name for name, _ in attrs)))
        self.open += [tag] * (tag != "br")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


@settings(max_examples=examples(50, 1000))
@given(TEXTS)
def test_nothing_that_is_typed_becomes_a_tag(text: str) -> None:
    made = html(text, LINKS)
    tags = _Tags()
    tags.feed(made)
    tags.close()
    assert not tags.open
    assert {tag for tag, _ in tags.seen} <= ALLOWED
    assert all(names in ((), ("href",), ("class", "href")) if tag == "a" else not names for tag, names in tags.seen)
    parsed = html5lib.parseFragment(made, namespaceHTMLElements=False)
    assert len(parsed.findall(".//*")) == len(tags.seen), "a browser would see other elements than were written"
    assert not any(link.find(".//a") is not None for link in parsed.iter("a"))
    assert not any((link.get("href") or "").startswith("javascript") for link in parsed.iter("a"))
    manual(text)


@settings(max_examples=examples(50, 1000))
@given(TEXTS)
def test_plain_text_is_one_line_and_its_stretches_are_in_it(text: str) -> None:
    for citations in (True, False):
        made = plain_text(text, citations=citations)
        assert made.text == " ".join(made.text.split())
        assert all(0 <= low <= high <= len(made.text) for low, high in (*made.barred, *made.linked))
        assert list(made.edges) == sorted(made.edges)
        assert {one.term for one in made.linkable(LINKS.matcher)} <= {"o", "m", "b"}
    blank = unmarked(text)
    assert len(blank) == len(text) and all(one in (other, " ") for one, other in zip(blank, text, strict=True))
    assert len(typographic(text)) == len(text)


@settings(max_examples=examples(100, 300))
@given(st.text(alphabet="ab é1.,;:-()/", max_size=60))
def test_words_without_marks_are_themselves(text: str) -> None:
    words = f"x{text}"
    assert plain(words) == " ".join(words.split())


@pytest.mark.parametrize(
    "piece",
    ["[", "[a](", "*a ", "`a", "``a`", "'a\" ", "![a](b) ", "![`]`", "[\\]", "[`]`", "[[a", "[@ ", "- a\n", "> ", "&a", "[a]: b\n", "<a ", "\t", "a\n"],
)
def test_a_long_text_is_read_whole(piece: str) -> None:
    """No test holds how long that takes; without the bounds, some of these take minutes, and the run would show it."""
    text = (piece * (LONGEST // len(piece) + 1))[:LONGEST]
    made = read(text)
    assert all(0 <= one.start <= one.end <= len(text) for one in made)
    assert "a" not in piece or "a" in plain(text)
    assert not readable(f"{text}{piece}")


def test_the_bounds() -> None:
    assert readable("(a" * DEEPEST + "a)" * DEEPEST + "\\(" * 2 * DEEPEST + "a(" * DEEPEST) and not readable("()[" * (DEEPEST + 1))
    deep = "[" * (DEEPEST + 1) + "[[x]]"
    assert [token.kind for token in read(deep)] == ["paragraph", "text", "paragraph"]
