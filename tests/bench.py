"""``make bench``: how much work a build is, as ratios against a baseline in the same run.

Four comparisons. (0): the comparison of words against a search for the same words. (1) and (2): the whole build against plain
Material over the same Markdown, for the real glossary and for one of 1,000 terms, of which the share of each stage is told, and the
memory. (3): the concept graph with all that is asked of it against the whole build of the same glossary, of 10,000 terms.

What is counted is the time of the processor, in seconds, in all processes, so that it does not matter what else the machine does.
Nothing is left out to be fast: a build reads, checks, renders, writes the files for machines and the search index, and proves its links.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from attested.checks import hierarchy_cycle
from attested.graph import KnowledgeBase, join_up
from attested.graph.ask.circles import circles
from attested.graph.ask.edges import concept_graph, edges
from attested.graph.ask.frontier import phrases_without_entry, terms_without_definition
from attested.graph.ask.rests_on import rests_on
from attested.graph.ask.rivals import (
    contradictions,
    rivals,
)
from attested.graph.ask.why import why
from attested.read.glossary import read_glossary
from tests import bench_matcher, plenty
from tests.running import environment
from tests.shares import spent
from tests.site.building import ROOT, copy, program, run

TERMS = 10_000
PAIRS = 100
ENGINE = ("docs", "overrides", "hooks", "mkdocs.yml")
LONGEST = 4 * 60 * 60
MOST = 0.1
PLAIN = "site_name: plain\ntheme:\n  name: material\n  font: false\nplugins: [search]\nvalidation:\n  links:\n    not_found: ignore\n    anchors: ignore\n"


def measured(work: Callable[[], object], times: int = 1) -> float:
    """The least time that some runs of it took."""
    took = []
    for _ in range(times):
        start = spent()
        work()
        took.append(spent() - start)
    return min(took)


def command(root: Path, *words: str) -> Callable[[], object]:
    def work() -> None:
        done = run(program(words[0]), *words[1:], cwd=root, timeout=LONGEST)
        if done.returncode:
            sys.exit(done.stderr)

    return work


def line(what: str, seconds: float, ratio: float) -> None:
    print(f"{what:<72} {seconds:8.2f} s {ratio:7.3f}", flush=True)


def plain(root: Path, content: Path) -> Path:
    """The same docs and the entries' and passages' own Markdown, with Material and no hook."""
    copy(root, ("docs",))
    for folder, part in (("glossary", "glossary"), ("sources", "bib/passages")):
        shutil.copytree(content / part, root / "docs" / folder, ignore=shutil.ignore_patterns("*.toml", "*.lock"))
    (root / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    return root


def against_material(folder: Path, content: Path, times: int) -> None:
    root = plain(folder / "plain", content)
    theirs = measured(command(root, "mkdocs", "build", "-q"), times)
    (root / "mkdocs.yml").write_text(f"{PLAIN}nav: [index.md]\n", encoding="utf-8")
    short = measured(command(root, "mkdocs", "build", "-q"), times)
    ours = measured(command(content, "mkdocs", "build", "-q"), times)
    line("  plain Material over the same Markdown, all of it in the navigation", theirs, 1)
    line("  the same, nothing but the home page in the navigation, as here", short, short / theirs)
    line("  the whole build: checked, rendered, proved", ours, ours / theirs)


def shares(root: Path) -> None:
    """Print what of a build goes to which of its stages; see tests/shares.py."""
    where = {**environment(), "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "hooks")))}
    if subprocess.run([program("python"), "-m", "tests.shares"], cwd=root, env=where, check=False).returncode:
        sys.exit("The stages of a build could not be measured.")


def questions(kb: KnowledgeBase) -> list[tuple[str, Callable[[], object]]]:
    """The graph and all that is asked of it, in the order in which one needs the other."""
    terms = list(kb.entries)
    pairs = [(terms[at * 7919 % len(terms)], terms[at * 104729 % len(terms)]) for at in range(PAIRS)]
    return [
        ("edges, each with its evidence", lambda: edges(kb)),
        ("as a networkx graph", lambda: concept_graph(kb)),
        ("what rests on what, counted for every term", lambda: [(rests_on(kb).count_resting_on(term), rests_on(kb).count_rested_on_by(term)) for term in terms]),
        ("circular definitions", lambda: circles(kb)),
        ("circles of acyclic kinds", lambda: list(hierarchy_cycle.check(kb))),
        ("rivals and contradictions", lambda: (rivals(kb), contradictions(kb))),
        ("the frontier, both lists", lambda: (terms_without_definition(kb), phrases_without_entry(kb))),
        (f"why one term rests on another, {PAIRS} pairs", lambda: [why(kb, *pair) for pair in pairs]),
    ]


def graph_against_build(root: Path) -> float:
    """Print both and how they stand to each other, which is returned."""
    kb = join_up(read_glossary(root))
    told = [(what, measured(work)) for what, work in questions(kb)]
    graph = sum(seconds for _, seconds in told)
    between = sum(edge.origin != "attested" for edge in edges(kb))
    print(f"  {len(kb.entries)} terms; {between} edges between terms and {len(edges(kb)) - between} of structure; {len(circles(kb).found)} circles")
    del kb
    build = measured(command(root, "mkdocs", "build", "-q"))
    line("  the whole build of the site", build, 1)
    for what, seconds in told:
        line(f"    {what}", seconds, seconds / build)
    line(f"  the graph with all questions (to be less than {MOST})", graph, graph / build)
    return graph / build


def main() -> None:
    """Print the ratios; end with 1 where the graph takes more of a build than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--terms", type=int, default=TERMS, help="the size of the glossary of the third comparison")
    terms = parser.parse_args().terms
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        real = copy(folder / "real")
        print("0. The comparison of words: 1,000 quotations over 200 passages of 5 kB")
        compare, find = bench_matcher.against_find()
        taken, found = measured(compare), measured(find, 3)
        line("  str.find of the same words", found, 1)
        line("  match", taken, taken / found)
        print("1. The real glossary")
        against_material(folder / "1", real, 3)
        libraries = measured(command(real, "python", "-c", "import yaml, pydantic, bibtexparser, typer"), 3)
        line("  import of the libraries that reading needs", libraries, 1)
        check = measured(command(real, "attested", "check"), 3)
        line("  attested check", check, check / libraries)
        print("2. A glossary of 1,000 terms, made up")
        plenty.write(copy(folder / "many", ENGINE), 1000)
        against_material(folder / "2", folder / "many", 1)
        print("   Of that build, by its stages:", flush=True)
        shares(folder / "many")
        print(f"3. A glossary of {terms:,} terms, made up")
        plenty.write(copy(folder / "most", ENGINE), terms)
        ratio = graph_against_build(folder / "most")
    sys.exit(0 if ratio < MOST else f"The graph took {ratio:.3f} of a build, and not less than {MOST}.")


if __name__ == "__main__":
    main()
