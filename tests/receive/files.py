"""Files as people have them, made by the tests: PDFs by reportlab, Word files by their XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas


def canvas() -> tuple[Canvas, io.BytesIO]:
    """A canvas of 612 by 792 points, and what it is saved to; the same bytes each time."""
    out = io.BytesIO()
    made = Canvas(out, pagesize=(612, 792), invariant=1)
    return made, out


def lines(made: Canvas, left: float, top: float, words: Sequence[str], size: float = 10) -> None:
    """Write lines below one another."""
    made.setFont("Times-Roman", size)
    for at, line in enumerate(words):
        made.drawString(left, top - 12 * at, line)


def two_columns(pages: int = 3) -> bytes:
    """A paper in two columns with a running head, page numbers, a note with its mark, and a sentence over the end of each column and page."""
    made, out = canvas()
    made.setTitle("On lamps")
    made.setAuthor("Ada Lovelace")
    for number in range(pages):
        lines(made, 72, 760, [f"On lamps and lenses {number + 12}"])
        if number == 0:
            lines(made, 150, 730, ["A Treatise on the Lamps and Lenses of Lighthouses on the Coast"], 18)
        filler = [f"line {at} of column {{}} on page {number} says nothing of it" for at in range(20)]
        left = [line.format("one") for line in filler]
        right = [line.format("two") for line in filler]
        left[-1] = f"This sentence number {number} begins at the foot of col-"
        right[0] = "umn one and ends at the head of the other column."
        right[-1] = f"And sentence {number} of the second kind runs from page"
        if number:
            left[0] = f"to page over its end, {number} in all."
        if number == 0:
            left.insert(12, "")
        lines(made, 72, 700, left)
        lines(made, 320, 700, right)
        if number == 0:
            made.setFont("Times-Roman", 10)
            made.drawString(72, 700 - 12 * 12, "A lens gathers the rays")
            made.setFont("Times-Roman", 6)
            made.drawString(72 + made.stringWidth("A lens gathers the rays", "Times-Roman", 10), 704 - 12 * 12, "1")
            made.setFont("Times-Roman", 10)
            made.drawString(72 + made.stringWidth("A lens gathers the rays", "Times-Roman", 10) + 4, 700 - 12 * 12, "and bends them.")
            made.setFont("Times-Roman", 5)
            made.drawString(72, 104, "1")
            lines(made, 76, 100, ["So do mirrors, at a greater loss."], 8)
        made.showPage()
    made.save()
    return out.getvalue()


def beside_its_text() -> bytes:
    """Three pages whose lines are numbered in the margin, with words in the margin of the first, and two feet of which one counts in Roman figures."""
    made, out = canvas()
    body = [f"The keeper of lamp {{}} wrote line {at} of his journal with a steady hand and" for at in range(12)]
    for number in range(3):
        lines(made, 130, 700, [line.format(number) for line in body[:-1]] + [f"closed page {number} without a word of"])
        lines(made, 90, 700, [str(at + 1) for at in range(12)])
        if number == 0:
            lines(made, 480, 652, ["Words in the", "margin here"], 8)
        lines(made, 130, 480, [f"{('ii', 'iii', 'iv')[number]} JOURNAL" if number % 2 else f"JOURNAL {('ii', 'iii', 'iv')[number]}"], 8)
        lines(made, 90, 40, ["FIFTH PROOF"], 14)
        made.showPage()
    made.save()
    return out.getvalue()


def listing_above_columns() -> bytes:
    """A page whose upper half is a listing with comments behind its lines, above two columns; one line of the left column is too long for it."""
    made, out = canvas()
    lines(made, 72, 740, [f"call turn_lamp_{at}_on" for at in range(14)])
    lines(made, 190, 740, [f"// comment {at} of the listing, which is long enough to reach over" for at in range(14)])
    lines(made, 72, 550, ["Figure 1. A listing that is as wide as the page, with a caption that runs from its left side to its right side, too."])
    left = [f"line {at} of column one goes from here to its end" for at in range(12)]
    left[-1] = "The sentence at the foot of the left column goes"
    left[4] = "line 4 of column one has the_name_that_is_too_long_to_fit"
    lines(made, 72, 500, left)
    lines(made, 310, 500, ["over to the head of the right one."] + [f"line {at} of column two goes from here to its end" for at in range(11)])
    made.showPage()
    made.save()
    return out.getvalue()


def signs_by_themselves() -> bytes:
    """A page with an accent drawn over its letter, a power, an ordinal, and a sign of which nobody says what it is."""
    out = io.BytesIO()
    made = Canvas(out, pagesize=(612, 792), invariant=1, pageCompression=0)
    lines(made, 72, 700, ["A na", "The Speci~c lamp is lit.", "The field of p", "The 1"])
    width = made.stringWidth("A na", "Times-Roman", 10)
    made.drawString(72 + width - 0.3, 700, "\u00a8")
    made.drawString(72 + width, 700, "i")
    made.drawString(72 + width + 2.8, 700, "ve keeper waits.")
    for line, start, raised, rest in ((2, "The field of p", "m", " numbers."), (3, "The 1", "st", " keeper sleeps.")):
        width = made.stringWidth(start, "Times-Roman", 10)
        made.setFont("Times-Roman", 6)
        made.drawString(72 + width, 704 - 12 * line, raised)
        width += made.stringWidth(raised, "Times-Roman", 6)
        made.setFont("Times-Roman", 10)
        made.drawString(72 + width, 700 - 12 * line, rest)
    made.showPage()
    made.save()
    return out.getvalue().replace(b"Speci~c", b"Speci\x1bc")


def scanned() -> bytes:
    """A page that is only a picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    made, out = canvas()
    made.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 612, 792)
    made.showPage()
    made.save()
    return out.getvalue()


def encrypted() -> bytes:
    """A PDF that asks for a password."""
    from reportlab.lib.pdfencrypt import StandardEncryption

    out = io.BytesIO()
    made = Canvas(out, encrypt=StandardEncryption("secret", strength=128))
    made.drawString(72, 700, "Nobody reads this.")
    made.save()
    return out.getvalue()


def lying() -> bytes:
    """A PDF whose text layer says other letters than its page shows: each word without vowels."""
    made, out = canvas()
    lines(made, 72, 700, ["Thx lxght bxrns xll nxght xn thx txwxr xbxvx thx rxcks xnd wrns shps"] * 20)
    made.save()
    return out.getvalue()


DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def word(*paragraphs: str, before: str = "", more: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """A Word file with these paragraphs, each the XML of runs or plain words; ``before`` stands before the document's element."""
    body = "".join(f"<w:p>{one if one.startswith('<') else f'<w:r><w:t>{one}</w:t></w:r>'}</w:p>" for one in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", TYPES)
        packed.writestr("_rels/.rels", RELATIONS)
        packed.writestr("word/document.xml", before + DOCUMENT.format(body))
        for name, data in more:
            packed.writestr(name, data)
    return out.getvalue()


MAIL = b"""\
From: Ada Lovelace <ada@example.org>
To: lamps@example.org
Subject: Re: what a lens is
Date: Tue, 3 Nov 2026 10:00:00 +0000
Message-ID: <1@example.org>
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

On Mon, 2 Nov 2026 at 09:00, Bob Keeper <bob@example.org> wrote:
> The light isn=E2=80=99t a fire. It gathers =
rays
> and sends them out to sea.
>> Is a lamp a fire?

I agree that the lens isn=E2=80=99t the light, and that it bends what =
the lamp gives.

--=20
Ada Lovelace, keeper
"""

PAGE = """<!doctype html><html><head><title>On lamps</title><meta name="author" content="Ada Lovelace"><script>var x = "not words";</script></head>
<body><nav>Home Lamps</nav><main><h1>On lamps</h1><h2>Lenses</h2><p>A lens <b>gathers</b> the rays of the lamp<sup id="r1"><a href="#n1">[1]</a></sup> &amp; bends
them, so that E&nbsp;=&nbsp;mc<sup>2</sup> holds.</p><ul><li>A lamp burns.</li><li>A&shy;nother does&#8202;not.</li></ul>
<p hidden>Nobody sees this.</p><p>What is &lt;b&gt; in it is a tag.</p></main><footer>2026</footer></body></html>"""


def mirrored() -> bytes:
    """A page as it should be, and one that is drawn as in a mirror."""
    made, out = canvas()
    lines(made, 72, 700, ["A lens gathers the rays of the lamp."])
    made.showPage()
    made.translate(612, 0)
    made.scale(-1, 1)
    lines(made, 72, 700, ["A mirror turns the rays of the lamp."])
    made.showPage()
    made.save()
    return out.getvalue()


def logo() -> bytes:
    """A line with a letter in full size that is lowered, as in the logo of TeX."""
    made, out = canvas()
    made.setFont("Times-Roman", 10)
    left = 72.0
    for word, down, back in (("It was set in T", 0, 0), ("E", 2.15, 1.667), ("X by its author,", 0, 1.25)):
        made.drawString(left - back, 700 - down, word)
        left += made.stringWidth(word, "Times-Roman", 10) - back
    lines(made, 72, 688, ["who liked that."])
    made.save()
    return out.getvalue()
