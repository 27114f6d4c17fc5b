"""Mutants of the package `verbatim`, each the package with one token changed: a comparison, an operator, a number, a string, a
condition, a value returned. `tests/mutants.py` runs the tests on them; `verbatim/equivalent_mutants.toml` says why some live.
"""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "hooks/attested/verbatim"
EXPLAINED = ROOT / "tests/verbatim/equivalent_mutants.toml"
MODULES = sorted(path.stem for path in PACKAGE.glob("*.py") if path.stem != "__init__")
MOST = 0.05
"""The share of all mutants that may live."""

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


class Mutant(NamedTuple):
    """One change: the module; the function it is in, or ""; the line, and its text; what is changed, with "(2)" and so on where the
    function has that line and change more than once; and of which node, as `ast.walk` counts, which field gets which value."""

    module: str
    within: str
    line: int
    text: str
    change: str
    node: int
    field: str
    value: Any

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What an explanation names: it stays the same where lines move."""
        return self.module, self.within, self.text, self.change


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


def within(tree: ast.Module) -> dict[int, str]:
    """For each node of a tree the name of the function or class around it, with those around that."""
    out: dict[int, str] = {}
    for node in ast.walk(tree):  # from without to within
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            name = ".".join(filter(None, (out.get(id(node)), node.name)))
            out |= {id(part): name for part in ast.walk(node)}
    return out


def mutants(module: str) -> Iterator[Mutant]:
    """Every mutant of one module."""
    tree = parsed(module)
    apart, places, seen = passed_over(tree), within(tree), Counter[tuple[str, str, str]]()
    lines = (PACKAGE / f"{module}.py").read_text(encoding="utf-8").splitlines()
    for nth, node in enumerate(ast.walk(tree)):
        if id(node) in apart:
            continue
        found = [(getattr(node, "lineno", 0), *change) for change in changes(node)]
        for name, value in ast.iter_fields(node):
            if isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not | ast.Invert) and id(value) not in apart:
                found.append((value.lineno, f"{'not' if isinstance(value.op, ast.Not) else '~'} left out", name, value.operand))
        for line, said, name, value in found:
            key = places.get(id(node), ""), lines[line - 1].strip(), said
            seen[key] += 1
            again = f" ({seen[key]})" if seen[key] > 1 else ""
            yield Mutant(module, key[0], line, key[1], said + again, nth, name, value)


def changed(mutant: Mutant) -> ast.Module:
    """The tree of the module with the change made."""
    tree = parsed(mutant.module)
    setattr(next(node for nth, node in enumerate(ast.walk(tree)) if nth == mutant.node), mutant.field, mutant.value)
    return ast.fix_missing_locations(tree)


def explained() -> list[tuple[tuple[str, str, str, str], str]]:
    """The keys of the mutants that are said to live, each with the reason why."""
    entries = tomllib.loads(EXPLAINED.read_text(encoding="utf-8"))["explanation"]
    return [((one["module"], one.get("within", ""), one["line"], change), entry["why"]) for entry in entries for one in entry["lives"] for change in one["changes"]]
