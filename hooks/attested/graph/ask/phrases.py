"""Phrases of English prose that look like names of things, found without any dictionary.

Runs of content words count, where what stands before them announces a noun: an article, a preposition, or a list already
begun. It is a rule of thumb: it misses a noun that stands bare, and it takes an adjective for a noun now and then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...prose.terms import plurals

WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'’][^\W\d_]+)*|\d+")

NOUNS_FOLLOW = """
a an the this these those some any each every no another all both such certain
my your his her its our their whose
of in on at by for with from into onto through within without over under between among about against across
after before behind beyond during per toward towards upon than
"""
NO_NOUNS = """
that i me we us you he him she it they them who whom which what where when why how one ones other others itself himself
herself themselves oneself nobody somebody everybody nothing something everything anybody anything
and or nor but if then else while whereas because since so as though although unless until whether yet
to up out off down away
am is are was were be been being do does did done doing have has had having will would shall should can could may
might must ought going go goes went gone get gets got let
not never ever always often only just also even still already too very quite rather more most less least much many few
several enough own same similar like here there now again once twice thus hence therefore however etc ie eg
according occur occurs call calls called say says said mean means meant define defines defined name names named
consist consists consisting make makes made take takes taken give gives given use uses used
"""
ANNOUNCE = frozenset(NOUNS_FOLLOW.split())
"""Words that come before a noun phrase. (“To” and “that” are not among them: what follows is as often a verb.)"""

STOP = ANNOUNCE | frozenset(NO_NOUNS.split())
JOIN = frozenset(("and", "or", "nor"))
LONGEST = 3


def noun_phrases(text: str, covered: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[int, int, int]]:
    """The phrases, in order: half-open offsets into the text, and the offset of the last word.

    In: the stretches that are names of terms, in order; no phrase reaches into one. A run of more than :data:`LONGEST`
    words counts with its last ones.
    """
    run: list[tuple[int, int]] = []
    announced = listed = False
    end = 0
    for word in [*WORD.finditer(text), None]:
        start = word.start() if word else len(text)
        gap = text[end:start]
        inside = word is not None and any(low < word.end() and word.start() < high for low, high in covered)
        content = word is not None and not inside and word[0].casefold() not in STOP and not word[0].isdigit()
        if run and (gap.strip() or not content):
            if len(run) > 1 and text[slice(*run[-1])].casefold().endswith("ed"):
                run.pop()  # a participle that says more of the noun
            if announced and not _is_verb_like(text, run):
                low, high = run[-LONGEST:][0][0], run[-1][1]
                yield low, high, run[-1][0]
                listed = True
            else:
                listed = False
            run = []
        if word is None:
            return
        small = word[0].casefold()
        if content:
            if not run:
                announced = announced_by(text[:start], listed, gap)
            run.append(word.span())
        elif small not in JOIN:
            listed = False
        end = word.end()


def announced_by(before: str, listed: bool, gap: str) -> bool:
    """Tell whether the text before a word makes a noun phrase likely. ``listed`` says that a phrase was found right before, ``gap`` is the text since."""
    last = re.search(r"([^\W\d_]+)\s*$", before)
    if last is None:
        return listed and gap.strip() == ","
    small = last[1].casefold()
    return small in ANNOUNCE or (listed and small in JOIN)


def _is_verb_like(text: str, run: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a run is one word in -ing, which is a verb more often than the name of a thing."""
    return len(run) == 1 and text[slice(*run[0])].casefold().endswith("ing")


def same_phrase(phrase: str) -> str:
    """Give the form under which two spellings of a phrase are one: small letters, single spaces, and the last word's singular."""
    words = phrase.casefold().split()
    last = words[-1]
    for end, other in (("ies", "y"), ("es", ""), ("s", "")):
        one = last.removesuffix(end) + other
        if last.endswith(end) and last in plurals(one):
            return " ".join([*words[:-1], one])
    return " ".join(words)
