"""``session-reports import``: a report as a body publishes it, as a draft that a person has to review only."""

from __future__ import annotations

import argparse
import datetime as dt
import difflib
import os
import re
import shlex
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from session_reports import __version__
from session_reports.importer import Job, Target, UnreadableError, import_all, import_one
from session_reports.importer.readers import MOST
from session_reports.load import nearest
from session_reports.machine.progress import Progress

from .project import MISUSE, OK, MisuseError, root_of, root_option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from session_reports.importer import Imported

    from .project import Commands

__all__ = ["add_to", "content_of"]

_DIFFERENCES = 40  # lines of a difference that are shown
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "import",
        help="draft a report from a Word, PDF, HTML, Markdown or text file",
        description="Read reports as bodies publish them, and write for each the YAML of a draft: its text, and what "
        "the formulae of the text tell of statements, panellists, sponsors and votes. Whatever is unsure bears a mark "
        "'review:' with the reason; open marks keep a report out of a published build. What was edited is never "
        "overwritten: where a file is there already, the new one is written beside it as '<file>.new'.",
        epilog="PDF, Markdown and HTML files need more packages: pip install 'session-reports[import]'",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="a document, or - for standard input")
    parser.add_argument("--body", type=_id, help="the id of its body (default: guessed from the masthead)")
    parser.add_argument("--session", type=_id, help="the id of its session (default: guessed)")
    parser.add_argument("--id", type=_id, help="the id of the report (default: guessed from its title)")
    parser.add_argument("--language", default="", help="the language of its text, as en (default: from the masthead)")
    parser.add_argument("--yes", action="store_true", help="take what is guessed without asking")
    parser.add_argument("--dry-run", action="store_true", help="say what would be drafted, and write nothing")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many files are read at once")
    parser.add_argument("--all", action="store_true", help="say every place that is unsure, not only the first twenty")
    root_option(parser)
    parser.set_defaults(command=_import)


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        msg = f"'{text}' is no id: use lower-case letters, digits and hyphens"
        raise argparse.ArgumentTypeError(msg)
    return text


def _import(options: argparse.Namespace) -> int:
    files: list[str] = options.files
    if len(files) > 1 and options.id:
        msg = "--id names one report, and there are several files: leave it out, or import them one by one"
        raise MisuseError(msg)
    root = root_of(options.root)
    target = Target(options.body or "", options.session or "", options.id or "")
    today = dt.datetime.now(tz=dt.UTC).date()
    program = f"session-reports {__version__}"
    jobs = [Job(name, content_of(name), root, target, today, program, options.language) for name in files]
    code = OK
    for job, result in _results(jobs, options.jobs):
        if isinstance(result, UnreadableError):
            print(f"session-reports: {job.name}: {result}", file=sys.stderr)
            code = MISUSE
            continue
        settled = result if options.yes or options.dry_run else _settled(job, result)
        if settled is None:
            print(f"{job.name}: nothing was written", file=sys.stderr)
            continue
        if not options.dry_run:
            _write(root / "data", settled)
        print("\n".join(settled.summary(whole=options.all)))
        if not options.dry_run:
            print(f"  look at it: {_review_of(settled, job.name)}")
    return code


def _review_of(result: Imported, name: str) -> str:
    """Return the command that shows a draft beside its source."""
    found = result.draft.target
    source = [] if name == "-" else ["--source", name]
    return shlex.join(["session-reports", "review", f"{found.body}/{found.session}/{found.report}", *source])


def content_of(name: str) -> bytes:
    """Read a document, from standard input if its name is ``-``; of what is too large no more than tells that."""
    if name == "-":
        content = sys.stdin.buffer.read(MOST + 1)
    else:
        path = Path(name)
        if not path.exists():
            beside = path.parent.iterdir() if path.parent.is_dir() else ()
            msg = f"{name}: no such file{nearest(str(path), [str(other) for other in beside])}"
            raise MisuseError(msg)
        if path.is_dir():
            msg = f"{name}: this is a folder: name the files in it, as {name.rstrip('/')}/*.docx"
            raise MisuseError(msg)
        try:
            with path.open("rb") as file:
                content = file.read(MOST + 1)
        except OSError as error:
            msg = f"{name}: it cannot be read: {error.strerror}"
            raise MisuseError(msg) from None
    if len(content) > MOST:
        msg = f"{name}: it has more than {MOST / 1e6:,.0f} MB: import the parts that have the report's text"
        raise MisuseError(msg)
    return content


def _results(jobs: Sequence[Job], workers: int) -> Iterator[tuple[Job, Imported | UnreadableError]]:
    """Import one document here, with its progress; several in processes, and tell them as they come."""
    if len(jobs) == 1:
        with Progress(jobs[0].name) as progress:
            result = import_one(jobs[0], progress.show)
        yield jobs[0], result
        return
    with ProcessPoolExecutor(max(1, min(workers, len(jobs)))) as executor, Progress("files") as progress:
        for done, told in enumerate(import_all(jobs, executor), 1):
            progress.show("imported", done, len(jobs))
            yield told


def _settled(job: Job, result: Imported) -> Imported | None:
    """Say where the report is to stand, and ask where it was guessed and someone can answer."""
    found = result.draft.target
    address = f"{found.body}/{found.session}/{found.report}"
    if job.target == found:
        return result
    head = result.draft.masthead
    print(f"{job.name}: this seems to be {address} ({head.body or 'no body'}, {head.session or 'no session'})")
    if not sys.stdin.isatty():
        return result
    answer = input("Write it there? [Y, n, or another address as body/session/report] ").strip()
    if answer.lower() in {"", "y", "yes"}:
        return result
    parts = answer.split("/")
    if len(parts) == len(("body", "session", "report")) and all(map(_ID.fullmatch, parts)):
        other = import_one(replace(job, target=Target(*parts)))
        return None if isinstance(other, UnreadableError) else other
    return None


def _write(data: Path, result: Imported) -> None:
    """Write the files of a draft; beside those that are there already, and tell the difference."""
    for name, content in result.files.items():
        path = data / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _put(path, content)
            print(f"wrote data/{name}")
        elif (before := path.read_text(encoding="utf-8")) == content:
            print(f"data/{name} is as it was")
        else:
            _put(path.with_name(f"{path.name}.new"), content)
            print(f"data/{name} is there already: wrote data/{name}.new beside it, which differs so:")
            print(*_difference(before, content, name), sep="\n")


def _put(path: Path, content: str) -> None:
    """Write a file whole or not at all."""
    partial = path.with_name(f".{path.name}.partial")
    partial.write_text(content, encoding="utf-8", newline="\n")
    partial.replace(path)


def _difference(before: str, after: str, name: str) -> list[str]:
    lines = [*difflib.unified_diff(before.splitlines(), after.splitlines(), name, f"{name}.new", lineterm="", n=1)]
    if len(lines) > _DIFFERENCES:
        lines[_DIFFERENCES:] = [f"... and {len(lines) - _DIFFERENCES:,} more lines"]
    return lines
