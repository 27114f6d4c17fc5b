"""Languages of sources: the names that BibLaTeX has for them and the tags of BCP 47, and in which of them one writes from right to left.

The names are those of BibLaTeX 3.20 (manual, table 2: the values of ``langid``) and of babel, with the tags that they stand for.
"""

from __future__ import annotations

import re

NAMES = """
acadian fr-CA · afrikaans af · albanian sq · american en-US · amharic am · arabic ar · armenian hy · asturian ast · australian en-AU ·
austrian de-AT · azerbaijani az · basque eu · belarusian be · bengali bn · bosnian bs · brazil pt-BR · brazilian pt-BR · breton br ·
british en-GB · bulgarian bg · burmese my · canadian en-CA · canadien fr-CA · catalan ca · chinese zh · croatian hr · czech cs · danish da ·
dutch nl · english en · esperanto eo · estonian et · farsi fa · finnish fi · francais fr · french fr · frenchb fr · galician gl ·
georgian ka · german de · germanb de · greek el · hebrew he · hindi hi · hungarian hu · icelandic is · indonesian id · interlingua ia ·
irish ga · italian it · japanese ja · kannada kn · kazakh kk · khmer km · korean ko · kurdish ku · lao lo · latin la · latvian lv ·
lithuanian lt · lsorbian dsb · lowersorbian dsb · macedonian mk · magyar hu · malay ms · malayalam ml · marathi mr · mexican es-MX ·
mongolian mn · naustrian de-AT · newzealand en-NZ · ngerman de · norsk nb · norwegian no · nswissgerman de-CH · nynorsk nn · occitan oc ·
persian fa · piedmontese pms · pinyin zh-Latn-pinyin · polish pl · polutonikogreek el-polyton · portuges pt · portuguese pt · punjabi pa ·
romanian ro · romansh rm · russian ru · sami se · sanskrit sa · scottish gd · serbian sr-Latn · serbianc sr-Cyrl · slovak sk · slovene sl ·
slovenian sl · spanish es · swedish sv · swissgerman de-CH · syriac syr · tamil ta · telugu te · thai th · tibetan bo · turkish tr ·
turkmen tk · ukenglish en-GB · ukrainian uk · urdu ur · usenglish en-US · usorbian hsb · uppersorbian hsb · vietnamese vi · welsh cy
"""
TAGS = dict(pair.split() for pair in NAMES.split("·"))

SUBTAGS = frozenset(["aa", "ab", "ae", "af", "ak", "am", "an", "ar", "as", "av", "ay", "az", "ba", "be", "bg", "bh", "bi", "bm", "bn", "bo", "br", "bs", "ca", "ce", "ch", "co", "cr", "cs", "cu", "cv", "cy", "da", "de", "dv", "dz", "ee", "el", "en", "eo", "es", "et", "eu", "fa", "ff", "fi", "fj", "fo", "fr", "fy", "ga", "gd", "gl", "gn", "gu", "gv", "ha", "he", "hi", "ho", "hr", "ht", "hu", "hy", "hz", "ia", "id", "ie", "ig", "ii", "ik", "io", "is", "it", "iu", "ja", "jv", "ka", "kg", "ki", "kj", "kk", "kl", "km", "kn", "ko", "kr", "ks", "ku", "kv", "kw", "ky", "la", "lb", "lg", "li", "ln", "lo", "lt", "lu", "lv", "mg", "mh", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my", "na", "nb", "nd", "ne", "ng", "nl", "nn", "no", "nr", "nv", "ny", "oc", "oj", "om", "or", "os", "pa", "pi", "pl", "ps", "pt", "qu", "rm", "rn", "ro", "ru", "rw", "sa", "sc", "sd", "se", "sg", "sh", "si", "sk", "sl", "sm", "sn", "so", "sq", "sr", "ss", "st", "su", "sv", "sw", "ta", "te", "tg", "th", "ti", "tk", "tl", "tn", "to", "tr", "ts", "tt", "tw", "ty", "ug", "uk", "ur", "uz", "ve", "vi", "vo", "wa", "wo", "xh", "yi", "yo", "za", "zh", "zu"])
"""The codes of two letters of ISO 639-1; of three letters there are thousands, and any is taken."""

TAG = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:-(?P<script>[A-Za-z]{4}))?(?:-(?P<region>[A-Za-z]{2}|\d{3}))?(?P<rest>(?:-(?:[A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*)")
RIGHT_TO_LEFT = frozenset(["ar", "arc", "ary", "arz", "ckb", "dv", "fa", "he", "pnb", "ps", "sd", "syr", "ug", "ur", "yi"])
RIGHT_TO_LEFT_SCRIPTS = frozenset(["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"])


def language_tag(written: str) -> str:
    """Give the tag of BCP 47 (RFC 5646) for the name or the tag of a language, in its usual case; empty where it is neither.

    Of a list, as BibLaTeX's ``language`` allows it (``english and german``), the first counts.
    """
    name = re.split(r"\s+and\s+", written.strip())[0]
    known = TAGS.get(name.casefold().removeprefix("lang"))
    if known or (found := TAG.fullmatch(name)) is None:
        return known or ""
    language = found["language"].lower()
    if len(language) == 2 and language not in SUBTAGS:
        return ""
    script, region = (found["script"] or "").capitalize(), (found["region"] or "").upper()
    return "-".join(filter(None, (language, script, region))) + found["rest"].lower()


def is_right_to_left(tag: str) -> bool:
    """Tell whether what is written in a language, by its tag, runs from right to left."""
    found = TAG.fullmatch(tag)
    if found is None:
        return False
    return found["script"] in RIGHT_TO_LEFT_SCRIPTS if found["script"] else found["language"] in RIGHT_TO_LEFT
