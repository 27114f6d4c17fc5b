"""Markdown within our own words, and the terms that are found in it."""
