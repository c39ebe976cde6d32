"""``session-reports addresses``: which addresses are new, lost or redirected, and the list of those published."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from session_reports import build
from session_reports.published import LISTED, accepted

from .check import as_text
from .project import OK, PROBLEMS, root_of, root_option

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from session_reports.published import Standing

    from .project import Commands

__all__ = ["add_to"]


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "addresses",
        help="say which addresses are new, lost or redirected, and list the new ones",
        description=f"Compare the addresses that the site has with those published, which {LISTED} lists: '+' is "
        "new, '-' lost, '>' redirected by data/redirects.yml. The exit code is 0 when the list says what the site has. "
        "What is under embargo has no addresses here.",
    )
    parser.add_argument(
        "--accept", action="store_true", help=f"add the new ones to {LISTED}, which says that they are published"
    )
    root_option(parser)
    parser.set_defaults(command=_addresses)


def _addresses(options: argparse.Namespace) -> int:
    root = root_of(options.root)
    site = build(root)
    if site.standing is None or any(problem.is_error and problem.code != "SR132" for problem in site.problems):
        as_text(site.problems)
        return PROBLEMS
    _tell(site.standing)
    if options.accept and (site.standing.new or not (root / LISTED).is_file()):
        _write((root / LISTED).resolve(), site.standing.new)
        print(f"{len(site.standing.new):,} added to {LISTED}", file=sys.stderr)
    if site.standing.lost:
        print("what is lost stays listed: bring it back, or write in data/redirects.yml where it went", file=sys.stderr)
        return PROBLEMS
    return OK if options.accept or not site.standing.new else PROBLEMS


def _tell(standing: Standing) -> None:
    lines = [(address, "+", "") for address in standing.new if address not in standing.redirects]
    lines += [(address, "-", "") for address in standing.lost]
    lines += [(old, ">", f" {new}") for old, new in standing.redirects.items()]
    for address, sign, new in sorted(lines):
        print(f"{sign} {address}{new}")
    counts = f"{len(standing.new):,} new, {len(standing.lost):,} lost, {len(standing.redirects):,} redirected"
    print(counts, file=sys.stderr)


def _write(path: Path, new: tuple[str, ...]) -> None:
    """Write the list anew into a file beside it, which then takes its place: it is never there in part."""
    text = path.read_bytes().decode("utf-8-sig") if path.is_file() else ""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(accepted(text, new), encoding="utf-8", newline="\n")
    fresh.replace(path)
