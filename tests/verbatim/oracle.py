"""A slow matcher, written from the rules of docs/verbatim.md and from none of our code: it tries every place, character by character.
The lists of words are data, and the same.

It knows all rules but composition, so texts are to be in NFC and without marks. Where more than one reason holds, the first counts of:
hidden, empty, a bracket that may not stand, too short, and then the first rule without which the quotation would stand.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

SAME = {**dict.fromkeys("‘’‚‛‹›", "'"), **dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("\u2010\u2011", "-"), "\u00ad": "", "ﬁ": "fi", "ﬃ": "ffi"}
LISTS = {kind: set(words) for kind, words in tomllib.loads(Path(__file__).parents[2].joinpath("hooks/attested/verbatim/english.toml").read_text(encoding="utf-8")).items()}
LOOKS_LIKE = str.maketrans("оаеО", "oaeO")  # Cyrillic
FAR = 10**6
LOOSER = [("mid-word", 0, 1, 1500), ("nothing-omitted", 1, 0, 1500), ("gap-too-long", 1, 1, FAR), ("gap-too-long", 1, 0, FAR), ("mid-word", 0, 0, FAR)]
Item = tuple[str, int, int]  # what a character or a bracket of the quotation is read as, where it starts, where it ends
Spans = tuple[tuple[int, int], ...]
Verdict = tuple[str, int, Spans]  # the reason or "match", the caret (-1 where it is not said here), the spans


NUMBER = "|".join(
    (r"(?<=\d)(?=[.,'/:^·]\d)|(?<=\d[.,'/:^·])(?=\d)",  # decimals and the like
     r"(?<=\d[eE])(?=[-+−]\d)|(?<=\d[eE][-+−])(?=\d)",  # exponents
     r"(?<=[^\d%‰°′″$€£¥¢][$€£¥])(?=\.?\d)|(?<=^[$€£¥])(?=\.?\d)|(?<=^\.)(?=\d)|(?<=[^\w.]\.)(?=\d)",
     r"(?<=^[-+−±])(?=[$€£¥]?\.?\d)|(?<=[^\w)\]][-+−±])(?=[$€£¥]?\.?\d)")
)  # fmt: skip


def unspaced(one: str, two: str) -> bool:
    """Whether a word may be cut between two characters, one of them Thai, Chinese or Japanese."""
    names = [unicodedata.name(char, "") for char in (one, two) if char]
    kana = [name.startswith(("KATAKANA", "HALFWIDTH KATAKANA")) for name in names]
    leans = two != "" and (unicodedata.category(two)[0] == "M" or two in "ำຳﾞﾟ")
    return any(name.startswith(("THAI", "LAO", "KHMER", "MYANMAR", "CJK", "HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA")) for name in names) and not leans and kana != [True, True]


def hidden(char: str) -> bool:
    return char == "\ufffd" or (char not in "\t\n\f\r\u200c\u200d\u00ad" and unicodedata.category(char) in ("Cc", "Cf", "Co", "Cn", "Cs"))


def normal(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The normalised text, and for each of its characters where it starts and ends in the original."""
    pairs = [(" " if char.isspace() else char, i, i + 1) for i, one in enumerate(text) for char in SAME.get(one, one)]
    for at in range(len(pairs) - 1, 0, -1):
        if pairs[at][0] == pairs[at - 1][0] == " ":
            pairs[at - 1 : at + 1] = [(" ", pairs[at - 1][1], pairs[at][2])]
    pairs = [pair for i, pair in enumerate(pairs) if pair[0] != " " or 0 < i < len(pairs) - 1]
    return "".join(char for char, _, _ in pairs), [(start, end) for _, start, end in pairs]


def words_in(text: str) -> list[str]:
    """The words of a text, compared by compatibility, look-alikes and case."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).translate(LOOKS_LIKE)).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    found = re.findall(r"[-+−±]?\d+(?:[.,/:]\d+)*[^\W\d_]*|[^\W\d_][^\W_]*(?:[-'][^\W_]+)*|[+−±%‰°′″$€£¥=²]", plain)
    return [word.removesuffix("'s") for word in found]


def turns(word: str, kinds: tuple[str, ...]) -> bool:
    return any(part in LISTS[kind] for kind in kinds for part in word.split("-")) or word.endswith("n't")


class Oracle:
    def __init__(self, quote: str, passage: str, ours: bool, names: frozenset[str]) -> None:
        (self.quote, self.origin), (self.text, self.places), self.ours, self.names = normal(quote), normal(passage), ours, names
        breaks = [len(re.findall("\r\n|\n|\r", passage[a:b])) for a, b in self.places]
        hyphens = (found.start() for found in re.finditer(r"(?<=[^\W\d_])- (?=[^\W\d_])", self.text))
        self.hyphens = {at for at in hyphens if breaks[at + 1] == 1 and self.text[at + 2].islower()}  # each ends a line
        words = [found.span() for found in re.finditer(r"[^\W_]+(?:[-'][^\W_]+)*", self.text)] + [(at - 1, at + 3) for at in self.hyphens]
        numbers = [found.span() for found in re.finditer(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)|\d[%‰°′″$€£¥¢]+", self.text)]
        self.inside = {at for start, end in words + numbers for at in range(start + 1, end)} | {found.start() for found in re.finditer(NUMBER, self.text)}
        self.inside -= {at for at in range(len(self.text) + 1) if unspaced(self.text[max(at - 1, 0) : at], self.text[at : at + 1])}

    def items(self) -> Iterator[Item]:
        seen = -1  # where the last [sic] of ours ended
        for found in re.finditer(r"\[([^][]*)\]|.", self.quote):
            said, before, after = found[1] or "", self.quote[: found.start()].rstrip(" ")[-1:], self.quote[found.end() : found.end() + 1]
            role = "omission" if said in ("...", "…") else "case" if len(said) == 1 and said.isalpha() else "ours"
            if said == "sic":
                again = seen >= 0 and not re.search("[.?!…][\"')]* ", self.quote[seen : found.start()]) and "[sic]" not in self.text
                role, seen = "sic" if before.isalnum() and not after.isalnum() and not again else "ours", found.end()
            yield "char" if found[1] is None else role, *found.span()

    def fault(self, start: int, end: int) -> str:
        said = self.quote[start + 1 : end - 1]
        inside = re.search(r"[^\W_][-']?$", self.quote[:start]) or re.match(r"[-']?[^\W_]", self.quote[end:])
        fault = "brackets-inside-word" if inside else "" if self.ours else "undeclared-brackets"
        fault = fault or ("brackets-too-long" if len(said) > 60 else "")
        fault = fault or ("brackets-change-meaning" if any(turns(word, ("polarity", "scope")) for word in words_in(said)) else "")
        ways = {re.sub("- ", lambda at, way=way: way if at.start() in self.hyphens else at.group(), self.text) for way in ("", "-")}
        known = {part for text in (*ways, *self.names) for word in words_in(text) for part in (word, *word.split("-"))} | LISTS["free"]
        return fault or ("" if all(word in known or known.issuperset(word.split("-")) for word in words_in(said)) else "brackets-not-in-source")

    def hides(self, spans: Spans) -> list[bool]:
        """For each omission whether it hides a word of polarity."""
        gaps = [self.text[one[1] : two[0]] for one, two in pairwise(spans)]
        short = [len([word for word in gap.split() if any(map(str.isalnum, word))]) <= 3 and not re.search(r"[;:,()—](?!\d)|\.(?!\w)", gap) for gap in gaps]
        return [yes and any(turns(word, ("polarity",)) for word in words_in(gap)) for yes, gap in zip(short, gaps, strict=True)]

    def placements(self, items: list[Item], edges: int = 1, least: int = 1, most: int = 1500) -> set[Spans]:
        """Every placement, one span a segment: with or without the rule on edges, so many characters left out."""
        text = self.text

        def edge(at: int) -> bool:
            return not edges or at not in self.inside

        def whole(at: int) -> bool:  # not within a ligature
            return self.places[at : at + 1] != self.places[max(at - 1, 0) : at]

        def read(char: str, at: int, first: bool) -> list[int]:
            over = [at + 2] if char == "-" else [at + 3] if text[at + 2 : at + 3] == char else []  # a line's end, with its hyphen or without
            return [at + 1] * (text[at : at + 1] == char) + over * (at in self.hyphens and not first)

        def go(i: int, at: int, start: int, space: bool, ours: bool) -> Iterator[Spans]:
            role, said = (items[i][0], self.quote[items[i][1] : items[i][2]]) if i < len(items) else ("end", "")
            if role == "end":
                yield from [((start, at),)] if start >= 0 and edge(at) else []
            elif said == " ":
                yield from go(i + 1, at, start, start >= 0, ours)
            elif (role == "ours" and whole(at)) or (role == "sic" and start >= 0 and edge(at)):
                yield from go(i + 1, at, start, space, True)
            elif role == "omission" and start >= 0 and edge(at):
                nexts = (n for n in range(at, len(text)) if edge(n) and text[n] != " " and least <= len(text[at:n].strip(" ")) <= most)
                yield from (((start, at), *rest) for n in nexts for rest in go(i + 1, n, -1, False, False))
            elif role != "case" or said[1].swapcase() != said[1]:  # a letter without another case stands for no other
                froms = {at + space} if not space or text[at : at + 1] == " " else set()
                if space and ours and not (said[0].isalnum() and text[at - 1].isalnum()):  # the space may be the bracket's
                    froms.add(at)
                for first in froms:
                    ends = {first} if role != "case" or (whole(first) and whole(first + 1)) else set()
                    for nth, char in enumerate(said[1].swapcase() if role == "case" else said):
                        ends = {end for middle in ends for end in read(char, middle, start < 0 and not nth)}
                    for end in ends:
                        yield from go(i + 1, end, first if start < 0 else start, False, False)

        return {spans for at in range(len(text)) if edge(at) and text[at] != " " for spans in go(0, at, -1, False, False)}

    def short(self, items: list[Item]) -> int:
        """Where the first segment starts that is too short to stand beside an omission, or -1."""
        said, start = "", 0
        for role, a, b in [*items, ("omission", 0, 0)] if any(item[0] == "omission" for item in items) else []:
            if role == "omission":
                words = [word for word in re.split("[ —–]+", said) if any(map(str.isalnum, word))]
                if len(words) < 3 and sum(map(str.isalpha, said)) < 12:
                    return start
                said, start = "", b + (self.quote[b : b + 1] == " ")
            said += self.quote[a:b] if role in ("char", "literal") else self.quote[a + 1] if role == "case" else ""
        return -1

    def verdict(self) -> Verdict:
        items = list(self.items())
        words, joined = [self.quote[a:b] for _, a, b in items], re.sub("- ", lambda at: "- "[2 * (at.start() in self.hyphens) :], self.text)
        brackets = [i for i, item in enumerate(items) if item[0] != "char"]
        literal = {i for i in brackets if words[i] in joined}
        if not any(role == "case" or i in literal or (role == "char" and words[i] != " ") for i, (role, _, _) in enumerate(items)):
            return self.no("empty", 0)
        faults = {i: found for i in brackets if items[i][0] == "ours" and (found := self.fault(*items[i][1:]))}
        for i in sorted(faults.keys() - literal):
            return self.no(faults[i], items[i][1])
        kinds = [("literal", *item[1:]) for item in items]
        choices = [dict(zip(brackets[::-1], wanted, strict=True)) for wanted in product((True, False), repeat=len(brackets))]  # literal first, from the end
        readings = [
            [kinds[i] if choice.get(i) else item for i, item in enumerate(items)]
            for choice in choices if all(i in literal for i, yes in choice.items() if yes)
        ]  # fmt: skip
        fair = [reading for reading in readings if all(reading[i][0] == "literal" for i in faults)]
        short = self.short(fair[-1])
        if short >= 0 and not any(items[i][0] == "omission" for i in literal):
            return self.no("segment-too-short", short)
        for reading, found in ((one, spans) for one in fair if (spans := self.placements(one))):
            if self.short(reading) >= 0:
                return self.no("segment-too-short", self.short(reading))
            if len(found) > 1:
                return "ambiguous", 0, ()
            spans = found.pop()
            hiding = [mark for mark, hides in zip([item[1] for item in reading if item[0] == "omission"], self.hides(spans), strict=True) if hides]
            return self.no("omission-changes-meaning", hiding[0]) if hiding else ("match", 0, tuple((self.places[a][0], self.places[b - 1][1]) for a, b in spans))
        if faults and any(map(self.placements, readings)):
            return self.no(faults[min(faults)], items[min(faults)][1])
        if short >= 0:
            return self.no("segment-too-short", short)
        found_by = ((reason, one, spans) for reason, *rules in LOOSER for one in fair if (spans := self.placements(one, *rules)))
        return next((self.no(reason, self.caret(reason, one, spans)) for reason, one, spans in found_by), self.no("not-found", -1))

    def caret(self, reason: str, items: list[Item], found: set[Spans]) -> int:
        """The first edge that cuts a word in every placement, or the first mark that leaves out nothing or too much."""
        marks = [item for item in items if item[0] == "omission"]
        said = [item for item in items if self.quote[item[1] : item[2]] != " "]
        beside = [i for i, item in enumerate(said) if item[0] == "omission"]
        bounds = [said[0][1], *(edge for i in beside for edge in (said[i - 1][2], said[i + 1][1])), said[-1][2]]
        cut = (bound for nth, bound in enumerate(bounds) if all(spans[nth // 2][nth % 2] in self.inside for spans in found))
        left = [[self.text[a[i][1] : b[i + 1][0]] for a in found for b in found if a[i][1] <= b[i + 1][0]] for i in range(len(marks))]
        bad = (mark[1] for mark, parts in zip(marks, left, strict=True) if not any(1 <= len(part.strip(" ")) <= 1500 for part in parts))
        return next(cut if reason == "mid-word" else bad, 0 if reason == "mid-word" else marks[0][1] if marks else 0)

    def no(self, reason: str, at: int) -> Verdict:
        return reason, -1 if at < 0 else self.origin[at][0] if at < len(self.origin) else self.origin[-1][1] if self.origin else 0, ()


def expected(quote: str, passage: str, *, brackets_ours: bool = False, names: frozenset[str] = frozenset()) -> Verdict:
    """What `match` has to say of them."""
    if any(map(hidden, quote + passage)):
        return "hidden-character", next((at for at, char in enumerate(quote) if hidden(char)), 0), ()
    return Oracle(quote, passage, brackets_ours, names).verdict()


def block(words: str, original: str, start: int) -> tuple[int, int] | None:
    """Where the words of a block stand first in an original from an offset on, brackets being words like others; None where they do not."""
    slow = Oracle(words, original, False, frozenset())
    every = slow.placements([("char", at, at + 1) for at in range(len(slow.quote))])
    found = min((span for (span,) in every if slow.places[span[0]][0] >= start), default=None)
    return (slow.places[found[0]][0], slow.places[found[1] - 1][1]) if found else None
