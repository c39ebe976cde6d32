"""From records and links to pages: the same pages for any host."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from .about import about_pages
from .data import data_files
from .delegations import delegation_pages
from .documents import document_pages
from .interface import interface
from .markdown import escape
from .moved import moved
from .named import named
from .pages import TEMPLATES, Asset, Page, Writer, environment
from .people import person_pages
from .problems import counted, defect_page, problem_pages
from .reports import paragraph_pages, reading_page, workshop_pages
from .sessions import bodies, body_page, home_page, reports_page, session_page, sessions
from .withdrawn import withdrawn_pages
from .wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from session_reports.corpus import Corpus
    from session_reports.mentions import Links
    from session_reports.passages import Passage

__all__ = [
    "TEMPLATES",
    "Asset",
    "Page",
    "Wording",
    "counted",
    "defect_page",
    "escape",
    "interface",
    "moved",
    "problem_pages",
    "render",
]

ASSETS = Path(__file__).parent.parent / "assets"


def render(
    corpus: Corpus,
    texts: Mapping[str, tuple[Passage, ...]],
    links: Links,
    published: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    origin: str = "",
) -> tuple[tuple[Page, ...], tuple[Asset, ...]]:
    """Return every page and asset of the site.

    ``published`` gives the anchors that were published on each page, by its address: those of withdrawn reports stay.
    ``origin`` is what comes before an address where it is told to someone elsewhere: ``https://example.org/records``.
    """
    wording = Wording(corpus.settings.language)
    writer = Writer(corpus, texts, links, named(corpus, links), wording, environment(), origin)
    files = (path for path in sorted(ASSETS.rglob("*")) if path.is_file())
    assets = (Asset(f"assets/{path.relative_to(ASSETS).as_posix()}", path.read_bytes()) for path in files)
    return tuple(_pages(writer, published)), (*assets, *data_files(writer))


def _pages(writer: Writer, published: Mapping[str, tuple[str, ...]]) -> Iterator[Page]:
    """Yield the pages: to add a kind of page, add its function here."""
    yield home_page(writer)
    yield reports_page(writer)
    yield from (body_page(writer, body) for body in bodies(writer))
    yield from (session_page(writer, session.key) for session in sessions(writer))
    for report in writer.corpus.reports:
        yield reading_page(writer, report)
        yield from workshop_pages(writer, report)
        if writer.corpus.settings.paragraph_pages:
            yield from paragraph_pages(writer, report)
    for report in writer.corpus.withdrawn:
        yield from withdrawn_pages(writer, report, published)
    yield from chain(delegation_pages(writer), document_pages(writer), person_pages(writer), about_pages(writer))
