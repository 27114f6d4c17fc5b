"""Libraries from npm, made into one script that a page can run: no more than CommonJS is, without a program that bundles."""

from __future__ import annotations

import json
import re
from pathlib import Path

REQUIRE = re.compile(r"""\brequire\(["']([^"']+)["']\)""")


def bundle(package: Path, name: str) -> str:
    """A script that loads a package, installed with what it needs, and gives what it exports to ``window[name]``."""
    modules: dict[Path, tuple[str, dict[str, str]]] = {}
    first = _gather(_main(package), modules)
    made = ", ".join(
        f"{json.dumps(str(path))}: [function (module, exports, require) {{{text}\n}}, {json.dumps(asked)}]" for path, (text, asked) in modules.items()
    )
    return f"""(() => {{
  const modules = {{{made}}}, loaded = {{}};
  const load = (path) => {{
    if (!(path in loaded)) {{
      const module = loaded[path] = {{ exports: {{}} }}, [run, asked] = modules[path];
      run(module, module.exports, (name) => load(asked[name]));
    }}
    return loaded[path].exports;
  }};
  window[{json.dumps(name)}] = load({json.dumps(first)});
}})()"""


def _gather(path: Path, modules: dict[Path, tuple[str, dict[str, str]]]) -> str:
    if path not in modules:
        text = path.read_text(encoding="utf-8")
        asked: dict[str, str] = {}
        modules[path] = text, asked
        asked.update({one: _gather(_resolved(path, one), modules) for one in REQUIRE.findall(text)})
    return str(path)


def _resolved(path: Path, asked: str) -> Path:
    """The file that a module asks for: beside it, or of a package in the nearest ``node_modules`` that has it."""
    if asked.startswith("."):
        return _main(path.parent / asked)
    return _main(next(one for up in path.parents if (one := up / "node_modules" / asked).exists()))


def _main(place: Path) -> Path:
    if place.is_dir():
        told = place / "package.json"
        return _main(place / (json.loads(told.read_text(encoding="utf-8")).get("main", "index.js") if told.exists() else "index.js"))
    return (place if place.is_file() else place.with_name(f"{place.name}.js")).resolve()
