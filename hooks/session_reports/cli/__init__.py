"""The command line: ``session-reports addresses | check | explain | import | index | pages ...``, a module for each."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from session_reports import __version__

from . import addresses, check, explain, importing, index, pages, review, schema
from .project import MISUSE, MisuseError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from io import TextIOWrapper

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns 0 when all is well, 1 when the data has problems, 2 when it was misused."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # what a terminal cannot show is written as its number
            cast("TextIOWrapper", stream).reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except MisuseError as error:
        print(f"session-reports: {error}", file=sys.stderr)
        return MISUSE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="session-reports", description="Reports of intergovernmental sessions, from YAML to cross-linked pages."
    )
    parser.add_argument("--version", action="version", version=f"session-reports {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in (addresses, check, explain, importing, index, pages, review, schema):
        module.add_to(commands)
    return parser
