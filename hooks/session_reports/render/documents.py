"""Pages of documents: their index, and where each is cited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.corpus import body_of, session_of
from session_reports.mentions import Target
from session_reports.symbols import latin

from . import metadata
from .filters import filters
from .pages import Head, Ref
from .views import named_in, session_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .markdown import Markdown
    from .pages import Page, Writer
    from .views import Naming

__all__ = ["document_pages"]


def document_pages(writer: Writer) -> Iterator[Page]:
    """Yield the index of documents, and a page for each that a report cites or a session had before it."""
    rows = [_document(writer, symbol) for symbol in sorted(writer.named.documents, key=_by_numbers)]
    yield writer.page(
        Head(
            addresses.DOCUMENTS,
            "documents",
            writer.wording.plain("Documents"),
            writer.wording.plain("Every document that a report on this site cites, by symbol."),
            metadata=metadata.index(writer, addresses.DOCUMENTS),
        ),
        rows=rows,
        filters=filters({"session": writer.wording.gettext("Session")}, [row.held for row in rows]),
    )
    for row in rows:
        symbol = row.name.label
        yield writer.page(
            Head(
                addresses.document(symbol),
                "document",
                symbol,
                row.title
                or writer.wording.plain("Document %(symbol)s, and the paragraphs that cite it.", symbol=symbol),
                metadata=metadata.document(writer, symbol, row.title, row.official),
                data=addresses.document(symbol),
            ),
            row=row,
        )


def _by_numbers(symbol: str) -> list[tuple[str, int]]:
    """Return a key that sorts symbols by their numbers: 2 before 10."""
    return [(word, int(digits or 0)) for word, digits in re.findall(r"([^\d]*)(\d*)", symbol)]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document: what it is called, where it is, and where it is cited."""

    name: Ref
    title: str | None
    sessions: tuple[Ref, ...]
    here: tuple[Ref, ...]
    """The reports on this site that bear the symbol."""
    official: Markdown | None
    cited: tuple[Naming, ...]
    count: int
    held: Mapping[str, Mapping[str, str]]
    """The words by which the index can be filtered: the sessions that had it before them or cite it."""


def _document(writer: Writer, symbol: str) -> DocumentView:
    target = Target("document", symbol)
    corpus, mentions = writer.corpus, writer.links.of(target)
    listed = [
        (key, document)
        for key in corpus.sessions_reported()
        for document in corpus.sessions[key].documents
        if latin(document.symbol) == symbol
    ]
    here = [key for key, report in corpus.reports.items() if symbol in map(latin, report.symbols)]
    body = body_of((here + [mention.report for mention in mentions] + [key for key, _ in listed])[0])
    return DocumentView(
        Ref(symbol, Address(addresses.document(symbol))),
        next((document.title for _, document in listed if document.title), None)
        or next((corpus.reports[key].title for key in here), None),
        tuple(Ref(writer.session_name(key), Address(addresses.session(key))) for key, _ in listed),
        tuple(Ref(writer.report_name(key), Address(addresses.report(key))) for key in here),
        writer.official(body, symbol, writer.wording.language),
        named_in(writer, mentions),
        len(writer.links.places(target)),
        {"session": session_words(writer, [*(key for key, _ in listed), *(session_of(m.report) for m in mentions)])},
    )
