"""Markdown within our own words, and the terms that are found in it.

:mod:`.stream` reads it once, as tokens with their places; :mod:`.html`, :mod:`.plain_text` and :mod:`.places` say what these are to
a page, to a file of text and to a check. :mod:`.terms` finds terms in any words.
"""
