"""A source as a discussion: who answers whom, who quotes whom, and through whom the words came here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from markupsafe import Markup

from ..graph import KnowledgeBase
from ..graph.ask.quoting import quoters
from ..graph.speakers import listed, short, short_citation, through
from ..model import Passage, PassageFile
from .page import link, source_path


def placed(passages: Sequence[Passage]) -> list[tuple[int, Passage]]:
    """The passages in the order of their discussion, answers behind what they answer, each with the number of those before it in its branch.

    Where nobody answers anybody, that is their own order. A circle begins at the passage written first.
    """
    names = {passage.locator for passage in passages}
    answered: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        answered[passage.answers if passage.answers in names else ""].append(passage)
    found: dict[str, tuple[int, Passage]] = {}
    for root in [*answered[""], *passages]:  # the latter for circles, in which nobody comes first
        todo = [(0, root)]
        while todo:
            depth, at = todo.pop()
            if at.locator not in found:
                found[at.locator] = (depth, at)
                todo += [(depth + 1, one) for one in reversed(answered[at.locator])]
    return list(found.values())


def tree(kb: KnowledgeBase, passages: Sequence[Passage], here: str) -> Markup:
    """Print the passages as nested lists, answers under what they answer; empty where nobody answers anybody."""
    order = placed(passages)
    if not any(depth for depth, _ in order):
        return Markup("")
    parts: list[Markup] = []
    before = -1
    for depth, passage in order:
        within = Markup("<ol>") if parts else Markup('<ol class="at-thread">')
        parts.append(within if depth > before else Markup("</li>") + Markup("</ol></li>") * (before - depth))
        parts.append(Markup("<li>{}").format(_node(kb, passage, here)))
        before = depth
    return Markup("").join([*parts, Markup("</li></ol>") * (before + 1)])


def _node(kb: KnowledgeBase, passage: Passage, here: str) -> Markup:
    inferred = passage.answers and passage.answers_inferred
    told = (
        Markup(' <span class="at-answers{}">answers {}{}</span>').format(
            " at-inferred" if inferred else "", passage.answers, " (inferred)" if inferred else ""
        )
        if passage.answers
        else Markup("")
    )
    name = short(passage, kb.sources.get(passage.key))
    label = passage.locator if name == passage.locator else f"{passage.locator}, {name}"
    quoted = quotes(kb, passage, here)
    also = Markup(' <span class="at-quotes">quotes {}</span>').format(quoted) if quoted else Markup("")
    return Markup('<div class="at-node"><a href="{}">{}</a>{}{}</div>').format(
        link(here, source_path(passage.key), passage.anchor), label, told, also
    )


def quotes(kb: KnowledgeBase, passage: Passage, here: str) -> Markup:
    """Whom the passage's author quotes, each with a link: “C1”, “LawrenceC, who quotes Hubinger et al. 2019, §1”."""
    outer = [at for at, one in enumerate(passage.quoted) if one.inside < 0]
    return _and([_quoted(kb, passage, at, here) for at in outer])


def _quoted(kb: KnowledgeBase, passage: Passage, at: int, here: str) -> Markup:
    cited = passage.quoted[at].citation
    if cited is None:
        return Markup("words that are not attributed")
    other, source = kb.passages.get((cited.key, cited.locator)), kb.sources.get(cited.key)
    if source is None:
        return Markup("{}, {}").format(cited.key, cited.locator)
    name = short(other, source) if other and not source.authors else short_citation(source)
    label = name if cited.locator in name or name == cited.locator else f"{name}, {cited.locator}"
    told = Markup('<a href="{}">{}</a>').format(link(here, source_path(cited.key), other.anchor if other else ""), label)
    inner = [index for index, one in enumerate(passage.quoted) if one.inside == at]
    if not inner:
        return told
    return Markup("{}, who quotes {}").format(told, _and([_quoted(kb, passage, each, here) for each in inner]))


def _and(parts: list[Markup]) -> Markup:
    some = list(dict.fromkeys(parts))
    if len(some) < 2:
        return some[0] if some else Markup("")
    return Markup("{} and {}").format(Markup(", ").join(some[:-1]), some[-1])


def quoted_by(kb: KnowledgeBase, passage: Passage, here: str) -> Markup:
    """The passages held here whose authors quote this one, each with a link."""
    found = []
    for other in quoters(kb).get((passage.key, passage.locator), ()):
        name = short(other, kb.sources.get(other.key))
        found.append(Markup('<a href="{}">{}</a>').format(link(here, source_path(other.key), other.anchor), name))
    return _and(found)


def obtained(kb: KnowledgeBase, file: PassageFile) -> str:
    """Say in a sentence how and when the text came here."""
    ways = {", in turn quoted by ".join(through(kb, passage)) for passage in file.passages}
    when = "when is not recorded" if file.retrieved == "unknown" else f"on {file.retrieved}"
    if ways == {""}:
        return f"As a text file; {when}."
    second = listed(sorted(way for way in ways if way))
    return f"{'In part as' if '' in ways else 'As'} quoted by {second}; {when}."
