"""Setting up leaves the package ready to run."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.building import ROOT


def test_a_server_finds_the_package_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It writes no compiled files itself; a file that somebody has just broken is told by the build."""
    spec = importlib.util.spec_from_file_location("setting_up", ROOT / "tools/setup.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "hooks/lamp").mkdir(parents=True)
    (tmp_path / "hooks/lamp/__init__.py").write_text("import lamp.wick\n", encoding="utf-8")
    (tmp_path / "hooks/lamp/wick.py").write_text("", encoding="utf-8")
    (tmp_path / "hooks/lamp/broken.py").write_text("lamp lamp\n", encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    module.compile_package()
    told = [sys.executable, "-B", "-v", "-c", "import lamp"]
    done = subprocess.run(told, cwd=tmp_path / "hooks", env={}, capture_output=True, text=True, check=True)
    assert "wick.cpython" in done.stderr and f"code object from '{tmp_path / 'hooks/lamp/wick.py'}'" not in done.stderr
    assert {path.name.partition(".")[0] for path in tmp_path.rglob("*.pyc")} == {"__init__", "wick"}
