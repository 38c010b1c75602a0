"""Photograph the page of figures for the README, in Debian's Chromium.

Run with `python docs/pictures/shoot.py` after `make run`: letters are drawn as the machine has
them, so no test compares the picture.
"""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "build" / "report.html"
PICTURE = Path(__file__).parent / "report.png"
WIDTH, HEIGHT = 1000, 720


def shoot() -> None:
    """Take the picture of the page's first screen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(PAGE.as_uri())
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    shoot()
