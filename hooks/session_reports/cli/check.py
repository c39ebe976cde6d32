"""``session-reports check``: every mistake in the data, with its place, as soon as it is found."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from session_reports import examine
from session_reports.published import LISTED, REDIRECTS

from .project import OK, PROBLEMS, kept, relative_to_root, root_of
from .watch import changes

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from session_reports import Problem
    from session_reports.building import Built

    from .project import Commands

__all__ = ["add_to", "as_text"]

_FILES = 5  # named in the line about what is under review
_SCREEN = 24  # lines, where there is no terminal to ask


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "check",
        help="say every mistake in the data, with its place",
        description="Say every mistake in the data as 'file:line:column: code message'. The exit code is 0 when there "
        "is no error, 1 when there are some, 2 when the command was misused. Warnings count with --strict. "
        "'session-reports explain CODE' tells what a code stands for and what to do.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="a project, or files and folders in its data/, to which what is said is limited (default: here)",
    )
    parser.add_argument("--format", choices=("github", "json", "text"), default="text", help="default: text")
    parser.add_argument("--strict", action="store_true", help="let warnings count as errors do")
    parser.add_argument("--all", action="store_true", help="say all of them, not only a screenful")
    parser.add_argument("--watch", action="store_true", help="stay, and check again after each save")
    parser.set_defaults(command=_check)


def _check(options: argparse.Namespace) -> int:
    paths: list[Path] = options.paths or [Path()]
    root = root_of(paths[0])
    wanted = [relative_to_root(path, root) for path in paths]
    if not options.watch:
        return _once(options, root, wanted)
    code = OK
    try:
        for _ in changes(root / "data"):
            print("checking data/", file=sys.stderr)
            code = _once(options, root, wanted)
            print("watching data/ for changes; press Ctrl+C to stop", file=sys.stderr)
    except KeyboardInterrupt:
        print(file=sys.stderr)
    return code


def _once(options: argparse.Namespace, root: Path, wanted: Sequence[str]) -> int:
    # To compare addresses, the pages have to be made: that is left out where nothing of it would be said.
    whole = any(_within(path, limit) for path in (LISTED, REDIRECTS) for limit in wanted)
    with kept(root) as (store, run):
        examination = _Examination(examine(root, whole=whole, store=store, run=run))
        found = _distinct(p for p in examination if _wanted(p.path, wanted))
        if options.format == "text":
            told = as_text(found, limit=None if options.all else _screen())
            _tell_review(examination.built, wanted)
        else:
            told = sorted(found)
            {"json": _as_json, "github": _as_github}[options.format](told)
    return PROBLEMS if any(problem.is_error or options.strict for problem in told) else OK


class _Examination:
    """The problems of an examination as they come, and at their end what was made."""

    def __init__(self, problems: Generator[Problem, None, Built]) -> None:
        self.problems = problems
        self.built: Built

    def __iter__(self) -> Iterator[Problem]:
        self.built = yield from self.problems


def _tell_review(built: Built, wanted: Sequence[str]) -> None:
    """Say in one line what is still under review and so not published: how many marks are open, and where."""
    open_ = [(path, line) for path, line in built.marks if _wanted(path, wanted)]
    first = dict(reversed(open_))
    counts = Counter(path for path, _ in open_)
    places = [f"{path}:{first[path]} ({_count(number, 'mark')})" for path, number in counts.items()]
    files = Counter(path for path in built.proposed if _wanted(path, wanted))
    places += [f"{path} ({number:,} proposed)" for path, number in sorted(files.items())]
    if places:
        more = f" and {len(places) - _FILES:,} more files" if len(places) > _FILES else ""
        print(f"under review, and not published: {', '.join(places[:_FILES])}{more}", file=sys.stderr)


def _distinct(problems: Iterable[Problem]) -> Iterator[Problem]:
    seen: set[Problem] = set()
    for problem in problems:
        if problem not in seen:
            seen.add(problem)
            yield problem


def _wanted(path: str, limits: Sequence[str]) -> bool:
    return any(_within(path, limit) for limit in limits)


def _within(path: str, limit: str) -> bool:
    return limit in {".", path} or path.startswith(f"{limit}/")


def _screen() -> int:
    """Return how many problems fit the screen, with the count below them."""
    return max(5, shutil.get_terminal_size((80, _SCREEN)).lines - 4)


def as_text(problems: Iterable[Problem], *, limit: int | None = None) -> list[Problem]:
    """Print problems as they come, the first of them up to a limit, then their count; return them all."""
    told: list[Problem] = []
    shown = _coloured() if _is_terminal() else str
    for problem in problems:
        told.append(problem)
        if limit is None or len(told) <= limit:
            print(shown(problem), flush=True)
    if limit is not None and len(told) > limit:
        print(f"... and {len(told) - limit:,} more: --all says them all", file=sys.stderr)
    errors = sum(problem.is_error for problem in told)
    counts = [_count(errors, "error"), _count(len(told) - errors, "warning")]
    print(" and ".join(filter(None, counts)) or "no problems", file=sys.stderr)
    return told


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}" if number else ""


def _is_terminal() -> bool:
    """Whether colours may be used: on a terminal that knows them, unless they are declined."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _coloured() -> Callable[[Problem], str]:
    """Return what writes a problem with its place in bold and its code in red, or in yellow for a warning."""

    def shown(problem: Problem) -> str:
        place, _, message = str(problem).partition(f": {problem.code} ")
        return f"\033[1m{place}:\033[0m \033[{31 if problem.is_error else 33}m{problem.code}\033[0m {message}"

    return shown


def _as_json(problems: Sequence[Problem]) -> None:
    records = [
        {
            "path": p.path,
            "line": p.place.line,
            "column": p.place.column,
            "code": p.code,
            "severity": "error" if p.is_error else "warning",
            "message": p.message,
        }
        for p in problems
    ]
    print(json.dumps(records, indent=2, ensure_ascii=False))


def _as_github(problems: Sequence[Problem]) -> None:
    """Print workflow commands, in which signs that would end a part are escaped."""
    in_text = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
    in_place = in_text | str.maketrans({":": "%3A", ",": "%2C"})
    for p in problems:
        path, message = p.path.translate(in_place), p.message.translate(in_text)
        kind = "error" if p.is_error else "warning"
        print(f"::{kind} file={path},line={p.place.line},col={p.place.column},title={p.code}::{message}")
