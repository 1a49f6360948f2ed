"""The browser for the journeys: the machine's own, else one that can be had without asking anybody."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "COMMONROTA_CHROMIUM"
HOW_TO_GET_ONE = f"No Chromium found: install one (Debian: apt-get install chromium), or name it in {VARIABLE}."
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_PACKAGES = ("chromium", "fonts-noto-core")


def find() -> str | None:
    """The path of a Chromium: named, installed, or installed now; None, after saying how to get one."""
    found = os.environ.get(VARIABLE) or installed() or _from_debian() or _from_playwright()
    if found is None:
        print(HOW_TO_GET_ONE, flush=True)
    return found


def installed() -> str | None:
    """The machine's own Chromium."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def _from_debian() -> str | None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return None
    print("Installing Chromium from Debian ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", *_PACKAGES]):
        command = ["apt-get", "-qq", *words]
        told = subprocess.run(command, check=False, env=quiet, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if told.returncode != 0:
            print(told.stderr.strip(), flush=True)
    return installed()


def _from_playwright() -> str | None:
    print("Asking Playwright for its Chromium ...", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode != 0:
        return None
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- slow to import, and rarely needed here

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() else None
