"""Finds a Chromium for the browser tests, or installs one; it never lets them be skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
DEBIAN_PACKAGES = ("chromium", "fonts-liberation")
NOT_NEEDED = (
    # What Playwright itself turns off, since the last list is the one that holds.
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "AimEnabled"),
    *("TcpPortRandomizationWin", "OptimizationHints", "NetworkTimeServiceQuerying"),
    "PreconnectToSearch",
    # Pages of the browser's own window, and a process kept ready: twice the cost of a page.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"),
)
"""Features of Chromium that no test looks at."""
LAUNCH_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(NOT_NEEDED)}",
)
ADVICE = """\
The browser tests need Chromium or Google Chrome, and none was found or could be installed.
  Debian:        sudo apt-get install chromium fonts-liberation
  Ubuntu:        sudo snap install chromium
  Fedora:        sudo dnf install chromium
  a Mac:         brew install --cask chromium
  anything else: .venv/bin/python -m playwright install --with-deps chromium
If a browser stands elsewhere, give its path:  CHROMIUM=/path/to/chromium make test"""


def find() -> Path | None:
    """Return the first browser that starts: $CHROMIUM alone if set, else system, else Playwright's.

    Ubuntu ships commands of these names that only tell where to get the browser; hence the trial.
    """
    if chosen := os.environ.get("CHROMIUM"):
        found = shutil.which(chosen)
        return Path(found) if found and version(Path(found)) else None
    on_path = (shutil.which(command) for command in COMMANDS)
    for candidate in (*on_path, *MAC_APPLICATIONS):
        if candidate and version(Path(candidate)):
            return Path(candidate)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if version(own) else None


def version(browser: Path) -> str | None:
    """Return what the browser says it is, or None when it does not start."""
    try:
        done = subprocess.run(
            [browser, "--version"], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() or None if done.returncode == 0 else None


def install_debian_package() -> None:
    """Install Debian's package where apt-get is and may be used without asking."""
    apt_get = shutil.which("apt-get")
    if apt_get is None:
        return
    command = [apt_get, "-qq", "-o", "DPkg::Lock::Timeout=300"]
    if os.geteuid() != 0:
        if not (shutil.which("sudo") and _runs(["sudo", "-n", "true"])):
            return
        command = ["sudo", "-n", *command]
    print("Installing", *DEBIAN_PACKAGES, "with apt-get ...", flush=True)
    # A failing update is no reason to stop: the lists at hand may do.
    _runs([*command, "update"])
    _runs([*command, "install", "-y", "--no-install-recommends", *DEBIAN_PACKAGES])


def install_playwright_build() -> None:
    """Download the Chromium that Playwright's makers publish."""
    print("Downloading Playwright's Chromium ...", flush=True)
    _runs([sys.executable, "-m", "playwright", "install", "chromium"])


def main() -> int:
    """Make sure that there is a browser; return 0, or 1 after saying what to install."""
    browser = find()
    if browser is None and (chosen := os.environ.get("CHROMIUM")):
        print(f"CHROMIUM={chosen} is no browser that starts.", file=sys.stderr)
        return 1
    for install in (install_debian_package, install_playwright_build):
        if browser is None:
            install()
            browser = find()
    if browser is None:
        print(ADVICE, file=sys.stderr)
        return 1
    print(f"browser: {version(browser)} ({browser})", flush=True)
    return 0


def _runs(command: list[str]) -> bool:
    """Run a command without input, show what it said if it failed, and tell whether it did well."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=900,
            check=False,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(error, file=sys.stderr)
        return False
    if done.returncode != 0:
        print(done.stdout[-2000:], file=sys.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
