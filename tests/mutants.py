"""``make mutants``: whether the tests of the comparison of words would notice a mistake in it.

Each mutant is the package `verbatim` with one token changed: a comparison, an operator, a number, a string, a condition, a value
returned. A mutant dies where it fails a story or a recorded pair, differs from the slow matcher on a pair made up beforehand, or breaks
what is asked of pieces and carets there; also where it does not come to an end. Those that live are printed. Each has to be
explained in `tests/verbatim/equivalent_mutants.toml`, and no more than 5 in 100 may live.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import importlib.abc
import importlib.util
import os
import signal
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from multiprocessing.pool import ThreadPool
from pathlib import Path
from types import ModuleType
from typing import Any

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]
PACKAGE = ROOT / "hooks/attested/verbatim"
EXPLAINED = ROOT / "tests/verbatim/equivalent_mutants.toml"
MOST = 0.05
CASES = 600
LONGEST = 6
"""Seconds of processor time for a mutant, which is far more than one that ends needs."""

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
SIGNS = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.FloorDiv: "//", ast.Mod: "%", ast.LShift: "<<", ast.RShift: ">>", ast.BitAnd: "&", ast.BitOr: "|",
    ast.And: "and", ast.Or: "or",
}  # fmt: skip
Mutant = tuple[str, int, str, int, str, Any]
"""The module, the line, what is changed; and of which node, counted as `ast.walk` goes, which field gets which value."""


def passed_over(tree: ast.Module) -> set[int]:
    """The nodes that are not changed: what says something to the reader or to the checker of types alone, `strict` of `zip`,
    which makes no difference where a program is right, and numbers behind a minus, which is changed as a whole."""
    out: set[int] = set()
    for node in ast.walk(tree):
        apart: list[ast.AST | None] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            apart = [node]
        elif isinstance(node, ast.AnnAssign):
            apart = [node.annotation]
        elif isinstance(node, ast.FunctionDef):
            apart = [node.returns, *(arg.annotation for arg in [*node.args.args, *node.args.kwonlyargs]), *node.decorator_list]
        elif isinstance(node, ast.ClassDef):
            apart = [*node.decorator_list]
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript) and ast.unparse(node.value.value) in ("Literal", "dict"):
            apart = [node]  # a type with a name
        elif isinstance(node, ast.keyword) and node.arg == "strict":
            apart = [node]
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            apart = [node.operand]
        for one in apart:
            out |= {id(part) for part in ast.walk(one)} if one else set()
    return out


def changes(node: ast.AST) -> Iterator[tuple[str, str, Any]]:
    """Each change of a node as what is said of it, the field, and its new value."""
    match node:
        case ast.Compare(ops=[op, *_]) if type(op) in SWAPS:
            other = SWAPS[type(op)]
            yield f"{SIGNS[type(op)]} to {SIGNS[other]}", "ops", [other(), *node.ops[1:]]  # type: ignore[dict-item]
        case ast.BinOp(op=op) | ast.AugAssign(op=op) | ast.BoolOp(op=op) if type(op) in SWAPS:
            other = SWAPS[type(op)]
            yield f"{SIGNS[type(op)]} to {SIGNS[other]}", "op", other()  # type: ignore[dict-item]
        case ast.Constant(value=bool() as value):
            yield f"{value} to {not value}", "value", not value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as value)):
            yield f"-{value} to {1 - value}", "operand", ast.Constant(value - 1)
        case ast.Constant(value=int() as value):
            yield f"{value} to {value + 1}", "value", value + 1
            if value:
                yield f"{value} to {value - 1}", "value", value - 1
        case ast.Constant(value=str() as value):
            yield f'"{value}" to "§"', "value", "§" if value != "§" else ""
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield "returns None", "value", ast.Constant(None)
        case ast.If() | ast.While() | ast.IfExp() if not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            yield f"not {ast.unparse(node.test)}", "test", ast.UnaryOp(ast.Not(), node.test)


def parsed(module: str) -> ast.Module:
    return ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))


def mutants(module: str) -> Iterator[Mutant]:
    """Every mutant of one module."""
    tree = parsed(module)
    apart = passed_over(tree)
    for nth, node in enumerate(ast.walk(tree)):
        if id(node) in apart:
            continue
        for said, name, value in changes(node):
            yield module, getattr(node, "lineno", 0), said, nth, name, value
        for name, value in ast.iter_fields(node):
            if isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not | ast.Invert) and id(value) not in apart:
                yield module, value.lineno, f"{'not' if isinstance(value.op, ast.Not) else '~'} left out", nth, name, value.operand


def changed(mutant: Mutant) -> ast.Module:
    """The tree of the module with the change made."""
    module, _, _, nth, name, value = mutant
    tree = parsed(module)
    setattr(next(node for i, node in enumerate(ast.walk(tree)) if i == nth), name, value)
    return ast.fix_missing_locations(tree)


class Loader(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module as the tree of a mutant."""

    def __init__(self, mutant: Mutant) -> None:
        self.name, self.tree = f"attested.verbatim.{mutant[0]}", changed(mutant)

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
        drawn: list[tuple[tuple[str, str], bool]] = []
        for strategy in (pairs(), test_oracle.omissions()):
            keep = given(strategy, st.booleans())(lambda pair, ours: drawn.append((pair, ours)))
            settings(max_examples=count, suppress_health_check=list(HealthCheck))(seed(11)(keep))()
        self.cases = [case for case in drawn if told(*case[0])]
        self.expected = cache(oracle.expected)
        for pair, ours in self.cases:
            self.expected(*pair, brackets_ours=ours)

    def run(self) -> None:
        """Raise where the package that is imported now does not pass."""
        for name in [name for name in sys.modules if name.startswith(("attested.verbatim", "tests.verbatim.test_"))]:
            del sys.modules[name]
        sys.modules["attested"].__dict__.pop("verbatim", None)
        table, recorded, held = (importlib.import_module(f"tests.verbatim.test_{name}") for name in ("table", "recorded", "oracle"))
        for story in table.STORIES:
            table.test_story(story)
        table.test_more_than_64_kib_are_too_long_on_either_side()
        for pair in recorded.RECORDED:
            recorded.test_pair(pair)
        vars(held)["expected"] = self.expected
        own = {name: test.hypothesis.inner_test for name, test in vars(held).items() if hasattr(test, "hypothesis")}
        for pair, ours in self.cases:
            held.agree(*pair, ours)
            own["test_pieces_cover_the_quotation_and_say_what_the_passage_says"](pair=pair, ours=ours)
            own["test_the_caret_stands_where_quotation_and_passage_part"](pair=pair)


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
    modules = asked.modules or sorted(path.stem for path in PACKAGE.glob("*.py") if path.stem != "__init__")
    every = [mutant for module in modules for mutant in mutants(module)]
    print(f"{len(every)} mutants, each held to {len(tests.cases)} pairs besides the stories", flush=True)
    with ThreadPool(asked.workers) as pool:  # each thread only waits for its process
        alive = [mutant for mutant, left in zip(every, pool.imap(lambda one: lives(one, tests), every), strict=True) if left]
    known = {(one["module"], one["line"], one["change"]): one["why"] for one in tomllib.loads(EXPLAINED.read_text(encoding="utf-8"))["mutant"]}
    text = {module: (PACKAGE / f"{module}.py").read_text(encoding="utf-8").splitlines() for module in modules}
    found = [(module, text[module][line - 1].strip(), said) for module, line, said, *_ in alive]
    unexplained = [one for one in found if one not in known]
    for module, line, said in unexplained:
        print(f"{module}: {said}\n    {line}")
    for module, line, said in sorted(set(known) - set(found)):
        if module in modules:
            print(f"explained, but not alive: {module}: {said}\n    {line}")
    share = len(alive) / len(every)
    print(f"{len(every)} mutants, {len(alive)} alive ({share:.1%}), {len(unexplained)} of them not explained; {time.monotonic() - started:.0f} s")
    sys.exit(bool(unexplained) or share > MOST)


if __name__ == "__main__":
    main()
