"""``session-reports pages``: the pages as files, for any site builder."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from session_reports import build

from .check import as_text
from .project import OK, PROBLEMS, MisuseError, kept, root_of, root_option

if TYPE_CHECKING:
    import argparse

    from session_reports import Site

    from .project import Commands

__all__ = ["add_to"]

_MARKER = ".session-reports"


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "pages",
        help="write the pages as Markdown files, for any site builder",
        description="Write every page as a Markdown file into a folder, with the hand-written ones of docs/ and the "
        "style, for Zensical or any other builder. A folder that holds something else is left alone.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to write")
    root_option(parser)
    parser.set_defaults(command=_pages)


def _pages(options: argparse.Namespace) -> int:
    folder = options.folder.resolve()
    root = root_of(options.root)
    with kept(root) as (store, run):
        site = build(root, store=store, run=run)
        if not site.pages:
            as_text(site.problems)
            return PROBLEMS
        if folder.exists() and not (folder.is_dir() and ((folder / _MARKER).is_file() or not any(folder.iterdir()))):
            either = "that is new, empty, or was written by this command"
            msg = f"{options.folder}: holds something else: name a folder {either}"
            raise MisuseError(msg)
        if folder.is_relative_to(root / "docs"):
            msg = f"{options.folder}: lies in docs/, whose pages are copied: name a folder elsewhere"
            raise MisuseError(msg)
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
