"""Attested: an annotated glossary whose every term leads back to the exact words of a source."""
