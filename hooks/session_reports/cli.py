"""The command line: ``session-reports check | pages | schema``."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from . import __version__, build
from .schema import schemas

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from io import TextIOWrapper

    from . import Site
    from .source import Problem

__all__ = ["main"]

OK, PROBLEMS, MISUSE = 0, 1, 2
_MARKER = ".session-reports"


class _MisuseError(Exception):
    """What was asked cannot be done; the message says why and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns 0 when all is well, 1 when the data has problems, 2 when it was misused."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # what a terminal cannot show is written as its number
            cast("TextIOWrapper", stream).reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except _MisuseError as error:
        print(f"session-reports: {error}", file=sys.stderr)
        return MISUSE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="session-reports", description="Reports of intergovernmental sessions, from YAML to cross-linked pages."
    )
    parser.add_argument("--version", action="version", version=f"session-reports {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser(
        "check",
        help="say every mistake in the data, with its place",
        description="Say every mistake in the data as 'file:line:column: code message'. The exit code is 0 when there "
        "is none, 1 when there are some, 2 when the command was misused.",
    )
    check.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="a project, or files and folders in its data/, to which what is said is limited (default: here)",
    )
    check.add_argument("--format", choices=sorted(_FORMATS), default="text", help="how to say it (default: text)")
    check.set_defaults(command=_check)

    pages = commands.add_parser(
        "pages",
        help="write the pages as Markdown files, for any site builder",
        description="Write every page as a Markdown file into a folder, with the hand-written ones of docs/ and the "
        "style, for Zensical or any other builder. A folder that holds something else is left alone.",
    )
    pages.add_argument("folder", type=Path, metavar="DIR", help="where to write")
    _root_option(pages)
    pages.set_defaults(command=_pages)

    schema = commands.add_parser(
        "schema",
        help="write the JSON Schemas that editors complete from",
        description="Write the JSON Schemas of the data files into data/schema/.",
    )
    _root_option(schema)
    schema.set_defaults(command=_schema)
    return parser


def _root_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", type=Path, default=Path(), help="the project, which holds data/ (default: here)")


# --- check --------------------------------------------------------------------------------------


def _check(options: argparse.Namespace) -> int:
    paths: list[Path] = options.paths or [Path()]
    root = _root_of(paths[0])
    wanted = [_relative(path, root) for path in paths]
    problems = [p for p in build(root).problems if any(_within(p.path, limit) for limit in wanted)]
    _FORMATS[options.format](problems)
    return PROBLEMS if problems else OK


def _root_of(path: Path) -> Path:
    """Return the project that a path lies in: the nearest folder above with a folder ``data``."""
    if not path.exists():
        msg = f"{path}: no such file or folder"
        raise _MisuseError(msg)
    resolved = path.resolve()
    for folder in (resolved, *resolved.parents):
        if (folder / "data").is_dir():
            return folder
    msg = f"{path}: no project here: expected a folder with data/reports/<body>/<session>/<report>.yml"
    raise _MisuseError(msg)


def _relative(path: Path, root: Path) -> str:
    if not path.exists():
        msg = f"{path}: no such file or folder"
        raise _MisuseError(msg)
    if not path.resolve().is_relative_to(root):
        msg = f"{path}: not in the project of the first path, {root}"
        raise _MisuseError(msg)
    relative = path.resolve().relative_to(root)
    if relative.parts and relative.parts[0] != "data":
        msg = f"{path}: nothing is checked there: name the project, or files and folders in its data/"
        raise _MisuseError(msg)
    return relative.as_posix()


def _within(path: str, limit: str) -> bool:
    return limit in {".", path} or path.startswith(f"{limit}/")


def _as_text(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem)
    count = len(problems)
    print(f"{count} problem{'s' * (count != 1)}" if problems else "no problems", file=sys.stderr)


def _as_json(problems: Sequence[Problem]) -> None:
    records = [
        {"path": p.path, "line": p.place.line, "column": p.place.column, "code": p.code, "message": p.message}
        for p in problems
    ]
    print(json.dumps(records, indent=2, ensure_ascii=False))


def _as_github(problems: Sequence[Problem]) -> None:
    """Print workflow commands, in which signs that would end a part are escaped."""
    in_text = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
    in_place = in_text | str.maketrans({":": "%3A", ",": "%2C"})
    for p in problems:
        path, message = p.path.translate(in_place), p.message.translate(in_text)
        print(f"::error file={path},line={p.place.line},col={p.place.column},title={p.code}::{message}")


_FORMATS = {"text": _as_text, "json": _as_json, "github": _as_github}


# --- pages and schema ---------------------------------------------------------------------------


def _pages(options: argparse.Namespace) -> int:
    folder = options.folder.resolve()
    root = _root_of(options.root)
    site = build(root)
    if site.problems:
        _as_text(site.problems)
        return PROBLEMS
    if folder.exists() and not (folder.is_dir() and ((folder / _MARKER).is_file() or not any(folder.iterdir()))):
        msg = (
            f"{options.folder}: holds something else: name a folder that is new, empty, or was written by this command"
        )
        raise _MisuseError(msg)
    if folder.is_relative_to(root / "docs"):
        msg = f"{options.folder}: lies in docs/, whose pages are copied: name a folder elsewhere"
        raise _MisuseError(msg)
    for page in site.pages:
        if (root / "docs" / page.path).exists():
            msg = f"docs/{page.path}: a hand-written page stands where one is made from the data: rename it"
            raise _MisuseError(msg)
    _write(site, root, folder)
    print(f"{len(site.pages)} pages written to {options.folder}", file=sys.stderr)
    return OK


def _write(site: Site, root: Path, folder: Path) -> None:
    """Write the hand-written pages, then ours: all into a new folder beside, whose entries then take their places."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as name:
        fresh = Path(name) / "pages"
        if (root / "docs").is_dir():
            shutil.copytree(root / "docs", fresh)
        files = {page.path: page.text().encode() for page in site.pages}
        files |= {asset.path: asset.content for asset in site.assets}
        for path, content in {**files, _MARKER: b"written by session-reports pages\n"}.items():
            target = fresh / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        for old in folder.iterdir():
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
        for new in fresh.iterdir():
            shutil.move(new, folder / new.name)


def _schema(options: argparse.Namespace) -> int:
    folder = _root_of(options.root) / "data" / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in schemas():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"schemas written to {folder}", file=sys.stderr)
    return OK
