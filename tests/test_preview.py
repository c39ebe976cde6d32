"""The preview: it follows every save, stays up through mistakes, and comes back when they are mended."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from tests.sites import READING, ROOT, copy_project, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

PATIENCE = 90  # seconds for one build on a busy machine: how fast the preview is, is tested elsewhere
SERVE = "mkdocs serve --no-strict --livereload --dev-addr"
STYLE = "hooks/session_reports/assets/session-reports.css"
REPORT = "data/reports/ccpcj/20/thematic-discussion.yml"
OWN_PAGE = f"{READING}para-13/"
PANELLIST = "{person: dorcas-oduor, country: kenya, item: 4/a}"
TEXT = "The need for technical and capacity-building assistance programmes was raised."


class Preview:
    """A preview that runs as `make serve` runs it, of a copy of the project."""

    def __init__(self, project: Path, process: subprocess.Popen[bytes], port: int) -> None:
        self.project = project
        self.process = process
        self.origin = f"http://127.0.0.1:{port}"
        self.before: dict[Path, str] = {}

    def change(self, path: str, old: str, new: str) -> None:
        """Save a file in which one text stands for another."""
        text = (self.project / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path}: {text.count(old)} times {old!r}"
        self.save(path, text.replace(old, new))

    def add(self, path: str, more: str) -> None:
        """Save a file with more at its end."""
        self.save(path, (self.project / path).read_text(encoding="utf-8") + more)

    def save(self, path: str, text: str) -> None:
        """Save a file, and remember what it was."""
        file = self.project / path
        self.before.setdefault(file, file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")

    def restore(self) -> None:
        """Save every changed file as it was."""
        for file, text in self.before.items():
            file.write_text(text, encoding="utf-8")
        self.before.clear()

    def until(self, address: str, *, shows: str = "", hides: str = "") -> str:
        """Ask for a page until it shows one text and hides another, and return it."""
        end = time.monotonic() + PATIENCE
        page = ""
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the preview ended: {self.log()}"
            page = self.ask(address)
            if page and (not shows or shows in page) and (not hides or hides not in page):
                return page
            time.sleep(0.2)
        pytest.fail(f"{address} does not show {shows!r} or hide {hides!r}: {said(page)[:2000]}\n{self.log()}")

    def ask(self, address: str) -> str:
        """Return a page, and nothing while there is none."""
        try:
            with urllib.request.urlopen(self.origin + address, timeout=PATIENCE) as answer:  # noqa: S310 - our own
                body: bytes = answer.read()
                return body.decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def log(self) -> str:
        """Return what the preview has printed."""
        return (self.project.parent / "log").read_text(encoding="utf-8")


def said(page: str) -> str:
    """Return the words of a page."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.partition("<article")[2]).split())


@contextmanager
def previewing(project: Path) -> Iterator[Preview]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serve = [*SERVE.split(), f"127.0.0.1:{port}"]
    with (project.parent / "log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - the arguments are written above
            [sys.executable, "-m", *serve], cwd=project, env=environment(), stdout=log, stderr=subprocess.STDOUT
        )
        try:
            yield Preview(project, process, port)
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with previewing(copy_project(tmp_path_factory.mktemp("preview") / "project")) as started:
        yield started


@pytest.fixture
def preview(running: Preview) -> Iterator[Preview]:
    running.until(OWN_PAGE, shows=TEXT)
    yield running
    running.restore()


def test_the_preview_is_run_as_the_makefile_runs_it() -> None:
    assert f"{SERVE} $(ADDRESS)" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_a_word_changed_in_the_data_is_shown(preview: Preview) -> None:
    preview.change(REPORT, TEXT, TEXT.replace("raised", "underlined"))
    for address in (OWN_PAGE, READING):
        preview.until(address, shows=TEXT.replace("raised", "underlined"), hides=TEXT)


def test_a_hand_written_page_that_changed_is_shown(preview: Preview) -> None:
    preview.add("docs/guide/publish.md", "\n\nA line written while the preview runs.\n")
    preview.until("/guide/publish/", shows="A line written while the preview runs.")


def test_a_template_that_changed_is_used(preview: Preview) -> None:
    preview.add("hooks/session_reports/templates/paragraph.md.j2", "\n\nA line of a changed template.\n")
    preview.until(OWN_PAGE, shows="A line of a changed template.")


def test_the_style_that_changed_is_served(preview: Preview) -> None:
    preview.add(STYLE, "\n.written-while-the-preview-runs { color: red }\n")
    preview.until("/assets/session-reports.css", shows="written-while-the-preview-runs")


def test_mistakes_are_shown_in_place_of_the_site_until_they_are_mended(preview: Preview) -> None:
    preview.change(REPORT, PANELLIST, PANELLIST.replace("kenya", "kenia"))
    shown = said(preview.until("/", shows="kenia"))
    assert REPORT in shown
    assert "problem" in shown
    assert re.search(r"\bline \d+, column \d+", shown)
    assert re.search(r"\bSR\d{3}\b", shown)
    assert "did you mean" in shown

    preview.change(REPORT, PANELLIST.replace("kenya", "kenia"), PANELLIST)
    preview.until("/", shows="Twentieth session", hides="kenia")
    preview.until(OWN_PAGE, shows=TEXT)


def test_a_file_that_is_no_yaml_is_shown_and_mended(preview: Preview) -> None:
    preview.change(REPORT, "status: draft\n", "status: [draft\n")
    assert REPORT in said(preview.until("/", shows="SR0"))
    preview.change(REPORT, "status: [draft\n", "status: draft\n")
    preview.until("/", shows="Twentieth session", hides="SR0")


def test_mistakes_at_the_first_start_do_not_keep_the_preview_from_starting(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    report = project / REPORT
    right = report.read_text(encoding="utf-8")
    report.write_text(right.replace("country: kenya", "country: kenia"), encoding="utf-8")
    with previewing(project) as started:
        assert REPORT in said(started.until("/", shows="kenia"))
        report.write_text(right, encoding="utf-8")
        started.until("/", shows="Twentieth session", hides="kenia")
        started.until(OWN_PAGE, shows=TEXT)
