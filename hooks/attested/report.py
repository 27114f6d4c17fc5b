"""Findings as text for people, JSON for programs, and annotations for GitHub."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from .model import Finding


def as_text(findings: Sequence[Finding]) -> str:
    """One paragraph a finding, and how many there are."""
    blocks = [_paragraph(finding) for finding in findings]
    return "\n\n".join([*blocks, summary(findings)])


def _paragraph(finding: Finding) -> str:
    lines = [f"{finding.place}: {finding.severity}: {finding.message} [{finding.check}]"]
    lines += [f"    {line}" for line in finding.excerpt.split("\n") if finding.excerpt]
    lines.append(f"    → {finding.hint}")
    return "\n".join(lines)


def summary(findings: Sequence[Finding]) -> str:
    """“2 errors, 1 warning.”"""
    counts = Counter(finding.severity for finding in findings)
    parts = [
        f"{count} {name}{'s' * (count != 1 and name != 'info')}"
        for name in ("error", "warning", "info")
        if (count := counts[name])
    ]
    return ", ".join(parts) + "." if parts else "No findings."


def as_json(findings: Sequence[Finding]) -> str:
    """A list of ``{path, line, column, check, severity, message, hint}``."""
    return json.dumps([_row(finding) for finding in findings], ensure_ascii=False, indent=2)


def _row(finding: Finding) -> dict[str, str | int]:
    place = finding.place
    where: dict[str, str | int] = {"path": place.path, "line": place.line, "column": place.column}
    return {
        **where,
        "check": finding.check,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
    }


def as_github(findings: Sequence[Finding]) -> str:
    """Workflow commands, one a line; they put each finding on its line in the pull request."""
    return "\n".join(_annotations(findings))


def _annotations(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        level = {"error": "error", "warning": "warning", "info": "notice"}[finding.severity]
        place = finding.place
        message = _escaped(f"{finding.message}\n{finding.hint}")
        where = f"file={_escaped(place.path, more=True)},line={place.line},col={place.column},title={_escaped(finding.check, more=True)}"
        yield f"::{level} {where}::{message}"


def _escaped(words: str, *, more: bool = False) -> str:
    words = words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return words.replace(":", "%3A").replace(",", "%2C") if more else words
