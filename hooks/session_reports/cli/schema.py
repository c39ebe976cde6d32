"""``session-reports schema``: the JSON Schemas that editors complete from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from session_reports.schema import schemas

from .project import OK, root_of, root_option

if TYPE_CHECKING:
    import argparse

    from .project import Commands

__all__ = ["add_to"]


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "schema",
        help="write the JSON Schemas that editors complete from",
        description="Write the JSON Schemas of the data files into data/schema/.",
    )
    root_option(parser)
    parser.set_defaults(command=_schema)


def _schema(options: argparse.Namespace) -> int:
    folder = root_of(options.root) / "data" / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in schemas():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"schemas written to {folder}", file=sys.stderr)
    return OK
