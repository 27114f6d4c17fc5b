"""One style sheet of several, lighter and with the same rules."""

from attested.site.contents import sheet


def test_style_sheets_become_one_without_comments_and_needless_white_space() -> None:
    assert sheet(["/* of colours\n   and type */\nbody {\n  color: red;\n}\n", "a { top: 0 } /* end */"]) == "body{color:red;}a{top:0}"
    assert sheet(['p :is(a,\n  b)::before { content: "; { " }']) == 'p :is(a,b)::before{content:"; { "}'
