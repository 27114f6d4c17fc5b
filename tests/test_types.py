"""The engine's types hold. Among the tests, so that it runs beside them: without its cache mypy takes as long as many of them."""

from tests.running import program, run
from tests.site.building import ROOT


def test_types() -> None:
    done = run(program("mypy"), "--no-error-summary", cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
