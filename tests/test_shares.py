"""The bench names every stage of a build, whatever was renamed since."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.running import environment, program
from tests.shares import REST, STAGES, Clock
from tests.site.building import ROOT, copy


@pytest.mark.long
def test_each_stage_of_a_build_is_measured(tmp_path: Path) -> None:
    root = copy(tmp_path)
    where = {**environment(), "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "hooks")))}
    done = subprocess.run([program("python"), "-m", "tests.shares"], cwd=root, env=where, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    *rows, memory = [re.split(r" {2,}", line.strip()) for line in done.stdout.splitlines()]
    assert [row[0] for row in rows] == [*STAGES, REST]
    assert all(float(row[1].split()[0]) > 0 for row in rows), "none was passed by"
    assert memory[0] == "the most memory that the build held at once" and int(memory[1].removesuffix(" MB")) > 10
    assert (root / "site/index.html").is_file()


def test_a_stage_within_another_is_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0

    def later(seconds: float) -> None:
        nonlocal now
        now += seconds

    monkeypatch.setattr("tests.shares.spent", lambda: now)
    clock = Clock()
    clock.call("outer", lambda: (later(2), clock.call("inner", lambda: later(3)), later(4)))
    steps = clock.timed("steps", lambda: later(1))
    steps()
    assert dict(clock.seconds) == {REST: 0, "outer": 6, "inner": 3, "steps": 1}
