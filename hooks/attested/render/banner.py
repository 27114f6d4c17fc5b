"""The banner of a site that is being worked on."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Finding
from .templates import template


def banner(findings: Sequence[Finding]) -> str:
    """Print the findings for the top of every page; empty where there are none."""
    return template("banner.html").render(findings=findings) if findings else ""
