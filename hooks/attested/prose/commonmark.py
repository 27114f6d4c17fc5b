"""markdown-it-py, set up for our prose: CommonMark 0.31 with our two marks, without HTML, and with the place of every token.

Left out are raw HTML, addresses in angle brackets, underlined headings and tables: their signs are words here. Added are
``[[term]]`` and ``[@key, locator]``, which bind as tightly as a span of code: nothing inside them is a mark of Markdown.
Importing this module takes longer than reading a paragraph, so :mod:`.stream` does so when it has something to read.
"""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import paragraph as read_paragraph
from markdown_it.rules_block import reference as read_reference
from markdown_it.rules_core.smartquotes import process_inlines
from markdown_it.rules_core.state_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from .bounds import MARKS, STEPS
from .notation import CITATION, TERM

APOSTROPHE = re.compile(r"(?<!\w)'(?=[0-9]0s\b)|(?<=\s)'(?=n'\s)|(?<=\s'n)'(?=\s)")
"""A mark that stands for letters left out, where the typographer would begin a quotation: the '90s, rock 'n' roll."""

AT = "at"
"""In the ``meta`` of a token within a line: its half-open offsets in the text of its block."""


def converter() -> MarkdownIt:
    """A reader that gives markdown-it's tokens, to which :data:`AT` is added; quotation marks are typographic.

    The typographer's dashes and dots are off: they stay as they were typed.
    """
    made = _Reader("zero", {"typographer": True, "maxNesting": 100})
    made.enable(["code", "fence", "blockquote", "hr", "list", "reference", "heading"])
    made.inline = _Inline()
    made.inline.ruler.enableOnly(["text", "newline", "escape", "backticks", "emphasis", "link", "image", "entity"])
    made.inline.ruler2.enableOnly(["balance_pairs", "emphasis", "fragments_join"])
    made.inline.ruler2.at("fragments_join", _join)
    made.inline.ruler.before("link", "term", _term)
    made.inline.ruler.before("link", "citation", _citation)
    made.block.ruler.at("reference", _reference)
    made.block.ruler.at("paragraph", _paragraph)
    made.core.ruler.at("smartquotes", _quotation_marks)
    made.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkDestination=parseLinkDestination, parseLinkTitle=parseLinkTitle, parseLinkLabel=_label
    )
    made.core.ruler.enableOnly(["normalize", "block", "inline", "smartquotes"])
    return made


def with_curly_marks(reader: MarkdownIt, words: str) -> str:
    """Give words that are no Markdown with curly quotation marks, as markdown-it’s typographer sets them."""
    token = Token("text", "", 0, content=APOSTROPHE.sub("’", words))
    process_inlines([token], StateCore("", reader, {}, []))
    return token.content


class _Reader(MarkdownIt):
    """Takes every address as it was typed; the checks and the pages say which may stand."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``[name]: address``, but not where a citation begins a line: ``[@key]: words``."""
    at = state.bMarks[start] + state.tShift[start]
    return CITATION.match(state.src, at) is None and read_reference(state, start, end, silent)


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph whose map begins at the first line of its words: lines before it with rare white space alone are taken away."""
    made = read_paragraph(state, start, end, silent)
    words = state.tokens[-2]
    if words.content.count("\n") + 1 < state.line - start:
        written = state.getLines(start, state.line, state.blkIndent, False)
        words.map = [start + written.count("\n", 0, max(written.find(words.content), 0)), state.line]
    return made


def _quotation_marks(state: StateCore) -> None:
    """Make the quotation marks of each paragraph curly, as :func:`with_curly_marks` does; not in one with more than :data:`MARKS` of them."""
    for token in state.tokens:
        if token.children and 0 < token.content.count("'") + token.content.count('"') <= MARKS:
            for child in token.children:
                if child.type == "text" and "'" in child.content:
                    child.content = APOSTROPHE.sub("’", child.content)
            process_inlines(token.children, state)


def _label(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N803
    """The offset of the bracket that closes the one at ``start``, or -1: markdown-it's own search, in so many steps."""
    before, level, found = state.pos, 1, -1
    state.pos = start + 1
    while state.pos < state.posMax and state.env["steps"] < STEPS:
        state.env["steps"] += 1
        at, sign = state.pos, state.src[state.pos]
        if sign == "]":
            level -= 1
            if level == 0:
                found = at
                break
        state.md.inline.skipToken(state)
        if sign == "[" and state.pos == at + 1:
            level += 1
        elif sign == "[" and disableNested:
            break
    state.pos = before
    return found


def _term(state: StateInline, silent: bool) -> bool:
    found = TERM.match(state.src, state.pos, state.posMax) if state.src.startswith("[[", state.pos) else None
    if found is None:
        return False
    if not silent and found[3] is None:
        token = state.push("term", "", 0)
        token.content = found[1]
        token.meta.update(target=found[1], anchor=found[2] or "")
    elif not silent:  # the other words are Markdown, as a link's are
        most, (state.pos, state.posMax) = state.posMax, found.span(3)
        token = state.push("term_open", "", 1)
        token.meta.update(target=found[1], anchor=found[2] or "")
        state.md.inline.tokenize(state)
        state.push("term_close", "", -1)
        state.posMax = most
    state.pos = found.end()
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    found = CITATION.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "[" else None
    if found is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = found[0]
        token.meta.update(target=found[1], anchor=" ".join((found[2] or "").split()))
    state.pos = found.end()
    return True


def _join(state: StateInline) -> None:
    """Neighbouring texts become one, and levels are counted again, as markdown-it's own rule does, with the first one's place."""
    level = 0
    joined: list[Token] = []
    parts: list[str] = []
    for token in state.tokens:
        if token.type == "text" and not token.content:  # the second mark of **
            continue
        level -= token.nesting < 0
        token.level = level
        level += token.nesting > 0
        if token.type == "text" and joined and joined[-1].type == "text":
            parts.append(token.content)
            joined[-1].meta[AT] = (joined[-1].meta[AT][0], token.meta[AT][1])
            continue
        if len(parts) > 1:
            joined[-1].content = "".join(parts)
        joined.append(token)
        parts = [token.content]
    if len(parts) > 1:
        joined[-1].content = "".join(parts)
    state.tokens[:] = joined


class _State(StateInline):
    """Notes where the text begins that no rule has taken yet."""

    begin = 0

    def pushPending(self) -> Token:  # noqa: N802
        token = super().pushPending()
        token.meta[AT] = (self.begin, self.begin + len(token.content))
        return token


class _Inline(ParserInline):
    """The reader of a line, which notes the place of each token as soon as a rule has made it."""

    def tokenize(self, state: StateInline) -> None:
        assert isinstance(state, _State)
        rules, end, most = self.ruler.getRules(""), state.posMax, state.md.options["maxNesting"]
        while state.pos < end:
            at, count = state.pos, len(state.tokens)
            if not state._pending and not state._pending_buffer:
                state.begin = at
            taken = False
            if state.level < most:
                for rule in rules:  # not any(): this is the innermost loop of all reading of prose
                    if taken := rule(state, False):
                        break
            if not taken:
                state.append_pending(state.src[at])
                state.pos = at + 1
            elif len(state.tokens) > count:
                _placed(state.tokens[count:], at, state.pos)
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _placed(made: list[Token], start: int, end: int) -> None:
    """Places for the tokens that one rule made of what stands from ``start`` to ``end``; those of a link's words have theirs."""
    new = [token for token in made if AT not in token.meta]
    if new and new[0].type == "text":  # marks of emphasis: one token a mark, or two of them
        for token in new:
            token.meta[AT] = (start, start + len(token.content))
            start += len(token.content)
    elif len(new) == 2:  # a link, to a term or not
        inner: Any = made[-2].meta[AT][1] if made[-2] is not new[0] else start + 1
        new[0].meta[AT], new[1].meta[AT] = (start, start + 1), (inner, end)
    elif new:
        new[0].meta[AT] = (start, end)
