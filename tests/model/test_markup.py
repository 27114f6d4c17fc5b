"""Most tags are judged at one look. What that lets pass, the whole look lets pass too."""

from __future__ import annotations

import re
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from attested.model import markup

NEVER = re.compile("(?!)")
NAMES = ("a", "p", "svg", "path", "template", "script", "form", "link", "img", "x-y", "A")
ATTRIBUTES = ("class", "id", "href", "HREF", "src", "cite", "rel", "onclick", "style", "data-x", "aria-label", "d", "value", "shadowrootmode", "action")
VALUES = (
    "", "x", "a b", "&amp;", "&colon;", "#x", "../x/", "x/?a=b", "//x.org", "/\\x.org", "\\\\x.org", "javascript:x()", "java\tscript:x()", "&#106;avascript:x()", " //x",
    "http://x", "https://a@x.org", "data:,", "é/", "x'y", "x>y", "mailto:x",
)  # fmt: skip
WRITTEN = ('%s="%s"', "%s='%s'", "%s=%s", "%s")


@st.composite
def tags(draw: st.DrawFn) -> str:
    parts = []
    for name in draw(st.lists(st.sampled_from(ATTRIBUTES), max_size=4)):
        form = draw(st.sampled_from(WRITTEN))
        parts.append(draw(st.sampled_from((" ", "  ", "\n", ""))) + (form % (name, draw(st.sampled_from(VALUES))) if form.count("%s") == 2 else form % name))
    return f"<{draw(st.sampled_from(NAMES))}{''.join(parts)}{draw(st.sampled_from(('', '/', ' /')))}>"


@given(tags())
def test_what_is_let_pass_at_one_look_is_let_pass_by_the_whole_look(tag: str) -> None:
    said = markup.objection.__wrapped__(tag)
    with patch.object(markup, "PLAIN", NEVER):
        assert markup.objection.__wrapped__(tag) == said


def test_one_look_is_enough_for_the_tags_that_we_write() -> None:
    for tag in ('<p class="at-basis">', '<a class="at-term" href="../optimizer/#definition">', '<path class="at-hit" d="M1 2L3 4"/>', '<li id="x-y" value="1">'):
        with patch.object(markup, "TAG", NEVER):
            assert markup.objection.__wrapped__(tag) == ""
