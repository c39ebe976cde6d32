"""Data made to do harm: it is refused with a place or read, in bounded time and memory, and told of in plain text.

What could take all memory, or wait for ever, is read by another process that has limits: a mistake in the program
makes such a test fail, and not hang.
"""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

import pytest
import yaml
from tests.sites import require
from tests.test_load import BAD, REPORT, problems, put

from session_reports import Problem, build, findings, source
from session_reports.load import load, nearest
from session_reports.source import Place, printable, read, shown

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.whole

HOOKS = Path(__file__).parent.parent / "hooks"
SESSION = "name: Third session\ndates: [{from: 2018-03-05, to: 2018-03-09}]\n"


LIMITED = """\
import sys
from pathlib import Path
try:
    import resource
except ImportError:  # Windows has no such limits
    pass
else:
    resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from session_reports.load import load
for problem in load(Path(sys.argv[1]))[1]:
    sys.stdout.buffer.write(f"{problem}\\n".encode())
"""


def problems_within_limits(root: Path) -> list[str]:
    """Return the mistakes of form, found with 1 GB of memory, one minute of work, and two of waiting."""
    environment = {**os.environ, "PYTHONPATH": str(HOOKS)}
    command = [sys.executable, "-c", LIMITED, str(root)]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=120, check=False)  # noqa: S603 - ours
    assert (done.returncode, done.stderr.decode()[-500:]) == (0, "")
    return done.stdout.decode().splitlines()


# --- YAML made to do harm -----------------------------------------------------------------------

ALONE = "may not be used: write the value alone"
WRITE_OUT = "an alias (*name) may not be used: write the value out"
TOO_DEEP = "nested more than 24 levels deep"
NO_DIRECTIVE = "a directive (%TAG) may not be used: remove the line, and write each value alone"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # What grows: each line would stand for ten of the line before.
        (
            "a: &a [x, x]\nb: &b [*a, *a]\n",
            [
                f"1:4: SR004 an anchor (&name) {ALONE}",
                f"2:4: SR004 an anchor (&name) {ALONE}",
                f"2:8: SR004 {WRITE_OUT}",
            ],
        ),
        ("a: &a [*a]\n", [f"1:4: SR004 an anchor (&name) {ALONE}", f"1:8: SR004 {WRITE_OUT}"]),
        ("a: &a {b: c}\nd: {<<: *a}\n", [f"1:4: SR004 an anchor (&name) {ALONE}", f"2:9: SR004 {WRITE_OUT}"]),
        ("*a " * 50_000, [f"1:1: SR004 {WRITE_OUT}"]),
        # What nests
        ("[" * 50_000, [f"1:26: SR006 {TOO_DEEP}"]),
        ("{" * 50_000, [f"1:26: SR006 {TOO_DEEP}"]),
        ("[\n" * 50_000, [f"26:1: SR006 {TOO_DEEP}"]),
        ("- " * 50_000, [f"1:51: SR006 {TOO_DEEP}"]),
        ("? " * 50_000, [f"1:51: SR006 {TOO_DEEP}"]),
        ("- ? " * 50_000, [f"1:51: SR006 {TOO_DEEP}"]),
        ("[{" * 50_000, [f"1:26: SR006 {TOO_DEEP}"]),
        ("".join(" " * depth + "-\n" for depth in range(1_000)), [f"26:26: SR006 {TOO_DEEP}"]),
        # What begins again and again
        ("---\n" * 50_000, ["2:1: SR005 a second document begins here: one file holds one document"]),
        ("# ...\n" * 50_000, ["50001:1: SR002 the file is empty: expected fields"]),
        ("\n" * 50_000, ["50001:1: SR002 the file is empty: expected fields"]),
        # Directives: libyaml compares each with all before it.
        ("".join(f"%TAG !{n:x}! x\n" for n in range(50_000)), [f"1:1: SR004 {NO_DIRECTIVE}"]),
        ("# ...\n%TAG ! x\n---\na: b\n", [f"2:1: SR004 {NO_DIRECTIVE}"]),
        ("a: b\n...\n%TAG ! x\n---\nc: d\n", [f"3:1: SR004 {NO_DIRECTIVE}"]),
        # Names longer than a screen
        ("a: !" + "t" * 10_000 + " b\n", [f"1:4: SR004 a tag (!{'t' * 56}...) {ALONE}"]),
        ("a: &" + "t" * 10_000 + " b\n", [f"1:4: SR004 an anchor (&name) {ALONE}"]),
        (
            f"? {'k' * 10_000}\n: a\n? {'k' * 10_000}\n: b\n",
            [f"3:3: SR003 duplicate key '{'k' * 57}...', first given on line 1"],
        ),
        # What is no text
        (b"\x1f\x8b\x08\x00\x00", ["1:2: SR001 the file is not UTF-8 text: save it as UTF-8"]),
        ("a: b\n".encode("utf-16"), ["1:1: SR001 the file is not UTF-8 text: save it as UTF-8"]),
        (b"a: \x00\n", ["1:4: SR007 character U+0000 may not stand here: remove it"]),
    ],
)
@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["libyaml", "PyYAML alone"])
def test_hostile_yaml_is_refused_at_its_place(
    content: str | bytes, expected: list[str], loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "_LOADER", loader)
    found = read("x", content if isinstance(content, bytes) else content.encode())[1]
    assert [str(problem) for problem in found] == [f"x:{problem}" for problem in expected]


@pytest.mark.parametrize("content", ['"', "]", "}", ",", ": ", "|", ">", "%", "@", "`", "&a ", "!a ", '{"', "\t"])
@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["libyaml", "PyYAML alone"])
def test_signs_without_end_are_no_yaml(content: str, loader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_LOADER", loader)
    found, told = read("x", content.encode() * 50_000)
    assert found is None
    assert told[-1].code == "SR002"
    assert str(told[-1]).startswith("x:1:")
    assert "the file is not valid YAML from here on: " in told[-1].message


@pytest.mark.parametrize("escape", [r"\U00110000", r"\UFFFFFFFF"])
def test_an_escape_that_stands_for_no_character(escape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = f'a: "{escape}"\n'.encode()
    assert str(read("x", content)[1][0]).startswith("x:1:7: SR002 the file is not valid YAML from here on: ")
    monkeypatch.setattr(source, "_LOADER", yaml.SafeLoader)
    message = r"the file is not valid YAML: an escape such as \U00110000 stands for no character"
    assert [str(problem) for problem in read("x", content)[1]] == [f"x:1:1: SR002 {message}"]


def test_half_a_character_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # libyaml takes the escape for a mistake of YAML, PyYAML for text, which could not be written to any file.
    assert str(read("x", rb'a: "\ud800"')[1][0]).startswith("x:1:7: SR002 the file is not valid YAML from here on: ")
    monkeypatch.setattr(source, "_LOADER", yaml.SafeLoader)
    message = "an escaped control or direction character may not stand here: remove it"
    assert [str(problem) for problem in read("x", rb'a: "\ud800"')[1]] == [f"x:1:4: SR007 {message}"]


# --- messages stay short and plain --------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kenya", "kenya"),
        ("", ""),
        ("k" * 60, "k" * 60),
        ("k" * 61, "k" * 57 + "..."),
        ("k" * 20_000_000, "k" * 57 + "..."),
        ("The horns were heard " * 4, "The horns were heard The horns were heard The horns were..."),
        ("two\nlines\t and\n\n  more", "two lines and more"),
        ("\x1b[31mred\u202e", r"\x1b[31mred\u202e"),
        ("\ud800", r"\ud800"),
        ("Fog — “horn”, \u200eåäö, 😀", "Fog — “horn”, \u200eåäö, 😀"),
    ],
)  # fmt: skip
def test_messages_show_the_beginning_of_a_text(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("data/reports/ctl/2/final.yml", "data/reports/ctl/2/final.yml"),
        ("a\nb\tc\rd", r"a\nb\tc\rd"),
        ("\x00\x1b\x7f\x9b", r"\x00\x1b\x7f\x9b"),
        ("\u2028\u202e\u2066\ufeff", r"\u2028\u202e\u2066\ufeff"),
        ("\udcff", r"\udcff"),  # a byte of a file's name that is no UTF-8
    ],
)
def test_what_cannot_be_printed_is_told_by_its_number(text: str, expected: str) -> None:
    assert printable(text) == expected


def test_a_problem_is_one_short_line_whatever_the_data_holds() -> None:
    problem = Problem("data/\n\udcff.yml", Place(1, 1), "SR104", "unknown delegation '\x1b[2J\u202e\n'")
    assert str(problem) == r"data/\n\udcff.yml:1:1: SR104 unknown delegation '\x1b[2J\u202e\n'"
    assert Problem("x", Place(1, 1), "SR104", "m" * 350).message == "m" * 350
    assert Problem("x", Place(1, 1), "SR104", "m" * 351).message == "m" * 347 + "..."
    assert Problem("x", Place(1, 1), "SR104", "\x1b" * 200).message == (r"\x1b" * 87)[:347] + "..."


LONG = "k" * 10_000
SHORT = f"'{'k' * 57}...'"
NINES = SHORT.replace("k", "9")
AT_MOST = "string should have at most"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title", f"? {LONG}\n: a\ntitle", f"1:3: SR101 unknown field {SHORT}"),
        ("title", '"\\e[2J": a\ntitle', r"1:2: SR101 unknown field '\x1b[2J'"),
        ("draft", LONG, f"3:9: SR103 {SHORT} is none of draft, adopted, revised, final"),
        ("draft", f"[{LONG}]", "3:9: SR103 a list is none of draft, adopted, revised, final"),
        ("draft", "{a: b}", "3:9: SR103 a mapping is none of draft, adopted, revised, final"),
        ("2016-10-01", LONG, f"8:12: SR103 {SHORT} is no date: write year, month and day, as 2011-04-13"),
        ("id: horns", f"id: {LONG}", f"10:9: SR103 {SHORT}: {AT_MOST} 80 characters"),
        ("Report on the foghorns", LONG, f"1:8: SR103 {SHORT}: {AT_MOST} 1000 characters"),
        ("The horns were heard.", "k" * 200_001, f"14:15: SR103 {SHORT}: {AT_MOST} 200000 characters"),
        ("level: 1", f"level: {'9' * 4_000}", f"11:12: SR103 {NINES}: input should be less than or equal to 5"),
    ],
)
def test_what_a_message_quotes_is_shortened(world: Path, old: str, new: str, expected: str) -> None:
    report = REPORT.replace("id: horns\n", "id: horns\n    level: 1\n")
    assert report.count(old) == 1
    put(world, BAD, report.replace(old, new))
    assert f"{BAD}:{expected}" in problems(world)


def test_no_message_is_longer_than_can_be_read(world: Path) -> None:
    junk = f'"{LONG[:900]}\\e\\u202e"'
    put(
        world,
        BAD,
        f"{REPORT}names: {{{junk}: {junk}}}\n? {LONG}\n: {LONG}\nsymbols: [{junk}]\nrapporteur: {{of: {junk}}}\n",
    )
    put(
        world,
        "data/registry/bad.yml",
        f"{junk}: {{}}\nfar-cay: {{kind: {junk}, names: {{{junk}: {junk}}}, {junk}: a}}\n",
    )
    told = build(world).problems
    assert {problem.path for problem in told} == {BAD, "data/registry/bad.yml"}
    assert max(len(problem.message) for problem in told) <= 350
    assert all(problem.message.isprintable() for problem in told)


def test_a_word_that_no_other_is_near_to_is_compared_with_none() -> None:
    assert nearest("a" * 100 + "b", ["a" * 100]) == f"; did you mean '{'a' * 100}'?"
    assert nearest("a" * 200 + "b", ["a" * 200]) == ""


# --- links, pipes and whatever else is no file --------------------------------------------------

_LINK = "SR009 a link is not followed: put the {} itself here"
_NOTHING_READ = (
    "nothing is read from here; data/ holds site.yml, addresses.txt, redirects.yml, registry, proposed, reports, schema"
)
_PIPE = "SR009 a pipe, socket or device stands here: put a file in its place"
_NO_REPORTS = "SR001 no such folder: reports stand in data/reports/<body>/<session>/<report>.yml"


@pytest.mark.parametrize(
    "target", ["data/reports/ctl/2/final.yml", "data/reports", "/etc/passwd", "/dev/zero", "nowhere", "link.yml", "."]
)
@pytest.mark.parametrize(
    "path", ["data/reports/ctl/2/link.yml", "data/reports/ctl/2/session.yml", "data/registry/link.yml", "data/site.yml"]
)
def test_a_link_is_not_followed_to_a_file(world: Path, path: str, target: str) -> None:
    (world / path).unlink(missing_ok=True)
    (world / path).symlink_to(world / target if target.startswith("data") else target)
    assert problems(world) == [f"{path}:1:1: {_LINK.format('file')}"]


@pytest.mark.parametrize("target", ["data/reports/ctl/1", "/etc", "nowhere", "link", "."])
@pytest.mark.parametrize("path", ["data/reports/link", "data/reports/ctl/link", "data/schema", "data/registry"])
def test_a_link_is_not_followed_to_a_folder(world: Path, path: str, target: str) -> None:
    if path == "data/registry":
        (world / path).rename(world / "kept")
    (world / path).symlink_to(world / target if target.startswith("data") else target)
    assert problems(world) == [f"{path}:1:1: {_LINK.format('folder')}"]


@pytest.mark.parametrize("path", ["data", "data/reports"])
def test_all_data_or_reports_may_be_no_link(world: Path, path: str) -> None:
    (world / path).rename(world / "kept")
    (world / path).symlink_to(world / "kept")
    assert problems(world) == [f"{path}:1:1: {_LINK.format('folder')}"]


def test_nobody_waits_for_a_pipe(world: Path) -> None:
    require(hasattr(os, "mkfifo"), "named pipes")
    no_file = "SR009 no file belongs here: expected <body>/<session>/<report>.yml"
    expected = {
        "data/pipe": f"SR009 {_NOTHING_READ}",
        "data/redirects.yml": _PIPE,
        "data/registry/pipe": "SR009 expected files of records here: bodies.yml, people.yml, states.yml ...",
        "data/registry/pipe.yml": _PIPE,
        "data/reports/pipe": no_file,
        "data/reports/ctl/pipe": no_file,
        "data/reports/ctl/2/pipe": "SR009 expected session.yml or <report>.yml here",
        "data/reports/ctl/2/pipe.yml": _PIPE,
        "data/reports/ctl/2/session.yml": _PIPE,
        "data/schema": "SR009 a pipe, socket or device stands here: put a folder in its place",
        "data/site.yml": _PIPE,
    }
    for path in expected:
        (world / path).unlink(missing_ok=True)
        os.mkfifo(world / path)
    assert problems_within_limits(world) == [f"{path}:1:1: {told}" for path, told in expected.items()]


@pytest.mark.parametrize("path", ["data", "data/reports", "data/registry"])
def test_nobody_waits_for_a_pipe_in_the_place_of_a_folder(world: Path, path: str) -> None:
    require(hasattr(os, "mkfifo"), "named pipes")
    (world / path).rename(world / "kept")
    os.mkfifo(world / path)
    message = "SR009 a pipe, socket or device stands here: put a folder in its place"
    assert problems_within_limits(world) == [f"{path}:1:1: {_NO_REPORTS if path == 'data/reports' else message}"]


def test_a_socket_is_not_read(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    require(hasattr(socket, "AF_UNIX"), "sockets with a name")
    monkeypatch.chdir(world / "data/reports/ctl/2")  # the name of a socket may be no longer than about 100 bytes
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.yml")
        assert problems(world) == [f"data/reports/ctl/2/socket.yml:1:1: {_PIPE}"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("data/reports/ctl/2/horns.yml", "SR009 expected session.yml or <report>.yml here"),
        ("data/reports/ctl/2/session.yml", "SR009 a folder stands here: put a file in its place"),
        ("data/site.yml", "SR009 a folder stands here: put a file in its place"),
        ("data/registry/more.yml", "SR009 expected files of records here: bodies.yml, people.yml, states.yml ..."),
        ("data/reports/ctl.yml", "SR009 'ctl.yml' is no id: use lower-case letters, digits and hyphens"),
        ("data/reports/ctl/2.yml", "SR009 '2.yml' is no id: use lower-case letters, digits and hyphens"),
    ],
)
def test_a_folder_is_no_file_whatever_its_name(world: Path, path: str, expected: str) -> None:
    (world / path).unlink(missing_ok=True)
    put(world, f"{path}/1/session.yml", SESSION)
    put(world, f"{path}/session.yml", SESSION)
    assert problems(world) == [f"{path}:1:1: {expected}"]


@pytest.mark.parametrize("path", ["data", "data/registry", "data/schema"])
def test_a_file_is_no_folder(world: Path, path: str) -> None:
    if (world / path).exists():
        (world / path).rename(world / "kept")
    put(world, path, "a: b\n")
    assert problems(world) == [f"{path}:1:1: SR009 a file stands here: put a folder in its place"]


def test_a_root_that_is_no_folder_has_no_data(tmp_path: Path) -> None:
    assert problems(put(tmp_path, "root")) == [f"data/reports:1:1: {_NO_REPORTS}"]


# --- what the system does not give --------------------------------------------------------------

_FAILURES = [
    (PermissionError(13, "?"), "SR001 no permission to read the {}: change its permissions"),
    (OSError(5, "?"), "SR001 the {} cannot be read, the system says EIO: put a copy of it here"),
    (OSError(), "SR001 the {} cannot be read, the system says no reason: put a copy of it here"),
]
_GONE = (FileNotFoundError(2, "?"), "SR001 the {} is gone, though it was here a moment ago: check again")


def failing(monkeypatch: pytest.MonkeyPatch, method: str, path: Path, failure: OSError, *, after: int = 0) -> None:
    """Let a method of one path fail, after some calls that do not."""
    kept: Callable[..., object] = getattr(Path, method)
    calls = []

    def replaced(self: Path, *given: object, **named: object) -> object:
        if self == path:
            calls.append(self)
            if len(calls) > after:
                raise failure
        return kept(self, *given, **named)

    monkeypatch.setattr(Path, method, replaced)


@pytest.mark.parametrize(("failure", "expected"), [*_FAILURES, _GONE])
@pytest.mark.parametrize(
    "path",
    ["data/reports/ctl/2/final.yml", "data/reports/ctl/2/session.yml", "data/registry/places.yml", "data/site.yml"],
)
def test_a_file_that_cannot_be_opened(
    world: Path, path: str, failure: OSError, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, "open", world / path, failure)
    assert problems(world) == [f"{path}:1:1: {expected.format('file')}"]


@pytest.mark.parametrize(("failure", "expected"), _FAILURES)
@pytest.mark.parametrize("path", ["data", "data/reports", "data/registry", "data/reports/ports", "data/reports/ctl/2"])
def test_a_folder_that_cannot_be_read(
    world: Path, path: str, failure: OSError, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, "iterdir", world / path, failure)
    assert problems(world) == [f"{path}:1:1: {expected.format('folder')}"]


@pytest.mark.parametrize(("failure", "expected"), _FAILURES)
def test_data_that_cannot_be_looked_at(
    world: Path, failure: OSError, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, "lstat", world / "data", failure)
    assert problems(world) == [f"data:1:1: {expected.format('folder')}"]


def test_a_folder_whose_files_may_not_be_looked_at(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, "lstat", world / "data/reports/ports/26/session.yml", PermissionError(13, "?"))
    message = "no permission to read the folder: change its permissions"
    assert problems(world) == [f"data/reports/ports/26:1:1: SR001 {message}"]


def test_a_file_that_goes_while_its_folder_is_read_was_never_there(
    world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, "lstat", put(world, BAD, "]"), FileNotFoundError(2, "?"))
    assert problems(world) == []


def test_a_file_that_goes_before_it_is_read(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # It is looked at for the digest of its session, and again when that is made.
    failing(monkeypatch, "lstat", put(world, BAD, "]"), _GONE[0], after=4)
    assert problems(world) == [f"{BAD}:1:1: {_GONE[1].format('file')}"]


def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_the_limit(
    world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    class Endless(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            asked.append(size)
            return b"#" * (size or 0)

    put(world, BAD, "a: b\n")
    kept = Path.open

    def replaced(self: Path, mode: Literal["rb"]) -> IO[bytes]:
        return Endless() if self == world / BAD else kept(self, mode)

    monkeypatch.setattr(Path, "open", replaced)
    assert problems(world) == [f"{BAD}:1:1: SR001 file of 20,000,001 bytes; at most 20,000,000 are read"]
    assert set(asked) == {20_000_001}  # each time that it is read


def test_a_file_that_is_too_large_is_not_even_opened(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with put(world, BAD).open("wb") as file:
        file.truncate(200_000_000)
    failing(monkeypatch, "open", world / BAD, AssertionError("opened"))  # type: ignore[arg-type]
    assert problems(world) == [f"{BAD}:1:1: SR001 file of 200,000,000 bytes; at most 20,000,000 are read"]


# --- names --------------------------------------------------------------------------------------

_NO_ID = "is no id: use lower-case letters, digits and hyphens"
_UNPRINTABLE = "SR009 the name holds a character that cannot be printed: rename the file"


def put_named(root: Path, folder: str, name: bytes, content: str) -> None:
    """Put a file under a name that is bytes, as most systems let anybody do."""
    try:
        put(root, f"{folder}/{os.fsdecode(name)}", content)
    except (OSError, ValueError):
        require(None, f"files with names such as {name!r}")


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        (b"a\nb.yml", r"a\nb.yml"),
        (b"a\tb.yml", r"a\tb.yml"),
        (b"\x1b[2Jb.yml", r"\x1b[2Jb.yml"),
        ("a\u202eb.yml".encode(), r"a\u202eb.yml"),
        (b"a\xffb.yml", r"a\udcffb.yml"),
    ],
)
def test_names_that_cannot_be_printed(world: Path, name: bytes, printed: str) -> None:
    for folder in ("data/registry", "data/reports/ctl/2"):
        put_named(world, folder, name, "]")
    for folder in ("data", "data/reports", "data/reports/ctl"):
        put_named(world, folder, name + b"/session.yml", SESSION)
    told = build(world).problems
    assert [str(problem) for problem in told] == sorted([
        f"data/{printed}:1:1: SR009 {_NOTHING_READ}",
        f"data/registry/{printed}:1:1: {_UNPRINTABLE}",
        f"data/reports/{printed}:1:1: SR009 '{printed}' {_NO_ID}",
        f"data/reports/ctl/{printed}:1:1: SR009 '{printed}' {_NO_ID}",
        f"data/reports/ctl/2/{printed}:1:1: SR009 '{printed}' {_NO_ID}",
    ])  # fmt: skip
    assert json.dumps([problem.path for problem in told], ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("con.yml", "'con.yml' names a device on Windows, where no folder may bear it"),
        ("lpt1.yml", "'lpt1.yml' names a device on Windows, where no folder may bear it"),
        ("CON.yml", f"'CON.yml' {_NO_ID}"),
        ("..yml", "expected session.yml or <report>.yml here"),
        ("horns.yml.", "expected session.yml or <report>.yml here"),
        ("horns.", "expected session.yml or <report>.yml here"),
        ("horns..yml", f"'horns..yml' {_NO_ID}"),
        ("h" * 200 + ".yml", f"'{'h' * 57}...' is too long for an id: use at most 80 letters, digits and hyphens"),
    ],
)
def test_names_of_files_that_are_no_ids(world: Path, name: str, expected: str) -> None:
    put_named(world, "data/reports/ctl/2", name.encode(), REPORT)
    told = [] if name.startswith(".") else [f"data/reports/ctl/2/{name}:1:1: SR009 {expected}"]
    assert problems(world) == told


@pytest.mark.parametrize("name", ["con", "CON", "26.", "h" * 200])
def test_names_of_folders_that_are_no_ids(world: Path, name: str) -> None:
    expected = {
        "con": "'con' names a device on Windows, where no folder may bear it",
        "h" * 200: f"'{'h' * 57}...' is too long for an id: use at most 80 letters, digits and hyphens",
    }.get(name, f"'{name}' {_NO_ID}")
    put_named(world, f"data/reports/{name}/1", b"session.yml", SESSION)
    put_named(world, f"data/reports/ctl/{name}", b"session.yml", SESSION)
    assert problems(world) == sorted([
        f"data/reports/{name}:1:1: SR009 {expected}",
        f"data/reports/ctl/{name}:1:1: SR009 {expected}",
    ])  # fmt: skip


def test_a_name_that_is_an_ending_alone_is_hidden(world: Path) -> None:
    put(world, "data/reports/ctl/2/.yml", "]")
    put(world, "data/registry/.yml", "]")
    assert problems(world) == []


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("../x", f"'../x' {_NO_ID}"),
        ("con", "'con' names a device on Windows, where no folder may bear it"),
        ("CON", f"'CON' {_NO_ID}"),
        ("far-cay.", f"'far-cay.' {_NO_ID}"),
        (".yml", f"'.yml' {_NO_ID}"),
        ("k" * 81, f"'{'k' * 57}...' is too long for an id: use at most 80 letters, digits and hyphens"),
    ],
)
def test_keys_that_are_no_ids(world: Path, key: str, expected: str) -> None:
    put(world, "data/registry/far.yml", f"{key}: {{kind: group, names: {{en: {{short: Far Cay}}}}}}\n")
    assert problems(world) == [f"data/registry/far.yml:1:1: SR103 {expected}"]


@pytest.mark.parametrize(("key", "printed"), [("''", ""), (r'"far\ncay"', r"far\ncay"), (r'"far\tcay"', r"far\tcay")])
def test_keys_in_quotation_marks_that_are_no_ids(world: Path, key: str, printed: str) -> None:
    put(world, "data/registry/far.yml", f"{key}: {{kind: group}}\n")
    assert problems(world) == [f"data/registry/far.yml:1:2: SR103 '{printed}' {_NO_ID}"]


def test_a_key_longer_than_any_name(world: Path) -> None:
    put(world, "data/registry/far.yml", f"? {'k' * 10_000}\n: {{kind: group}}\n")
    expected = f"'{'k' * 57}...' is too long for an id: use at most 80 letters, digits and hyphens"
    assert problems(world) == [f"data/registry/far.yml:1:3: SR103 {expected}"]


def test_nobody_goes_deeper_than_reports_stand(world: Path) -> None:
    put(world, f"data/reports/ctl/3/{'/'.join(['deep'] * 100)}/session.yml", "]")
    put(world, "data/reports/ctl/3/session.yml", SESSION)
    assert problems(world) == ["data/reports/ctl/3/deep:1:1: SR009 expected session.yml or <report>.yml here"]


# --- problems as they are found -----------------------------------------------------------------


def test_problems_come_file_by_file(world: Path) -> None:
    put(world, "data/registry/bad.yml", "far-cay: [a]\nnear_cay: {}\n")
    put(world, "data/reports/ctl/1/bad.yml", "")
    put(world, "data/reports/ctl/2/bad.yml", REPORT + "colour: grey\n")
    put(world, "data/site.yml", "title: []\n")
    assert [str(problem) for problem in load(world)[1]] == [
        "data/registry/bad.yml:1:1: SR103 expected fields, each as 'name: value'",
        f"data/registry/bad.yml:2:1: SR103 'near_cay' {_NO_ID}",
        "data/reports/ctl/1/bad.yml:1:1: SR002 the file is empty: expected fields",
        "data/reports/ctl/2/bad.yml:14:1: SR101 unknown field 'colour'",
        "data/site.yml:1:8: SR103 expected text",
    ]


def test_problems_of_one_file_are_sorted(world: Path) -> None:
    put(world, BAD, "colour: grey\n" + REPORT.replace("title", "titel").replace("draft", "&a draft"))
    assert [str(problem) for problem in load(world)[1]] == [
        f"{BAD}:1:1: SR101 unknown field 'colour'",
        f"{BAD}:1:1: SR102 missing field 'title'",
        f"{BAD}:2:1: SR101 unknown field 'titel'; did you mean 'title'?",
        f"{BAD}:4:9: SR004 an anchor (&name) {ALONE}",
    ]


def test_of_a_thousand_mistakes_in_a_report_no_more_are_told(world: Path) -> None:
    put(world, BAD, REPORT + "".join(f"colour-{number}: grey\n" for number in range(1_001)))
    told = [str(problem) for problem in load(world)[1]]
    assert len(told) == 1_000
    assert told[-1] == f"{BAD}:1013:1: SR101 unknown field 'colour-999'"


def test_of_a_thousand_mistakes_in_the_registry_no_more_are_told(world: Path) -> None:
    wrong = "".join(f"far_cay_{number}: {{}}\n" for number in range(1_001))
    places = world / "data/registry/places.yml"
    places.write_text(wrong + places.read_text(encoding="utf-8"), encoding="utf-8")
    told = problems(world)  # and not that the delegations behind them are unknown
    assert len(told) == 1_000
    assert told[-1] == f"data/registry/places.yml:1000:1: SR103 'far_cay_999' {_NO_ID}"


def test_a_thousand_mistakes_in_the_registry_hide_nothing_behind_them(world: Path) -> None:
    wrong = "".join(f"far_cay_{number}: {{}}\n" for number in range(1_000))
    put(world, "data/registry/far.yml", f"{wrong}far-cay: {{kind: group, names: {{en: {{short: Far Cay}}}}}}\n")
    assert "far-cay" in load(world)[0].delegations


def test_more_mistakes_than_can_be_told_are_counted(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "MAX_FINDINGS", 3)
    put(world, BAD, REPORT + "a: b\nc: d\ne: f\n")
    assert len(problems(world)) == 3
    put(world, BAD, REPORT + "a: b\nc: d\ne: f\ng: h\n")
    expected = "4 values are missing or wrong: start again from a file that is right"
    assert problems(world) == [f"{BAD}:1:1: SR103 {expected}"]


# --- the worst that a file can hold -------------------------------------------------------------

SIZE = 20_000_000
MANY = 199_900  # values, a few less than a file may hold
SECOND = "SR005 a second document begins here: one file holds one document"
TOO_MANY = "SR006 more than 200,000 values in one file"
TOO_WRONG = "values are missing or wrong: start again from a file that is right"
NO_FIELDS = "SR103 expected fields, each as 'name: value'"


def report_with(text: bytes) -> bytes:
    """Return a report with a text of its own, filled up to the largest size that is read."""
    before, after = (part.encode() for part in REPORT.split("The horns were heard."))
    return before + text * ((SIZE - len(before) - len(after)) // len(text)) + after


WORST: dict[str, tuple[Callable[[], bytes], str]] = {
    "a million items": (lambda: b"- a\n" * 1_000_000, f"200000:3: {TOO_MANY}"),
    "a million items in one line": (lambda: b"[" + b"a," * 1_000_000 + b"]", f"1:400000: {TOO_MANY}"),
    "a million keys": (lambda: b"".join(b"k%d: v\n" % n for n in range(1_000_000)), f"100000:9: {TOO_MANY}"),
    "brackets": (lambda: b"[" * SIZE, f"1:26: SR006 {TOO_DEEP}"),
    "a million documents": (lambda: b"---\n" * 1_000_000, f"2:1: {SECOND}"),
    "remarks": (lambda: b"#\n" * (SIZE // 2), "10000001:1: SR002 the file is empty: expected fields"),
    "directives": (lambda: b"".join(b"%%TAG !%x! x\n" % n for n in range(1_300_000)), f"1:1: SR004 {NO_DIRECTIVE}"),
    "a tag": (
        lambda: REPORT.encode().replace(b"Report", b"!" + b"a" * (SIZE - 1_000) + b" ", 1),
        f"1:8: SR004 a tag (!{'a' * 56}...) {ALONE}",
    ),
    "one line": (lambda: report_with(b"x"), f"13:15: SR103 '{'x' * 57}...': {AT_MOST} 200000 characters"),
    "wide characters": (
        lambda: report_with("\U0001f600".encode()),
        f"13:15: SR103 '{chr(0x1F600) * 57}...': {AT_MOST} 200000 characters",
    ),
    "short lines": (
        lambda: report_with("\n          Ω".encode()).replace(b"text: ", b"text: |", 1),
        f"14:11: SR103 '{'Ω ' * 28}Ω...': {AT_MOST} 200000 characters",
    ),
    "empty lines": (
        lambda: b"colour: |\n" + b"\n" * (SIZE - 1_000) + b"  x\n" + REPORT.encode(),
        "1:1: SR101 unknown field 'colour'",
    ),
    "literal blocks": (lambda: b"- |\n a\n" * MANY, f"1:1: {NO_FIELDS}"),
    "records without a field": (lambda: b"annexes:\n" + b"- {}\n" * MANY, f"1:1: SR103 599,708 {TOO_WRONG}"),
    "unknown fields": (lambda: b"".join(b"k%d: v\n" % n for n in range(MANY // 2)), f"1:1: SR103 99,958 {TOO_WRONG}"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", WORST)
def test_the_worst_files_take_neither_all_memory_nor_all_time(world: Path, name: str) -> None:
    content, expected = WORST[name]
    put(world, BAD, content())
    assert problems_within_limits(world) == [f"{BAD}:{expected}"]


@pytest.mark.slow
def test_the_records_that_lack_most_and_the_widest_text(world: Path) -> None:
    # Nothing costs more: each record lacks four fields, and each character of the text takes four bytes.
    workshops = b"workshops:\n" + b"- {}\n" * MANY
    path = "data/reports/ctl/3/session.yml"
    put(world, path, workshops + "place: \U0001f600".encode() + b"x" * (SIZE - len(workshops) - 20))
    assert problems_within_limits(world) == [f"{path}:1:1: SR103 799,603 {TOO_WRONG}"]


@pytest.mark.slow
@pytest.mark.parametrize("entry", ["k_{}: v", "k{}: {{}}"])
def test_the_worst_files_of_the_registry(world: Path, entry: str) -> None:
    put(world, "data/registry/bad.yml", "".join(f"{entry.format(n)}\n" for n in range(MANY // 2)))
    told = problems_within_limits(world)
    assert len(told) == 1_000
    assert told[-1].startswith(
        "data/registry/bad.yml:1000:" if entry != "k{}: {{}}" else "data/registry/bad.yml:500:1:"
    )


@pytest.mark.slow
def test_the_most_mistakes_of_which_each_is_looked_at(world: Path) -> None:
    put(world, BAD, REPORT + "".join(f"k{n}: v\n" for n in range(findings.MAX_FINDINGS)))
    told = problems_within_limits(world)
    assert len(told) == 1_000
    assert told[-1] == f"{BAD}:1013:1: SR101 unknown field 'k999'"


@pytest.mark.slow
def test_a_long_report_is_read(world: Path) -> None:
    statement = "          - {by: [veld, haven], capacity: representative, standing: member, on_behalf_of: [haven]}\n"
    paragraph = f"        text: |\n          {'The horns were heard. ' * 20}\n        statements:\n{statement * 10}"
    paragraphs = "".join(f"      - number: {n}\n{paragraph}" for n in range(1, 1_001))
    put(world, BAD, REPORT.partition("      - number")[0] + paragraphs)
    corpus, told = load(world)
    assert told == []
    assert [len(p.statements) for p in corpus.reports["ctl/2/bad"].sections[0].paragraphs] == [10] * 1_000
