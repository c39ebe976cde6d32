"""From records and links to pages: the same pages for any host."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from .about import about_pages
from .markdown import escape
from .named import named
from .pages import TEMPLATES, Asset, Page, Writer, environment
from .registers import delegation_pages, document_pages, person_pages
from .reports import paragraph_pages, reading_page, workshop_pages
from .sessions import bodies, body_page, home_page, reports_page, session_page, sessions
from .wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from session_reports.corpus import Corpus
    from session_reports.mentions import Links
    from session_reports.passages import Passage

__all__ = ["TEMPLATES", "Asset", "Page", "escape", "render"]

ASSETS = Path(__file__).parent.parent / "assets"


def render(
    corpus: Corpus, texts: Mapping[str, tuple[Passage, ...]], links: Links
) -> tuple[tuple[Page, ...], tuple[Asset, ...]]:
    """Return every page and asset of the site."""
    writer = Writer(corpus, texts, links, named(corpus, links), Wording(corpus.settings.language), environment())
    assets = (Asset(f"assets/{path.name}", path.read_bytes()) for path in sorted(ASSETS.iterdir()))
    return tuple(_pages(writer)), tuple(assets)


def _pages(writer: Writer) -> Iterator[Page]:
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
    yield from chain(delegation_pages(writer), document_pages(writer), person_pages(writer), about_pages(writer))
