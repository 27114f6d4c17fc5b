"""What editors and git hooks are told: every path is there, every pattern finds what it is for."""

from __future__ import annotations

import configparser
import json
import re
import tomllib
from pathlib import Path

from attested import report
from attested.model import Finding, Place
from tests.site.building import ROOT, program
from tests.written import read_yaml


def test_each_schema_is_joined_to_files_that_are_there() -> None:
    rules = tomllib.loads((ROOT / ".taplo.toml").read_text(encoding="utf-8"))["rule"]
    joined = [(rule["schema"]["path"], pattern) for rule in rules for pattern in rule["include"]]
    remark = read_yaml(ROOT / ".remarkrc.yaml")["plugins"]
    joined += [(schema, pattern) for schema, patterns in remark[1][1]["schemas"].items() for pattern in patterns]
    assert {(ROOT / schema).name for schema, _ in joined} == {path.name for path in (ROOT / "schemas").iterdir()}
    assert [pattern for schema, pattern in joined if not (ROOT / schema).is_file() or not list(ROOT.glob(pattern.removeprefix("./")))] == []


def test_the_task_of_the_editor_reads_findings_as_they_are_printed() -> None:
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = tasks[0]["problemMatcher"]["pattern"]
    finding = Finding(Place("glossary/x y.md", 3, 14), "raw_html", "error", "HTML stands here: “<b> [x]”.", "Write Markdown.", "<b>\n^")
    found = [one for one in map(re.compile(pattern["regexp"]).match, report.as_text([finding]).split("\n")) if one]
    read = {name: found[0][pattern[name]] for name in ("file", "line", "column", "severity", "message", "code")}
    assert len(found) == 1 and read == {
        "file": "glossary/x y.md", "line": "3", "column": "14", "severity": "error", "message": finding.message, "code": "raw_html",
    }  # fmt: skip


def test_snippets_write_only_acts_and_senses_that_are_known() -> None:
    from attested.read.items import SENSES
    from attested.read.phrases import ACTS

    snippets = json.loads((ROOT / ".vscode/glossary.code-snippets").read_text(encoding="utf-8")).values()
    bodies = {one["prefix"]: "\n".join(one["body"]) if isinstance(one["body"], list) else one["body"] for one in snippets}
    offered = {name: [tuple(one.split(",")) for one in re.findall(r"\|([^|]+)\|", body)] for name, body in bodies.items()}
    assert offered["usage"] == [SENSES, ACTS["usage"]]
    assert (offered["case"], offered["claim"]) == ([ACTS["case"]], [ACTS["claim"]])


def test_hooks_are_local_and_run_what_make_has_installed() -> None:
    repositories = read_yaml(ROOT / ".pre-commit-config.yaml")["repos"]
    hooks = [hook for one in repositories for hook in one["hooks"]]
    assert {one["repo"] for one in repositories} == {"local"} and {hook["language"] for hook in hooks} == {"system"}
    commands = [hook["entry"].split()[0] for hook in hooks]
    assert [Path(program(Path(command).name)).is_file() for command in commands] == [True] * 3
    mended = re.compile(hooks[0]["files"])
    assert [bool(mended.search(path)) for path in ("glossary/x.md", "bib/passages/x.md", "bib/references.bib", "docs/x.md", "bib/originals/x.bib")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_editors_leave_the_originals_alone() -> None:
    settings = configparser.ConfigParser()
    settings.read_string("[top]\n" + (ROOT / ".editorconfig").read_text(encoding="utf-8"))
    originals = dict(settings["bib/originals/**"])
    assert set(originals.values()) == {"unset"}
    assert set(dict(settings["*"])) - set(originals) <= {"indent_size", "max_line_length"}
