"""Photograph the application and the page of figures for the README, in Debian's Chromium.

Run with `python docs/pictures/shoot.py` after `make run`: letters are drawn as the machine has
them, so no test compares the pictures.
"""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
PAGE = ROOT / "build" / "report.html"
PORT = 8141
ADDRESS = f"http://127.0.0.1:{PORT}"
WHO = "Head of service"


def shoot() -> None:
    """Take the pictures of first screens."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1000, "height": 720})
        page.goto(PAGE.as_uri())
        page.screenshot(path=FOLDER / "report.png")
        with _served():
            _application(browser)
        browser.close()


def _application(browser: Browser) -> None:
    """The record, as the example's head of service sees it first."""
    page = browser.new_page(viewport={"width": 1100, "height": 1120})
    page.goto(f"{ADDRESS}/sign-in")
    page.get_by_role("button", name=WHO).click()
    page.wait_for_url(f"{ADDRESS}/record")
    page.screenshot(path=FOLDER / "application.png")


@contextmanager
def _served() -> Iterator[None]:
    """The example that `make run` made, answering."""
    program = [sys.executable, "-c", "from ilacs.cli import main; main()"]
    server = subprocess.Popen(
        [*program, "serve", "--example", "--port", str(PORT)],
        env={**os.environ, "ILACS_DATA": str(ROOT / "build" / "application")},
    )
    try:
        while True:
            try:
                urllib.request.urlopen(f"{ADDRESS}/health").close()
                break
            except URLError:
                time.sleep(0.2)
        yield
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    shoot()
