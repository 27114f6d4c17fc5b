"""Web pages as text: a line for each block, entities resolved, marks of notes and what stands around the text left out and named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree, html

from .plain import decoded
from .view import Cleaning, ReceiveError, View, ViewLine, bounded, one_line

HIDDEN = frozenset(
    [
        "script", "style", "noscript", "template", "head", "iframe", "object", "svg", "canvas", "audio", "video",
        "form", "button", "select", "textarea", "input", "math",
    ]
)  # fmt: skip
AROUND = frozenset(
    [
        "nav", "header", "footer", "aside",
    ]
)  # fmt: skip
BLOCKS = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "details", "dialog", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "ul",
    ]
)  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
ROLES = {"navigation": "nav", "banner": "header", "contentinfo": "footer", "complementary": "aside", "search": "form"}
NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§¶]{1,3}|note \d{1,3})[\])]?")
CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""")
DEEPEST = 1000
TOO_DEEP = "its elements are nested deeper than any page needs"
META = {
    "citation_title": "title", "dc.title": "title", "og:title": "title",
    "citation_author": "author", "dc.creator": "author", "author": "author", "article:author": "author",
    "citation_publication_date": "date", "citation_date": "date", "dc.date": "date", "article:published_time": "date",
    "citation_doi": "doi", "citation_journal_title": "journal", "og:site_name": "organization", "og:url": "url",
}  # fmt: skip


def web_view(data: bytes) -> View:
    """Make the view ``html-text 1``."""
    declared = CHARSET.search(data[:4096])
    text, encoding = decoded(data, declared[1].decode("ascii") if declared else "")
    return view_of_html(text, () if encoding.lower() in ("utf-8", "utf8") else (f"encoding {encoding}",))


def view_of_html(text: str, said: tuple[str, ...] = (), name: str = "html-text") -> View:
    """Make a view of the text of a web page; ``said`` goes before what is resolved here."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReceiveError(f"it is no web page that can be read ({error})") from None
    if any("depth" in one.message for one in parser.error_log):
        raise ReceiveError(TOO_DEEP)
    walk = _Walk()
    cleaning = Cleaning()
    main = _main(root)
    lines = []
    for line, where in walk.lines(main):
        shown = cleaning.clean(line)
        if shown:
            lines.append(ViewLine(shown, where=cleaning.clean(where) or "text"))
    if not lines:
        raise ReceiveError("it holds no text: what the page shows is fetched by a script. Print the page to a PDF, and receive that")
    resolved = (*said, *(f"{what} ({count} ×)" for what, count in sorted(walk.resolved.items())), *cleaning.said())
    around = (f"all outside <{main.tag}>",) if main.tag not in ("body", "html") else ()
    left = around + tuple(f"<{what}> ({count} ×)" for what, count in sorted(walk.left_out.items()))
    return View(name, 1, bounded(lines, paragraphs=True), resolved=resolved, left_out=left, record=_record(root))


def _main(root: html.HtmlElement) -> html.HtmlElement:
    """The element that holds the text: the only ``main``, else the only ``article``, else the body."""
    for path in ("//main | //*[@role='main']", "//article"):
        found = root.xpath(path)
        if isinstance(found, list) and len(found) == 1 and len("".join(found[0].itertext())) > 200:
            return found[0]
    body = root.find(".//body")
    return root if body is None else body


class _Walk:
    """Goes through the elements of a page one by one, without recursion, and gathers the text of each block."""

    def __init__(self) -> None:
        self.resolved: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()

    def lines(self, main: html.HtmlElement) -> Iterator[tuple[str, str]]:
        """Yield the text of each block, with the heading that it stands under."""
        text: list[str] = []
        where, skipped, literal, depth = "", None, 0, 0
        for event, element in etree.iterwalk(main, events=("start", "end", "comment")):
            if event == "comment":
                if skipped is None:
                    text.append(element.tail or "")
                continue
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                depth += 1
                if depth > DEEPEST:
                    raise ReceiveError(TOO_DEEP)
                if skipped is None and element is not main and (why := self._skipped(element, tag)):
                    skipped = element
                    self.left_out[why] += 1
                if skipped is not None:
                    continue
                if tag in BLOCKS:
                    yield from _ended(text, literal > 0, where)
                literal += tag == "pre"
                text += [*_image(element, tag), element.text or ""]
                continue
            depth -= 1
            if skipped is None:
                if tag in BLOCKS:
                    if tag in HEADINGS:
                        where = _short(one_line("".join(text))) or where
                    yield from _ended(text, literal > 0, where)
                literal -= tag == "pre"
            elif skipped is element:
                skipped = None
            if skipped is None and element is not main:
                text.append(element.tail or "")
        yield from _ended(text, False, where)

    def _skipped(self, element: etree._Element, tag: str) -> str:
        """Say why an element and all in it is left out; empty where it is not."""
        if tag in HIDDEN or tag in AROUND:
            inside = any(one.tag == "article" for one in element.iterancestors())
            return "" if tag in ("header", "aside") and inside else tag
        role = ROLES.get(element.get("role") or "")
        if role:
            return role
        style = (element.get("style") or "").replace(" ", "").lower()
        if element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style:
            return "hidden element"
        if "mw-editsection" in (element.get("class") or "") or (tag == "a" and _is_mark_of_heading(element)):
            return "link beside a heading"
        if tag == "sup" and NOTE.fullmatch(_words(element)) and _is_note(element):
            self.resolved[f"note mark “{_words(element)}” left out"] += 1
            return "sup"
        return ""


def _words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _short(heading: str) -> str:
    """A heading as a locator: no more than ten words of it."""
    words = heading.split(" ")
    return heading if len(words) <= 10 else " ".join(words[:10]) + " …"


def _is_note(element: etree._Element) -> bool:
    """Tell a mark of a note from a power: it links to the note, or calls itself a reference."""
    linked = element.find(".//a[@href]")
    parent = element.getparent()
    around = parent is not None and parent.tag == "a" and (parent.get("href") or "").startswith("#")
    return (linked is not None and "#" in (linked.get("href") or "")) or around or "reference" in (element.get("class") or "")


def _is_mark_of_heading(element: etree._Element) -> bool:
    """Tell the link of a heading to itself, “¶” or “#”, from a word of it."""
    words = _words(element)
    return words != "" and not any(sign.isalnum() for sign in words) and "#" in (element.get("href") or "") and any(one.tag in HEADINGS for one in element.iterancestors())


def _image(element: etree._Element, tag: str) -> tuple[str, ...]:
    """The alternative text of a picture of a formula, which stands for signs; other pictures have no words."""
    alt = element.get("alt") or ""
    return (alt,) if tag == "img" and "math" in (element.get("class") or "") else ()


def _ended(text: list[str], literal: bool, where: str) -> Iterator[tuple[str, str]]:
    """Yield what was gathered: one line, or in preformatted text each line as it stands."""
    whole = "".join(text)
    text.clear()
    for line in whole.split("\n") if literal else (one_line(whole),):
        if line.strip():
            yield line.rstrip(), where


def _record(root: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {"type": "online"}
    authors: list[str] = []
    for meta in root.iter("meta"):
        name = META.get((meta.get("name") or meta.get("property") or "").lower(), "")
        value = one_line(meta.get("content") or "")
        if name == "author" and value and not value.startswith("http"):
            authors.append(re.sub(r"\s*[(<][^()<>]*(?:://|@)[^()<>]*[)>]", "", value))
        elif name and value:
            found.setdefault(name, value[:10] if name == "date" else value)
    title = root.find(".//title")
    if "title" not in found and title is not None:
        found["title"] = one_line(title.text_content())
    canonical = root.find(".//link[@rel='canonical']")
    if "url" not in found and canonical is not None and (canonical.get("href") or "").startswith(("http://", "https://")):
        found["url"] = canonical.get("href") or ""
    if authors:
        found["author"] = " and ".join(dict.fromkeys(authors))
    return {name: value for name, value in found.items() if value}
