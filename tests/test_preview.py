"""The preview: it follows every save, stays up through mistakes, and comes back when they are mended."""

from __future__ import annotations

import html
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
from tests.sites import READING, ROOT, copy_corpus, copy_project, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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
    """A preview that runs as `make serve` runs it, of a copy of a project."""

    def __init__(self, project: Path, process: subprocess.Popen[bytes], port: int) -> None:
        self.project = project
        self.process = process
        self.origin = f"http://127.0.0.1:{port}"
        self.before: dict[Path, bytes | None] = {}

    def change(self, path: str, old: str, new: str) -> None:
        """Save a file in which one text stands for another."""
        text = (self.project / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path}: {text.count(old)} times {old!r}"
        self.save(path, text.replace(old, new).encode())

    def add(self, path: str, more: str) -> None:
        """Save a file with more at its end."""
        self.save(path, (self.project / path).read_bytes() + more.encode())

    def save(self, path: str, content: bytes | None) -> None:
        """Save a file, or remove it, and remember what it was."""
        file = self.project / path
        self.before.setdefault(file, file.read_bytes() if file.exists() else None)
        _put(file, content)

    def restore(self) -> None:
        """Save every changed file as it was."""
        for file, content in self.before.items():
            _put(file, content)
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


def _put(file: Path, content: bytes | None) -> None:
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)


def make_alike(folder: Path, other: Path) -> None:
    """Make a folder hold what another holds, file by file, as an editor saves."""
    if folder.is_file():
        folder.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        like = other / path.relative_to(folder)
        if path.is_file() and not like.is_file():
            path.unlink()
        elif path.is_dir() and not like.is_dir():
            path.rmdir()
    for like in (other, *sorted(other.rglob("*"))):
        path = folder / like.relative_to(other)
        if like.is_dir():
            path.mkdir(exist_ok=True)
        elif not path.is_file() or path.read_bytes() != like.read_bytes():
            path.write_bytes(like.read_bytes())


def said(page: str) -> str:
    """Return the words of a page."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page.partition("<article")[2])).split())


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
    assert "1 error in the data" in shown
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


# --- whatever the data holds --------------------------------------------------------------------

FINAL = "/reports/ctl/2/final/"
MINUTES = "data/reports/ports/26/proces-verbal.yml"
PLACES = "data/registry/places.yml"
NO_PROBLEMS = "No problems in the data"
# These know nothing of the second session, and one is of another body.
ELSEWHERE = {
    "/reports/ctl/1/final/": "The hours of the tide",
    "/reports/ctl/1/final/para-13/": "the representatives of Haven and Veld",
    "/reports/ports/26/": "Anse-aux-Cloches",
    "/reports/ports/26/proces-verbal/": "Le capitaine de la Laîche a fait une déclaration",
    "/delegations/quai-bas/": "Low Quay",
    "/people/corin-hallebarde/": "Corin Hallebarde",
}


@pytest.fixture(scope="module")
def running_islands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with previewing(copy_corpus(tmp_path_factory.mktemp("islands") / "project")) as started:
        yield started


@pytest.fixture
def islands(running_islands: Preview) -> Iterator[Preview]:
    """Return a preview of the invented archipelago, in which there are no problems."""
    running_islands.until("/problems/", shows=f">{NO_PROBLEMS}<")
    yield running_islands
    running_islands.restore()


def line_above(page: str) -> list[str]:
    """Return what the line above every page says of problems."""
    return re.findall(r'<a class="sr-problems" href="[./]*problems/">([^<]*)</a>', page)


def test_beside_a_broken_report_all_others_are_shown(islands: Preview) -> None:
    for address in (*ELSEWHERE, FINAL, "/", "/problems/"):
        assert line_above(islands.until(address)) == []

    islands.change("data/reports/ctl/2/final.yml", "status: adopted", "status: adopted by all")
    own = islands.until(FINAL, shows="adopted by all")
    assert "1 error in the data" in said(own)
    assert "SR103 line 5, column 9: 'adopted by all' is none of draft, adopted, revised, final" in said(own)
    rows = " 3 kind: Report 4 symbols: [CTL/2/10] 5 status: adopted by all 6 language: en 7 original: en"
    assert rows in said(own)
    assert "<mark>adopted by all</mark>" in own
    for address, words in ELSEWHERE.items():
        page = islands.ask(address)
        assert words in said(page)
        assert line_above(page) == ["1 error in the data"]
    for address in ("/", "/problems/"):
        page = islands.ask(address)
        assert "1 error in the data" in said(page)
        assert "data/reports/ctl/2/final.yml" in said(page)
        assert line_above(page) == []
    assert islands.ask(f"{FINAL}para-5/") == ""
    assert "Workshop on fog signals" not in islands.ask("/reports/ctl/2/")

    islands.restore()
    assert "Every file that is saved is checked at once." in said(islands.until("/problems/", shows=NO_PROBLEMS))
    for address in (*ELSEWHERE, FINAL, f"{FINAL}para-5/", "/", "/problems/"):
        assert line_above(islands.until(address)) == []
    assert "Newest report" in said(islands.ask("/"))


def test_with_warnings_alone_the_site_is_whole_and_says_so(islands: Preview) -> None:
    islands.change("data/reports/ctl/1/final.yml", "The Commission took note", "The Com- mission took note")
    page = islands.until("/problems/", shows="1 warning in the data")
    assert "SR305 line 34, column 15: 'Com- mission' looks like a word broken at the end of a line" in said(page)
    addresses = {**ELSEWHERE, "/": "Newest report", FINAL: "Keeping of lanterns", f"{FINAL}para-5/": "Pilotage Union"}
    for address, words in addresses.items():
        page = islands.ask(address)
        assert words in said(page)
        assert "SR305" not in said(page)
        assert line_above(page) == ["1 warning in the data"]
    assert "The Com- mission took note" in said(islands.ask("/reports/ctl/1/final/para-14/"))


def test_whatever_is_saved_is_told_of_beside_what_can_be_shown(islands: Preview) -> None:
    states: list[tuple[str, bytes | None, str, str, str]] = [
        (MINUTES, b"", "/reports/ports/26/proces-verbal/", "SR002 line 1, column 1: the file is empty", FINAL),
        (MINUTES, bytes(range(256)), "/reports/ports/26/proces-verbal/", "SR001 line 2, column 118", FINAL),
        ("data/reports/ctl/1/session.yml", None, "/reports/ctl/1/", "SR001 line 1, column 1: no such file", FINAL),
        (PLACES, b"veld: [", "/problems/", "SR002 line 2, column 1: the file is not valid YAML", "/delegations/"),
        (
            "data/reports/ctl/2/index.yml",
            b"x",
            "/problems/",
            "SR009 line 1, column 1: 'index' is reserved",
            "/reports/ctl/2/",
        ),
    ]
    for path, content, address, told, still in states:
        islands.restore()
        islands.save(path, content)
        page = islands.until(address, shows=told.split()[0], hides=f">{NO_PROBLEMS}<")
        assert told in said(page)
        assert told in said(islands.until("/"))
        assert path in said(islands.until("/problems/"))
        page = islands.until(still)
        assert told not in said(page)
        assert line_above(page)[0].endswith("in the data")


@pytest.mark.parametrize(
    ("template", "where"), [("report", "/reports/ctl/2/final/"), ("problems", "/problems/"), ("_macros", "/")]
)
def test_a_failure_of_the_program_is_told_and_mended(islands: Preview, template: str, where: str) -> None:
    islands.add(f"hooks/session_reports/templates/{template}.md.j2", "{% if %}\n")
    page = islands.until("/", shows="The program failed")
    assert "This is a defect of Session Reports, not of your data." in said(page)
    assert "jinja2.exceptions.TemplateSyntaxError" in said(page)
    assert f"templates/{template}.md.j2" in said(page)
    assert line_above(page) == []
    islands.restore()
    assert "The program failed" not in islands.until("/", shows="Newest report")
    assert "TemplateSyntaxError" not in islands.until(where)


def _nothing(project: Path) -> None:
    (project / "data").rename(project / "away")


def _a_file(project: Path) -> None:
    _nothing(project)
    (project / "data").write_text("reports:\n", encoding="utf-8")


def _all_wrong(project: Path) -> None:
    reports = project / "data/reports"
    (project / MINUTES).write_bytes(b"")
    (project / PLACES).write_bytes(b"veld: [\n")
    (reports / "ctl/1/session.yml").unlink()
    (reports / "ctl/1/final.yml").write_bytes(bytes(range(256)))
    (reports / "ctl/2/final.yml").unlink()
    (reports / "ctl/2/final.yml").mkdir()
    (project / "data/site.yml").write_text("language: xx\npeople: maybe\n", encoding="utf-8")


def _a_broken_template(project: Path) -> None:
    with (project / "hooks/session_reports/templates/session.md.j2").open("a", encoding="utf-8") as file:
        file.write("{% endif %}")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_nothing, ["1 error in the data", "data/reports", "SR001 line 1, column 1: no such folder"]),
        (_a_file, ["in the data", "data", "line 1, column 1"]),
        (
            _all_wrong,
            [MINUTES, PLACES, "data/reports/ctl/1/session.yml", "data/reports/ctl/1/final.yml", "data/site.yml"],
        ),
        (_a_broken_template, ["The program failed", "templates/session.md.j2"]),
    ],
)
def test_a_preview_starts_whatever_it_finds(tmp_path: Path, spoil: Callable[[Path], None], told: list[str]) -> None:
    project = copy_corpus(tmp_path / "project")
    spoil(project)
    with previewing(project) as started:
        page = started.until("/")
        assert [words for words in told if words not in said(page)] == []
        right = copy_corpus(tmp_path / "right")
        for folder in ("data", "hooks/session_reports/templates"):
            make_alike(project / folder, right / folder)
        # A folder that was not there is not watched: whatever else is saved has it read.
        (project / "docs/more.md").write_text("# More\n", encoding="utf-8")
        started.until("/", shows="Newest report")
        assert NO_PROBLEMS in said(started.until("/problems/"))
        assert "Keeping of lanterns" in said(started.until(FINAL))
