"""Honest quotations, chosen by a rule and a fixed seed from texts that nobody here wrote, and never by what our own rules say of them.

A scholar who cuts honestly quotes whole sentences; or whole clauses, cut where the sentence sets out on another one (", and", ", which", a semicolon);
or leaves out a parenthesis, an adjunct between commas or dashes, or a whole sentence. Conditions are not cut in two: sentences that begin
with "If" and the like are quoted whole. The rule knows no negation and no report; it shares no code with the program.

``python -m tests.context.honest.choosing`` writes ``quotations.yml`` anew; a test holds that it is what the rule chooses.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
PARTS = ("development", "held-out", "further", "fresh", "last", "varied")
EACH = {"sentence": 80, "clause": 80, "omission": 100}
"""So many of a kind are chosen of a part, as evenly from its texts as they allow."""

END = re.compile(r"(?<=[.?!;])[\"”')]*\s+(?=[\"“(]?[A-Z])")
SHORT = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|cf|Mr|Dr|St|al|No|[A-Z])|^\s*\d+)\.$")
VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|can|could|will|would|shall|should|must|may|might|does|do|did|be|been|gives?|gave|makes?|made|takes?|became|becomes?|comes?|came|\w{3,}ed|contains?|means?)\b")
CONDITION = re.compile(r"[\"“(]*(?:if|unless|suppose|whether|provided|when|while|although|though|as|since|because|in order|to)\b", re.IGNORECASE)
SUBJECT = r"(?:the|an?|it|he|she|they|we|you|this|that|these|those|there|its|his|her|their|all|in|such|no|each|every|any)\b"
TURN = re.compile(rf"(?:, (?=(?:and|but|nor|so|for|yet) {SUBJECT})|, (?=(?:which|who|whose|where|while|though|although|because|since)\b)|; )")
GOING_ON = re.compile(rf"(?:, (?:and|but|so|yet|for)|;) (?={SUBJECT})")
ASIDE = re.compile(
    r"(?<=\w) (?:\([^()]{4,120}\))(?= [a-z])"
    r"|(?<=\w)--[^-;:.?!()]{4,110}--(?=[a-z])"
    r"|(?<=\w) — [^—;:.?!()]{4,110} — (?=[a-z])"
    r"|(?<=\w), (?:which|who|whose|where|as|such|for|however|therefore|then|thus|in|on|by|with|at|like|including|especially|indeed|too|moreover|at least|above all)\b[^,;:.?!()]{0,90},(?= [a-z])"
)


def sentences(text: str) -> Iterator[str]:
    """The sentences of the paragraphs of a text: those that look whole, with white space as it is."""
    for block in re.split(r"\n\s*\n", text):
        parts, held = [], ""
        for part in [one for one in END.split(block.strip()) if one]:
            held = f"{held} {part}" if held else part
            if not SHORT.search(held):
                parts.append(held)
                held = ""
        for one in parts:
            plain = " ".join(one.split())
            if 8 <= len(plain.split()) <= 70 and re.match(r"[\"“(]?[A-Z]", plain) and re.search(r"[.?!][\"”')]*$", plain) and not re.search(r"[\[\]<>{}|=_*`]|\.{2}|  ", plain):
                yield plain


def words(text: str) -> int:
    return len([word for word in text.split() if any(map(str.isalnum, word))])


def clauses(sentence: str) -> Iterator[str]:
    """Its first clauses, up to where it sets out on another one; and its last ones, from where a clause goes on with a subject of its own."""
    if CONDITION.match(sentence):
        return
    for turn in TURN.finditer(sentence):
        said = sentence[: turn.start()]
        if words(said) >= 6 and VERB.search(said):
            yield said
    for turn in GOING_ON.finditer(sentence):
        said = sentence[turn.end() :]
        if words(said) >= 6 and VERB.search(" ".join(said.split()[:7])):
            yield said


def omissions(sentence: str, behind: str, last: str) -> Iterator[str]:
    """The sentence without an aside; and three sentences in a row without the one between."""
    for aside in ASIDE.finditer(sentence):
        before, after = sentence[: aside.start()], sentence[aside.end() :].strip()
        if words(before) >= 3 and words(after) >= 3 and words(aside.group()) >= 1:
            yield f"{before} [...] {after}"
    if behind and last and words(sentence + behind + last) < 90 and words(sentence) % 3 == 0:  # a third of them
        yield f"{sentence} [...] {last}"


def candidates(text: str) -> dict[str, list[str]]:
    """All that may be chosen of a text, by kind; what stands there twice is left out."""
    whole = " ".join(text.split())
    found = list(sentences(text))
    rows = list(zip(found, [*found[1:], ""], [*found[2:], "", ""], strict=False))
    together = [(one, two if f"{one} {two}" in whole else "", three if f"{one} {two} {three}" in whole else "") for one, two, three in rows]
    made = {
        "sentence": found,
        "clause": [said for one in found for said in clauses(one)],
        "omission": [said for one, two, three in together for said in omissions(one, two, three)],
    }
    return {kind: [one for one in some if all(whole.count(part) == 1 for part in one.split(" [...] "))] for kind, some in made.items()}


def chosen(part: str) -> list[dict[str, Any]]:
    """The quotations of a part: in turn from each of its texts, at random with a seed, as many as `EACH` says or there are."""
    rows: list[dict[str, Any]] = []
    pools: dict[str, dict[str, list[str]]] = {}
    for path in sorted((HERE / part).glob("*.txt")):
        pools[path.stem] = candidates(path.read_text(encoding="utf-8"))
        for kind, some in pools[path.stem].items():
            random.Random(f"{path.stem} {kind}").shuffle(some)
    for kind, most in EACH.items():
        taken: list[dict[str, Any]] = []
        while len(taken) < most and any(pool[kind] for pool in pools.values()):
            taken += [{"text": name, "kind": kind, "quote": pool[kind].pop()} for name, pool in pools.items() if pool[kind]]
        rows += taken[:most]
    return rows


if __name__ == "__main__":
    said = {part: chosen(part) for part in PARTS}
    HERE.joinpath("quotations.yml").write_text(yaml.safe_dump(said, allow_unicode=True, width=1000, sort_keys=False), encoding="utf-8")
    print({part: {kind: sum(one["kind"] == kind for one in rows) for kind in EACH} for part, rows in said.items()})
