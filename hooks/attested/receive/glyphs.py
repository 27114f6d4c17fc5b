"""The signs of a page of a PDF, as its text layer has them, gathered into pieces of lines."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .view import NO_LETTER

MOST = 100_000
"""Signs of one page."""

RAISED = {**dict(zip("0123456789+-()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)), "−": "⁻"}
ORDINAL = re.compile(r"(?:st|nd|rd|th|e|er|re|ère|me|o|a)")
"""Letters that are raised behind a figure as a matter of style, as in “1st”."""

LOWERED = {**dict(zip("0123456789+-()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)), "−": "₋"}
ACCENTS = dict(zip("`´ˆ˜¨¯˘˙˚ˇ˝¸˛", "\u0300\u0301\u0302\u0303\u0308\u0304\u0306\u0307\u030a\u030c\u030b\u0327\u0328", strict=True))
"""Accents that stand for themselves, and what they are upon a letter."""

SOFT = "\x02\xad\ufffe"
"""The signs by which text layers and PDFium write a hyphen at a line's end."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One sign: where it stands on the page, in points from its lower left corner, turned so that lines run to the right."""

    sign: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """The signs of a page in pieces, and how many stand aslant, have no letter in the text layer, or are accents that were put on their letters."""

    pieces: list[GlyphRun]
    aslant: int
    unread: int
    accents: int


@dataclass(slots=True)
class GlyphRun:
    """Glyphs on one line without a wide gap between them. Its base line and size are those of most of its signs, ``left`` and ``right`` its ends."""

    glyphs: list[Glyph] = field(default_factory=list)
    base: float = 0.0
    size: float = 0.0
    left: float = 0.0
    right: float = 0.0

    @property
    def text(self) -> str:
        """Its signs."""
        return "".join(one.sign for one in self.glyphs)

    def settle(self) -> None:
        """Find its base line, size and ends, when all its glyphs are there."""
        sizes = Counter([round(one.size, 1) for one in self.glyphs if not one.sign.isspace()])
        self.size = max(sizes, key=lambda size: (sizes[size], size)) if sizes else self.glyphs[0].size
        bases = Counter([round(one.base, 1) for one in self.glyphs if abs(one.size - self.size) < 0.1 * self.size + 0.05])
        self.base = bases.most_common(1)[0][0] if bases else self.glyphs[0].base
        self.left, self.right = min([one.left for one in self.glyphs]), max([one.right for one in self.glyphs])


def is_mirrored(text: pdfium.PdfTextPage) -> bool:
    """Tell whether most signs of a page are drawn as in a mirror: what stands left of a sign follows it."""
    count = min(text.count_chars(), MOST)
    found = [one for at in range(0, count, max(count // 40, 1)) if (one := _handed(text, at))]
    return sum(found) < 0


def _handed(text: pdfium.PdfTextPage, at: int) -> int:
    """1 for a sign that is drawn as it is, -1 for one as in a mirror, 0 where that is not known."""
    matrix = raw.FS_MATRIX()
    if raw.FPDFText_IsGenerated(text, at) or not raw.FPDFText_GetMatrix(text, at, matrix):
        return 0
    area = float(matrix.a * matrix.d - matrix.b * matrix.c)
    return (area > 0) - (area < 0)


def glyphs_of(text: pdfium.PdfTextPage) -> PageGlyphs:
    """Gather the signs of a page into pieces."""
    count = min(text.count_chars(), MOST)
    angles = [round(raw.FPDFText_GetCharAngle(text, at) / 1.5708) % 4 for at in range(0, count, max(count // 400, 1))]
    turned = Counter(angles).most_common(1)[0][0] if angles else 0
    aslant = bad = accents = 0
    pieces: list[GlyphRun] = []
    space = False
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        sign = "-" if raw.FPDFText_IsHyphen(text, at) == 1 or (code < 0x110000 and chr(code) in SOFT) else chr(code) if code < 0x110000 else NO_LETTER
        if sign != "-" and (0xE000 <= code <= 0xF8FF or code == 0xFFFD or (code < 32 and sign not in "\t\n\r")):
            sign = NO_LETTER
        if (raw.FPDFText_IsGenerated(text, at) and sign != "-") or sign.isspace():
            space = True
            continue
        angle = raw.FPDFText_GetCharAngle(text, at)
        if angle >= 0 and round(angle / 1.5708) % 4 != turned:
            aslant += 1
            continue
        bad += sign == NO_LETTER or raw.FPDFText_HasUnicodeMapError(text, at) == 1
        glyph = _glyph(text, at, sign, turned)
        if glyph is not None and not space and pieces and (whole := _accented(pieces[-1].glyphs[-1], glyph)):
            pieces[-1].glyphs[-1] = whole
            accents += 1
        elif glyph is not None:
            _put(pieces, glyph, space=space)
            space = False
    for piece in pieces:
        piece.settle()
    return PageGlyphs(pieces, aslant, bad, accents)


def _accented(one: Glyph, other: Glyph) -> Glyph | None:
    """The letter that an accent and the letter under it are, whichever of them is drawn first; None where they are no such pair."""
    if one.sign not in ACCENTS and other.sign not in ACCENTS:
        return None
    accent, letter = (one, other) if one.sign in ACCENTS else (other, one)
    middle = (accent.left + accent.right) / 2
    if not letter.sign.isalpha() or not letter.left < middle < letter.right:
        return None
    sign = unicodedata.normalize("NFC", {"ı": "i", "ȷ": "j"}.get(letter.sign, letter.sign) + ACCENTS[accent.sign])
    return Glyph(sign, letter.left, letter.right, letter.base, letter.size) if len(sign) == 1 else None


def _glyph(text: pdfium.PdfTextPage, at: int, sign: str, turned: int) -> Glyph | None:
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    if not raw.FPDFText_GetLooseCharBox(text, at, box) or not raw.FPDFText_GetCharOrigin(text, at, x, y):
        return None
    size = abs(box.right - box.left if turned % 2 else box.top - box.bottom)
    if size < 0.75 * raw.FPDFText_GetFontSize(text, at):
        size = _size(text, at, size)
    if turned == 0:
        return Glyph(sign, box.left, box.right, y.value, size)
    if turned == 1:
        return Glyph(sign, -box.top, -box.bottom, x.value, size)
    if turned == 2:
        return Glyph(sign, -box.right, -box.left, -y.value, size)
    return Glyph(sign, box.bottom, box.top, -x.value, size)


def _size(text: pdfium.PdfTextPage, at: int, size: float) -> float:
    """The size of a sign in a font whose signs have boxes as low as themselves: that of the font, as it is drawn."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, at, matrix):
        return size
    return max(size, float(raw.FPDFText_GetFontSize(text, at) * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5))


def _put(pieces: list[GlyphRun], glyph: Glyph, *, space: bool) -> None:
    """Put a glyph behind those of the last piece, or begin another."""
    if pieces:
        last = pieces[-1].glyphs[-1]
        size = max(last.size, glyph.size, 1.0)
        gap = glyph.left - last.right
        of_ligature = abs(glyph.left - last.left) < 0.01 and abs(glyph.right - last.right) < 0.01
        beside = -0.6 * size < gap < (1.6 if space else 1.0) * size
        if (beside or of_ligature) and abs(glyph.base - last.base) < 0.55 * size and _same_line(pieces[-1], glyph):
            if space:
                pieces[-1].glyphs.append(Glyph(" ", last.right, last.right, last.base, last.size))
            pieces[-1].glyphs.append(glyph)
            return
    pieces.append(GlyphRun([glyph], glyph.base, glyph.size))


def _same_line(piece: GlyphRun, glyph: Glyph) -> bool:
    """Tell whether a glyph is on the base line of a piece, or raised or lowered from it and smaller."""
    shift = abs(glyph.base - piece.base)
    return shift < 0.12 * max(piece.size, glyph.size) or (shift < 0.6 * max(piece.size, glyph.size) and abs(glyph.size - piece.size) > 0.08 * max(glyph.size, piece.size))


@dataclass(slots=True)
class LineSigns:
    """What was done to write lines: the marks of notes that were left out, and how many raised or lowered signs have no such form and were put on the line."""

    marks: Counter[str] = field(default_factory=Counter)
    levelled: int = 0


def written(pieces: Sequence[GlyphRun], done: LineSigns) -> tuple[str, bool]:
    """Write the pieces of a line as text, the marks of notes left out. Out: the text, and whether it begins with such a mark."""
    size = max(piece.size for piece in pieces)
    base = next(piece.base for piece in pieces if piece.size == size)
    out = ""
    begins = left_out = False
    for run, kind in _runs(pieces, base, size):
        if kind == "raised" and _is_mark(run.strip(), out):
            done.marks[run.strip()] += 1
            begins = begins or not out.strip()
            out += " " if run.endswith(" ") else ""
            left_out = True
            continue
        if left_out and run.lstrip()[:1] in tuple(".,;:!?)"):
            out, run = out.rstrip(), run.lstrip()
        left_out = False
        if kind and not (out[-1:].isdecimal() and ORDINAL.fullmatch(run.strip())):
            signs = RAISED if kind == "raised" else LOWERED
            whole = len(run.split()) == 1 and all(sign in signs for sign in run.strip())
            out += "".join(signs.get(sign, sign) for sign in run) if whole else run
            done.levelled += 0 if whole else len("".join(run.split()))
        else:
            out += run
    return " ".join(out.split()), begins


def _is_mark(run: str, before: str) -> bool:
    """Tell the raised mark of a note from a power: it stands at the begin of a note, or behind a word or a sign that ends one."""
    parts = run.replace(",", " ").split()
    if not parts or not all((part.isdecimal() and len(part) <= 3) or not part.strip("*∗†‡§¶‖♯") for part in parts):
        return False
    word = before.rstrip().rpartition(" ")[2]
    return not word or word[-1] in ".,;:!?)”’\"'»]" or (len(word) > 1 and word[-1].isalpha() and not any(char in "=+<>/^" or char.isdecimal() for char in word))


def _runs(pieces: Sequence[GlyphRun], base: float, size: float) -> Iterator[tuple[str, str]]:
    """Yield the signs of pieces in runs that are raised, lowered, or neither ("")."""
    run, kind = "", ""
    for number, piece in enumerate(pieces):
        glyphs = ([Glyph(" ", piece.left, piece.left, base, size)] if number and _apart(pieces[number - 1], piece) else []) + piece.glyphs
        for one in glyphs:
            small = one.size < 0.87 * size
            now = "raised" if small and one.base > base + 0.14 * size else "lowered" if small and one.base < base - 0.06 * size else ""
            if one.sign == " ":
                now = kind if one.base != base else ""
            if now != kind and run:
                yield run, kind
                run = ""
            run, kind = run + one.sign, now
    if run:
        yield run, kind


def _apart(one: GlyphRun, other: GlyphRun) -> bool:
    return other.left - one.right > 0.12 * min(one.size, other.size) or other.left < one.left
