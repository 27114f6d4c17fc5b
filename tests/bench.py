"""``make bench``: how much work a build is, as ratios against a baseline in the same run.

(0): the comparison of words against a search for the same words. (1): builds of several sizes against plain Material over the same
entries, with check, memory, a first visit, the first result of the search, and what was written; passages have 60 words, and once 5 kB.
(2): of a build of 1,000 terms the share of each stage. (3): the concept graph with all that is asked of it against the whole build of
the largest glossary.

Work is the time of the processor, in seconds, in all processes, so that it matters little what else the machine does; of up to 1,000 terms,
medians of three runs. What a reader waits for is told by the clock. Nothing is left out to be fast: a build reads, checks, renders, writes
the files for machines and the search, and proves its links, and what it wrote is counted.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from tests import bench_matcher, plenty
from tests.bench_graph import graph_against_build
from tests.bench_sizes import ENGINE, SIZES, exponents, faults, head, rows
from tests.bench_work import command, line, measured
from tests.running import environment, program
from tests.site.building import ROOT, copy

MOST = 0.1
OF_SHARES = 1_000


def shares(root: Path) -> None:
    """Print what of a build goes to which of its stages; see tests/shares.py."""
    where = {**environment(), "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "hooks")))}
    if subprocess.run([program("python"), "-m", "tests.shares"], cwd=root, env=where, check=False).returncode:
        sys.exit("The stages of a build could not be measured.")


def words() -> None:
    """Print how the comparison of words stands to a search for them, and the check of the real glossary to the import of what it needs."""
    compare, find = bench_matcher.against_find()
    taken, found = measured(compare), measured(find, 3)
    line("  str.find of the same words", found, 1)
    line("  match", taken, taken / found)


def main() -> None:
    """Print it all; end with 1 where something is missing, a page is too large, or the graph takes more of a build than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--terms", type=int, default=SIZES[-1], help="the size of the largest glossary")
    terms = parser.parse_args().terms
    sizes = (*(size for size in SIZES if size < terms), terms)
    print(f"{date.today()}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("0. The comparison of words: 1,000 quotations over 200 passages of 5 kB")
        words()
        print(f"1. Builds, against plain Material over the same entries\n{head()}")
        made = list(rows(folder, sizes))
        for told in exponents(made):
            print(told)
        wrong = list(faults(made))
        real = folder / "real"
        libraries, check = (command(real, *some, times=3) for some in (("python", "-c", "import yaml, pydantic, bibtexparser, typer"), ("attested", "check")))
        line("  the import of the libraries that reading needs", libraries.seconds, 1)
        line("  attested check of the real glossary", check.seconds, check.seconds / libraries.seconds)
        print(f"2. A glossary of {min(OF_SHARES, terms):,} terms, by the stages of its build", flush=True)
        plenty.write(copy(folder / "shares", ENGINE), min(OF_SHARES, terms))
        shares(folder / "shares")
        print(f"3. The concept graph of {terms:,} terms")
        largest = next(row for row in made if row.name == f"{terms:,}")
        ratio = graph_against_build(folder / f"made-{terms}", largest.builds["from nothing"].seconds, MOST)
    wrong += [f"The graph took {ratio:.3f} of a build, and not less than {MOST}."] * (ratio >= MOST)
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main()
