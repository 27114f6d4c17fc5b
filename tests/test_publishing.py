"""One style sheet of several, lighter and with the same rules."""

from typing import Any

from attested.site.contents import sheet
from tests.site.building import ROOT

RULES = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map((rule) => rule.cssText.replaceAll(/([,:])\\s+/g, "$1"));
}"""
"""The rules of a sheet; a browser keeps white space in the values of custom properties, where none of ours needs it."""


def test_style_sheets_become_one_without_comments_and_indents() -> None:
    assert sheet(["/* of colours\n   and type */\nbody {\n  color: red;\n}\n", "a > b,\n c { top: 0; /* x */ } /* end */"]) == "body{color:red}a>b,c{top:0}\n"


def test_strings_keep_their_signs_and_spaces() -> None:
    assert sheet(['a::before { content: " , /* x */ ; } " ; }\n', "b::before { content: '; '; }"]) == 'a::before{content:" , /* x */ ; } "}b::before{content:\'; \'}\n'


def test_a_browser_reads_the_same_rules(page: Any) -> None:
    tab = page(width=390)
    parts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs/assets").glob("*.css"))]
    rules = tab.evaluate(RULES, "\n".join(parts))
    assert len(rules) > 200
    assert tab.evaluate(RULES, sheet(parts)) == rules
