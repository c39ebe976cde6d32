"""From records and links to pages: the same pages for any host."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .about import rights_entries
from .accounts import SessionSheet
from .data import report_files
from .gathering import Gathered, gathered
from .interface import interface
from .kept import KeptAsset, KeptPage
from .markdown import escape
from .moved import moved
from .named import named
from .output import Asset, Page
from .pages import TEMPLATES, Writer, environment
from .printed import printed_in_sessions
from .problems import counted, defect_page, problem_pages
from .reports import paragraph_pages, reading_page, workshop_pages
from .sessions import SessionView, session_draft
from .shared import SHARED
from .withdrawn import withdrawn_views
from .wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "ASSETS",
    "SHARED",
    "TEMPLATES",
    "Asset",
    "Gathered",
    "KeptAsset",
    "KeptPage",
    "Page",
    "Wording",
    "Writer",
    "counted",
    "defect_page",
    "environment",
    "escape",
    "fixed_assets",
    "gathered",
    "interface",
    "moved",
    "named",
    "own_files",
    "own_pages",
    "problem_pages",
    "sheet",
]

ASSETS = Path(__file__).parent.parent / "assets"
"""The folder of the files that every site gets."""


def own_pages(writer: Writer, report: str) -> Iterator[Page]:
    """Yield the pages that are a report's own: to add a kind of page for each report, add its function here."""
    yield reading_page(writer, report)
    yield from workshop_pages(writer, report)
    if writer.corpus.settings.paragraph_pages:
        yield from paragraph_pages(writer, report)


def own_files(writer: Writer) -> Iterator[Asset]:
    """Yield the files that are a session's own."""
    yield from report_files(writer)


def sheet(writer: Writer, session: str) -> SessionSheet:
    """Return what a session gives to its own page and to lists. That page tells how many reports the site has."""
    return SessionSheet(
        SessionView.of(writer, session),
        session_draft(writer, session),
        tuple(rights_entries(writer)),
        tuple(printed_in_sessions(writer)),
        tuple(withdrawn_views(writer)),
    )


def fixed_assets() -> Iterator[Asset]:
    """Yield the style, the script and whatever else is the same for every site."""
    files = (path for path in sorted(ASSETS.rglob("*")) if path.is_file())
    yield from (Asset(f"assets/{path.relative_to(ASSETS).as_posix()}", path.read_bytes()) for path in files)
