"""``make mutants``: whether the tests of the comparison of words would notice a mistake in it.

`mutations.py` makes the mutants. One dies where it fails a story or a recorded pair, differs from the slow matcher on a pair made up
beforehand, or breaks what is asked of pieces and carets there; also where it does not come to an end. Those that live are printed.
Each has to be explained in `tests/verbatim/equivalent_mutants.toml`, and no more than 5 in 100 may live.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.abc
import importlib.util
import os
import signal
import sys
import time
from collections.abc import Sequence
from functools import cache
from multiprocessing.pool import ThreadPool
from pathlib import Path
from types import ModuleType
from typing import Any

from hypothesis import HealthCheck, given, seed, settings

from tests.mutations import MODULES, MOST, Mutant, changed, explained, mutants

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]
CASES = 600
LONGEST = 12
"""Seconds of processor time for a mutant, which is far more than one that ends needs."""


class Loader(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module as the tree of a mutant."""

    def __init__(self, mutant: Mutant) -> None:
        self.name, self.tree = f"attested.verbatim.{mutant.module}", changed(mutant)

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> Any:
        return importlib.util.spec_from_loader(fullname, self) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.tree, self.name, "exec"), module.__dict__)


class Tests:
    """All that a mutant has to pass; the pairs and what the slow matcher says of them are made once."""

    def __init__(self, count: int) -> None:
        from tests.verbatim import oracle, test_oracle
        from tests.verbatim.cases import pairs, told

        settings.load_profile("mutants")
        drawn: list[tuple[tuple[str, str], tuple[bool, frozenset[str]]]] = []
        for strategy in (pairs(), test_oracle.omissions()):
            keep = given(strategy, test_oracle.declared)(lambda pair, ours: drawn.append((pair, ours)))
            settings(max_examples=count, suppress_health_check=list(HealthCheck))(seed(11)(keep))()
        self.cases = [case for case in drawn if told(*case[0])]
        self.expected, oracle.block = cache(oracle.expected), cache(oracle.block)
        for pair, ours in self.cases:
            self.expected(*pair, brackets_ours=ours[0], names=ours[1])

    def run(self) -> None:
        """Raise where the package that is imported now does not pass."""
        for name in [name for name in sys.modules if name.startswith(("attested.verbatim", "tests.verbatim.test_"))]:
            del sys.modules[name]
        sys.modules["attested"].__dict__.pop("verbatim", None)
        for name in ("table", "recorded", "passage", "collation"):
            every(importlib.import_module(f"tests.verbatim.test_{name}"))
        held, blocks = (importlib.import_module(f"tests.verbatim.test_{name}") for name in ("oracle", "collation"))
        vars(held)["expected"] = self.expected
        own = {name: test.hypothesis.inner_test for module in (held, blocks) for name, test in vars(module).items() if hasattr(test, "hypothesis")}
        for pair, ours in self.cases:
            own["test_the_two_matchers_agree"](pair=pair, ours=ours)
            own["test_pieces_cover_the_quotation_and_say_what_the_passage_says"](pair=pair, ours=ours)
            own["test_the_caret_stands_where_quotation_and_passage_part"](pair=pair)
            own["test_what_a_quotation_may_be_a_block_may_be"](*pair)
            for start in (0, len(pair[1]) // 3):
                own["test_a_block_stands_where_the_slow_matcher_finds_it"](pair=pair, start=start)
                own["test_a_block_departs_where_it_agrees_no_longer"](pair=pair, start=start)


def every(module: ModuleType) -> None:
    """Run all tests of a module that are no properties; each takes one parameter or none."""
    for name, test in vars(module).items():
        if name.startswith("test_") and not hasattr(test, "hypothesis"):
            cases = [[case] for mark in getattr(test, "pytestmark", []) for case in mark.args[1]]
            for arguments in cases or [[]]:
                test(*arguments)


def lives(mutant: Mutant, tests: Tests) -> bool:
    """Run the tests in a process of its own, which a mutant that goes astray cannot leave."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    try:
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        sys.meta_path.insert(0, Loader(mutant))
        tests.run()
        os._exit(0)
    except BaseException:
        os._exit(1)


def main() -> None:
    """Run all mutants, or those of some modules; end with 1 where too many live, or one that is not explained."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", help="modules of the package (default: all)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    settings.register_profile("mutants", deadline=None, derandomize=True, database=None, print_blob=False, suppress_health_check=list(HealthCheck))
    settings.load_profile("mutants")
    importlib.import_module("attested")
    started, tests = time.monotonic(), Tests(CASES)
    tests.run()  # the package as it is passes
    modules = asked.modules or MODULES
    made = [mutant for module in modules for mutant in mutants(module)]
    print(f"{len(made)} mutants, each held to {len(tests.cases)} pairs besides the stories", flush=True)
    with ThreadPool(asked.workers) as pool:  # each thread only waits for its process
        alive = [mutant for mutant, left in zip(made, pool.imap(lambda one: lives(one, tests), made), strict=True) if left]
    known = dict(explained())
    unexplained = [mutant for mutant in alive if mutant.key not in known]
    for mutant in unexplained:
        print(f"{mutant.module}, {mutant.within or 'outside of functions'}: {mutant.change}\n    {mutant.text}")
    for module, name, text, change in sorted(known.keys() - {mutant.key for mutant in alive}):
        if module in modules:
            print(f"explained, but not alive: {module}, {name or 'outside of functions'}: {change}\n    {text}")
    share = len(alive) / len(made)
    print(f"{len(made)} mutants, {len(alive)} alive ({share:.1%}), {len(unexplained)} of them not explained; {time.monotonic() - started:.0f} s")
    sys.exit(bool(unexplained) or share > MOST)


if __name__ == "__main__":
    main()
