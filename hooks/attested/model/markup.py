"""The HTML that a page of the site may hold: the one list for the checks and for the proof of the finished site.

Elements and attributes are those of text, tables, forms, vector graphics and formulae. None of them runs a program, loads anything but a picture
of the site itself, or puts another page into this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import urlsplit

from .addresses import LINK_SCHEMES, WEB_SCHEMES

FRAME = frozenset(("html", "head", "body", "title", "meta", "link", "script", "style"))
"""They stand around what a page says, and are the theme's and ours alone."""

_ELEMENTS = """
    a abbr address article aside b bdi bdo blockquote br button caption cite code col colgroup datalist dd del details dfn div dl dt em fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label legend li main mark nav noscript ol optgroup option output p pre q rp rt
    ruby s samp search section select slot small span strong sub summary sup table tbody td template textarea tfoot th thead time tr u ul var wbr
    svg circle clippath defs desc ellipse g line lineargradient marker path polygon polyline radialgradient rect stop symbol text textpath tspan
    math annotation menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup
    msup mtable mtd mtext mtr munder munderover none semantics
"""
ELEMENTS = frozenset(_ELEMENTS.split())
_ATTRIBUTES = """
    abbr accept align alt as autocapitalize autocomplete autocorrect charset checked cite class cols colspan content crossorigin datetime dir disabled download for
    headers height hidden href hreflang id inert kind lang list max maxlength media min minlength multiple name open part pattern placeholder property readonly rel
    required reversed role rows rowspan scope selected shadowrootmode size span spellcheck src start step tabindex title translate type value width xml:lang xmlns
    cx cy d dx dy fill fill-opacity fill-rule font-size font-weight gradienttransform gradientunits marker-end marker-mid marker-start markerheight
    markerunits markerwidth offset opacity orient points preserveaspectratio r refx refy rx ry stop-color stop-opacity stroke stroke-dasharray
    stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor transform viewbox x x1 x2 y y1 y2
    accent accentunder columnalign columnspacing columnspan display displaystyle encoding fence linethickness lspace mathvariant maxsize minsize
    movablelimits notation rowalign rowspacing rspace scriptlevel separator stretchy symmetric
"""
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
FREE = ("aria-", "data-")
"""Attributes that begin so tell something to readers' devices and to scripts of ours."""

DATA = ("application/json", "application/ld+json")
"""The types of a ``script`` that holds values and runs nothing."""

NAME = r"[a-zA-Z][a-zA-Z0-9:-]*"
ATTRIBUTE = re.compile(r"\s+([a-zA-Z_:@][^\s\"'<>/=]*)(?:\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)'|([^\s\"'<>=`]+)))?")
TAG = re.compile(rf"<({NAME})((?:{ATTRIBUTE.pattern.replace('(', '(?:').replace('(?:?:', '(?:')})*+)\s*/?>")
PLAIN = re.compile(
    r"<([a-z][a-z0-9]*)(?: (?:(?:class|rel|lang|dir|title|translate|value|d|x|y|rx|width|height|(?:aria|data)-[a-z-]+)=\"[^\"<]*\""
    r"|id=\"([^\"<&]*)\"|href=\"((?!//)[\w#?/.=%~,+-]*)\"))*/?>"
)
"""A tag as nearly all are: nothing in it has to be looked at but the name of its element, and whether that may lead to the place of the site that it names."""
SPACE = re.compile(r"[\x00-\x20]")


def at_one_look(tag: str) -> tuple[str, str | None] | None:
    """Let a tag pass at one look, and give its id (an empty one where it has none) and the address that it leads to (None where it leads nowhere).

    None for a tag that needs the whole look of :func:`objection`.
    """
    found = PLAIN.fullmatch(tag)
    if found is None or found[1] not in ELEMENTS or found[1] == "template" or (found[3] is not None and found[1] != "a"):
        return None
    return found[2] or "", found[3]


@lru_cache(maxsize=20_000)
def objection(tag: str) -> str:
    """Say what is wrong with a tag that begins an element; nothing where a page may hold it. Of the elements in :data:`FRAME`, only the attributes are looked at."""
    if at_one_look(tag) is not None:
        return ""
    found = TAG.fullmatch(tag)
    if found is None:
        return "a tag is not written as HTML wants it"
    element = found[1].lower()
    if element not in ELEMENTS and element not in FRAME:
        return f"a page may not hold the element <{element}>"
    values = dict(attributes(found[2]))
    for name in values:
        if name not in ATTRIBUTES and not name.startswith(FREE) and not (element == "meta" and name == "http-equiv"):
            return f"an element may not have the attribute “{name}”"
    if element == "template" and values.get("shadowrootmode") != "open":
        return "a page may hold a <template> for what is drawn of a formula, and no other"
    if "http-equiv" in values and values["http-equiv"].lower() != "content-security-policy":
        return "a page may not tell the browser by <meta> what to do"
    return _addresses(element, values)


def attributes(written: str) -> Iterator[tuple[str, str]]:
    """The names, in small letters, and values of what stands in a tag behind its name."""
    for name, double, single, bare in ATTRIBUTE.findall(written):
        yield name.lower(), unescape(double or single or bare)


def _addresses(element: str, values: dict[str, str]) -> str:
    if "src" in values and (element not in ("img", "script") or outside(values["src"])):
        return f"“{values['src'][:80]}” is not loaded from the site itself"
    if element == "link" and values.get("rel") != "canonical":
        own = values.get("rel") == "icon" and values.get("href") == "data:,"
        return f"“{values['href'][:80]}” is not loaded from the site itself" if not own and outside(values.get("href", "")) else ""
    if "href" in values and element not in ("a", "link"):
        return f"<{element}> may not lead anywhere"
    return unsafe(values.get("href", "")) or unsafe(values.get("cite", ""))


def outside(address: str) -> bool:
    """Tell whether an address leads out of the site, or to no file at all."""
    bare = SPACE.sub("", address).replace("\\", "/")
    return bare.startswith("//") or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", bare) is not None


def unsafe(address: str) -> str:
    """Say why a page may not link to an address; nothing where it may."""
    bare = SPACE.sub("", address).replace("\\", "/")
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", bare)
    if scheme and scheme[1].lower() not in LINK_SCHEMES:
        return f"“{scheme[1].lower()}:” is not a scheme that a page may link to"
    if not scheme and bare.startswith("//"):
        return "an address does not say by which scheme it is reached"
    if scheme and scheme[1].lower() in WEB_SCHEMES:
        host = bare[scheme.end() :].lstrip("/")  # browsers pass over any number of slashes there (URL Standard, section 4.4)
        if "@" in re.split("[/?#]", host, maxsplit=1)[0]:
            return "an address names a user, which can make it look like another one"
        if not re.match(r"//[^/?#]", bare[scheme.end() :]):
            return "an address does not name its host behind two slashes"
        try:
            urlsplit(bare)
        except ValueError:
            return "an address cannot be read"
    return ""
