"""Most tags are judged at one look. What that lets pass, the whole look lets pass too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from unittest.mock import patch

from attested.model import markup
from attested.site import scan as scanning

NEVER = re.compile("(?!)")
NAMES = ("a", "p", "svg", "path", "template", "script", "form", "link", "img", "x-y", "A")
ATTRIBUTES = ("class", "id", "href", "HREF", "src", "cite", "rel", "onclick", "style", "data-x", "aria-label", "d", "value", "shadowrootmode", "action")
VALUES = (
    "", "x", "a b", "&amp;", "&colon;", "#x", "../x/", "x/?a=b", "//x.org", "/\\x.org", "\\\\x.org", "javascript:x()", "java\tscript:x()", "&#106;avascript:x()", " //x",
    "http://x", "https://a@x.org", "data:,", "é/", "x'y", "x>y", "mailto:x",
)  # fmt: skip
WRITTEN = ('{}="{}"', "{}='{}'", "{}={}", "{}")


def tags() -> Iterator[str]:
    """Each element with each attribute of each value, written in each way, by itself and behind a harmless one."""
    for name, attribute, value, form, before in product(NAMES, ATTRIBUTES, VALUES, WRITTEN, (" ", "\n", ' class="x" ')):
        yield f"<{name}{before}{form.format(attribute, value)}>"
        yield f"<{name}{before}{form.format(attribute, value)}/>"


def test_what_is_let_pass_at_one_look_is_let_pass_by_the_whole_look() -> None:
    every = [*tags()]
    said = [markup.objection.__wrapped__(tag) for tag in every]
    with patch.object(markup, "PLAIN", NEVER):
        assert [(tag, one) for tag, one in zip(every, said, strict=True) if markup.objection.__wrapped__(tag) != one] == []


def test_the_id_and_the_address_of_a_tag_are_read_at_one_look_as_they_are_read_otherwise() -> None:
    for tag in tags():
        read = scanning.scan(tag)
        scanning._token.cache_clear()
        with patch.object(markup, "PLAIN", NEVER):
            whole = scanning.scan(tag)
        scanning._token.cache_clear()
        assert (read.ids, read.links, read.twice) == (whole.ids, whole.links, whole.twice), tag


def test_one_look_is_enough_for_the_tags_that_we_write() -> None:
    for tag in ('<p class="at-basis">', '<a class="at-term" href="../optimizer/#definition">', '<path class="at-hit" d="M1 2L3 4"/>', '<li id="x-y" value="1">'):
        with patch.object(markup, "TAG", NEVER):
            assert markup.objection.__wrapped__(tag) == ""
