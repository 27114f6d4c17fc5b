"""The banner of a site that is being worked on."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Finding
from .templates import template


def banner(findings: Sequence[Finding]) -> str:
    """What is wrong, at the top of every page of a site that is being worked on."""
    return template("banner.html").render(findings=findings) if findings else ""
