"""Find Chromium for the browser's tests. Run as a script, by `make test`, it also installs it where it may."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# First the one without windows: the same engine, where opening a page costs a third.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Where Playwright keeps the browsers that it downloads, and the programs in them.
CACHES = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
PROGRAMS = (
    "chromium_headless_shell-*/chrome-*/*headless*shell",
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)

HELP = """\
Install Chromium (on Debian: sudo apt-get install chromium; on a Mac: brew install --cask chromium; anywhere:
.venv/bin/playwright install chromium), or name it: make test CHROMIUM=/path/to/chromium"""


def in_ci() -> bool:
    """Whether a missing browser is a failure, rather than a reason to skip."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def find_chromium() -> str | None:
    """The path of a Chromium that runs. If CHROMIUM is set, that one or none."""
    named = os.environ.get("CHROMIUM")
    for candidate in [named] if named else _candidates():
        path = shutil.which(candidate)
        if path and _runs(path):
            return path
    return None


def _candidates() -> list[str]:
    own = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    caches = [Path(cache).expanduser() for cache in ([own] if own else CACHES)]
    downloaded = [
        str(path) for cache in caches for program in PROGRAMS for path in sorted(cache.glob(program), reverse=True)
    ]
    return [*NAMES, *APPLICATIONS, *downloaded]


def _runs(path: str) -> bool:
    # A name on the PATH may be a stub that only says how to install the browser.
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _install() -> None:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "fonts-liberation"]
    for command in (["apt-get", "update", "-qq"], [*install, "chromium-headless-shell"], [*install, "chromium"]):
        print("  " + " ".join(command), flush=True)
        done = subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=False)
        if done.returncode == 0 and "install" in command:
            return


def main() -> int:
    """Make sure of Chromium as far as one may. 1 only in CI, where it has to be there."""
    if find_chromium():
        return 0
    may_install = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")
    if may_install and not os.environ.get("CHROMIUM"):
        print("Installing Chromium, which the browser's tests need (once, some minutes) ...", flush=True)
        _install()
        if find_chromium():
            return 0
    named = os.environ.get("CHROMIUM")
    missing = f"CHROMIUM={named} does not run" if named else "No Chromium was found"
    if in_ci():
        print(f"{missing}, and in CI the browser's tests have to run.\n{HELP}", file=sys.stderr)
        return 1
    print(f"{missing}: THE BROWSER'S TESTS WILL BE SKIPPED.\n{HELP}", file=sys.stderr, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
