"""What the search of a finished site costs: the time and memory of indexing, and what a reader loads until a result.

``python -m tests.benchmarks.searching SITE WORDS`` prints it. The site gets a new index.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO, TYPE_CHECKING

from playwright.sync_api import sync_playwright
from tests.sites import ROOT, environment
from tests.test_browser import ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Indexing", "first_result", "indexing", "main"]

SCRIPT = "assets/session-reports-search.js"
PATIENCE = 60_000  # milliseconds for a first result on a busy machine


@dataclass(frozen=True, slots=True)
class Indexing:
    """What it took to make an index."""

    seconds: float
    processor_seconds: float
    """What all processors together spent: on a busy machine it says more than the clock."""
    peak: int
    """The most memory that one of its processes held, in bytes."""
    size: int
    """Of all its files, in bytes."""
    files: int


def indexing(site: Path) -> Indexing:
    """Make the index of a site anew, and measure it."""
    shutil.rmtree(site / "pagefind", ignore_errors=True)
    begun = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "session_reports", "index", str(site)],
        env=environment(PYTHONPATH=str(ROOT / "hooks")),
    )
    _, status, used = os.wait4(process.pid, 0)  # it tells of Pagefind too, for which the program waits
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        msg = f"{site}: the index was not made"
        raise RuntimeError(msg)
    sizes = [path.stat().st_size for path in (site / "pagefind").rglob("*") if path.is_file()]
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Indexing(seconds, used.ru_utime + used.ru_stime, peak, sum(sizes), len(sizes))


def first_result(site: Path, words: str) -> dict[str, int]:
    """Return what a reader loads until the first result is shown on the page of the search, with all its filters.

    By file, in bytes as servers send them: scripts are packed, and Pagefind's files are so already.
    """
    sent: dict[str, int] = {}
    handler = partial(_Counting, sent, directory=str(site))
    program = shutil.which("chromium")
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/search/")
            page.locator("form.sr-search input").fill(words)
            page.locator(".sr-found a").first.wait_for(timeout=PATIENCE)
            loaded = dict(sent)
            offered = page.locator("form.sr-search select").evaluate_all("all => all.map(e => e.options.length)")
        finally:
            browser.close()
            server.shutdown()
    if min(offered) <= 1:
        msg = f"{site}: a filter offers nothing: {offered}"
        raise RuntimeError(msg)
    return {path: size for path, size in loaded.items() if path.startswith("pagefind/") or path == SCRIPT}


class _Counting(SimpleHTTPRequestHandler):
    """Serves a site and counts what it sends, by file."""

    def __init__(self, sent: dict[str, int], *arguments: object, directory: str) -> None:
        self._sent = sent
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:  # type: ignore[override]
        """Send a file."""
        content = source.read()
        path = self.path.lstrip("/").partition("?")[0]
        packed = gzip.compress(content, mtime=0) if path.endswith((".js", ".json")) else content
        self._sent[path] = self._sent.get(path, 0) + len(packed)
        outputfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the standard library
        """Say nothing."""


def main(arguments: Iterable[str]) -> int:
    """Measure a site, and print what was found as JSON. Return the exit code."""
    site, words = arguments
    made = indexing(Path(site))
    loaded = first_result(Path(site), words)
    told = {"indexing": asdict(made), "first result": sum(loaded.values()), "by file": loaded}
    sys.stdout.write(json.dumps(told, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
