"""Set up .venv: the locked requirements, and this package. With --dev, what the tests need too; with --generators, other site generators,
in .venv-generators.

Run by tools/setup.sh with the newest Python it found. A stamp in .venv says what it was made from (the requirements,
the Python, the folder); while that is unchanged there is nothing to do. A stamp is written last, so that a set-up which
was broken off is done again.

The package goes in with pip as an editable install: Python then finds it in hooks/ wherever the command is run from,
its version is known, and pip writes the script `attested`. setuptools, which pip needs for that, is one of the locked
requirements, and `--no-build-isolation` makes pip use it: nothing outside the locked lists is ever fetched.
"""

import compileall
import contextlib
import hashlib
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
GENERATORS = ROOT / ".venv-generators"
BASE = os.path.realpath(getattr(sys, "_base_executable", sys.executable))
SETTINGS = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_REQUIRE_VIRTUALENV": "0"}
# Twice quiet: errors only, or a user's own pip settings may fill the screen with warnings.
INSTALL = ["-m", "pip", "install", "-qq", "--no-deps"]
LOCKED = [*INSTALL, "--require-hashes", "--only-binary", ":all:", "--requirement"]


def key(*names: str) -> str:
    """What .venv is made from, as one line: of pyproject.toml what the install reads, not the settings of tools."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    install = [project["build-system"], project["project"], project["tool"]["setuptools"]]
    digest = hashlib.sha256(repr([sys.version, BASE, str(ROOT), install]).encode())
    for name in names:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def is_ready(stamp: Path, wanted: str) -> bool:
    """Whether the stamp says so, and the Python in .venv is still there."""
    return PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted


def run(*command: str | Path) -> None:
    """Run a command; where it fails, say which and stop."""
    done = subprocess.run([os.fspath(part) for part in command], cwd=ROOT, env=SETTINGS, check=False)
    if done.returncode:
        shown = " ".join(map(str, command))
        sys.exit(f"Setting up .venv failed at: {shown}\nThe reason stands above. To try again, run make again.")


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Keep a second make in the same folder waiting until the first has set up."""
    import fcntl

    with (ROOT / ".venv.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print("Another make is setting up .venv; waiting for it ...", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def compile_package() -> None:
    """Keep the package in the form that Python makes of it before it runs, where it changed: some 500 files, which take half a second.

    Python does so itself, but neither for a server that make starts nor where PYTHONDONTWRITEBYTECODE is set. What cannot
    be compiled or written is left to the run.
    """
    compileall.compile_dir(ROOT / "hooks", quiet=2)


def main(dev: bool) -> None:
    """Bring .venv up to date."""
    stamp, wanted = VENV / ".attested", key("requirements.txt")
    dev_stamp, dev_wanted = VENV / ".attested-dev", key("requirements.txt", "requirements-dev.txt")
    if is_ready(stamp, wanted) and (not dev or is_ready(dev_stamp, dev_wanted)):
        return
    with alone():
        version = ".".join(map(str, sys.version_info[:3]))
        stale = dev and dev_stamp.exists() and not is_ready(dev_stamp, dev_wanted)
        if stale or not is_ready(stamp, wanted):
            print(f"Setting up .venv with Python {version} (once, about a minute) ...", flush=True)
            run(BASE, "-m", "venv", "--clear", VENV)
            print("  installing what the site needs, each file checked against its hash ...", flush=True)
            run(PYTHON, *LOCKED, "requirements.txt")
            print("  installing the command attested ...", flush=True)
            run(PYTHON, *INSTALL, "--no-build-isolation", "--editable", ".")
            run(PYTHON, "-m", "pip", "--quiet", "check")
            stamp.write_text(wanted)
        if dev and not is_ready(dev_stamp, dev_wanted):
            print("Adding what the tests need to .venv (once, about half a minute) ...", flush=True)
            run(PYTHON, *LOCKED, "requirements-dev.txt")
            run(PYTHON, "-m", "pip", "--quiet", "check")
            dev_stamp.write_text(dev_wanted)
        print("Set up.", flush=True)


def generators() -> None:
    """Bring .venv-generators up to date: the other generators, with .venv behind them, where they find what the hook needs.

    They are apart since MaterialX has a package of the same name as Material's.
    """
    stamp, wanted = GENERATORS / ".attested", key("requirements.txt", "requirements-generators.txt")
    if is_ready(stamp, wanted):
        return
    with alone():
        print("Setting up .venv-generators with other site generators (once, about half a minute) ...", flush=True)
        run(BASE, "-m", "venv", "--clear", GENERATORS)
        run(GENERATORS / "bin/python", *LOCKED, "requirements-generators.txt")
        (place,) = GENERATORS.glob("lib/python*/site-packages")
        behind = VENV / place.relative_to(GENERATORS)
        (place / "behind.pth").write_text(f"import site; site.addsitedir({os.fspath(behind)!r})\n", encoding="utf-8")
        stamp.write_text(wanted)


if __name__ == "__main__":
    if "--generators" in sys.argv[1:]:
        generators()
    else:
        main(dev="--dev" in sys.argv[1:])
        compile_package()
