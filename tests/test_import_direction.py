"""The pipeline runs one way: who may import whom is the first table, where each library is at home the second.

Imports are read from the syntax tree, so one inside a function or under `TYPE_CHECKING` counts like any other.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[1] / "hooks"
ALL = {"*"}

# A stage is a module right under hooks/attested, or a folder there with all that it holds. Decision 0004 says what is not plain in the table.
ABOVE_RENDER = {"model", "records", "verbatim", "report", "prose", "context", "read", "graph", "cite", "ledger"}
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "verbatim": set(),
    "files": set(),
    "heap": set(),
    "report": {"model"},
    "prose": {"model", "verbatim"},
    "context": {"model", "verbatim"},
    "records": {"model"},
    "receive": {"verbatim"},
    "read": {"model", "prose", "records", "receive"},
    "graph": {"model", "prose", "verbatim", "context"},
    "cite": {"graph", "model", "records"},
    "ledger": {"graph", "model", "verbatim", "prose"},
    "checks": ABOVE_RENDER,
    "render": ABOVE_RENDER,
    "export": ABOVE_RENDER,
    "build": {"read", "graph", "checks", "ledger", "model"},
    "diff": {"build", "graph", "prose", "verbatim", "model", "read", "ledger", "files"},
    "draft": {"build", "graph", "prose", "verbatim", "model", "read", "ledger", "files"},
    "fix": {"build", "graph", "prose", "verbatim", "model", "read", "ledger", "files"},
    "new": {"build", "graph", "prose", "verbatim", "model", "records", "read", "ledger", "files", "receive"},
    "site": {"build", "render", "export", "cite", "ledger", "draft", "graph", "files", "model", "checks", "read"},
    "theme": {"render", "site"},
    "plugin": ALL,
    "cli": ALL,
    "__main__": {"cli"},
    "__init__": set(),
    "mkdocs_hook": {"heap", "plugin"},
}

# What a library may be imported by: a module, or a folder (with a slash at its end).
HOME: dict[str, set[str]] = {
    "mkdocs": {"attested/plugin", "attested/theme"},
    "material": set(),
    "networkx": {"attested/graph/", "attested/render/figures/layout"},
    "bibtexparser": {"attested/records/bibtex"},
    "pylatexenc": {"attested/records/tex_nodes"},
    "yaml": {"attested/read/"},
    "pydantic": {"attested/read/"},
    "jinja2": {"attested/render/templates/"},
    "markdown": {"attested/site/"},
    "markdown_it": {"attested/prose/"},
    "typer": {"attested/cli/"},
    "click": {"mkdocs_hook"},
    "rapidfuzz": {"attested/verbatim/nearest"},
    "pypandoc": {"attested/cite/styles"},
    "lxml": {"attested/receive/"},
    "pypdfium2": {"attested/receive/"},
    "mammoth": {"attested/receive/"},
}
FILES = sorted(path for path in HOOKS.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(HOOKS).with_suffix("").as_posix()


def stage_of(name: str) -> str:
    return name.removeprefix("attested/").split("/")[0]


@cache
def imported(path: Path, text: str | None = None) -> tuple[tuple[int, str], ...]:
    """Each import as a line and a dotted name, relative ones made absolute, `from x import y` as x.y."""
    return tuple(_imported(path, path.read_text(encoding="utf-8") if text is None else text))


def _imported(path: Path, text: str) -> Iterator[tuple[int, str]]:
    package = ["", *name_of(path).split("/")[:-1]][1:]
    for found in ast.walk(ast.parse(text)):
        if isinstance(found, ast.Import):
            yield from ((found.lineno, alias.name) for alias in found.names)
        elif isinstance(found, ast.ImportFrom):
            base = package[: len(package) - found.level + 1] if found.level else []
            parts = [*base, *(found.module.split(".") if found.module else [])]
            yield from ((found.lineno, ".".join([*parts, alias.name])) for alias in found.names)


MODULES = {name_of(path).removesuffix("/__init__").replace("/", "."): name_of(path) for path in FILES}


def files_imported(path: Path, text: str | None = None) -> set[str]:
    """The files of ours that a file imports, inside functions too, by name. `from .x import y` is x.y where that is a file, else x."""
    named = {name if name in MODULES else name.rpartition(".")[0] for _, name in imported(path, text)}
    return {MODULES[name] for name in named if name in MODULES} - {name_of(path)}


def ours(path: Path, text: str | None = None) -> Iterator[tuple[int, str]]:
    """The stages of ours that a file imports, its own aside."""
    own = stage_of(name_of(path))
    for line, name in imported(path, text):
        parts = name.split(".")
        if parts[0] == "attested" and len(parts) > 1 and parts[1] != own and parts[1] in MAY_IMPORT:
            yield line, parts[1]


def forbidden(path: Path, text: str | None = None) -> list[str]:
    """What a file imports and may not, as sentences."""
    name, stage = name_of(path), stage_of(name_of(path))
    allowed = MAY_IMPORT[stage]
    faults = [
        f"{name}:{line} imports {other}, but {stage} may only import {sorted(allowed)}"
        for line, other in ours(path, text)
        if other not in allowed and allowed != ALL
    ]
    for line, module in imported(path, text):
        homes = HOME.get(module.split(".")[0])
        if homes is not None and not any(name == home or (home[-1] == "/" and name.startswith(home)) for home in homes):
            faults.append(f"{name}:{line} imports {module}, whose home is {sorted(homes)}")
    return faults


def test_each_module_imports_what_it_may() -> None:
    assert {stage_of(name_of(path)) for path in FILES} <= {*MAY_IMPORT}, "a stage without a row in the table"
    assert [fault for path in FILES for fault in forbidden(path)] == []


def test_no_row_of_the_tables_is_stale() -> None:
    assert set(MAY_IMPORT) == {stage_of(name_of(path)) for path in FILES}
    used = {name.split(".")[0] for path in FILES for _, name in imported(path)}
    assert set(HOME) - used == {"material"}


def test_stages_form_no_circle() -> None:
    reached: dict[str, set[str]] = {stage: set() for stage in MAY_IMPORT}
    for path in FILES:
        reached[stage_of(name_of(path))] |= {other for _, other in ours(path)}
    order = list(TopologicalSorter(reached).static_order())  # a circle raises CycleError, which names it
    assert order.index("model") < order.index("graph") < order.index("build") < order.index("cli")


def test_files_form_no_circle() -> None:
    order = list(TopologicalSorter({name_of(path): files_imported(path) for path in FILES}).static_order())  # a circle raises CycleError
    assert len(order) == len(FILES)


def test_a_circle_of_files_is_found_also_where_a_function_imports() -> None:
    reached = {name_of(path): files_imported(path) for path in FILES}
    lazy = "def ask():\n    from .ask.edges import edges"
    reached["attested/graph/knowledge"] = files_imported(HOOKS / "attested/graph/knowledge.py", lazy)
    with pytest.raises(CycleError):
        list(TopologicalSorter(reached).static_order())


@pytest.mark.parametrize(
    ("module", "line", "told"),
    [
        ("attested/prose/terms.py", "from ..graph import join_up", "attested/prose/terms:1 imports graph"),
        ("attested/read/entry.py", "def f():\n from ..graph import join_up", "attested/read/entry:2 imports graph"),
        ("attested/render/cards.py", "from .. import checks", "attested/render/cards:1 imports checks"),
        ("attested/checks/duplicate_key.py", "import attested.render.pages", "imports render"),
        ("attested/verbatim/match.py", "from attested import model", "imports model"),
        ("attested/cli/build.py", "import mkdocs.config", "whose home is ['attested/plugin', 'attested/theme']"),
        ("attested/build.py", "import networkx as nx", "whose home is ['attested/graph/', "),
    ],
)
def test_the_tables_can_fail(module: str, line: str, told: str) -> None:
    faults = forbidden(HOOKS / module, line)
    assert len(faults) == 1 and told in faults[0]


BLOCK = """
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"mkdocs", "material"}:
            raise ImportError(f"{name} is blocked")
sys.meta_path.insert(0, Block())
try:
    import mkdocs
except ImportError:
    pass
else:
    raise SystemExit("nothing is blocked")
import attested.build, attested.report, attested.site.proof, attested.render, attested.cli
"""
LAZY = """
import sys
import attested.build
slow = {"lxml", "pypdfium2", "mammoth", "networkx", "bibtexparser", "markdown", "markdown_it", "jinja2", "rapidfuzz", "mkdocs"} & set(sys.modules)
raise SystemExit(f"imported: {sorted(slow)}" if slow else 0)
"""


@pytest.mark.parametrize("script", [BLOCK, LAZY], ids=["without mkdocs", "nothing slow"])
def test_the_build_is_imported(script: str) -> None:
    done = subprocess.run([sys.executable, "-c", script], cwd=HOOKS, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
