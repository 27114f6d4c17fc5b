"""Pictures of the pages into shots/: the first screen and the whole page, light and dark, at 390 and 1280 px."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.chromium import HELP, find_chromium  # noqa: E402 (the path comes first)
from tests.site.building import copy, program, run  # noqa: E402
from tests.site.test_browser import PAGES  # noqa: E402
from tests.site.test_pages import served  # noqa: E402


def main() -> None:
    """Build a copy of the glossary and take the pictures."""
    path = find_chromium()
    if path is None:
        sys.exit(f"No Chromium. {HELP}")
    out = ROOT / "shots"
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        root = copy(Path(folder))
        done = run(program("mkdocs"), "build", cwd=root)
        if done.returncode:
            sys.exit(done.stderr)
        with served(root / "site") as host, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
            for width, height in ((390, 844), (1280, 800)):
                for scheme in ("light", "dark"):
                    tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                    for name in PAGES:
                        tab.goto(host + name)
                        tab.wait_for_load_state("networkidle")
                        picture = f"{name.strip('/').replace('/', '-') or 'home'}-{width}-{scheme}"
                        tab.screenshot(path=out / f"{picture}.png")
                        tab.screenshot(path=out / f"{picture}-whole.png", full_page=True)
                    tab.close()
            browser.close()
    print(f"{len(list(out.glob('*.png')))} pictures are in {out}.")


if __name__ == "__main__":
    main()
