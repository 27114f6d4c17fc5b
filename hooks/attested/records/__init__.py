"""Bibliographic records as people have them: BibTeX, BibLaTeX, RIS and CSL-JSON, read in one place for the bibliography and for what is pasted."""
