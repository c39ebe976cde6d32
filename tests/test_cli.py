"""The command line: what is printed where, the exit codes, and what is left alone."""

from __future__ import annotations

import json
import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from time import sleep
from typing import IO, TYPE_CHECKING

import pytest
from watchdog.events import FileClosedNoWriteEvent, FileMovedEvent, FileOpenedEvent

from session_reports import Problem, __version__, build, examine
from session_reports.checks import CATALOGUE
from session_reports.cli import main
from session_reports.cli.check import as_text
from session_reports.cli.watch import _Noting as Noting
from session_reports.cli.watch import changes
from session_reports.schema import schemas
from session_reports.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from session_reports.building import Built

pytestmark = pytest.mark.whole

HERE = Path(__file__).parent
FINAL = "data/reports/ctl/2/final.yml"
SESSION = "data/reports/ports/26/session.yml"
REPORT = """\
title: Report on the foghorns
kind: Report
status: draft
language: en
date: 2016-03-11
provenance: {source: Invented for the tests, form: Plain text, transcribed: by hand}
rights: Invented text, in the public domain.
published: 2016-10-01
"""
IN_FINAL = f"{FINAL}:14:1: SR101 unknown field 'colour'"
IN_SESSION = f"{SESSION}:2:7: SR103 expected text"


@pytest.fixture
def spoilt(world: Path) -> Path:
    """Return the archipelago with two mistakes, in two files."""
    _replace(world / FINAL, "sections:\n  - id: opening", "colour: grey\nsections:\n  - id: opening")
    _replace(world / SESSION, "name: Vingt-sixième assemblée", "name: [Vingt-sixième assemblée]")
    return world


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Return the exit code, and what was printed to standard output and error."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as stop:
        code = int(str(stop.code))
    printed = capsys.readouterr()
    return code, printed.out, printed.err


# --- check ------------------------------------------------------------------------------------


def test_check_of_a_sound_project(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", world) == (0, "", "no problems\n")


def test_check_tells_every_problem_and_counts_them(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", spoilt) == (1, f"{IN_FINAL}\n{IN_SESSION}\n", "2 errors\n")


def test_check_where_one_stands(
    spoilt: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    both = f"{IN_FINAL}\n{IN_SESSION}\n"
    monkeypatch.chdir(spoilt)
    assert run(capsys, "check") == (1, both, "2 errors\n")
    monkeypatch.chdir(spoilt / "data")
    assert run(capsys, "check") == (1, both, "2 errors\n")
    monkeypatch.chdir(spoilt / "data/reports/ctl")
    assert run(capsys, "check") == (1, f"{IN_FINAL}\n", "1 error\n")
    assert run(capsys, "check", "../ports/26/session.yml") == (1, f"{IN_SESSION}\n", "1 error\n")


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ([FINAL], [IN_FINAL]),
        ([SESSION], [IN_SESSION]),
        (["data/reports/ctl/2"], [IN_FINAL]),
        (["data/reports/ctl/2/"], [IN_FINAL]),
        (["data/reports/ports", FINAL], [IN_FINAL, IN_SESSION]),
        ([FINAL, FINAL, "data/reports/ctl"], [IN_FINAL]),
        (["data/reports"], [IN_FINAL, IN_SESSION]),
        (["data/reports/../reports/ctl/1/../2"], [IN_FINAL]),
        (["data/reports/ctl/1"], []),
        (["data/registry"], []),
        (["data/reports/ctl/2/session.yml"], []),
    ],
)
def test_check_is_limited_to_paths(
    spoilt: Path, capsys: pytest.CaptureFixture[str], paths: list[str], expected: list[str]
) -> None:
    # The site is read whole, since files refer to one another; only what is said of the others is left out.
    count = {0: "no problems\n", 1: "1 error\n", 2: "2 errors\n"}[len(expected)]
    out = "".join(f"{line}\n" for line in expected)
    assert run(capsys, "check", *(f"{spoilt}/{path}" for path in paths)) == (int(bool(expected)), out, count)


def test_a_path_does_not_stand_for_those_that_begin_like_it(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (spoilt / "data/reports/ctl/2").rename(spoilt / "data/reports/ctl/12")
    assert run(capsys, "check", spoilt / "data/reports/ctl/1") == (0, "", "no problems\n")


def test_a_path_beside_the_data_hides_nothing(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Nobody who stands in docs/ means to be told that there are no problems when there are.
    (spoilt / "docs").mkdir()
    code, _, err = run(capsys, "check", spoilt / "docs")
    assert code != 0
    assert "no problems" not in err


def test_check_as_json(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", "--format", "json", spoilt)
    assert (code, err) == (1, "")
    assert out == (
        "[\n"
        "  {\n"
        f'    "path": "{FINAL}",\n'
        '    "line": 14,\n'
        '    "column": 1,\n'
        '    "code": "SR101",\n'
        '    "severity": "error",\n'
        '    "message": "unknown field \'colour\'"\n'
        "  },\n"
        "  {\n"
        f'    "path": "{SESSION}",\n'
        '    "line": 2,\n'
        '    "column": 7,\n'
        '    "code": "SR103",\n'
        '    "severity": "error",\n'
        '    "message": "expected text"\n'
        "  }\n"
        "]\n"
    )


def test_check_of_a_sound_project_as_json(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", world, "--format=json") == (0, "[]\n", "")


def test_check_as_workflow_commands(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", "--format", "github", spoilt) == (
        1,
        (
            f"::error file={FINAL},line=14,col=1,title=SR101::unknown field 'colour'\n"
            f"::error file={SESSION},line=2,col=7,title=SR103::expected text\n"
        ),
        "",
    )


def test_workflow_commands_escape_what_would_end_them(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # After the documentation of GitHub's workflow commands: a per cent sign anywhere, in properties a comma too.
    _replace(world / FINAL, "sections:\n  - id: opening", '"100 % of: it": x\nsections:\n  - id: opening')
    (world / "data/reports/ctl/2/one,two.txt").write_text("", encoding="utf-8")
    assert run(capsys, "check", "--format", "github", world) == (
        1,
        (
            f"::error file={FINAL},line=14,col=2,title=SR101::unknown field '100 %25 of: it'\n"
            "::error file=data/reports/ctl/2/one%2Ctwo.txt,line=1,col=1,title=SR009"
            "::expected session.yml or <report>.yml here\n"
        ),
        "",
    )


def test_a_problem_is_one_line(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (world / "data/registry/bad.yml").write_text('"far\\ncay": {}\n', encoding="utf-8")
    _replace(world / FINAL, "sections:\n  - id: opening", '"two\\nlines": x\nsections:\n  - id: opening')
    code, out, err = run(capsys, "check", world)
    assert (code, err) == (1, "2 errors\n")
    assert len(out.splitlines()) == 2


# --- how much is said of it, and in which order --------------------------------------------------


def _problems(number: int) -> list[Problem]:
    return [Problem("data/a.yml", Place(line, 7), "SR101", f"unknown field 'f{line}'") for line in range(1, number + 1)]


@pytest.fixture
def many(world: Path) -> Path:
    """Return the archipelago with thirty warnings in one report, and nothing worse."""
    lines = "".join(f"      - {{number: {number}, text: The fog- horns were heard.}}\n" for number in range(1, 31))
    (world / "data/reports/ctl/2/bad.yml").write_text(f"{REPORT}sections:\n  - id: horns\n    paragraphs:\n{lines}")
    return world


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests run alike with a terminal, with none, and with one of another size."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in {"TERM": "xterm", "COLUMNS": "80", "LINES": "24"}.items():
        monkeypatch.setenv(name, value)


def test_what_comes_is_told_before_the_next_is_looked_for(capsys: pytest.CaptureFixture[str]) -> None:
    def found() -> Iterator[Problem]:
        for problem in _problems(2):
            yield problem
            assert capsys.readouterr().out == f"{problem}\n"

    assert as_text(found()) == _problems(2)


def test_what_comes_twice_is_told_once(
    world: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = _problems(2)

    def examining(root: Path, *, whole: bool, **_: object) -> Generator[Problem, None, Built]:
        yield from [one, other, one][: 2 + whole]
        return (yield from examine(root))

    monkeypatch.setattr("session_reports.cli.check.examine", examining)
    assert run(capsys, "check", world) == (1, f"{one}\n{other}\n", "2 errors\n")


def test_mistakes_of_the_registry_come_first_then_those_of_each_session(
    spoilt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _replace(spoilt / "data/registry/bodies.yml", "  parent: council", "  parent: counsel")
    _replace(spoilt / "data/reports/ctl/1/final.yml", "by: [haven, veld]", "by: [haven, velt]")
    code, out, err = run(capsys, "check", spoilt)
    assert (code, err) == (1, "4 errors\n")
    assert [line.split(" ")[:2] for line in out.splitlines()] == [
        ["data/registry/bodies.yml:10:11:", "SR105"],
        ["data/reports/ctl/1/final.yml:30:26:", "SR104"],
        [f"{FINAL}:14:1:", "SR101"],
        [f"{SESSION}:2:7:", "SR103"],
    ]


def test_a_screenful_is_told_and_the_rest_counted(many: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", many)
    assert (code, err) == (0, "... and 10 more: --all says them all\n30 warnings\n")
    assert [line.split(" ")[0] for line in out.splitlines()] == [
        f"data/reports/ctl/2/bad.yml:{line}:{31 if line < 21 else 32}:" for line in range(12, 32)
    ]


def test_all_of_them_are_told_when_asked_for(many: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", many, "--all")
    assert (code, len(out.splitlines()), err) == (0, 30, "30 warnings\n")


@pytest.mark.parametrize(("lines", "told"), [(50, 30), (34, 30), (33, 29), (12, 8), (9, 5), (2, 5)])
def test_a_screenful_is_what_the_terminal_holds(
    many: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lines: int, told: int
) -> None:
    monkeypatch.setenv("LINES", str(lines))
    _, out, err = run(capsys, "check", many)
    assert len(out.splitlines()) == told
    assert ("more: --all says them all" in err) == (told < 30)


@pytest.mark.parametrize("form", ["json", "github"])
def test_what_programs_read_is_never_cut(many: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    code, out, err = run(capsys, "check", many, "--format", form)
    assert (code, err) == (0, "")
    assert len(json.loads(out) if form == "json" else out.splitlines()) == 30


def test_large_numbers_are_counted_for_readers(capsys: pytest.CaptureFixture[str]) -> None:
    as_text(_problems(1234), limit=3)
    assert capsys.readouterr().err == "... and 1,231 more: --all says them all\n1,234 errors\n"


# --- warnings, and what is strict -----------------------------------------------------------------


def _warn(root: Path, number: int) -> None:
    text = " ".join(["fog- horns"] * number)
    (root / "data/reports/ctl/2/bad.yml").write_text(
        f"{REPORT}sections: [{{id: horns, paragraphs: [{{number: 1, text: The {text}.}}]}}]\n"
    )


@pytest.mark.parametrize(
    ("errors", "warnings", "said"),
    [
        (0, 0, "no problems\n"),
        (0, 1, "1 warning\n"),
        (0, 2, "2 warnings\n"),
        (1, 0, "1 error\n"),
        (1, 2, "1 error and 2 warnings\n"),
        (2, 1, "2 errors and 1 warning\n"),
    ],
)
def test_errors_and_warnings_are_counted_apart(
    world: Path, capsys: pytest.CaptureFixture[str], errors: int, warnings: int, said: str
) -> None:
    if warnings:
        _warn(world, warnings)
    for name in ("place", "agenda")[:errors]:
        _replace(world / "data/reports/ctl/1/session.yml", f"{name}:", f"{name}s:")
    assert run(capsys, "check", world)[::2] == (int(errors > 0), said)
    assert run(capsys, "check", "--strict", world)[::2] == (int(errors + warnings > 0), said)


def test_a_warning_elsewhere_does_not_count(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _warn(world, 1)
    assert run(capsys, "check", "--strict", world / "data/reports/ctl/1") == (0, "", "no problems\n")


def test_warnings_are_told_as_such_to_programs(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _warn(world, 1)
    message = "'fog- horns' looks like a word broken at the end of a line"
    code, out, _ = run(capsys, "check", "--format", "github", world)
    assert (code, out) == (0, f"::warning file=data/reports/ctl/2/bad.yml,line=9,col=59,title=SR305::{message}\n")
    code, out, _ = run(capsys, "check", "--format", "json", "--strict", world)
    assert code == 1
    assert json.loads(out) == [
        {
            "path": "data/reports/ctl/2/bad.yml",
            "line": 9,
            "column": 59,
            "code": "SR305",
            "severity": "warning",
            "message": message,
        }
    ]


# --- colours ------------------------------------------------------------------------------------

IN_COLOURS = (
    f"\033[1m{FINAL}:14:1:\033[0m \033[31mSR101\033[0m unknown field 'colour'\n"
    f"\033[1m{SESSION}:2:7:\033[0m \033[31mSR103\033[0m expected text\n"
)
PLAIN = f"{IN_FINAL}\n{IN_SESSION}\n"


@pytest.mark.parametrize(
    ("environment", "terminal", "expected"),
    [
        ({}, True, IN_COLOURS),
        ({}, False, PLAIN),
        ({"NO_COLOR": ""}, True, IN_COLOURS),  # as no-color.org has it: set, and not empty
        ({"NO_COLOR": "1"}, True, PLAIN),
        ({"TERM": "dumb"}, True, PLAIN),
    ],
    ids=["terminal", "pipe", "empty NO_COLOR", "NO_COLOR", "dumb terminal"],
)
def test_colours_on_a_terminal_that_has_them(
    spoilt: Path,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    terminal: bool,  # noqa: FBT001
    expected: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    out = StringIO()
    monkeypatch.setattr(out, "isatty", lambda: terminal)
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["check", str(spoilt)]) == 1
    assert out.getvalue() == expected


def test_a_warning_has_another_colour(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _warn(world, 1)
    out = StringIO()
    monkeypatch.setattr(out, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["check", str(world)]) == 0
    assert " \033[33mSR305\033[0m 'fog- horns' " in out.getvalue()


def test_colours_on_a_real_terminal(spoilt: Path) -> None:
    pty = pytest.importorskip("pty")  # where there are none, as on Windows
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent / "hooks"), "TERM": "xterm"}
    command = [sys.executable, "-m", "session_reports", "check", "."]
    done = subprocess.run(  # noqa: S603 -- the program itself
        command, cwd=spoilt, env=environment, stdout=theirs, stderr=subprocess.PIPE, check=False
    )
    printed = os.read(ours, 10_000)
    os.close(theirs)
    os.close(ours)
    assert (done.returncode, done.stderr) == (1, b"2 errors\n")
    assert printed.decode() == IN_COLOURS.replace("\n", "\r\n")


# --- watching -----------------------------------------------------------------------------------

PATIENCE = 60  # seconds: for machines that are very busy


class _Heard:
    """What a program prints, line by line as it comes."""

    def __init__(self, stream: IO[str]) -> None:
        self.lines: Queue[str] = Queue()
        self.stream = stream
        Thread(target=self.listen, daemon=True).start()

    def listen(self) -> None:
        for line in self.stream:
            self.lines.put(line)

    def until(self, last: str) -> list[str]:
        """Return the lines up to one that is waited for."""
        found = [self.lines.get(timeout=PATIENCE)]
        while found[-1] != last:
            found.append(self.lines.get(timeout=PATIENCE))
        return found


WATCHING = "watching data/ for changes; press Ctrl+C to stop\n"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C cannot be sent to one program alone")
def test_each_save_is_checked_until_one_stops_it(world: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "session_reports", "check", "--watch"],
        cwd=world,
        env={**os.environ, "PYTHONPATH": str(HERE.parent / "hooks")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert program.stdout
        assert program.stderr
        out, err = _Heard(program.stdout), _Heard(program.stderr)
        assert "no problems\n" in err.until(WATCHING)
        _replace(world / FINAL, "sections:\n  - id: opening", "colour: grey\nsections:\n  - id: opening")
        assert "1 error\n" in err.until(WATCHING)
        assert out.until(f"{IN_FINAL}\n") == [f"{IN_FINAL}\n"]
        program.send_signal(signal.SIGINT)
        assert program.wait(PATIENCE) == 1  # as the last check had it
        assert err.lines.get(timeout=PATIENCE) == "\n"
    finally:
        program.kill()
        program.wait()


def test_each_change_is_noted_from_the_beginning(world: Path) -> None:
    noted: Queue[int] = Queue()

    def watch() -> None:
        waiting = changes(world / "data")
        assert isinstance(waiting, Generator)
        for count, _ in enumerate(waiting):
            noted.put(count)
            if count == 2:
                waiting.close()

    thread = Thread(target=watch, daemon=True)
    thread.start()
    for expected in range(3):
        assert noted.get(timeout=PATIENCE) == expected
        sleep(1)  # while it waits in vain
        (world / "data/reports/ctl/2/final.yml").write_text("#" * expected, encoding="utf-8")
    thread.join(PATIENCE)
    assert not thread.is_alive()


def test_a_file_that_is_only_read_has_not_changed() -> None:
    changed = Event()
    noting = Noting(changed)
    noting.on_any_event(FileOpenedEvent("a.yml"))
    noting.on_any_event(FileClosedNoWriteEvent("a.yml"))
    assert not changed.is_set()
    noting.on_any_event(FileMovedEvent("a.yml~", "a.yml"))
    assert changed.is_set()


@pytest.mark.parametrize(("start", "end"), [("sound", "spoilt"), ("spoilt", "sound")])
def test_the_exit_code_is_that_of_the_last_check(
    world: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, start: str, end: str
) -> None:
    def spoil(state: str) -> None:
        colour = "colour: grey\n" if state == "spoilt" else ""
        path = world / "data/reports/ctl/1/session.yml"
        path.write_text(path.read_text(encoding="utf-8").replace("colour: grey\n", "") + colour, encoding="utf-8")

    def one_change(folder: Path) -> Iterator[None]:
        assert folder == world / "data"
        yield
        spoil(end)
        yield
        if end == "spoilt":
            raise KeyboardInterrupt

    monkeypatch.setattr("session_reports.cli.check.changes", one_change)
    spoil(start)
    code, out, err = run(capsys, "check", "--watch", world)
    said = {"sound": "no problems\n", "spoilt": "1 error\n"}
    assert code == (end == "spoilt")
    assert out == "data/reports/ctl/1/session.yml:12:1: SR101 unknown field 'colour'\n"
    assert err == "".join(f"checking data/\n{said[state]}{WATCHING}" for state in (start, end)) + "\n" * (
        end == "spoilt"
    )


# --- explain ------------------------------------------------------------------------------------


def test_all_codes_are_listed_each_with_its_title(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "explain")
    assert (code, err) == (0, "")
    assert out.splitlines() == [f"{code}  {entry.title}" for code, entry in CATALOGUE.items()]
    assert "SR201  A gap in the numbers of a series, or a number out of order.\n" in out


def test_a_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "explain", "sr209")
    assert (code, err) == (0, "")
    assert (
        out
        == """\
SR209, error: Meetings out of order.

The meetings of a session are told in the order of their numbers, and no meeting
was held before an earlier one. An error, because pages show them in this order.

    meetings:
      - {number: 3, date: 2011-04-12}
      - {number: 4, date: 2011-04-11}

Cure: mend the numbers or the dates. Where the documents themselves tell of such
meetings, say so with `as_printed` in the session. (A document's own can be
accepted with as_printed.)
"""
    )


def test_codes_are_explained_one_after_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    _, one, _ = run(capsys, "explain", "SR301")
    _, other, _ = run(capsys, "explain", "SR104")
    assert run(capsys, "explain", "SR301", "SR104") == (0, f"{one}\n{other}", "")
    assert one.startswith("SR301, warning: ")
    assert other.startswith("SR104, error: ")
    assert "as_printed" not in other


@pytest.mark.parametrize(
    ("code", "hint"), [("SR402", "; did you mean 'SR302'?"), ("sr402", "; did you mean 'SR302'?"), ("E501", "")]
)
def test_a_code_that_is_none(capsys: pytest.CaptureFixture[str], code: str, hint: str) -> None:
    assert run(capsys, "explain", "SR104", code) == (2, "", f"session-reports: {code}: no such code{hint}\n")


# --- misuse -----------------------------------------------------------------------------------


def test_a_path_that_is_not_there(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = world / "data/reports/ctl/9"
    expected = (2, "", f"session-reports: {path}: no such file or folder\n")
    assert run(capsys, "check", path) == expected
    assert run(capsys, "check", world, path) == expected
    assert run(capsys, "pages", world / "out", "--root", path) == expected
    assert run(capsys, "schema", "--root", path) == expected


def test_no_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = (
        2,
        "",
        (
            f"session-reports: {tmp_path}: no project here: expected a folder with "
            "data/reports/<body>/<session>/<report>.yml\n"
            "Go to the folder that holds data/, or name it. A new project begins with the five steps of the README, "
            "'Add a report in five minutes'.\n"
        ),
    )
    assert run(capsys, "check", tmp_path) == expected
    assert run(capsys, "pages", tmp_path / "out", "--root", tmp_path) == expected
    assert run(capsys, "schema", "--root", tmp_path) == expected
    assert not (tmp_path / "out").exists()


def test_a_project_without_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    registry = tmp_path / "data/registry"
    registry.mkdir(parents=True)
    message = "no such folder: reports stand in data/reports/<body>/<session>/<report>.yml"
    assert run(capsys, "check", tmp_path) == (1, f"data/reports:1:1: SR001 {message}\n", "1 error\n")


def test_where_nothing_was_read_nothing_is_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    registry = tmp_path / "data/registry"
    registry.mkdir(parents=True)
    (registry / "places.yml").write_text("]", encoding="utf-8")
    code, _, err = run(capsys, "check", registry)
    assert code != 0
    assert "no problems" not in err


def test_paths_in_two_projects(world: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other"
    (other / "data/reports").mkdir(parents=True)
    assert run(capsys, "check", other, world / FINAL) == (
        2,
        "",
        f"session-reports: {world / FINAL}: not in the project of the first path, {other}\n",
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["chek"], "invalid choice: 'chek'"),
        (["check", "--format", "xml"], "invalid choice: 'xml'"),
        (["pages"], "the following arguments are required: DIR"),
        (["schema", "--folder", "x"], "unrecognized arguments: --folder x"),
    ],
)
def test_a_command_that_is_none(capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: session-reports")
    assert expected in err


@pytest.mark.parametrize("command", [[], ["addresses"], ["check"], ["explain"], ["pages"], ["schema"]])
def test_help(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    code, out, err = run(capsys, *command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: {' '.join(['session-reports', *command])} ")


# --- pages ------------------------------------------------------------------------------------


def _expected(root: Path) -> dict[str, bytes]:
    """Return the files that are to be written of a project."""
    site = build(root)
    files = {page.path: page.text().encode() for page in site.pages}
    files |= {asset.path: asset.content for asset in site.assets}
    return {**files, ".session-reports": b"written by session-reports pages\n"}


def test_pages_into_a_new_folder(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = _expected(world)
    count = sum(path.endswith(".md") for path in expected)
    folder = world / "made/of/tides"
    assert run(capsys, "pages", folder, "--root", world) == (0, "", f"{count} pages written to {folder}\n")
    assert _tree(folder) == expected
    assert [path.name for path in folder.parent.iterdir()] == ["tides"]


def test_pages_into_an_empty_folder(
    world: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (world / "out").mkdir()
    monkeypatch.chdir(world)
    code, out, err = run(capsys, "pages", "out")
    assert (code, out) == (0, "")
    assert err.endswith(" pages written to out\n")
    assert _tree(world / "out") == _expected(world)


def test_pages_into_the_folder_where_one_stands(
    world: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (world / "out").mkdir()
    monkeypatch.chdir(world / "out")
    code, _, err = run(capsys, "pages", ".", "--root", "..")
    assert (code, err.split(" ", 1)[1]) == (0, "pages written to .\n")
    assert _tree(world / "out") == _expected(world)


def test_pages_into_their_own_folder_leave_nothing_of_before(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = world / "out"
    assert run(capsys, "pages", folder, "--root", world)[0] == 0
    assert (folder / "reports/ctl/1/draft.md").is_file()
    (world / "data/reports/ctl/1/draft.yml").unlink()
    (folder / "left.md").write_text("from before", encoding="utf-8")
    assert run(capsys, "pages", folder, "--root", world)[0] == 0
    assert _tree(folder) == _expected(world)
    assert not (folder / "reports/ctl/1/draft.md").exists()


def test_pages_leave_a_foreign_folder_alone(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = world / "out"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep/thesis.tex").write_bytes(b"Ten years of work.")
    assert run(capsys, "pages", folder, "--root", world) == (
        2,
        "",
        (
            f"session-reports: {folder}: holds something else: name a folder that is new, empty, or was written "
            "by this command\n"
        ),
    )
    assert _tree(folder) == {"deep/thesis.tex": b"Ten years of work."}
    assert not (world / "out.new").exists()


def test_pages_leave_a_file_alone(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = world / "out"
    file.write_bytes(b"Ten years of work.")
    code, out, err = run(capsys, "pages", file, "--root", world)
    assert (code, out) == (2, "")
    assert err.startswith(f"session-reports: {file}: holds something else: ")
    assert file.read_bytes() == b"Ten years of work."


def test_pages_leave_the_neighbours_of_their_folder_alone(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    neighbour = world / "out.new"
    neighbour.mkdir()
    (neighbour / "thesis.tex").write_bytes(b"Ten years of work.")
    run(capsys, "pages", world / "out", "--root", world)
    assert _tree(neighbour) == {"thesis.tex": b"Ten years of work."}


def test_pages_come_with_the_hand_written_ones(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (world / "docs/guide").mkdir(parents=True)
    (world / "docs/guide/lanterns.md").write_bytes(b"# Lanterns\n")
    (world / "docs/chart.png").write_bytes(b"\x89PNG")
    folder = world / "out"
    assert run(capsys, "pages", folder, "--root", world)[0] == 0
    by_hand = {"guide/lanterns.md": b"# Lanterns\n", "chart.png": b"\x89PNG"}
    assert _tree(folder) == {**_expected(world), **by_hand}


def test_a_hand_written_page_is_not_written_over_in_silence(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # MkDocs refuses such a site too.
    (world / "docs").mkdir()
    (world / "docs/index.md").write_bytes(b"# Written by hand\n")
    code, out, _ = run(capsys, "pages", world / "out", "--root", world)
    assert code == 1
    assert out.startswith("docs/index.md:1:1: SR126 ")


def test_pages_among_the_hand_written_ones(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # They would be copied into themselves.
    (world / "docs").mkdir()
    (world / "docs/lanterns.md").write_bytes(b"# Lanterns\n")
    code, _, err = run(capsys, "pages", world / "docs/out", "--root", world)
    assert code == 2
    assert err.startswith(f"session-reports: {world}/docs/out: ")
    assert _tree(world / "docs") == {"lanterns.md": b"# Lanterns\n"}


def test_of_spoilt_data_no_pages_are_written(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    problems = (1, f"{IN_FINAL}\n{IN_SESSION}\n", "2 errors\n")
    assert run(capsys, "pages", spoilt / "out", "--root", spoilt) == problems
    assert not (spoilt / "out").exists()
    own = spoilt / "own"
    own.mkdir()
    (own / ".session-reports").write_bytes(b"")
    (own / "index.md").write_bytes(b"# The last sound state\n")
    assert run(capsys, "pages", own, "--root", spoilt) == problems
    assert _tree(own) == {".session-reports": b"", "index.md": b"# The last sound state\n"}


# --- schema -----------------------------------------------------------------------------------


def test_schemas_are_written_anew(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = world / "data/schema"
    folder.mkdir()
    (folder / "report.schema.json").write_bytes(b"{}")
    assert run(capsys, "schema", "--root", world) == (0, "", f"schemas written to {folder}\n")
    assert _tree(folder) == {name: text.encode() for name, text in schemas()}
    assert set(_tree(folder)) == {
        f"{name}.schema.json" for name in ("site", "session", "report", "bodies", "delegations", "people", "redirects")
    }
    assert run(capsys, "check", world) == (0, "", "no problems\n")


# --- the program itself -----------------------------------------------------------------------


def _program(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 -- the arguments are those of the tests below
        [sys.executable, "-m", "session_reports", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(HERE.parent / "hooks"), **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.slow
def test_the_module_runs_as_a_program(world: Path, spoilt: Path) -> None:
    done = _program(spoilt, "check", "data/reports/ctl")
    assert (done.returncode, done.stdout, done.stderr) == (1, f"{IN_FINAL}{os.linesep}".encode(), b"1 error\n")
    assert _program(world, "check", "nowhere").returncode == 2
    assert json.loads(_program(world, "check", "--format", "json", "data/registry").stdout) == []


def test_the_module_hands_its_exit_code_on(spoilt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["session-reports", "check", str(spoilt)])
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("session_reports", run_name="__main__")
    assert stop.value.code == 1


def test_output_may_be_no_file(spoilt: Path) -> None:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        assert main(["check", str(spoilt)]) == 1
    assert out.getvalue() == f"{IN_FINAL}\n{IN_SESSION}\n"
    assert err.getvalue() == "2 errors\n"


def test_what_the_terminal_cannot_show_is_no_traceback(world: Path) -> None:
    # Windows writes cp1252 into a pipe.
    _replace(world / FINAL, "sections:\n  - id: opening", "灯: x\nsections:\n  - id: opening")
    done = _program(world, "check", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert b"Traceback" not in done.stderr
    assert done.returncode == 1
    assert done.stdout.startswith(f"{FINAL}:14:1: SR101 ".encode())


def test_the_version(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["session-reports", "--version"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("session_reports", run_name="__main__")
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"session-reports {__version__}\n"
