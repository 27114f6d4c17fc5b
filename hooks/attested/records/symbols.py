"""TeX's commands that stand in bibliographies, beyond those whose sign pylatexenc knows."""

from __future__ import annotations

import unicodedata

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", '"': "\u0308", "h": "\u0309",
    "r": "\u030a", "H": "\u030b", "v": "\u030c", "G": "\u030f", "f": "\u0311", "d": "\u0323", "textcommabelow": "\u0326", "c": "\u0327",
    "k": "\u0328", "b": "\u0331", "t": "\u0361", "bar": "\u0304", "hat": "\u0302", "tilde": "\u0303", "dot": "\u0307", "ddot": "\u0308",
    "vec": "\u20d7", "check": "\u030c", "breve": "\u0306", "acute": "\u0301", "grave": "\u0300", "overline": "\u0305", "underline": "\u0332",
}  # fmt: skip
"""Accents, those of formulas too, by the combining sign of Unicode that follows the letter."""

ITALIC = {"emph", "textit", "textsl", "mkbibemph", "mkbibitalic"}
KEPT = {"textbf", "textsc", "texttt", "mkbibbold"}
"""Shapes that are kept where a record is written, and have no part in citations, which have their own."""

PLAIN = {
    "text", "textrm", "textsf", "textup", "textmd", "textnormal", "textlatin", "textgreek", "mbox", "hbox", "mathrm", "mathit", "mathbf", "mathsf", "mathtt", "mathcal",
    "mathscr", "mathfrak", "mathord", "mathop", "mathbin", "mathrel", "boldsymbol", "bm", "pmb", "operatorname", "uppercase", "MakeUppercase", "lowercase", "MakeLowercase",
    "autocap", "mkbibparens", "mkbibbrackets", "url", "path", "nolinkurl", "fbox", "uline", "ensuremath", "bibstring", "bibsstring", "textls", "nocite", "section", "subtitle",
}  # fmt: skip
"""Commands of one argument that add no sign to it."""

QUOTED = {"enquote", "mkbibquote", "textquote", "quote"}
LAST = {
    "href": 2,
    "foreignlanguage": 2,
    "textcolor": 2,
    "bibinfo": 2,
    "texorpdfstring": 2,
    "natexlab": 1,
    "hyperlink": 2,
}
"""Commands of several arguments, by their number, of which the last holds the words."""

SKIPPED = {"noopsort": 1, "hspace": 1, "vspace": 1, "SortNoop": 1, "label": 1, "printlength": 1, "phantom": 1}
"""Commands of arguments that are not printed."""

ITALIC_ON = {"em", "it", "itshape", "sl", "slshape"}
NOTHING = {
    "relax", "protect", "/", "-", "allowbreak", "nobreak", "newblock", "bgroup", "egroup", "rm", "bf", "sc", "tt", "sf", "rmfamily", "sffamily", "ttfamily", "upshape",
    "bfseries", "mdseries", "scshape", "normalfont", "displaystyle", "textstyle", "limits", "nolimits", "left", "right", "big", "Big", "bigl", "bigr", "small", "footnotesize",
    "sloppy", "ignorespaces", "unskip", "noindent", "!", "@", "hfil", "hfill", "null", "strut", "cal", "leavevmode", "xspace", "boldmath", "hyp", "slshape", "tiny", "large",
}  # fmt: skip
SPACES = {
    ",",
    " ",
    ";",
    ":",
    ">",
    "quad",
    "qquad",
    "thinspace",
    "enspace",
    "space",
    "nobreakspace",
    "\\",
    "newline",
    "linebreak",
    "par",
    "\n",
    "\t",
    "addspace",
    "addnbspace",
    "textvisiblespace",
}
SIGNS = {
    "S": "§", "P": "¶", "copyright": "©", "pounds": "£", "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "BibLaTeX": "BibLaTeX", "XeTeX": "XeTeX",
    "LuaTeX": "LuaTeX", "pdfTeX": "pdfTeX", "lq": "‘", "rq": "’", "slash": "/", "textless": "<", "textgreater": ">", "textbar": "|", "emdash": "—", "endash": "–", "%": "%",
    "textasciicircum": "^", "textasciitilde": "~", "textbackslash": "\\", "textperiodcentered": "·", "textcentereddot": "·", "hyphen": "-", "dag": "†", "ddag": "‡", "dots": "…",
    "textunderscore": "_", "textdollar": "$", "textbraceleft": "{", "textbraceright": "}", "i": "ı", "j": "ȷ", "adddot": ".", "addslash": "/", "addcomma": ",", "addcolon": ":",
    "textsection": "§", "textquotedbl": '"', "textquotestraightdblbase": '"', "textonehalf": "½", "textnumero": "№", "mathsection": "§", "colon": ":", "lbrace": "{", "rbrace": "}",
    "lnot": "¬", "sharp": "♯", "flat": "♭", "backslash": "\\", "prime": "′", "ldots": "…", "textellipsis": "…", "bibrangedash": "–", "textapos": "’", "apos": "’", "bullet": "•",
    "texttimes": "×", "textpm": "±", "textalpha": "α", "textbeta": "β", "textgamma": "γ", "textdelta": "δ", "textlambda": "λ", "textpi": "π", "textomega": "ω", "textmu": "µ",
    "textsigma": "σ", "textepsilon": "ε", "&": "&", "_": "_", "#": "#", "$": "$", "{": "{", "}": "}", "|": "‖", "*": "", "textnormal": "", "ae": "æ", "AE": "Æ", "cprime": "ʹ",
    "polhk": "", "cdprime": "ʺ", "Dbar": "Đ", "dbar": "đ", "leftarrow": "←", "rightarrow": "→", "hbar": "ℏ", "ell": "ℓ",
}  # fmt: skip
LIGATURES = {"~": " ", "``": "“", "''": "”", "---": "—", "--": "–", "!`": "¡", "?`": "¿"}

RAISED = dict(zip("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", strict=True))
LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))


def raised(words: str) -> str:
    """Raised words, as signs of Unicode where it has all of them; else with “^” before them."""
    return _moved(words, RAISED, "^")


def lowered(words: str) -> str:
    """Lowered words, as signs of Unicode where it has all of them; else with “_” before them."""
    return _moved(words, LOWERED, "_")


def _moved(words: str, signs: dict[str, str], mark: str) -> str:
    if words and all(sign in signs for sign in words):
        return "".join(signs[sign] for sign in words)
    return f"{mark}{words}" if len(words) < 2 else f"{mark}({words})"


def blackboard(words: str) -> str:
    """Capital letters of number sets, as ``\\mathbb`` draws them."""
    return "".join(_blackboard(letter) for letter in words)


def _blackboard(letter: str) -> str:
    for name in (f"DOUBLE-STRUCK CAPITAL {letter}", f"MATHEMATICAL DOUBLE-STRUCK CAPITAL {letter}"):
        try:
            return unicodedata.lookup(name)
        except KeyError:
            continue
    return letter


def accented(letters: str, accent: str) -> str:
    """Letters of which the first bears an accent; the accent alone where there is none."""
    if not letters:
        return {"~": "~", "^": "^", "`": "`", "'": "´", '"': "¨"}.get(accent, "")
    return unicodedata.normalize("NFC", {"ı": "i", "ȷ": "j"}.get(letters[0], letters[0]) + ACCENTS[accent] + letters[1:])
