"""``session-reports explain``: what a code stands for, with an example and its cure."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from session_reports.checks import ACCEPTABLE, CATALOGUE
from session_reports.load import nearest

from .project import OK, MisuseError

if TYPE_CHECKING:
    import argparse

    from .project import Commands

__all__ = ["add_to"]


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "explain",
        help="tell what a code such as SR104 stands for, and what to do",
        description="Tell what the codes of mistakes stand for, each with an example and its cure; without a code, "
        "list them all.",
    )
    parser.add_argument("codes", nargs="*", metavar="CODE", help="a code, as SR104")
    parser.set_defaults(command=_explain)


def _explain(options: argparse.Namespace) -> int:
    codes = [code.upper() for code in options.codes]
    for given, code in zip(options.codes, codes, strict=True):
        if code not in CATALOGUE:
            msg = f"{given}: no such code{nearest(code, list(CATALOGUE))}"
            raise MisuseError(msg)
    if codes:
        print("\n\n".join(map(_entry, codes)))
    else:
        print("\n".join(f"{code}  {entry.title}" for code, entry in CATALOGUE.items()))
    return OK


def _entry(code: str) -> str:
    entry = CATALOGUE[code]
    kind = "error" if entry.is_error else "warning"
    cure = f"Cure: {entry.cure}"
    parts = [f"{code}, {kind}: {entry.title}", textwrap.fill(entry.reason, 80), textwrap.indent(entry.example, "    ")]
    if code in ACCEPTABLE:
        cure += " (A document's own can be accepted with as_printed.)"
    return "\n\n".join([*parts, textwrap.fill(cure, 80)])
