"""Pages of documents: their index, and where each is cited."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.corpus import body_of, session_of
from session_reports.mentions import Target
from session_reports.symbols import latin

from . import metadata
from .acts import backed, whole_polls
from .filters import filters
from .pages import Head, Ref
from .views import named_in, session_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .acts import BackingView, PollView
    from .markdown import Markdown
    from .output import Page
    from .pages import Writer
    from .views import Naming

__all__ = [
    "DocumentAccount",
    "DocumentView",
    "by_numbers",
    "document_account",
    "document_page",
    "document_view",
    "documents_page",
]


@dataclass(frozen=True, slots=True)
class DocumentAccount:
    """What a session and its reports, or those of several, say of a document."""

    sessions: tuple[Ref, ...] = ()
    """The sessions that had it before them."""
    here: tuple[Ref, ...] = ()
    """The reports on this site that bear the symbol."""
    cited: tuple[Naming, ...] = ()
    count: int = 0
    """In how many passages it is cited."""
    listed: tuple[str, ...] = ()
    """The titles that sessions give it."""
    titles: tuple[str, ...] = ()
    """The titles of the reports that bear the symbol."""
    bodies: tuple[tuple[int, str], ...] = ()
    """The bodies whose document it may be: of reports that bear the symbol (0), that cite it (1), of who lists it."""
    votes: tuple[PollView, ...] = ()
    """The votes on it."""
    sponsors: tuple[BackingView, ...] = ()
    """What was done for it as a proposal."""
    held: Mapping[str, str] = field(default_factory=dict)
    """What the sessions are called that had it before them or cite it, by id."""


def document_account(writer: Writer, symbol: str) -> DocumentAccount:
    """Return what the writer's sessions and reports say of a document."""
    target = Target("document", symbol)
    corpus, mentions = writer.corpus, writer.links.of(target)
    listed = [
        (key, document)
        for key in corpus.sessions_reported()
        for document in corpus.sessions[key].documents
        if latin(document.symbol) == symbol
    ]
    here = [key for key, report in corpus.reports.items() if symbol in map(latin, report.symbols)]
    polls, backings = writer.links.polls_on(symbol), writer.links.backings("on", symbol)
    acts = [poll.passage.report for poll in polls] + [backing.passage.report for backing in backings]
    sources = (here, [mention.report for mention in mentions], [key for key, _ in listed], acts)
    return DocumentAccount(
        tuple(Ref(writer.session_name(key), Address(addresses.session(key))) for key, _ in listed),
        tuple(Ref(writer.report_name(key), Address(addresses.report(key))) for key in here),
        named_in(writer, mentions),
        len(writer.links.places(target)),
        tuple(document.title for _, document in listed if document.title),
        tuple(corpus.reports[key].title for key in here),
        tuple((rank, body_of(keys[0])) for rank, keys in enumerate(sources) if keys),
        tuple(whole_polls(writer, polls)),
        tuple(backed(writer, backings)),
        session_words(writer, [*(key for key, _ in listed), *(session_of(m.report) for m in mentions)]),
    )


def documents_page(writer: Writer, rows: Sequence[DocumentView]) -> Page:
    """Return the index of documents."""
    return writer.page(
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


def document_page(writer: Writer, symbol: str, account: DocumentAccount) -> Page:
    """Return a document's page."""
    row = document_view(writer, symbol, account)
    return writer.page(
        Head(
            addresses.document(symbol),
            "document",
            symbol,
            row.title or writer.wording.plain("Document %(symbol)s, and the paragraphs that cite it.", symbol=symbol),
            metadata=metadata.document(writer, symbol, row.title, row.official),
            data=addresses.document(symbol),
        ),
        row=row,
        votes=account.votes,
        sponsors=account.sponsors,
    )


def by_numbers(symbol: str) -> list[tuple[str, int]]:
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


def document_view(writer: Writer, symbol: str, account: DocumentAccount) -> DocumentView:
    """Return the view of a document."""
    return DocumentView(
        Ref(symbol, Address(addresses.document(symbol))),
        next(iter((*account.listed, *account.titles)), None),
        account.sessions,
        account.here,
        writer.official(min(account.bodies, key=itemgetter(0))[1], symbol, writer.wording.language),
        account.cited,
        account.count,
        {"session": account.held},
    )
