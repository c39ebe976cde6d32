"""The command line: what is printed where, the exit codes, and what is left alone."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from session_reports import __version__, build
from session_reports.cli import main
from session_reports.schema import schemas

HERE = Path(__file__).parent
FINAL = "data/reports/ctl/2/final.yml"
SESSION = "data/reports/ports/26/session.yml"
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
    assert run(capsys, "check", spoilt) == (1, f"{IN_FINAL}\n{IN_SESSION}\n", "2 problems\n")


def test_check_where_one_stands(
    spoilt: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    both = f"{IN_FINAL}\n{IN_SESSION}\n"
    monkeypatch.chdir(spoilt)
    assert run(capsys, "check") == (1, both, "2 problems\n")
    monkeypatch.chdir(spoilt / "data")
    assert run(capsys, "check") == (1, both, "2 problems\n")
    monkeypatch.chdir(spoilt / "data/reports/ctl")
    assert run(capsys, "check") == (1, f"{IN_FINAL}\n", "1 problem\n")
    assert run(capsys, "check", "../ports/26/session.yml") == (1, f"{IN_SESSION}\n", "1 problem\n")


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
    count = {0: "no problems\n", 1: "1 problem\n", 2: "2 problems\n"}[len(expected)]
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
        '    "message": "unknown field \'colour\'"\n'
        "  },\n"
        "  {\n"
        f'    "path": "{SESSION}",\n'
        '    "line": 2,\n'
        '    "column": 7,\n'
        '    "code": "SR103",\n'
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
    assert (code, err) == (1, "2 problems\n")
    assert len(out.splitlines()) == 2


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
    assert run(capsys, "check", tmp_path) == (1, f"data/reports:1:1: SR001 {message}\n", "1 problem\n")


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


@pytest.mark.parametrize("command", [[], ["check"], ["pages"], ["schema"]])
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
    code, _, err = run(capsys, "pages", world / "out", "--root", world)
    assert code == 2
    assert "docs/index.md" in err


def test_pages_among_the_hand_written_ones(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # They would be copied into themselves.
    (world / "docs").mkdir()
    (world / "docs/lanterns.md").write_bytes(b"# Lanterns\n")
    code, _, err = run(capsys, "pages", world / "docs/out", "--root", world)
    assert code == 2
    assert err.startswith(f"session-reports: {world}/docs/out: ")
    assert _tree(world / "docs") == {"lanterns.md": b"# Lanterns\n"}


def test_of_spoilt_data_no_pages_are_written(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    problems = (1, f"{IN_FINAL}\n{IN_SESSION}\n", "2 problems\n")
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
        f"{name}.schema.json" for name in ("site", "session", "report", "bodies", "delegations", "people")
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


def test_the_module_runs_as_a_program(world: Path, spoilt: Path) -> None:
    done = _program(spoilt, "check", "data/reports/ctl")
    assert (done.returncode, done.stdout, done.stderr) == (1, f"{IN_FINAL}{os.linesep}".encode(), b"1 problem\n")
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
    assert err.getvalue() == "2 problems\n"


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
