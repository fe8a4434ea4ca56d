"""A page as Chromium shows it, where there is one: the document once its scripts have come to rest. No driver is needed
for that, and nothing but the browser itself."""

import html
import re
import shutil
import subprocess
from pathlib import Path

from tests.conftest import skip_or_fail

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE_S = 60
VIRTUAL_MS = 15_000
"""Of the browser's own time, which passes as fast as it has nothing to do."""


class Browser:
    def __init__(self, folder: Path) -> None:
        """`folder`: for the browser's profile."""
        found = next(filter(None, map(shutil.which, NAMES)), None)
        if found is None:
            skip_or_fail("chromium", f"none of {', '.join(NAMES)} is installed")
        self._command = [
            found or "", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            f"--user-data-dir={folder}", f"--virtual-time-budget={VIRTUAL_MS}", "--enable-logging=stderr", "--dump-dom",
        ]  # fmt: skip

    def shows(self, address: str) -> "Shown":
        done = subprocess.run([*self._command, address], capture_output=True, text=True, timeout=PATIENCE_S, check=True)
        complaints = re.findall(r"CONSOLE.*", done.stderr)
        return Shown(done.stdout, complaints)


class Shown:
    def __init__(self, document: str, complaints: list[str]) -> None:
        self.document = document
        self.complaints = complaints
        """What the page's scripts and its policy had to complain of."""

    def part(self, identifier: str) -> str:
        """The markup of the element with that id, up to the next element of its kind that ends."""
        found = re.search(rf'<(\w+)[^>]*\bid="{identifier}"[^>]*>(.*?)</\1>', self.document, re.DOTALL)
        return found[2] if found else ""

    def opening(self, identifier: str) -> str:
        found = re.search(rf'<\w+[^>]*\bid="{identifier}"[^>]*>', self.document)
        return found[0] if found else ""

    def hits(self) -> list[str]:
        """The titles that the search found, best first."""
        titles = re.findall(r"<a[^>]*>(.*?)</a>", self.part("hits"), re.DOTALL)
        return [html.unescape(re.sub("</?mark>", "", title)) for title in titles]
