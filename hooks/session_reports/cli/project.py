"""Which project a command is about, and what the commands share."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from session_reports.machine import Workers, store_of
from session_reports.machine.progress import Progress

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from session_reports.machine import Disk

__all__ = ["MISUSE", "OK", "PROBLEMS", "Commands", "MisuseError", "kept", "relative_to_root", "root_of", "root_option"]

OK = 0
"""The exit code when all is well."""
PROBLEMS = 1
"""The exit code when the data has problems."""
MISUSE = 2
"""The exit code when what was asked cannot be done."""

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - it has no public name
"""What a command is added to."""


class MisuseError(Exception):
    """What was asked cannot be done; the message says why and what to do."""


def root_option(parser: argparse.ArgumentParser) -> None:
    """Let a command be told which project it is about."""
    parser.add_argument("--root", type=Path, default=Path(), help="the project, which holds data/ (default: here)")


def root_of(path: Path) -> Path:
    """Return the project that a path lies in: the nearest folder above with a folder ``data``."""
    if not path.exists():
        msg = f"{path}: no such file or folder"
        raise MisuseError(msg)
    resolved = path.resolve()
    for folder in (resolved, *resolved.parents):
        if (folder / "data").is_dir():
            return folder
    msg = (
        f"{path}: no project here: expected a folder with data/reports/<body>/<session>/<report>.yml\n"
        "Go to the folder that holds data/, or name it. A new project begins with the five steps of the README, "
        "'Add a report in five minutes'."
    )
    raise MisuseError(msg)


def relative_to_root(path: Path, root: Path) -> str:
    """Return a path in a project's data as problems name it."""
    if not path.exists():
        msg = f"{path}: no such file or folder"
        raise MisuseError(msg)
    if not path.resolve().is_relative_to(root):
        msg = f"{path}: not in the project of the first path, {root}"
        raise MisuseError(msg)
    relative = path.resolve().relative_to(root)
    if relative.parts and relative.parts[0] != "data":
        msg = f"{path}: nothing is checked there: name the project, or files and folders in its data/"
        raise MisuseError(msg)
    return relative.as_posix()


@contextmanager
def kept(root: Path) -> Iterator[tuple[Disk, Workers]]:
    """Open what was made for a project before, and the processes that make what is new, with their progress."""
    store = store_of(root)
    try:
        with Progress("session-reports") as progress:
            yield store, Workers(progress.show)
    finally:
        store.close()
