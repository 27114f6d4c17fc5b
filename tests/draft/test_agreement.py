"""What the scripts find in Chromium is what Python finds: in all stories, in a few hundred random texts, for every letter."""

from __future__ import annotations

import random
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from attested.draft.patterns import PatternFinder, patterns
from attested.draft.reading import looks_like_html, read
from attested.prose.terms import Matcher
from attested.prose.words import words_in
from tests.written import read_yaml

HERE = Path(__file__).parent
RunScript = Callable[..., Any]

CHECK = """
const { checker } = await load("check");
return given.map(({ names, lines, text }) => {
  const { hits, uses } = checker({ names, lines })({ text, quoted: [], marked: [] });
  const words = ([start, end]) => [[...text.slice(0, start)].length, text.slice(start, end)];
  return {
    uses: Object.entries(uses).flatMap(([term, spans]) => spans.map((span) => [...words(span), term])).sort((one, other) => one[0] - other[0]),
    hits: hits.map(({ line, start, end }) => [line, ...words([start, end])]),
  };
});
"""
READ = """
const { readText, looksLikeHtml } = await load("reading"), { readHtml } = await load("markup");
return given.map(([written, html]) => {
  const { text, quoted, marked } = (html ? readHtml : readText)(written), words = ([start, end]) => text.slice(start, end);
  return { text, quoted: quoted.map(words), marked: marked.map(words), html: looksLikeHtml(written) };
});
"""


def stories(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read_yaml(HERE / name)
    return found


def task(names: dict[str, Any], phrases: list[list[str]], advice: str, text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the script is given, and what Python finds."""
    matcher = Matcher({term: some if isinstance(some, list) else [some] for term, some in names.items()})
    lines = [patterns(some, advice, matcher) for some in phrases]
    mentions = matcher.find(text)
    given = {
        "names": [[one.term, one.words, one.gaps, one.cased] for one in matcher.names],
        "lines": [{"phrases": [{"phrase": one.phrase, "parts": one.parts, "advised": one.advised} for one in line]} for line in lines],
        "text": text,
    }
    return given, {
        "uses": [[one.start, text[one.start : one.end], one.term] for one in mentions],
        "hits": [[hit.line, hit.start, text[hit.start : hit.end]] for hit in PatternFinder(lines).find(text, mentions)],
    }


def test_all_stories_of_mentions_and_wording(run_script: RunScript) -> None:
    told = [story for story in stories("../terms/mentions.yml") if not story.get("markdown")]
    tasks = [task(story["names"], [], "", story["text"]) for story in told]
    worded = stories("../terms/wording.yml")
    tasks += [task(story["names"], [story["phrases"]], story.get("advice", ""), story["text"]) for story in worded]
    found = run_script(CHECK, [given for given, _ in tasks])
    assert found == [expected for _, expected in tasks]
    assert [[[term, words] for _, words, term in one["uses"]] for one in found[: len(told)]] == [story["found"] for story in told]
    assert [[words for _, _, words in one["hits"]] for one in found[len(told) :]] == [story["found"] for story in worded]


def test_all_stories_of_reading(run_script: RunScript) -> None:
    told = stories("reading.yml")
    found = run_script(READ, [[story["written"], story.get("html", False)] for story in told])
    assert [one["text"] for one in found] == [story["text"] for story in told]
    assert [one["quoted"] for one in found] == [story.get("quoted", []) for story in told]
    assert [one["marked"] for one in found] == [story.get("marked", []) for story in told]
    assert [one["html"] for one in found] == [looks_like_html(story["written"]) for story in told]


WORDS = ["tide", "mill", "Mills", "TIDE", "pond", "NAP", "naps", "ferry", "Ferries", "box", "écluse", "ÉCLUSE", "straße", "STRASSE", "of", "Σίσυφος", "ﬁsh", "x", "2", "𝔪ill", "𐐀", "C++", "C#", "A*", ".NET", "Nap", "知识", "テスト", "น้ำ", "ក្ន", "mi\u0301ll", "می\u200cخ"]
GAPS = [" ", " ", " ", " ", "-", "\u2011", "\n", "\n\n", ", ", ". ", "’s ", "'", "", " — ", "_", " \n ", "\u00a0", "…", "\x1c", "\ufeff", "\u2028", "“", "” ", "; ", ".", "\ufffc", "|", "😀", "+", "#", "*", "。", "\u0301"]
SIGNS = ["> ", "- ", "# ", "```", "`", "[", "](x)", "](", ")", "]", "*", "__", "\\", "&amp;", "&#8217;", "<b>", "</b>", "<!--", "-->", "https://x.y/z.", "\u00ad", "  ", "---\n", "~~~", "[^1]", "[@a, b]", "[[", "]]", "\r\n", "1. ", "\t", "e\u0301"]


def texts(count: int, *extra: str) -> list[str]:
    chosen = random.Random(20190605)
    return ["".join(chosen.choice(kind) for _ in range(chosen.randrange(24)) for kind in ((*WORDS, *extra), (*GAPS, *extra))) for _ in range(count)]


def test_random_texts_names_and_phrases(run_script: RunScript) -> None:
    chosen, tasks = random.Random(1906), []
    for text in texts(400):
        names = {term: [chosen.choice([" ", "-"]).join(chosen.sample(WORDS, chosen.randrange(1, 4))) for _ in range(2)] for term in "abc"}
        phrases = [[" ".join(chosen.choice([*WORDS, "…"]) for _ in range(chosen.randrange(1, 5))) for _ in range(3)] for _ in range(3)]
        tasks.append(task(names, phrases, f"write “{chosen.choice(WORDS)} {chosen.choice(WORDS)}”", text))
    found = run_script(CHECK, [given for given, _ in tasks])
    assert [(one, given["text"]) for one, (given, expected) in zip(found, tasks, strict=True) if one != expected] == []
    assert sum(bool(one["uses"]) for one in found) > 100
    assert sum(bool(one["hits"]) for one in found) > 100


def test_random_markdown(run_script: RunScript) -> None:
    written = texts(600, *SIGNS)
    found = run_script(READ, [[one, False] for one in written])
    for text, one in zip(written, found, strict=True):
        draft = read(text)
        expected = [draft.text, *([draft.text[start:end] for start, end in some] for some in (draft.quoted, draft.marked))]
        assert [one["text"], one["quoted"], one["marked"]] == expected, text


TAGS = ["p", "div", "b", "em", "blockquote", "q", "code", "pre", "ul", "li", "span", "h2", "section", "script"]


def element(chosen: random.Random, depth: int) -> str:
    """HTML as it is allowed: what may not hold blocks, or one of its own kind, holds words alone."""
    if depth == 0 or chosen.random() < 0.4:
        return "".join(chosen.choice([*WORDS, " ", "\n", "&nbsp;", "&amp;", "&rsquo;", "<br>", "https://x.y/?a&amp;b", "“", "”", "<!-- c -->", "\u00ad"]) for _ in range(4))
    tag = chosen.choice([one for one in TAGS if one not in ("p", "pre", "h2", "script", "code", "li") or depth == 1])
    inner = chosen.choice(WORDS) if tag == "script" else "".join(element(chosen, depth - 1) for _ in range(3))
    return f"<{tag}>{inner}</{tag}>"


def test_random_html(run_script: RunScript) -> None:
    chosen = random.Random(2019)
    written = ["".join(element(chosen, 3) for _ in range(3)) for _ in range(200)]
    found = run_script(READ, [[one, True] for one in written])
    for text, one in zip(written, found, strict=True):
        draft = read(text, html=True)
        expected = [draft.text, *([draft.text[start:end] for start, end in some] for some in (draft.quoted, draft.marked))]
        assert [one["text"], one["quoted"], one["marked"]] == expected, text


@pytest.mark.long
def test_every_letter_is_one_and_is_folded_alike(run_script: RunScript) -> None:
    """All characters that Python's version of Unicode has."""
    known = [sign for sign in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(sign) not in ("Cn", "Cs", "Co")]
    body = 'const { fold, wordsOf, SPACE } = await load("words"), space = new RegExp(`^[${SPACE}]$`); return Array.from(given, (sign) => [wordsOf(sign).length, fold(sign), space.test(sign)]);'
    found = run_script(body, "".join(known))
    differ = [
        (f"U+{ord(sign):04X}", sign, one, [len(list(words_in(sign))), sign.casefold(), sign.isspace()])
        for sign, one in zip(known, found, strict=True)
        if one[0] != len(list(words_in(sign))) or (one[0] and one[1] != sign.casefold()) or one[2] != sign.isspace()
    ]
    assert differ == []
