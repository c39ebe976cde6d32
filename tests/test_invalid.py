"""Each file of ``tests/invalid/`` holds one mistake, or several of one kind, and tells what must be said of it.

How such a file is read:

- ``# place: data/reports/ctl/2/bad.yml`` begins a file of the invented archipelago (``tests/corpus``); it is put
  there, from this very line on, before the site is built. A second such line begins another file. What stands before
  the first is a remark.
- ``key: value  # SR104@12 unknown delegation 'kenia'`` expects that problem on this line, in column 12.
- ``# SR104@+2:12 unknown delegation 'kenia'`` expects it two lines below, in column 12: for a text that can hold no
  comment, and for a second problem on one line.
- ``# at data/reports/en:1:1 SR009 'en' is reserved`` expects it in any file or folder, at a line and a column.
- ``# and every other address`` lists in ``data/addresses.txt`` those that the archipelago has, below what is written
  there; ``# and every other address but /about/`` lists all but one.

The problems must be exactly these: no other place, no other word, nothing more.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from session_reports import build
from session_reports.checks import CATALOGUE
from session_reports.keeping import Memory

HERE = Path(__file__).parent
FILES = sorted((HERE / "invalid").glob("*.yml"))
PACKAGE = HERE.parent / "hooks/session_reports"

STORE = Memory()
"""What one mistake has left as it was is not made again for the next."""

_PLACE = re.compile(r"^# place: (.+)$", re.MULTILINE)
_HERE = re.compile(r"# (?P<code>SR\d{3})@(?:\+(?P<down>\d+):)?(?P<column>\d+) (?P<message>.+)$")
_AT = re.compile(r"^# at (.+)$")
_OTHERS = re.compile(r"^# and every other address(?: but (\S+))?$", re.MULTILINE)


def read(text: str) -> tuple[dict[str, str], list[str]]:
    """Return the files to be placed, by path, and the problems expected of them."""
    _, *parts = _PLACE.split(text)
    files: dict[str, str] = {}
    expected: list[str] = []
    for path, content in zip(parts[::2], parts[1::2], strict=True):
        files[path] = f"# place: {path}{content}"
        for number, line in enumerate(files[path].split("\n"), start=1):
            if found := _HERE.search(line):
                row = number + int(found["down"] or 0)
                expected.append(f"{path}:{row}:{found['column']}: {found['code']} {found['message']}")
            elif at := _AT.match(line):
                place, code, message = at[1].split(" ", 2)
                expected.append(f"{place}: {code} {message}")
    return files, expected


def _all_but(address: str | None) -> str:
    """Return the lines of all addresses of the archipelago, or of all but one."""
    standing = build(HERE / "corpus", store=STORE).standing
    assert standing
    return "".join(f"{other}\n" for other in standing.new if other != address)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_mistake_is_told_with_its_place(file: Path, world: Path) -> None:
    files, expected = read(file.read_text(encoding="utf-8"))
    for path, content in files.items():
        target = world / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
        if others := _OTHERS.search(content):
            target.write_text(content + _all_but(others[1]), encoding="utf-8", newline="\n")

    problems = [str(problem) for problem in build(world, store=STORE).problems]

    assert sorted(problems) == sorted(expected)
    assert expected


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_is_named_for_the_code_that_it_shows(file: Path) -> None:
    _, expected = read(file.read_text(encoding="utf-8"))
    codes = {problem.split(": ", 1)[1].split(" ")[0] for problem in expected}
    assert codes == {file.name[:5]}


def test_every_code_is_shown() -> None:
    assert {file.name[:5] for file in FILES} == set(CATALOGUE)


def test_every_code_has_its_entry_in_the_docs() -> None:
    modules = [path for path in PACKAGE.rglob("*.py") if path.name != "codes.py"]
    used = {code for path in modules for code in re.findall(r'"(SR\d{3})"', path.read_text(encoding="utf-8"))}
    assert used == set(CATALOGUE)


def test_the_corpus_itself_has_no_mistake(world: Path) -> None:
    assert build(world).problems == ()
