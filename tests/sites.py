"""Whole sites for the tests that look at what readers get, each built once, and ways to read their pages."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120_000  # milliseconds for a browser: a machine may be busy
PROJECT_URL = "https://session-reports.example"
CORPUS_URL = "https://tides.example"
READING = "/reports/ccpcj/20/thematic-discussion/"
SOURCE = Path(__file__).parent / "example/ccpcj-20-thematic-discussion.txt"

# The invented corpus under the shortest configuration that a site can have.
CORPUS_CONFIG = f"""\
site_name: Tides & Lanterns
site_url: {CORPUS_URL}/
site_description: Reports of an invented archipelago.
hooks: [hooks/mkdocs_hooks.py]
theme: {{name: material, font: false}}
plugins: [search]
validation:
  nav: {{omitted_files: warn, not_found: warn, absolute_links: warn}}
  links: {{not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}}
"""


# --- what the machine has -----------------------------------------------------------------------


def require(found: object, what: str) -> None:
    """Skip a test for what this machine lacks, or fail it where everything must run."""
    if found:
        return
    if os.environ.get("SR_REQUIRE_ALL") == "1":
        pytest.fail(f"SR_REQUIRE_ALL is set, and this is missing: {what}")
    pytest.skip(f"missing: {what}")


def environment(**settings: str) -> dict[str, str]:
    """Return the environment of a program under test: nothing of it may decide what a site looks like."""
    kept = {key: value for key, value in os.environ.items() if key not in {"SITE_URL", "PYTHONPATH"}}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", **settings}


def run(*arguments: str | Path, cwd: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run this Python with arguments. Its two outputs come as one."""
    return subprocess.run(  # noqa: S603 - the arguments are the tests' own
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env=environment(**settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


# --- projects and sites -------------------------------------------------------------------------


def copy_project(target: Path, source: Path = ROOT) -> Path:
    """Copy what a site is made of: configuration, hand-written pages, data and hooks."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(source / "mkdocs.yml", target)
    for folder in ("docs", "data", "hooks"):
        shutil.copytree(source / folder, target / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return target


def copy_corpus(target: Path) -> Path:
    """Make a project of the invented corpus."""
    (target / "docs").mkdir(parents=True)
    (target / "mkdocs.yml").write_text(CORPUS_CONFIG, encoding="utf-8")
    shutil.copytree(ROOT / "tests" / "corpus" / "data", target / "data")
    shutil.copytree(ROOT / "hooks", target / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    return target


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: its files, the address it was built for, the project that it is of, what its builder printed."""

    folder: Path
    url: str
    project: Path
    printed: str = ""

    def addresses(self) -> list[str]:
        """Return the address of every page, 404 aside, which has none."""
        return sorted(self._address(path) for path in self.folder.rglob("*.html") if path.name != "404.html")

    def files(self) -> dict[str, bytes]:
        """Return every file."""
        found = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}

    def page(self, address: str) -> Page:
        """Return the page at an address, which begins with a stroke."""
        path = self.folder / address.removeprefix("/")
        path = path / "index.html" if address.endswith("/") else path
        assert path.is_file(), f"no page at {address}"
        return Page(self, address, _parse(path))

    def pages(self) -> Iterator[Page]:
        """Yield every page, 404 last."""
        for address in self.addresses():
            yield self.page(address)
        yield self.page("/404.html")

    def _address(self, path: Path) -> str:
        return f"/{path.relative_to(self.folder).as_posix()}".removesuffix("index.html")


def build(project: Path, folder: Path, url: str, builder: str = "mkdocs") -> Site:
    """Build a project's site strictly with MkDocs or ProperDocs."""
    done = run("-m", builder, "build", "--strict", "-f", "mkdocs.yml", "-d", folder, cwd=project)
    assert done.returncode == 0, done.stdout
    return Site(folder, url, project, done.stdout)


_BUILT: dict[str, Site] = {}


def make_searchable(site: Site) -> Site:
    """Make the index of a site, as ``make site`` does."""
    done = run("-m", "session_reports", "index", site.folder, cwd=site.project, PYTHONPATH=str(ROOT / "hooks"))
    assert done.returncode == 0, done.stdout
    return site


def project_site(factory: pytest.TempPathFactory) -> Site:
    """Return the site of a copy of the project, built strictly with MkDocs and searchable, once for all workers."""
    return once(factory, "project", lambda folder: make_searchable(_built(copy_project(folder), PROJECT_URL)))


def corpus_site(factory: pytest.TempPathFactory) -> Site:
    """Return the site of the invented corpus, built strictly with MkDocs, once for all workers."""
    return once(factory, "corpus", lambda folder: _built(copy_corpus(folder), CORPUS_URL))


def _built(project: Path, url: str) -> Site:
    return build(project, project.parent / "site", url)


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Site]) -> Site:
    """Return a site that one worker makes in a folder while the others wait, or makes again where that one failed."""
    if name not in _BUILT:
        shared = "PYTEST_XDIST_WORKER" in os.environ
        folder = (factory.getbasetemp().parent if shared else factory.getbasetemp()) / f"{name}-site"
        told, lock = folder.with_suffix(".json"), folder.with_suffix(".lock")
        end = time.monotonic() + 600
        while not told.exists():
            assert time.monotonic() < end, f"no other worker has made {folder}"
            try:
                lock.mkdir()
            except FileExistsError:
                time.sleep(0.05)
                continue
            try:
                if not told.exists():
                    shutil.rmtree(folder, ignore_errors=True)
                    made = json.dumps([str(part) for part in astuple(make(folder / "project"))])
                    new = told.with_suffix(".new")
                    new.write_text(made, encoding="utf-8")
                    new.replace(told)
            finally:
                lock.rmdir()
        at, url, project, printed = json.loads(told.read_text(encoding="utf-8"))
        _BUILT[name] = Site(Path(at), url, Path(project), printed)
    return _BUILT[name]


@contextmanager
def served(site: Site) -> Iterator[str]:
    """Serve a site on a free port of the loopback, and yield its address without a stroke at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site.folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the standard library
        """Say nothing."""


# --- pages --------------------------------------------------------------------------------------


@cache
def _parse(path: Path) -> Element:
    root: Element = html5lib.parse(path.read_bytes(), namespaceHTMLElements=False)
    return root


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a browser reads it."""

    site: Site
    address: str
    root: Element

    @property
    def article(self) -> Element:
        """What the page says, without the theme around it."""
        article = self.root.find(".//article")
        assert article is not None, self.address
        return article

    def by_id(self, key: str) -> Element:
        """Return the one element with an id."""
        found = [element for element in self.root.iter() if element.get("id") == key]
        assert len(found) == 1, f"{self.address}: {len(found)} elements with the id {key}"
        return found[0]

    def ids(self) -> list[str]:
        """Return every id, in order."""
        return [key for element in self.root.iter() if (key := element.get("id"))]

    def target(self, href: str) -> str:
        """Return where a link leads: the address within the site with its fragment, else the whole URL."""
        whole = urljoin(self.site.url + self.address, href)
        own = urlsplit(whole)[:2] == urlsplit(self.site.url)[:2]
        return whole.removeprefix(self.site.url) if own else whole

    def links(self, element: Element) -> list[tuple[str, str]]:
        """Return the text and the target of every link in an element."""
        found = [element] if element.tag == "a" else element.iter("a")
        return [(text(link), self.target(link.get("href", ""))) for link in found if link.get("href")]

    def targets(self, element: Element) -> list[str]:
        """Return where the links in an element lead."""
        return [target for _, target in self.links(element)]

    def after(self, key: str) -> list[Element]:
        """Return what stands beside and after the heading with an id, up to the next of its level or higher."""
        heading = self.by_id(key)
        siblings = next(list(parent) for parent in self.root.iter() if heading in list(parent))
        found: list[Element] = []
        for element in siblings[siblings.index(heading) + 1 :]:
            inner = [inner for inner in element.iter() if re.fullmatch(r"h[1-6]", str(inner.tag))]
            if inner and str(inner[0].tag) <= str(heading.tag):
                break
            found.append(element)
        return found

    def table(self, key: str) -> list[list[Element]]:
        """Return the cells of the table under the heading with an id, row by row."""
        tables = [table for element in self.after(key) for table in element.iter("table")]
        assert len(tables) == 1, f"{self.address}: {len(tables)} tables under {key}"
        return [list(row.iter("td")) for row in tables[0].iter("tr") if row.find("td") is not None]

    def meta(self, name: str) -> str:
        """Return what a ``meta`` element says."""
        return next((e.get("content", "") for e in self.root.iter("meta") if e.get("name") == name), "")

    def canonical(self) -> str | None:
        """Return the canonical address."""
        found = [link.get("href", "") for link in self.root.iter("link") if link.get("rel") == "canonical"]
        assert len(found) <= 1, self.address
        return found[0] if found else None

    def facts(self) -> dict[str, Element]:
        """Return the values of the page's description lists by their terms."""
        found: dict[str, Element] = {}
        for listing in self.article.iter("dl"):
            children = list(listing)
            found |= {text(term): value for term, value in zip(children[::2], children[1::2], strict=True)}
        return found

    def verbatim(self, key: str) -> str:
        """Return the text of the paragraph with an id: that of the one ``sr-text`` in it, without marks of notes."""
        found = having(self.by_id(key), "sr-text")
        assert len(found) == 1, f"{self.address}: {len(found)} elements of class sr-text in {key}"
        return text(found[0])


def classes(element: Element) -> list[str]:
    """Return an element's classes."""
    return element.get("class", "").split()


def having(element: Element, name: str) -> list[Element]:
    """Return the elements of a class within an element."""
    return [inner for inner in element.iter() if name in classes(inner)]


def text(element: Element) -> str:
    """Return an element's text without marks of notes, each run of white space as one space."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    if isinstance(element.tag, str) and "sr-mark" not in classes(element):
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""


# --- the document -------------------------------------------------------------------------------


def source_paragraphs() -> dict[str, str]:
    """Return the paragraphs of the example's source by number, each run of white space as one space."""
    paragraphs: dict[str, list[str]] = {}
    number = ""
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            number = ""
        elif match := re.match(r"(\d+)\. ", line):
            number = match[1]
            paragraphs[number] = [line[match.end() :]]
        elif number:
            paragraphs[number].append(line)
    assert list(paragraphs) == [str(number) for number in range(1, 17)]
    return {number: " ".join(" ".join(lines).split()) for number, lines in paragraphs.items()}
