"""The benchmark, ``make bench``: invented projects are built, the same pages by others, and ratios are printed.

One run on one machine: what else is done there meanwhile shows in every figure, so only ratios within a run count.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.world import changed, write

if TYPE_CHECKING:
    import resource
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["main"]

HOOKS = Path(__file__).resolve().parents[2] / "hooks"
PARTS = ("cold", "warm", "changed", "serve", "search", "plain", "hugo", "zensical")
PLAIN = """\
site_name: Plain
theme: {{name: material, font: false}}
markdown_extensions: [attr_list, md_in_html, tables, toc]
plugins: [{search}]
"""
HUGO = """\
baseURL = "https://invented.example/"
title = "Minimal"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
"""
LAYOUT = "<!doctype html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>\n"


@dataclass(frozen=True, slots=True)
class Figure:
    """What a build took: seconds by the clock and of all cores together, the most memory at once, and what it made."""

    seconds: float
    cores: float = 0.0
    memory: int = 0
    pages: int = 0
    size: int = 0


@dataclass(slots=True)
class Size:
    """What was measured of a project of one size."""

    reports: int
    markdown: int = 0
    files: int = 0
    figures: dict[str, Figure] = field(default_factory=dict)


# --- running and looking ------------------------------------------------------------------------


def _run(command: Sequence[str | Path], cwd: Path, site: Path | None = None) -> Figure:
    """Run a program, and return what it and all its processes took."""
    begun = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(HOOKS), "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([*map(str, command)], cwd=cwd, env=environment, stdout=said, stderr=said)  # noqa: S603
        memory, ended = 0, (0, 0, None)
        while not ended[0]:
            asked = time.monotonic()
            memory = max(memory, _memory(process.pid))
            # To tell it holds up the process: of one that has much it is asked seldom.
            time.sleep(max(0.05, 50 * (time.monotonic() - asked)))
            ended = os.wait4(process.pid, os.WNOHANG)  # type: ignore[assignment]
        process.returncode = os.waitstatus_to_exitcode(ended[1])
        if process.returncode:
            said.seek(0)
            sys.exit(f"{command}: {said.read().decode(errors='replace')[-3000:]}")
    seconds = time.monotonic() - begun
    spent: resource.struct_rusage = ended[2]  # type: ignore[assignment]
    pages = sorted(site.rglob("*.html")) if site else []
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) if site else 0
    return Figure(seconds, spent.ru_utime + spent.ru_stime, memory, len(pages), size)


def _memory(process: int) -> int:
    """Return the bytes of a process and of all that it started, what they share counted once; Linux alone tells."""
    total = 0
    with suppress(OSError):
        found = re.search(
            r"^Pss: +(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8"), re.MULTILINE
        )
        total += int(found[1]) * 1024 if found else 0
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            total += sum(_memory(int(child)) for child in children.read_text(encoding="utf-8").split())
    return total


def _mkdocs(project: Path) -> Figure:
    return _run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], project, project / "site")


@contextmanager
def _served(project: Path, port: int) -> Iterator[str]:
    """Serve a project as ``make serve`` does, and yield its address once it answers."""
    environment = {**os.environ, "PYTHONPATH": str(HOOKS), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--livereload", "-a", f"127.0.0.1:{port}"]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=said, stderr=said)  # noqa: S603 - our own
        try:
            address = f"http://127.0.0.1:{port}"
            while not _holds(address, "<html"):
                if process.poll() is not None:
                    said.seek(0)
                    sys.exit(said.read().decode(errors="replace")[-3000:])
                time.sleep(0.2)
            yield address
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def _holds(address: str, words: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - an address of this machine
            return words in answer.read().decode()
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


# --- what is measured ---------------------------------------------------------------------------


def _saved_to_served(project: Path) -> Figure:
    """Return how long it takes until a saved text is served; the middle one of three."""
    taken = []
    with _served(project, _free_port()) as address:
        for number in range(3):
            time.sleep(2)
            words = f"as was seen at glance {number} of the preview"
            path = changed(project, words)
            begun = time.monotonic()
            page = f"{address}/reports/{path.parent.parent.name}/{path.parent.name}/{path.stem}/"
            while not _holds(page, words):
                time.sleep(0.05)
            taken.append(time.monotonic() - begun)
    return Figure(sorted(taken)[1])


def _searched(site: Path) -> Figure:
    """Return what the making of the index took; its size is what a reader loads until the first result."""
    from tests.benchmarks.searching import first_result, indexing  # noqa: PLC0415 - only this part needs a browser

    made = indexing(site)
    name = min(path.name for path in (site / "delegations").iterdir() if path.is_dir())
    loaded = sum(first_result(site, name).values())
    frequent = sum(first_result(site, "early warning").values())  # each stands in every report many times
    print(f"first result: {loaded:,} bytes for a name, {frequent:,} for the most frequent words", flush=True)
    return Figure(made.seconds, made.processor_seconds, made.peak, size=loaded)


def _baseline_plain(folder: Path, pages: Path) -> Figure:
    (folder / "mkdocs.yml").write_text(f"{PLAIN.format(search='search')}docs_dir: {pages}\n", encoding="utf-8")
    return _run([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, folder / "site")


def _baseline_zensical(folder: Path, pages: Path) -> Figure:
    """Build without a search: that of Zensical 0.0.73 refuses a section of 16,384 words, as some delegations have."""
    shutil.copytree(pages, folder / "pages")
    (folder / "mkdocs.yml").write_text(f"{PLAIN.format(search='')}docs_dir: pages\n", encoding="utf-8")
    return _run([sys.executable, "-m", "zensical", "build", "--clean"], folder, folder / "site")


def _baseline_hugo(folder: Path, pages: Path) -> Figure:
    """Build with Hugo, which knows the page of a folder as ``_index.md``."""
    shutil.copytree(pages, folder / "content")
    for path in sorted((folder / "content").rglob("index.md")):
        path.rename(path.with_name("_index.md"))
    (folder / "config.toml").write_text(HUGO, encoding="utf-8")
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(LAYOUT, encoding="utf-8")
    return _run(["hugo", "--quiet"], folder, folder / "public")


BASELINES: dict[str, Callable[[Path, Path], Figure]] = {
    "plain": _baseline_plain,
    "hugo": _baseline_hugo,
    "zensical": _baseline_zensical,
}


def _measured(reports: int, parts: Sequence[str], at: Path, *, paragraph_pages: bool) -> Size:
    project, found = at / "project", Size(reports)
    write(project, reports, paragraph_pages=paragraph_pages)
    (project / "hooks").symlink_to(HOOKS)
    steps: dict[str, Callable[[], Figure]] = {
        "cold": lambda: _mkdocs(project),
        "warm": lambda: _mkdocs(project),
        "changed": lambda: (changed(project, "as was seen later"), _mkdocs(project))[1],
        "serve": lambda: _saved_to_served(project),
        "search": lambda: _searched(project / "site"),
    }
    for name, step in steps.items():
        if name in parts:
            _tell(found, name, step())
    if set(parts) & set(BASELINES):
        pages = at / "pages"
        _run([sys.executable, "-m", "session_reports", "pages", pages], project)
        texts = list(pages.rglob("*.md"))
        found.markdown, found.files = sum(path.stat().st_size for path in texts), len(texts)
        print(f"{reports:>6} reports: {found.markdown:,} bytes of Markdown in {found.files:,} files", flush=True)
    for name, baseline in BASELINES.items():
        if name in parts and (name != "hugo" or shutil.which("hugo")):
            folder = at / name
            folder.mkdir()
            _tell(found, name, baseline(folder, pages))
            shutil.rmtree(folder)
    return found


def _tell(found: Size, name: str, figure: Figure) -> None:
    found.figures[name] = figure
    print(
        f"{found.reports:>6} reports: {name:<9}{figure.seconds:>9.1f} s{figure.cores:>9.1f} s of cores"
        f"{figure.memory / 1e6:>7.0f} MB{figure.pages:>8,} pages{figure.size / 1e6:>8.0f} MB of files",
        flush=True,
    )


# --- what is printed ----------------------------------------------------------------------------

RATIOS = (
    ("changed", "hugo", 1.0),
    ("changed", "plain", 0.04),
    ("warm", "hugo", 1.0),
    ("cold", "plain", 0.35),
    ("cold", "zensical", 0.6),
)
"""One build, another, and what the first may take of what the other takes, at 1,000 reports."""


def _ratios(found: Size) -> Iterator[str]:
    for one, other, limit in RATIOS:
        if {one, other} <= found.figures.keys():
            first, second = found.figures[one], found.figures[other]
            ratio = first.seconds / second.seconds
            of_cores = f"{first.cores / second.cores:.2f} of cores" if second.cores else ""
            yield f"{found.reports:>6} reports: {one} / {other}: {ratio:.2f} (at most {limit} at 1,000), {of_cores}"


LIMITS: tuple[tuple[str, str, float], ...] = (
    ("serve", "seconds", 2),
    ("search", "seconds", 20),
    ("search", "memory", 1.5e9),
    ("search", "size", 300e3),
    ("cold", "memory", 600e6),
)
"""What a part may take of something, at 1,000 reports."""


def _limits(found: Size) -> Iterator[str]:
    for name, what, limit in LIMITS:
        if name in found.figures:
            taken = getattr(found.figures[name], what)
            yield f"{found.reports:>6} reports: {name}, {what}: {taken:,.1f} (at most {limit:,.0f} at 1,000)"


def _growth(sizes: Sequence[Size]) -> Iterator[str]:
    for before, after in pairwise(sizes):
        for name in before.figures.keys() & after.figures.keys():
            grown = after.figures[name].seconds / before.figures[name].seconds
            yield f"{before.reports:,} -> {after.reports:,}: {name} takes {grown:.1f} times as long"


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(
        description="Measure builds of invented projects against others of the same pages."
    )
    parser.add_argument("--sizes", default="10,100,1000", help="numbers of reports (default: 10,100,1000)")
    parser.add_argument("--parts", default=",".join(PARTS), help=f"of {','.join(PARTS)} (default: all)")
    parser.add_argument("--paragraph-pages", action="store_true", help="with a page for each paragraph")
    parser.add_argument("--folder", type=Path, help="where to build, and to leave what was built (default: nowhere)")
    options = parser.parse_args()
    sizes = []
    for reports in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory() as passing:
            at = (options.folder / str(reports)) if options.folder else Path(passing)
            parts = options.parts.split(",")
            sizes.append(_measured(reports, parts, at, paragraph_pages=options.paragraph_pages))
    told = (line for size in sizes for line in (*_ratios(size), *_limits(size)))
    print(*told, *sorted(_growth(sizes)), sep="\n")


if __name__ == "__main__":
    main()
